/** What README.md shows, as a reader would paste it. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync, readdirSync, symlinkSync } from "node:fs";
import { Server } from "node:net";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Miniflare } from "miniflare";
import { Webhook } from "hookseal";
import { Scratch, bin, root } from "../scratch.js";
import { signZignsec } from "../../scripts/vendor.js";

const TOKEN = "the token";
const STRIPE = "whsec_3mJ8sQ1kW7xYb2NcV5tZ";
const compatibilityDate = "2026-04-01";

const scratch = new Scratch();
after(() => scratch.remove());

const page = readFileSync(join(root, "README.md"), "utf8");
/** The code of a section. */
const shown = (section) => page.split(`\n## ${section}\n`)[1].match(/^```js\n(.*?)^```$/ms)[1];

/** The Worker that is shown, which receives of its queue too, and says what. */
const WITH_CONSUMER = `
  import worker from "./shown.js";
  const received = [];
  export default {
    fetch: (request, env) => new URL(request.url).pathname === "/received" ? Response.json(received) : worker.fetch(request, env),
    queue: ({ messages }) => void received.push(...messages.map(({ body }) => body)),
  };`;

function modules() {
  scratch.write("shown.js", shown("A Worker"));
  scratch.write("main.js", WITH_CONSUMER);
  scratch.write("wrangler.json", JSON.stringify({ name: "readme", main: "main.js", compatibility_date: compatibilityDate }));
  const env = { ...process.env, WRANGLER_SEND_METRICS: "false", WRANGLER_LOG_PATH: scratch.directory };
  scratch.run(bin("wrangler"), ["deploy", "--dry-run", "--outdir", scratch.path("out")], { env });
  const types = { js: "ESModule", wasm: "CompiledWasm" };
  return readdirSync(scratch.path("out"))
    .filter((name) => name.split(".").at(-1) in types)
    .sort((name) => (name === "main.js" ? -1 : 1))
    .map((path) => ({ type: types[path.split(".").at(-1)], path, contents: readFileSync(scratch.path(join("out", path))) }));
}

/** What the queue has handed over, once there is something. */
async function received(miniflare) {
  for (;;) {
    const messages = await (await miniflare.dispatchFetch("http://worker.example/received")).json();
    if (messages.length > 0) return messages;
  }
}

/** What is printed in the block behind a section's code. */
const printed = (section) => page.split(`\n## ${section}\n`)[1].match(/^```text\n(.*?)^```$/ms)[1].trim().split("\n");

/** A program that listens, on a port that is free, as long as `use` takes. */
async function listening(context, path, use) {
  const { listen } = Server.prototype;
  let server;
  context.mock.method(Server.prototype, "listen", function () {
    server = this;
    return listen.call(this, 0, "127.0.0.1");
  });
  await import(pathToFileURL(path).href);
  await once(server, "listening");
  try {
    await use(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe("README.md", () => {
  test("A Worker", async () => {
    const queues = { queueProducers: { EVENTS: "events" }, queueConsumers: { events: { maxBatchTimeout: 0 } } };
    let log = "";
    const handleRuntimeStdio = (...streams) => streams.forEach((stream) => stream.on("data", (piece) => (log += piece)));
    const miniflare = new Miniflare({ modules: modules(), compatibilityDate, cf: false, bindings: { ZIGNSEC_TOKEN: TOKEN }, handleRuntimeStdio, ...queues });
    try {
      const body = JSON.stringify({ id: "1", method: "sbid", picture: "x".repeat(30_000) });
      const post = (headers) => miniflare.dispatchFetch("http://worker.example/", { method: "POST", body, headers });
      const refused = await post(signZignsec(body, "another token"));
      assert.deepEqual([refused.status, await refused.json()], [401, { error: "signature_mismatch" }]);
      assert.equal((await post(signZignsec(body, TOKEN))).status, 200);
      const [message, ...others] = await received(miniflare);
      assert.deepEqual(others, []);
      assert.deepEqual([message.id, message.payload], ["1", JSON.parse(body)]);
      assert.equal(Buffer.from(message.body, "base64").toString(), body);
      assert.match(log, /hookseal: zignsec refused with 401 signature_mismatch: no given secret/);
    } finally {
      await miniflare.dispose();
    }
  });

  test("A Node server: a copy is not handled, and what is refused is told as the page says", async (context) => {
    symlinkSync(join(root, "node_modules/express"), scratch.path("node_modules/express"));
    process.env.STRIPE_WEBHOOK_SECRET = STRIPE;
    const told = context.mock.method(console, "log", () => {});
    const warned = context.mock.method(console, "warn", () => {});
    await listening(context, scratch.write("server.js", shown("A Node server")), async (origin) => {
      const document = { id: "evt_1", object: "event", type: "payment_intent.succeeded" };
      const body = JSON.stringify(document, null, 2);
      const headers = new Webhook("stripe", STRIPE).sign(body);
      const post = async (sent) => (await fetch(`${origin}/webhooks/stripe`, { method: "POST", body: sent, headers })).status;
      assert.deepEqual([await post(body), await post(body), await post(JSON.stringify(document))], [200, 200, 401]);
      assert.deepEqual(told.mock.calls.map(({ arguments: all }) => all), [["evt_1", "payment_intent.succeeded"]]);
      while (warned.mock.callCount() < 2) await new Promise(setImmediate);
      assert.deepEqual(warned.mock.calls.map(({ arguments: [line] }) => line), printed("A Node server").slice(0, 2));
    });
  });

  test("Less of it", async () => {
    process.env.STRIPE_WEBHOOK_SECRET = STRIPE;
    const { onRequest } = await import(pathToFileURL(scratch.write("slim.js", shown("Less of it"))).href);
    const body = '{"id":"evt_1"}';
    const { keyIndex, event } = await onRequest(new Request("https://shop.example/", { method: "POST", body, headers: new Webhook("stripe", STRIPE).sign(body) }));
    assert.deepEqual([keyIndex, event], [0, { id: "evt_1" }]);
  });

  test("Install: names the package that `npm pack` makes, and says where ES modules are", () => {
    const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const install = page.split("\n## Install\n")[1].split("\n## ")[0];
    for (const said of [`npm install ${name} `, `${name}-${version}.tgz`, "cargo add --path", "not published yet", '"type": "module"', ".mjs"]) assert.ok(install.includes(said), said);
  });

  test("has no JavaScript that is not run", () => {
    assert.equal([...page.matchAll(/^```js$/gm)].length, 3);
  });
});
