/** `mcp`: the protocol's own client asks the real program over stdio. */
import assert from "node:assert/strict";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { root } from "../scratch.js";
import { Folder, PROGRAM, caseArgs, cases, run } from "./harness.js";

const scratch = new Folder();
after(() => scratch.remove());

const one = cases.find(({ id }) => id === "newline-added/stripe");
const { args, env } = caseArgs(one, one.request, scratch);
const valueOf = (name) => args[args.indexOf(name) + 1];
const request = { scheme: "stripe", "secret-env": "SECRET_0", body: valueOf("--body"), headers: valueOf("--headers"), now: String(one.now) };

describe("mcp", () => {
  const client = new Client({ name: "test", version: "1.0.0" });
  const ask = async (name, given) => {
    const { content, isError } = await client.callTool({ name, arguments: given });
    return { text: content[0].text, isError };
  };
  after(() => client.close());

  test("says which tools there are", async () => {
    await client.connect(new StdioClientTransport({ command: process.execPath, args: [PROGRAM, "mcp"], env: { PATH: process.env.PATH, ...env }, cwd: scratch.path }));
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map(({ name }) => name), ["explain_signature", "verify", "bytes", "schemes", "replay"]);
    assert.ok(!JSON.stringify(tools).includes('"secret"'));
  });

  test("explains a signature as why does, without the secret", async () => {
    const { text, isError } = await ask("explain_signature", request);
    const { verdict, findings } = JSON.parse(text);
    assert.deepEqual([isError, verdict, findings[0].code], [false, "proven", "body_whitespace_at_end"]);
    assert.ok(!text.includes(one.secrets[0]));
  });

  test("verifies, shows bytes, lists schemes", async () => {
    assert.equal(JSON.parse((await ask("verify", request)).text).error.code, "signature_mismatch");
    assert.equal(JSON.parse((await ask("bytes", { scheme: "stripe", body: request.body, headers: request.headers })).text).parts.length, 3);
    assert.equal(JSON.parse((await ask("schemes", { name: "github" })).text).vendor, "GitHub");
  });

  test("says what is wrong with a question, and goes on", async () => {
    for (const [name, given] of [["explain_signature", { ...request, secret: one.secrets[0] }], ["verify", { scheme: "nobody", "secret-env": "SECRET_0", body: request.body, headers: request.headers }], ["nothing", {}], ["replay", { capture: "-", url: "ftp://a" }], ["verify", { ...request, now: 5 }], ["bytes", { scheme: "stripe", request: "not-there" }]]) {
      const { text, isError } = await ask(name, given);
      assert.deepEqual([isError, text.length > 10, text.includes(one.secrets[0])], [true, true, false], `${name}: ${text}`);
    }
    assert.equal((await ask("verify", request)).isError, false);
  });
});

test("without the SDK it says how to install it", async () => {
  const away = join(scratch.path, "away");
  mkdirSync(away);
  for (const name of ["js", "pkg", "package.json"]) cpSync(join(root, name), join(away, name), { recursive: true });
  const { execFileSync } = await import("node:child_process");
  let failure;
  try {
    execFileSync(process.execPath, [join(away, "js/cli/index.js"), "mcp"], { stdio: "pipe", encoding: "utf8" });
  } catch (error) {
    failure = error;
  }
  assert.equal(failure.status, 2);
  assert.match(failure.stderr, /@modelcontextprotocol\/sdk is not installed: npm install --save-dev @modelcontextprotocol\/sdk/);
  assert.equal((await run(["schemes", "stripe"])).code, 0);
});
