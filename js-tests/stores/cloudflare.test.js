/** The stores of Cloudflare, on workerd. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { buildSync } from "esbuild";
import { Miniflare } from "miniflare";
import { d1Store, schema } from "hookseal/stores/d1";
import { durableObjectStore } from "hookseal/stores/durable-object";
import { kvStore } from "hookseal/stores/kv";
import { handClock, realClock, suite } from "./suite.js";

const WORKER = `
  import { Deliveries as Real } from "hookseal/stores/durable-object";

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
  export default { fetch: () => new Response() };`;

function bundle() {
  const entry = { contents: WORKER, resolveDir: import.meta.dirname };
  const { outputFiles } = buildSync({ stdin: entry, bundle: true, format: "esm", conditions: ["workerd"], write: false });
  return outputFiles[0].text;
}

let miniflare;
let bindings;
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
  bindings = {
    db: await miniflare.getD1Database("DB"),
    kv: await miniflare.getKVNamespace("KV"),
    deliveries: await miniflare.getDurableObjectNamespace("DELIVERIES"),
  };
  const statements = schema.split(";").filter((statement) => statement.trim() !== "");
  await bindings.db.batch(statements.map((statement) => bindings.db.prepare(statement)));
});
after(() => miniflare?.dispose());

describe("in D1", () => {
  const { now, pass } = handClock();
  suite(() => ({ store: d1Store(bindings.db, { now }), pass }), test);
});

describe("in Durable Objects", () => {
  suite(() => ({ store: durableObjectStore(bindings.deliveries), ...realClock }), test);

  test("what has expired is swept away by an alarm, as long as anything is left", async () => {
    const { deliveries } = bindings;
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
  suite(() => ({ store: kvStore(bindings.kv, { now }), pass }), test, { isLock: false });
});
