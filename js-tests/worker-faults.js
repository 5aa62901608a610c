/**
 * Runs in front of the bundle that wrangler built, in the same isolate, and
 * makes things fail as the header `x-fault` of a request asks: `send`,
 * `reserve`, `confirm`, `release`; `unbound` for a Worker without its Durable
 * Object, `lease` for a reservation of one second.
 */
import worker, { Deliveries as Real } from "./index.js";

export class Deliveries extends Real {
  fail() {
    throw new Error("a fault in the Durable Object");
  }

  /** What is stored, after a sweep. */
  async swept() {
    await super.alarm();
    return this.sql.exec("SELECT key, lease FROM deliveries").toArray();
  }
}

export default {
  async fetch(request, env, ctx) {
    const faults = new Set(request.headers.get("x-fault")?.split(","));
    if (faults.has("swept")) return Response.json(await stored(env));
    const DELIVERIES = faults.has("unbound") ? undefined : deliveries(env, faults);
    return worker.fetch(request, { ...env, EVENTS: queue(env, faults), DELIVERIES }, ctx);
  },
  queue: worker.queue,
};

function queue(env, faults) {
  const send = () => Promise.reject(new Error("a fault in the queue"));
  return faults.has("send") ? { send } : env.EVENTS;
}

function deliveries(env, faults) {
  return {
    getByName(name) {
      const stub = env.DELIVERIES.getByName(name);
      const call = (method) => (...args) => (faults.has(method) ? stub.fail() : stub[method](...args));
      const lease = faults.has("lease") ? [1] : [];
      return { reserve: (key) => call("reserve")(key, ...lease), confirm: call("confirm"), release: call("release") };
    },
  };
}

async function stored(env) {
  const shards = Array.from("0123456789abcdef", (name) => env.DELIVERIES.getByName(name).swept());
  return (await Promise.all(shards)).flat();
}
