/** The stores of Cloudflare, within workerd, in a Worker that has them: the calls of one instant are a request to it. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { buildSync } from "esbuild";
import { Miniflare } from "miniflare";
import { schema } from "hookseal/stores/d1";
import { durableObjectStore } from "hookseal/stores/durable-object";
import { handClock, realClock, suite } from "./suite.js";

const WORKER = `
  import { d1Store } from "hookseal/stores/d1";
  import { Deliveries as Real, durableObjectStore } from "hookseal/stores/durable-object";
  import { kvStore } from "hookseal/stores/kv";

  export class Deliveries extends Real {
    constructor(state) {
      super(state);
      this.storage = state.storage;
    }

    async alarm() {
      await super.alarm();
      this.onSweep?.();
    }

    /** With GET: has the alarm ring now, and tells what is left. */
    async fetch(request) {
      if (request.method !== "GET") return super.fetch(request);
      const due = await this.storage.getAlarm();
      const sweep = new Promise((resolve) => (this.onSweep = resolve));
      await this.storage.setAlarm(Date.now());
      await sweep;
      const keys = this.storage.sql.exec("SELECT key FROM hookseal_deliveries").toArray().map(({ key }) => key);
      return Response.json({ due, keys, next: await this.storage.getAlarm() });
    }
  }

  const stores = {
    d1: ({ DB }, clock) => d1Store(DB, clock),
    durable: ({ DELIVERIES }) => durableObjectStore(DELIVERIES),
    kv: ({ KV }, clock) => kvStore(KV, clock),
  };
  export default {
    async fetch(request, env) {
      const { name, calls, time } = await request.json();
      const store = stores[name](env, { now: () => time });
      return Response.json(await Promise.all(calls.map(async ({ method, args }) => ({ result: await store[method](...args) }))));
    },
  };`;

function bundle() {
  const entry = { contents: WORKER, resolveDir: import.meta.dirname };
  const { outputFiles } = buildSync({ stdin: entry, bundle: true, format: "esm", conditions: ["workerd"], write: false });
  return outputFiles[0].text;
}

let miniflare;
let deliveries;
before(async () => {
  miniflare = new Miniflare({
    modules: true,
    script: bundle(),
    compatibilityDate: "2026-04-01",
    cf: false,
    d1Databases: ["DB"],
    kvNamespaces: ["KV"],
    durableObjects: { DELIVERIES: { className: "Deliveries", useSQLite: true } },
  });
  deliveries = await miniflare.getDurableObjectNamespace("DELIVERIES");
  const database = await miniflare.getD1Database("DB");
  const statements = schema.split(";").filter((statement) => statement.trim() !== "");
  await database.batch(statements.map((statement) => database.prepare(statement)));
});
after(() => miniflare?.dispose());

/** A store within workerd, by the clock of the tests. */
function within(name, now = Date.now) {
  let calls = [];
  const send = async () => {
    const sent = calls;
    calls = [];
    const body = JSON.stringify({ name, calls: sent.map(({ method, args }) => ({ method, args })), time: now() });
    const answer = await miniflare.dispatchFetch("http://stores/", { method: "POST", body });
    const results = answer.ok ? await answer.json() : [];
    for (const [index, { resolve, reject }] of sent.entries()) {
      if (results[index]) resolve(results[index].result);
      else reject(new Error(`${name}: ${answer.status}`));
    }
  };
  const call = (method) => (...args) =>
    new Promise((resolve, reject) => {
      if (calls.push({ method, args, resolve, reject }) === 1) setImmediate(() => send().catch(reject));
    });
  return { reserve: call("reserve"), confirm: call("confirm"), release: call("release") };
}

describe("in D1", () => {
  const { now, pass } = handClock();
  const subject = { store: within("d1", now), pass };
  suite(() => subject, test);
});

describe("in Durable Objects", () => {
  const subject = { store: within("durable"), ...realClock };
  suite(() => subject, test);

  test("what has expired is swept away by an alarm, as long as anything is left", async () => {
    const id = deliveries.idFromName("swept");
    const store = durableObjectStore({ idFromName: () => id, get: (id) => deliveries.get(id) });
    const ring = async () => (await deliveries.get(id).fetch("http://deliveries/")).json();
    await store.confirm("00aa", "token", 0.2);
    await store.confirm("00bb", "token", 2);
    await sleep(300);
    const first = await ring();
    assert.deepEqual(first.keys, ["00bb"]);
    assert.ok(first.due > Date.now() && first.next > Date.now());
    await sleep(2000);
    assert.deepEqual(await ring(), { due: first.next, keys: [], next: null });
  });
});

describe("in KV", () => {
  const { now, pass } = handClock();
  const subject = { store: within("kv", now), pass };
  suite(() => subject, test, { isLock: false });
});
