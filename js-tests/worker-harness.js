/** Starts the Worker as wrangler would deploy it, on workerd, with its queue and its Durable Object. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { Miniflare, Response } from "miniflare";
import { unstable_getMiniflareWorkerOptions as workerOptions } from "wrangler";

const QUEUE = "hookseal-events";
const root = join(import.meta.dirname, "..");
const wrangler = join(createRequire(import.meta.url).resolve("wrangler/package.json"), "../bin/wrangler.js");

/** What `wrangler deploy` would upload, with the faults in front. */
function bundle(directory) {
  const args = [wrangler, "deploy", "--dry-run", "--config", join(root, "wrangler.toml"), "--outdir", directory];
  const env = { ...process.env, WRANGLER_SEND_METRICS: "false", WRANGLER_LOG_PATH: directory };
  execFileSync(process.execPath, args, { cwd: root, stdio: "pipe", env });
  copyFileSync(join(import.meta.dirname, "worker-faults.js"), join(directory, "faults.js"));
  const types = { js: "ESModule", wasm: "CompiledWasm" };
  return readdirSync(directory)
    .filter((name) => name.split(".").at(-1) in types)
    .sort((a) => (a === "faults.js" ? -1 : 1)) // the first module is the Worker
    .map((name) => ({ type: types[name.split(".").at(-1)], path: name, contents: readFileSync(join(directory, name)) }));
}

/**
 * @param {{ bindings: object, endpoints: object }} settings Secrets, and endpoints beside those of wrangler.toml.
 */
export async function startWorker({ bindings, endpoints }) {
  const directory = mkdtempSync(join(tmpdir(), "hookseal-worker-"));
  const { workerOptions: options } = workerOptions(join(root, "wrangler.toml"));
  const log = [];
  const events = [];
  const failures = [];

  const miniflare = new Miniflare({
    ...options,
    name: "hookseal",
    modules: bundle(directory),
    cf: false,
    bindings: { ENDPOINTS: { ...options.bindings.ENDPOINTS, ...endpoints }, ...bindings },
    queueConsumers: { [QUEUE]: { ...options.queueConsumers[QUEUE], maxBatchTimeout: 0.05, retryDelay: 0 } },
    serviceBindings: {
      async FORWARD(request) {
        const { pathname } = new URL(request.url);
        const event = { pathname, headers: request.headers, body: Buffer.from(await request.arrayBuffer()) };
        if (failures.length > 0) return new Response(null, { status: failures.shift() });
        events.push(event);
        return new Response();
      },
    },
    handleRuntimeStdio(...streams) {
      for (const input of streams) createInterface({ input }).on("line", (line) => log.push(line));
    },
  });
  const url = await miniflare.ready;

  return {
    url,
    /** Lines that workerd printed. */
    log,
    /** What the consumer passed on, in order. */
    events,
    /** The statuses that FORWARD answers to the next events, before it takes them. */
    failures,
    /** Waits until the queue is empty, as far as one can tell: nothing came for a while. */
    async settled() {
      for (let seen = -1; seen !== events.length; ) {
        seen = events.length;
        await sleep(300);
      }
      return events;
    },
    async close() {
      await miniflare.dispose();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
