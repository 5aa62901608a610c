/**
 * Starts the Worker as wrangler would deploy it, on workerd, with its queues,
 * its Durable Object and its database, and a destination for its events. It
 * can be killed, and started again on what it had stored.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { Miniflare, Response } from "miniflare";
import { unstable_getMiniflareWorkerOptions as workerOptions } from "wrangler";
import { startDestination } from "../../scripts/vendor.js";

export const DESTINATION_SECRET = `whsec_${Buffer.alloc(32, "d").toString("base64")}`;

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, "../..");
const wrangler = join(require.resolve("wrangler/package.json"), "../bin/wrangler.js");
const { default: workerd } = createRequire(require.resolve("miniflare"))("workerd");

/** What runs in front of the Worker in tests: the first of them gets the requests. */
const FAULTS = { "faults.js": "faults.js", "backlog.js": "backlog.js", "clock.js": "clock.js" };

/** What `wrangler deploy` would upload, with the faults in front, or something else. */
function bundle(directory, fronts = FAULTS) {
  const args = [wrangler, "deploy", "--dry-run", "--config", join(root, "wrangler.toml"), "--outdir", directory];
  const env = { ...process.env, WRANGLER_SEND_METRICS: "false", WRANGLER_LOG_PATH: directory };
  execFileSync(process.execPath, args, { cwd: root, stdio: "pipe", env });
  for (const [name, file] of Object.entries(fronts)) copyFileSync(join(import.meta.dirname, file), join(directory, name));
  const [first = "index.js"] = Object.keys(fronts);
  const types = { js: "ESModule", wasm: "CompiledWasm" };
  return readdirSync(directory)
    .filter((name) => name.split(".").at(-1) in types)
    .sort((a) => (a === first ? -1 : 1)) // the first module is the Worker
    .map((name) => ({ type: types[name.split(".").at(-1)], path: name, contents: readFileSync(join(directory, name)) }));
}

/** A workerd that writes down its process id before it begins. */
function withProcessId(directory) {
  const script = join(directory, "workerd.sh");
  const file = join(directory, "pid");
  writeFileSync(script, `#!/bin/sh\necho $$ > '${file}'\nexec '${workerd}' "$@"\n`, { mode: 0o700 });
  process.env.MINIFLARE_WORKERD_PATH = script;
  return () => Number(readFileSync(file, "utf8"));
}

async function migrate(miniflare, name) {
  const database = await miniflare.getD1Database("RECORDS", name);
  const { count } = await database.prepare("SELECT COUNT(*) AS count FROM sqlite_master WHERE name = 'outcomes'").first();
  if (count > 0) return;
  const files = readdirSync(join(root, "migrations")).sort();
  const sql = files.map((name) => readFileSync(join(root, "migrations", name), "utf8").replace(/--.*$/gm, "")).join("");
  for (const statement of sql.split(";").filter((text) => text.trim() !== "")) await database.prepare(statement).run();
}

/** The last that the consumer says of an event. */
const OVER = ["delivered", "duplicate", "replayed", "lost"];

/** Longer takes nothing that a test waits for. */
const WAIT_TIMEOUT_MS = 60_000;

/** @param {() => boolean} isSo @param {string} what is waited for, for whoever reads that it did not come */
export async function until(isSo, what) {
  for (const started = Date.now(); !isSo(); await sleep(20)) {
    if (Date.now() - started > WAIT_TIMEOUT_MS) throw new Error(`waited ${WAIT_TIMEOUT_MS} ms for ${what}`);
  }
}

/** What a variable can hold: what is undefined is not there. */
const json = (value) => JSON.parse(JSON.stringify(value));

