/**
 * Runs in front of the bundle that wrangler built, in the same isolate, and
 * makes things fail: for a request as its header `x-fault` asks, for a batch of
 * events as the test says at that moment (`FAULTS`). `x-now` sets the clock.
 */
import { realNow, setClock } from "./clock.js";
import worker, { Deliveries as Real } from "./index.js";

export { Backlog } from "./backlog.js";

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const never = () => new Promise(() => {});

/** Says that it has begun, for whoever hangs up meanwhile. */
async function slowly(fault, task) {
  console.log(JSON.stringify({ at: "test", fault }));
  await sleep(1000);
  return task();
}

export class Deliveries extends Real {
  fail() {
    throw new Error("a fault in the Durable Object");
  }

  async alarm() {
    await super.alarm();
    this.onSweep?.();
  }

  /** Ends the object, as an eviction or a deployment does. */
  evict() {
    this.ctx.abort("evicted");
  }

  /** What is stored, after the sweep that was to come later. */
  async swept() {
    const { storage } = this.ctx;
    const [row] = this.sql.exec("SELECT key FROM deliveries LIMIT 1");
    if (row && (await storage.getAlarm()) === null) throw new Error("nothing would ever be swept");
    const sweep = new Promise((resolve) => (this.onSweep = resolve));
    await storage.setAlarm(realNow());
    await sweep;
    return this.sql.exec("SELECT key, lease FROM deliveries").toArray();
  }
}

export default {
  async fetch(request, env, context) {
    const faults = new Set(request.headers.get("x-fault")?.split(","));
    if (request.headers.has("x-now")) setClock(Number(request.headers.get("x-now")));
    if (faults.has("swept")) return Response.json((await onEach(env, (shard) => shard.swept())).flat());
    if (faults.has("evict")) return Response.json(await onEach(env, (shard) => shard.evict().catch(String)));
    if (faults.has("resume")) return Response.json(await resume(env));
    const failing = faults.has("request") ? failingRequest(request) : request;
    return worker.fetch(failing, { ...withFaults(env, faults), EVENTS: queue(env, faults) }, context);
  },

  async queue(batch, env, context) {
    const faults = new Set(await (await env.FAULTS.fetch("http://faults/")).json());
    const dies = faults.has("die");
    const messages = batch.messages.map((message) => ({
      id: message.id,
      timestamp: message.timestamp,
      attempts: message.attempts,
      body: faults.has("old") ? { ...message.body, receivedAt: message.body.receivedAt - 14 * 86_400_000 } : message.body,
      ack: () => dies || message.ack(),
      retry(options) {
        console.log(JSON.stringify({ at: "test", queue: batch.queue, attempts: message.attempts, ...options }));
        if (!dies) message.retry({ delaySeconds: faults.has("patient") ? options.delaySeconds : 0 });
      },
    }));
    await worker.queue({ queue: batch.queue, messages }, withFaults(env, faults), context);
    if (dies) throw new Error("the consumer died");
  },

  scheduled: worker.scheduled,
};

function withFaults(env, faults) {
  return {
    ...env,
    DELIVERIES: faults.has("unbound") ? undefined : deliveries(env, faults),
    BODIES: bodies(env, faults),
    RECORDS: records(env, faults),
    ADMIN_TOKEN: faults.has("no-token") ? undefined : env.ADMIN_TOKEN,
    ANALYTICS: { writeDataPoint: (point) => measure(point, faults) },
    ...(faults.has("dead-letters") && { DEAD_LETTERS: { send: () => Promise.reject(new Error("a fault in the queue")) } }),
  };
}

function queue(env, faults) {
  if (faults.has("send")) return { send: () => Promise.reject(new Error("a fault in the queue")) };
  if (faults.has("send-throws")) return { send: () => env.nobody.send() };
  if (faults.has("hang")) return { send: never };
  const target = env.BACKLOG ? { send: (message) => env.BACKLOG.getByName(message.key[0]).send(message) } : env.EVENTS;
  if (faults.has("late")) return { send: (...message) => sleep(7000).then(() => target.send(...message)) };
  if (faults.has("slow")) return { send: (...message) => slowly("slow", () => target.send(...message)) };
  return target;
}

function deliveries(env, faults) {
  return {
    getByName(name) {
      const stub = env.DELIVERIES.getByName(name);
      const call = (method) => (...args) => {
        if (faults.has(`${method}-hangs`)) return never();
        if (faults.has(`${method}-slow`)) return slowly(`${method}-slow`, () => stub[method](...args));
        return faults.has(method) ? stub.fail() : stub[method](...args);
      };
      const lease = faults.has("lease") ? [3] : faults.has("short-lease") ? [8] : [];
      const others = ["confirm", "release", "bury", "settle", "deadLetter", "own"].map((method) => [method, call(method)]);
      return { reserve: (key) => call("reserve")(key, ...lease), ...Object.fromEntries(others) };
    },
  };
}

/** Says what is asked of the bucket. */
function bodies({ BODIES }, faults) {
  if (BODIES === undefined || faults.has("no-bodies")) return undefined;
  const call = (method) => async (name, ...more) => {
    console.log(JSON.stringify({ at: "test", bodies: method, name }));
    if (faults.has(`${method}-hangs`)) return never();
    if (faults.has(method)) throw new Error("a fault in R2");
    return BODIES[method](name, ...more);
  };
  return Object.fromEntries(["put", "get", "delete"].map((method) => [method, call(method)]));
}

function records(env, faults) {
  if (faults.has("no-records")) return undefined;
  const fail = () => {
    throw new Error("a fault in D1");
  };
  if (faults.has("records")) return { prepare: fail };
  if (faults.has("records-hang")) return { prepare: () => ({ bind: () => ({ run: never }) }) };
  return env.RECORDS;
}

function measure(point, faults) {
  if (faults.has("metrics")) throw new Error("a fault in the metrics");
  console.log(JSON.stringify({ at: "point", ...point }));
}

/** Fails where nobody thinks of it. */
function failingRequest(request) {
  return new Proxy(request, {
    get(target, name) {
      if (name === "headers") throw new Error("a fault that nobody foresaw");
      return Reflect.get(target, name, target);
    },
  });
}

const shards = (namespace) => Array.from("0123456789abcdef", (name) => namespace.getByName(name));
const onEach = (env, task) => Promise.all(shards(env.DELIVERIES).map(task));

/** Lets the backlog of a former process go on, and counts it. */
async function resume(env) {
  const sizes = shards(env.BACKLOG).map((shard) => shard.resume().then(() => shard.size()));
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
