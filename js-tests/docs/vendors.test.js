/**
 * The pages of the vendors, which are made when the site is built: each scheme has its section, and
 * each program and command of it is run as a reader would paste it: servers in this process, Workers
 * in workerd, all in one bundle.
 */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Server } from "node:net";
import { join } from "node:path";
import { after, before, describe, mock, test } from "node:test";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { schemes as builtIn } from "hookseal";
import { Miniflare, Response as WorkersResponse } from "miniflare";
import { secretsFor } from "../../js/cli/placeholder.js";
import { tamperings } from "../../js/cli/tamper.js";
import { vendorPages } from "../../scripts/docs-site/vendors.js";
import { LOCAL, PUBLIC } from "../../scripts/docs-site/server.js";
import { call } from "../cli/harness.js";
import { Scratch, root } from "../scratch.js";
import { request, schemes } from "../world/deliveries.js";
import { CERTIFIED, CURVE } from "../world/keys.js";
import { hangUp, send } from "../world/send.js";

const scratch = new Scratch();
after(() => (hangUp(), scratch.remove()));

// What is found of a refusal is told after its answer, and so after its test.
mock.method(console, "warn", () => {});

const [withKeys] = /(?<=^```js\n).*?(?=^```$)/ms.exec(readFileSync(join(root, "docs/keys.md"), "utf8"));
scratch.write("with-keys.js", withKeys);

