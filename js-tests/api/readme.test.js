/** What README.md shows, as a reader would paste it. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync, readdirSync, symlinkSync } from "node:fs";
import { Server } from "node:net";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Miniflare } from "miniflare";
import { Scratch, bin, root } from "../scratch.js";
import { signSheerid, signZignsec } from "../../scripts/vendor.js";

const TOKEN = "the token";
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

describe("README.md", () => {
  test("A Worker", async () => {
    const queues = { queueProducers: { EVENTS: "events" }, queueConsumers: { events: { maxBatchTimeout: 0 } } };
    const miniflare = new Miniflare({ modules: modules(), compatibilityDate, cf: false, bindings: { ZIGNSEC_TOKEN: TOKEN }, ...queues });
    try {
      const body = JSON.stringify({ id: "1", method: "sbid", picture: "x".repeat(30_000) });
      const post = (headers) => miniflare.dispatchFetch("http://worker.example/", { method: "POST", body, headers });
      const refused = await post(signZignsec(body, "another token"));
      assert.deepEqual([refused.status, await refused.json()], [401, { error: "signature_mismatch" }]);
      assert.equal((await post(signZignsec(body, TOKEN))).status, 204);
      const [message, ...others] = await received(miniflare);
      assert.deepEqual(others, []);
      assert.deepEqual([message.id, message.payload], ["1", JSON.parse(body)]);
      assert.equal(Buffer.from(message.body, "base64").toString(), body);
    } finally {
      await miniflare.dispose();
    }
  });

  test("A Node server", async (context) => {
    symlinkSync(join(root, "node_modules/express"), scratch.path("node_modules/express"));
    process.env.SHEERID_SECRET_TOKEN = TOKEN;
    const told = context.mock.method(console, "log", () => {});
    const warned = context.mock.method(console, "warn", () => {});
    // On a port that is free.
    const { listen } = Server.prototype;
    let server;
    context.mock.method(Server.prototype, "listen", function () {
      server = this;
      return listen.call(this, 0, "127.0.0.1");
    });
    await import(pathToFileURL(scratch.write("server.js", shown("A Node server"))).href);
    await once(server, "listening");
    const body = JSON.stringify({ verificationId: "5f1", timestamp: Date.now() });
    const post = (token) =>
      fetch(`http://127.0.0.1:${server.address().port}/webhooks/sheerid`, { method: "POST", body, headers: signSheerid(body, token) });
    try {
      assert.deepEqual([(await post(TOKEN)).status, (await post("another token")).status], [200, 401]);
      assert.deepEqual(told.mock.calls.map(({ arguments: [id] }) => id), ["5f1"]);
      // A body without a nonce, which the store is not asked for; and the refusal.
      const lines = warned.mock.calls.map(({ arguments: [line] }) => /came without what tells it|refused with 401/.exec(line)?.[0]);
      assert.deepEqual(lines, ["came without what tells it", "refused with 401"]);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
