/**
 * One of several processes that share a file, and come for the same keys. Prints
 * how often each answer came, as JSON.
 */
import { sqliteStore } from "../../js/stores/sqlite.js";
import { open } from "./sqlite-open.js";

const [, , where, file, count] = process.argv;
const store = sqliteStore(await open(where, file));
const answers = {};

async function handle(key) {
  const { state, token } = await store.reserve(key, 60);
  if (token !== undefined && !(await store.confirm(key, token, 60))) return "lost";
  return state === "busy" ? "confirmed" : state;
}

const keys = Array.from({ length: Number(count) }, (_, index) => `${index}`);
for (const answer of await Promise.all(keys.map((key) => handle(key).catch(({ message }) => message)))) {
  answers[answer] = (answers[answer] ?? 0) + 1;
}
console.log(JSON.stringify(answers));
