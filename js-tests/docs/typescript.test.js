/** docs/typescript.md, and the types of docs/keys.md: each program compiles as strictly as anybody may want, as an ES module and as CommonJS, and takes what is genuine. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Webhook } from "hookseal";
import { Scratch, bin, root } from "../scratch.js";

const scratch = new Scratch();
after(() => scratch.remove());
for (const name of ["@octokit/openapi-webhooks-types", "@slack/types", "@types/node", "stripe", "zod"]) {
  mkdirSync(dirname(scratch.path(`node_modules/${name}`)), { recursive: true });
  symlinkSync(join(root, "node_modules", name), scratch.path(`node_modules/${name}`));
}

const page = readFileSync(join(root, "docs/typescript.md"), "utf8");
const programs = Array.from(page.matchAll(/^```ts\n(.*?)^```$/gms), ([, code]) => code);

const SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
for (const [, name] of page.matchAll(/process\.env\.(\w+)!/g)) process.env[name] = SECRET;

/** Deliveries of the schemes in the page, and what its handlers say of them. */
const SENT = {
  sheerid: ['{"verificationId":"v1"}', /v1/],
  persona: ['{"data":{"id":"evt_1","attributes":{"name":"inquiry.approved"}}}', /inquiry\.approved/],
  veriff: ['{"verification":{"status":"approved"}}', /approved/],
  slack: ['{"type":"event_callback","event_id":"Ev1","event":{"type":"app_mention","text":"hej"}}', /hej|Ev1/],
  stripe: ['{"id":"evt_1","type":"payment_intent.succeeded","data":{"object":{"amount":2000}}}', /2000/],
  github: ['{"action":"opened","number":7,"pull_request":{"title":"Mend"}}', /7 Mend/],
  shopify: ['{"id":9007199254740993,"total_price":"1.00"}', /9007199254740993 1\.00/],
  acme: ['{"id":"a1"}', /a1/],
};
const ACME = { name: "acme", signature: { header: "x-acme-signature" } };

/** What is shown, compiled. @param {"module" | "commonjs"} type @param {Record<string, string>} [others] files beside it */
function compiled(code, type, index, others = {}) {
  const folder = scratch.path(`${type}-${index}`);
  mkdirSync(folder);
  for (const [name, text] of Object.entries(others)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type }));
  writeFileSync(join(folder, "main.ts"), code);
  const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noImplicitReturns: true, isolatedModules: true, verbatimModuleSyntax: type === "module" };
  const compilerOptions = { ...strict, skipLibCheck: true, target: "es2022", lib: ["es2023"], module: "nodenext", types: ["node"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["main.ts"] }));
  try {
    scratch.run(process.execPath, [realpathSync(bin("tsc")), "--project", folder]);
  } catch ({ stdout }) {
    assert.fail(stdout);
  }
  return join(folder, "main.js");
}

/** The schemes of a program's handlers, in their order: as the page names the handlers. */
const schemesIn = (code) => Array.from(code.matchAll(/new Webhook\((?:"([\w-]+)"|\{ name: "(\w+)")/g), ([, name, described]) => name ?? described);

describe("docs/typescript.md", () => {
  test("has programs, and shows TypeScript alone", () => {
    assert.ok(programs.length > 8);
    assert.doesNotMatch(page, /^```(?!ts$|$)/m);
  });

  for (const [index, code] of programs.entries()) {
    test(`program ${index + 1} compiles, and takes what is genuine`, async (context) => {
      compiled(code, "commonjs", index);
      const { acme: _, ...handlers } = await import(pathToFileURL(compiled(code, "module", index)).href);
      const schemes = schemesIn(code);
      assert.equal(Object.keys(handlers).length, code.match(/^export (const|async function) POST/gm)?.length ?? 0);
      for (const [at, handle] of Object.entries(handlers).sort().map(([, handle]) => handle).entries()) {
        const [body, words] = SENT[schemes[at]];
        const said = context.mock.method(console, "log", () => {});
        const headers = new Webhook(schemes[at] === "acme" ? ACME : schemes[at], SECRET).sign(body);
        const { status } = await handle(new Request("https://hooks.example.com/", { method: "POST", body, headers }));
        assert.equal(status, 200);
        assert.match(said.mock.calls.map(({ arguments: all }) => all.join(" ")).join("\n"), words);
        said.mock.restore();
      }
    });
  }

  test("names each subpath of types, with its package", () => {
    const rows = Array.from(page.matchAll(/^\| `hookseal\/types\/(\w+)` \| `([^`]+)` \|/gm), ([, name, vendor]) => [name, vendor]);
    assert.deepEqual(rows.map(([name]) => `${name}.d.ts`), readdirSync(join(root, "js/types")).sort());
    for (const [name, vendor] of rows) assert.match(readFileSync(join(root, `js/types/${name}.d.ts`), "utf8"), new RegExp(`from "${vendor}[/"]`), name);
  });
});

test("docs/keys.md: the types of withKeys tell adapters and handlers whose event it is", () => {
  const [, types] = /^```ts\n(.*?)^```$/ms.exec(readFileSync(join(root, "docs/keys.md"), "utf8"));
  const code = `import { receive } from "hookseal/web";
    import { getCertificate, withKeys } from "./with-keys.js";

    const paypal = withKeys("paypal", { audience: "4JH86294D6297924G" }, getCertificate);
    // @ts-expect-error there is no such scheme
    withKeys("paypall", {}, getCertificate);
    // @ts-expect-error a key is no number
    withKeys("plaid", {}, async () => 7);
    export const POST = receive(paypal, (event) => {
      const scheme: "paypal" = event.scheme;
      // @ts-expect-error it is no other's
      const other: "plaid" = event.scheme;
      console.log(scheme, other, event.id?.toUpperCase());
    });
    export const verified = async () => (await paypal.verify("", {})).scheme satisfies "paypal";`;
  for (const type of /** @type {const} */ (["module", "commonjs"])) compiled(code, type, "keys", { "with-keys.d.ts": types });
});