/** How Miniflare runs the Worker of wrangler.toml: with a destination, and with what tests add. */
function settingsOf({ bindings, endpoints, backlog, bodies, directory, destination, faults, log }) {
  const { workerOptions: options } = workerOptions(join(root, "wrangler.toml"));
  const to = { url: `${destination.url}/events`, secrets: ["DESTINATION_SECRET"] };
  const withDestination = Object.entries({ ...options.bindings.ENDPOINTS, ...endpoints }).map(([name, settings]) => [
    name,
    { destination: to, ...settings },
  ]);
  const quick = Object.entries(options.queueConsumers).map(([name, consumer]) => [name, { ...consumer, maxBatchTimeout: 0.05 }]);
  return {
    ...options,
    name: "hookseal",
    modules: bundle(join(directory, "bundle")),
    cf: false,
    bindings: { ...options.bindings, ENDPOINTS: json(Object.fromEntries(withDestination)), DESTINATION_SECRET, ...bindings },
    queueConsumers: Object.fromEntries(quick),
    durableObjectsPersist: join(directory, "objects"),
    d1Persist: join(directory, "d1"),
    ...(bodies && { r2Buckets: ["BODIES"], r2Persist: join(directory, "r2") }),
    ...(backlog && { durableObjects: { ...options.durableObjects, BACKLOG: { className: "Backlog", useSQLite: true } } }),
    serviceBindings: {
      FAULTS: () => Response.json(faults),
      async APP(request) {
        const body = Buffer.from(await request.arrayBuffer());
        const answer = destination.take(request.url, Object.fromEntries(request.headers), body);
        return new Response(null, { status: answer.status ?? answer });
      },
    },
    handleRuntimeStdio(...streams) {
      for (const input of streams) createInterface({ input }).on("line", (line) => log.push(line));
    },
  };
}

/** The lines of a log that are objects, each read once: tests ask many times a second. @param {string[]} log which grows */
function objectsIn(log) {
  const read = [];
  let count = 0;
  return () => {
    for (; count < log.length; count += 1) if (log[count].startsWith("{")) read.push(JSON.parse(log[count]));
    return read;
  };
}

/** Whether its consumer has something left to do about an event that was accepted. */
function isWaiting({ lines, faults }) {
  const over = faults.includes("patient") ? [...OVER, "dead_letter"] : OVER;
  // That a dead letter is sent again is told without an attempt: then it is under way.
  const last = new Map(lines({ at: "event" }).map(({ key, code, attempt }) => [key, attempt === undefined ? undefined : code]));
  return lines({ at: "delivery", code: "accepted" }).some(({ key }) => !over.includes(last.get(key)));
}

/**
 * @param {object} settings
 * @param {Record<string, string>} settings.bindings Secrets.
 * @param {Record<string, object>} [settings.endpoints] Beside those of wrangler.toml.
 * @param {boolean} [settings.backlog] Events wait in a queue that survives workerd: backlog.js.
 * @param {boolean} [settings.bodies] Large bodies are taken: there is a bucket.
 * @param {() => number} [settings.now] The clock, at the start of workerd and at the destination; the machine's by default.
 */
