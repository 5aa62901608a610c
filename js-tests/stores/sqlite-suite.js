/** The suite on a SQLite of this runtime, whichever that is. Prints what became of each test, as JSON. */
import { sqliteStore } from "../../js/stores/sqlite.js";
import { open } from "./sqlite-open.js";
import { handClock, suite } from "./suite.js";

const { now, pass } = handClock();
const store = sqliteStore(await open(process.argv[2], ":memory:"), { now });
const tests = [];
suite(() => ({ store, pass }), (name, run) => tests.push({ name, run }));

const results = [];
for (const { name, run } of tests) results.push({ name, error: await run().then(() => undefined, String) });
console.log(JSON.stringify(results));
