/** The command that `why` prints with a proven finding: bash and openssl agree that it proves it. */
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { Folder, PROGRAM, bash, call, caseArgs, cases } from "./harness.js";

const scratch = new Folder();
after(() => scratch.remove());

const NPX = `npx() { shift; ${JSON.stringify(process.execPath)} ${JSON.stringify(PROGRAM)} "$@"; }\n`;

describe("the openssl command of why", () => {
  const seen = new Set();

  test("prints the signature that was sent, for one case of each finding and encoding", async () => {
    for (const one of cases.filter(({ expect }) => expect.grade === "proven")) {
      const { args, env } = caseArgs(one, one.request, scratch, one.id.replaceAll("/", "-"));
      const { proof } = JSON.parse((await call(["why", ...args, "--json"], { env })).out);
      const kind = proof && `${one.expect.code} ${proof.command.split("|").slice(1).join("|").replace(/"\$\w+"/g, "")}`;
      if (!proof || seen.has(kind)) continue;
      seen.add(kind);
      assert.equal(bash(NPX + proof.command, env, scratch.path), proof.prints, `${one.id}: ${proof.command}`);
    }
    console.log(`${seen.size} kinds of commands were run`);
    assert.ok(seen.size >= 30);
  });

  for (const file of [".env.local", ".env", ".dev.vars"]) {
    test(`takes the secret from ${file}, which the shell does not know`, async () => {
      const one = cases.find(({ id }) => id === "newline-added/stripe");
      const { args } = caseArgs(one, one.request, scratch);
      const folder = new Folder();
      for (const text of [`S='${one.secrets[0]}'\n`, `export S="${one.secrets[0]}" # $(exit 1)\r\n`]) {
        folder.write(file, text);
        const { out, err } = await call(["why", ...args.slice(0, 2), "--secret-env", "S", ...args.slice(4), "--json"], { cwd: folder.path });
        const { proof } = JSON.parse(out);
        assert.ok(!(out + err).includes(one.secrets[0]));
        assert.equal(bash(NPX + proof.command, {}, folder.path), proof.prints, proof.command);
      }
      folder.remove();
    });
  }

  test("takes the secret from a file, whose line break is left out", async () => {
    const one = cases.find(({ id }) => id === "newline-added/stripe");
    const { args } = caseArgs(one, one.request, scratch);
    const file = scratch.write("it's the secret.txt", `${one.secrets[0]}\n`);
    const { out } = await call(["why", ...args.slice(0, 2), "--secret-file", file, ...args.slice(4), "--json"]);
    const { proof } = JSON.parse(out);
    assert.ok(!proof.command.includes(one.secrets[0]));
    assert.equal(bash(NPX + proof.command, {}, scratch.path), proof.prints);
  });
});