export async function startWorker({ bindings, endpoints, backlog = false, bodies = false, now }) {
  const directory = mkdtempSync(join(tmpdir(), "hookseal-worker-"));
  const processId = withProcessId(directory);
  const destination = await startDestination(DESTINATION_SECRET, now);
  const log = [];
  const objects = objectsIn(log);
  const faults = [];

  const settings = settingsOf({ bindings, endpoints, backlog, bodies, directory, destination, faults, log });

  const worker = {
    url: undefined,
    destination,
    /** Lines that workerd printed. */
    log,
    /** What fails for the consumer, by the names in faults.js. */
    faults,
    /** The lines that are objects, with these members. */
    lines(wanted) {
      return objects().filter((line) => Object.entries(wanted).every(([name, value]) => line[name] === value));
    },
    /** Waits until there is such a line. */
    told: (wanted) => until(() => worker.lines(wanted).length > 0, `a line with ${JSON.stringify(wanted)}`),
    /** Waits until the queue is empty, as far as one can tell: what was accepted is over, nothing was logged for a while, and workerd is not just busy. */
    async settled() {
      await until(() => !isWaiting(worker), "that all that was accepted is over");
      for (let seen = -1; seen !== log.length; ) {
        seen = log.length;
        await sleep(300);
        await fetch(new URL("/healthz", worker.url));
      }
      return destination.events;
    },
    /** What arrived at the destination about it. */
    async arrived(id) {
      return (await worker.settled()).filter(({ body }) => body.includes(id));
    },
    /** Posts a delivery, and gives the answer back. */
    async post(path, { body, headers }, extra = {}) {
      const response = await fetch(new URL(path, worker.url), { method: "POST", body, headers: { ...headers, ...extra } });
      return { status: response.status, answer: await response.json(), headers: response.headers };
    },
    async start() {
      // Straight to the Worker: nothing of Miniflare is in between. Also when it is started
      // again it is at the same URL, which some vendors sign.
      const unsafeDirectSockets = [{ host: "127.0.0.1", port: Number(worker.url?.port ?? 0) }];
      worker.miniflare = new Miniflare({ ...settings, unsafeDirectSockets, bindings: { ...settings.bindings, ...(now && { CLOCK: now() }) } });
      worker.url = await worker.miniflare.unsafeGetDirectURL("hookseal");
      await migrate(worker.miniflare);
    },
    /** As the kernel does: without a word. */
    async kill() {
      process.kill(processId(), "SIGKILL");
      await worker.miniflare.dispose().catch(() => {});
    },
    /** What workerd holds in memory, in megabytes. */
    memory() {
      const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${processId()}/status`, "utf8"));
      return Math.round(Number(kilobytes) / 1024);
    },
    async close() {
      await worker.miniflare?.dispose();
      await destination.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  await worker.start();
  return worker;
}

const NOTHING = `export default {
  async fetch(request, env) {
    if (request.url.startsWith("https://app/")) return new Response(null, { status: 204 });
    await env.EVENTS.send(new Uint8Array(await request.arrayBuffer()), { contentType: "v8" });
    return Response.json({ status: "accepted" });
  },
  queue: (batch) => batch.ackAll(),
};`;

/**
 * The Worker as it is deployed, with and without its records, and one that only
 * sends to a queue: each with a queue of its own, in one workerd.
 *
 * @param {Record<string, string>} secrets
 * @param {string} storage The folder for what they store.
 * @returns {Promise<{ workers: Record<string, number>, close: () => Promise<void> }>} their ports
 */
export async function startLoad(secrets, storage) {
  const directory = mkdtempSync(join(storage, "hookseal-load-"));
  const { workerOptions: options } = workerOptions(join(root, "wrangler.toml"));
  const modules = bundle(directory, {});
  const own = (name) => ({
    ...options,
    name,
    unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
    queueProducers: { EVENTS: `${name}-events`, DEAD_LETTERS: `${name}-dead-letters` },
    queueConsumers: { [`${name}-events`]: { maxBatchSize: 100, maxBatchTimeout: 1 } },
  });
  const destination = { service: "APP", secrets: ["DESTINATION_SECRET"] };
  const { ENDPOINTS } = options.bindings;
  const endpoints = Object.entries(ENDPOINTS).map(([name, settings]) => [name, { ...settings, destination }]);
  const bindings = { ...options.bindings, ENDPOINTS: Object.fromEntries(endpoints), DESTINATION_SECRET, ...secrets };
  const serviceBindings = { APP: "nothing" };
  const miniflare = new Miniflare({
    cf: false,
    durableObjectsPersist: join(directory, "objects"),
    d1Persist: join(directory, "d1"),
    handleRuntimeStdio: (...streams) => streams.forEach((stream) => stream.resume()),
    workers: [
      { ...own("nothing"), script: NOTHING, modules: true, durableObjects: {} },
      { ...own("unrecorded"), modules, bindings, serviceBindings, d1Databases: {} },
      { ...own("recorded"), modules, bindings, serviceBindings },
    ],
  });
  const port = async (name) => Number((await miniflare.unsafeGetDirectURL(name)).port);
  await migrate(miniflare, "recorded");
  return {
    workers: {
      "a Worker that only sends to a queue": await port("nothing"),
      "hookseal, without records": await port("unrecorded"),
      "hookseal": await port("recorded"),
    },
    async close() {
      await miniflare.dispose();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/**
 * The Worker with laws-front.js before it, and these endpoints alone.
 *
 * @param {Record<string, unknown>} bindings
 * @param {Record<string, object>} endpoints
 */
export async function startWorkerForLaws(bindings, endpoints) {
  const directory = mkdtempSync(join(tmpdir(), "hookseal-laws-"));
  const { workerOptions: options } = workerOptions(join(root, "wrangler.toml"));
  const miniflare = new Miniflare({
    ...options,
    name: "hookseal",
    modules: bundle(directory, { "front.js": "laws-front.js", "clock.js": "laws-clock.js" }),
    cf: false,
    bindings: { ...options.bindings, ENDPOINTS: json(endpoints), DESTINATION_SECRET, ...bindings },
    unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
    serviceBindings: { APP: () => new Response() },
    // A line for each refusal.
    handleRuntimeStdio: (...streams) => streams.forEach((stream) => stream.resume()),
  });
  return {
    url: await miniflare.unsafeGetDirectURL("hookseal"),
    async close() {
      await miniflare.dispose();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