const pages = vendorPages();
/** The part of a page that is about a scheme. */
const partOf = (text, name) => (text.includes(`\n## \`${name}\`\n`) ? text.split(`\n## \`${name}\`\n`)[1].split("\n## `")[0] : text);
const sections = new Map(pages.flatMap(({ names, text }) => names.map((name) => [name, partOf(text, name)])));
const blocksOf = (text, language) => Array.from(text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms")), ([, code]) => code);

const shown = (name, code) => import(pathToFileURL(scratch.write(name, code)).href);

/** What a vendor sends, and the same with another secret, and with another body. */
function deliveriesOf(scheme) {
  const about = { seed: scheme.scheme, happened: Date.now(), at: Date.now(), attempt: 0, base: `${PUBLIC}/webhooks` };
  const genuine = request(scheme, scheme.events[0], about);
  const forged = [];
  if (!scheme.isAsymmetric) forged.push(request({ ...scheme, secrets: secretsFor(scheme.scheme, {}) }, scheme.events[0], about));
  if (genuine.sourceAddress !== undefined) forged.splice(0, 1, { ...genuine, sourceAddress: "192.0.2.1" });
  if (scheme.covers === "body" || (scheme.isAsymmetric && genuine.sourceAddress === undefined)) forged.push({ ...genuine, body: tamperings(genuine.body).next().value });
  return { genuine, forged: forged.filter(({ body }) => body !== undefined) };
}

/** The variables that a section names, with the values that the deliveries of the tests are signed with. */
function variablesOf(section, { secrets: [secret], options }) {
  const values = { AUDIENCE: options.audience, VERIFY_TOKEN: options.verifyToken };
  const names = Array.from(section.matchAll(/\benv\.(\w+?_(AUDIENCE|VERIFY_TOKEN|SECRET|TOKEN|CREDENTIALS|PUBLIC_KEY))\b/g));
  return Object.fromEntries(names.map(([, name, kind]) => [name, values[/_(VERIFY_TOKEN|AUDIENCE)$/.exec(name)?.[1] ?? kind] ?? secret]));
}

/** What a server answers that a program starts, on a port that is free. */
async function serve(context, name, code, use) {
  const { listen } = Server.prototype;
  let server;
  const listening = context.mock.method(Server.prototype, "listen", function () {
    server = this;
    return listen.call(this, 0, "127.0.0.1");
  });
  await shown(name, code);
  listening.mock.restore();
  if (!server.listening) await once(server, "listening");
  server.prependListener("request", ({ socket, headers }) => Object.defineProperty(socket, "remoteAddress", { value: headers["x-from"], configurable: true }));
  try {
    return await use(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** From the address of the delivery, which a header tells the test's side of the server. */
async function answer(origin, sent) {
  const { status } = await send({ ...sent, url: sent.url.replace(PUBLIC, origin), sourceAddress: undefined }, { "x-from": sent.sourceAddress ?? "127.0.0.1" });
  return status;
}

/** What fetches keys gets them: of Plaid, or the certificate. @param {string} address */
const published = (address) => (new URL(address).hostname.endsWith("plaid.com") ? JSON.stringify({ key: JSON.parse(CURVE.jwk) }) : CERTIFIED);

/** The Workers of all pages in workerd: a header says which is meant. */
function startWorkers() {
  const names = [...programs.keys()];
  for (const name of names) scratch.write(`worker-${name}.js`, programs.get(name).worker);
  const imports = names.map((name, index) => `import worker${index} from "./worker-${name}.js";`);
  const members = names.map((name, index) => `${JSON.stringify(name)}: worker${index}`);
  const main = `${imports.join("\n")}
    const workers = { ${members.join(", ")} };
    export default {
      fetch(request, ...rest) {
        const headers = new Headers(request.headers);
        headers.set("host", new URL(request.url).host); // Miniflare sends its own
        return workers[headers.get("x-page")].fetch(new Request(request, { headers }), ...rest);
      },
    };`;
  const outdir = scratch.path("workers");
  buildSync({ entryPoints: [scratch.write("workers.js", main)], outdir, bundle: true, format: "esm", conditions: ["workerd"], external: ["cloudflare:workers"], loader: { ".wasm": "copy" }, assetNames: "[name]" });
  return new Miniflare({
    modules: true,
    modulesRoot: outdir,
    scriptPath: join(outdir, "workers.js"),
    modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
    compatibilityDate: "2026-04-01",
    compatibilityFlags: ["nodejs_compat"],
    cf: false,
    bindings: Object.assign({}, ...Array.from(programs.values(), ({ variables }) => variables)),
    queueProducers: { EVENTS: "events" },
    queueConsumers: { events: { maxBatchTimeout: 60 } },
    handleRuntimeStdio: (...streams) => streams.forEach((stream) => stream.resume()),
    outboundService: ({ url }) => new WorkersResponse(published(url)),
  });
}

async function answerOfWorker(miniflare, page, { method, url, headers, body, sourceAddress }) {
  const all = [...headers, ["x-page", page], ...(sourceAddress === undefined ? [] : [["cf-connecting-ip", sourceAddress]])];
  const { status } = await miniflare.dispatchFetch(url, { method, headers: all, body: ["GET", "HEAD"].includes(method) ? undefined : body });
  return status;
}

/** What the section of each scheme shows, and the variables that it is run with. */
const programs = new Map(
  builtIn.map(({ name }) => {
    const section = sections.get(name);
    const blocks = blocksOf(section, "js");
    const plaid = blocks.length === 3 ? blocks.shift() : undefined;
    if (plaid !== undefined) scratch.write("plaid.js", plaid);
    return [name, { server: blocks[0], worker: blocks[1], variables: variablesOf(section, schemes.find((one) => one.scheme === name)) }];
  }),
);

const kindOf = (status) => `${Math.floor(status / 100)}xx`;

/** Fetches of keys are answered by the vendor's; others go where they go. */
function publishKeys(context) {
  const { fetch } = globalThis;
  context.mock.method(globalThis, "fetch", async (address, ...rest) =>
    /(plaid|paypal|amazonaws)\.com$/.test(new URL(address.url ?? address).hostname) ? new Response(published(address)) : fetch(address, ...rest),
  );
}

/** Runs the commands that try the server: each says what becomes of the delivery, and ends with 0 where that is so. */
async function tryCommands(section, origin, env) {
  for (const line of (blocksOf(section, "sh")[0] ?? "").trim().split("\n").filter(Boolean)) {
    const args = line.split(" # ")[0].replace("npx hookseal ", "").replace(LOCAL, `${origin}/webhooks`).split(" ");
    const { code, out, err } = await call(args, { env, cwd: scratch.directory });
    assert.equal(code, 0, `${line}\n${out}${err}`);
  }
}

test("where a secret is found is said with its source", () => {
  const said = [...sections].filter(([, text]) => /\(\[(the vendor's page|third parties say so)\]\(https?:/.test(text));
  assert.ok(said.length > 160, `${said.length}`);
  for (const [name, text] of sections) assert.doesNotMatch(text, /^Secret: /m, name);
});

describe("the page of a vendor", () => {
  test("there is one for each file of rows, and each scheme is on one", () => {
    assert.equal(new Set(pages.map(({ slug }) => slug)).size, new Set(builtIn.map(({ vendor }) => vendor)).size);
    assert.deepEqual([...sections.keys()].sort(), builtIn.map(({ name }) => name).sort());
  });

  let miniflare;
  before(() => (miniflare = startWorkers()));
  after(() => miniflare.dispose());

  for (const { name, covers } of builtIn) {
    const scheme = { ...schemes.find((one) => one.scheme === name), covers };
    const { server, variables } = programs.get(name);
    const wanted = (forged) => ["2xx", ...forged.map(() => "4xx")];

    test(`${name}: its server takes what is genuine, and nothing else; its commands do what they say`, async (context) => {
      const { genuine, forged } = deliveriesOf(scheme);
      assert.ok(forged.length > 0);
      Object.assign(process.env, variables);
      publishKeys(context);
      const handled = context.mock.method(console, "log", () => {});
      await serve(context, `server-${name}.js`, server, async (origin) => {
        const statuses = [];
        for (const sent of [genuine, ...forged]) statuses.push(kindOf(await answer(origin, sent)));
        assert.deepEqual([statuses, handled.mock.callCount()], [wanted(forged), 1]);
        await tryCommands(sections.get(name), origin, variables);
      });
    });

    test(`${name}: its Worker takes what is genuine, and nothing else`, async () => {
      const { genuine, forged } = deliveriesOf(scheme);
      const statuses = [];
      for (const sent of [genuine, ...forged]) statuses.push(kindOf(await answerOfWorker(miniflare, name, sent)));
      assert.deepEqual(statuses, wanted(forged));
    });
  }
});
