/** The corpus of `vectors/mistakes/` through `hookseal why`: the right finding, none proven for a forgery, and no secret in any output. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { root } from "../scratch.js";
import { Folder, call, caseArgs, cases, run } from "./harness.js";

const scratch = new Folder();
after(() => scratch.remove());

/** How many go through the real program: every tenth, which takes a second for each. */
const THROUGH_PROGRAM = 10;

const EXIT = { genuine: 0, proven: 3, noticed: 3, unexplained: 1 };
/** What may not be in an output: texts long enough not to be a word of the report's own. */
const secretTexts = ({ secrets, otherSecrets = [] }) =>
  [...secrets, ...otherSecrets].map((secret) => (typeof secret === "string" ? secret : Buffer.from(secret.hex, "hex").toString())).map((text) => text.trim()).filter((text) => text.length > 11);

/** Secrets that the library refuses as text, and whose cause it says all the same. */
const isNamed = ({ expect: { grade, code, with: others = [] } }, { verdict, findings }) =>
  verdict === grade && (grade === "proven" ? findings.filter((one) => one.grade === "proven").map((one) => one.code).sort().join() === [code, ...others].sort().join() : findings.some((one) => one.code === code));

const results = [];

describe("the corpus of mistakes, by hookseal why", () => {
  test("every case is diagnosed", async () => {
    for (const one of cases) {
      const json = caseArgs(one, one.request, scratch);
      const forged = caseArgs(one, one.forged, scratch, "forged");
      const text = await call(["why", ...json.args], { env: json.env });
      results.push({ one, text, json: await call(["why", ...json.args, "--json"], { env: json.env }), forged: await call(["why", ...forged.args, "--json"], { env: forged.env }) });
    }
    assert.ok(results.length >= 300);
  });

  test("the finding is the right one", () => {
    const wrong = results.filter(({ one, json }) => !isNamed(one, JSON.parse(json.out)));
    assert.deepEqual(wrong.map(({ one, json }) => `${one.id}: ${one.expect.code}, not ${JSON.parse(json.out).findings.map(({ code }) => code)}`), []);
  });

  test("the exit code says what the verdict is", () => {
    for (const { one, json, text } of results) assert.deepEqual([json.code, text.code], [EXIT[one.expect.grade], EXIT[one.expect.grade]], one.id);
  });

  test("a forged twin is refused, and nothing of it is proven", () => {
    const proven = results.filter(({ forged }) => [0, 2].includes(forged.code) || JSON.parse(forged.out).findings.some(({ grade }) => grade === "proven") || JSON.parse(forged.out).proof);
    assert.deepEqual(proven.map(({ one }) => one.id), []);
  });

});

describe("its reports", () => {
  test("no output has a secret", () => {
    for (const { one, json, forged, text } of results) {
      for (const secret of secretTexts(one)) for (const { out, err } of [json, forged, text]) assert.ok(!`${out}${err}`.includes(secret), one.id);
    }
  });

  test("no output has a signature that the sender did not send", () => {
    for (const { one, json, text } of results) {
      const { proof } = JSON.parse(json.out);
      if (!proof) continue;
      assert.ok(one.request.headers.some(([, value]) => value.includes(proof.prints) || value.toLowerCase().includes(proof.prints)), one.id);
      assert.ok(text.out.includes(proof.prints), one.id);
    }
  });

  test("every link leads to a section of docs/troubleshooting.md", () => {
    const page = readFileSync(join(root, "docs", "troubleshooting.md"), "utf8");
    const links = new Set(results.flatMap(({ text: { out } }) => [...out.matchAll(/docs\/troubleshooting\.md#(\w+)/g)].map(([, code]) => code)));
    assert.ok(links.size > 60);
    for (const code of links) assert.ok(page.includes(`\n### ${code}\n`), code);
  });

  test("a proof by openssl is there for most of what HMACs prove in the body and the secret", () => {
    const proven = results.filter(({ one }) => one.expect.grade === "proven");
    const withProof = proven.filter(({ json }) => JSON.parse(json.out).proof);
    console.log(`${withProof.length} of ${proven.length} proven cases have an openssl command`);
    assert.ok(withProof.length > 0.4 * proven.length);
  });

  test("a secret whose variable holds a line break is named, though no Webhook can be made of it", async () => {
    const some = cases.filter(({ expect, secrets: [secret] }) => expect.code === "secret_whitespace" && secret.hex?.endsWith("0a"));
    assert.ok(some.length > 3);
    for (const one of some) {
      const { args, env } = caseArgs({ ...one, secrets: [Buffer.from(one.secrets[0].hex, "hex").toString()] }, one.request, scratch);
      const { code, out } = await call(["why", ...args, "--json"], { env });
      assert.deepEqual([code, JSON.parse(out).findings.map((finding) => finding.code).includes("secret_whitespace")], [3, true], one.id);
    }
  });

  test("the real program says the same", async () => {
    const some = results.filter((_, index) => index % THROUGH_PROGRAM === 0);
    assert.ok(some.length >= 20);
    for (const { one, json } of some) {
      const { args, env } = caseArgs(one, one.request, scratch);
      const { code, out, err } = await run(["why", ...args, "--json"], { env });
      assert.deepEqual([code, out], [json.code, json.out], `${one.id}: ${err}`);
    }
  });
});

describe("where no scheme is named", () => {
  const withoutScheme = async (one, request, name) => {
    const { args, env } = caseArgs(one, request, scratch, name);
    const { code, out } = await call(["why", ...args.slice(2), "--json"], { env });
    return code === 2 ? { code, findings: [] } : { code, findings: [], ...JSON.parse(out) };
  };

  test("most causes are found all the same, and none is proven of a forgery", async () => {
    const some = cases.filter(({ expect }) => expect.grade === "proven").filter((_, index) => index % 4 === 0);
    let right = 0;
    for (const one of some) {
      const report = await withoutScheme(one, one.request, "unnamed");
      // With the wrong scheme named, the right one is genuine.
      if (report.findings.some(({ code }) => code === one.expect.code) || (report.ok && report.scheme !== one.scheme)) right += 1;
      const forged = await withoutScheme(one, one.forged, "unnamed-forged");
      assert.ok(forged.code !== 0 && forged.verdict !== "proven", one.id);
    }
    console.log(`${right} of ${some.length} without a scheme's name`);
    assert.ok(right >= 0.85 * some.length);
  });
});
