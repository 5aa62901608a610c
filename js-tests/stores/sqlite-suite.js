/**
 * The suite on a SQLite of this runtime, whichever that is: `node:sqlite` (Node,
 * Deno), `better-sqlite3` (Node) or `bun:sqlite`. Prints what became of each
 * test, as JSON.
 */
import { sqliteStore } from "../../js/stores/sqlite.js";
import { handClock, suite } from "./suite.js";

const DATABASES = {
  "node:sqlite": async () => new (await import("node:sqlite")).DatabaseSync(":memory:"),
  "better-sqlite3": async () => new (await import("better-sqlite3")).default(":memory:"),
  "bun:sqlite": async () => new (await import("bun:sqlite")).Database(":memory:"),
};

const { now, pass } = handClock();
const store = sqliteStore(await DATABASES[process.argv[2]](), { now });
const tests = [];
suite(() => ({ store, pass }), (name, run) => tests.push({ name, run }));

const results = [];
for (const { name, run } of tests) results.push({ name, error: await run().then(() => undefined, String) });
console.log(JSON.stringify(results));
