/** The stores of Cloudflare, on workerd. */
import { after, before, describe, test } from "node:test";
import { buildSync } from "esbuild";
import { Miniflare } from "miniflare";
import { d1Store, schema } from "hookseal/stores/d1";
import { durableObjectStore } from "hookseal/stores/durable-object";
import { kvStore } from "hookseal/stores/kv";
import { handClock, realClock, suite } from "./suite.js";

const WORKER = `
  export { Deliveries } from "hookseal/stores/durable-object";
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
});

describe("in KV", () => {
  const { now, pass } = handClock();
  suite(() => ({ store: kvStore(bindings.kv, { now }), pass }), test, { isLock: false });
});
