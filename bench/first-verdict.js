/** A fresh Node: from the import of a library to its first verdict. Started by `startup.js`. */
import { performance } from "node:perf_hooks";
// What the contestants share is loaded before the clock starts.
import "./contestants/equal.js";
import "./contestants/text.js";
import "./contestants/with-json.js";
import "./schemes.js";
import { bodyOf } from "./bodies.js";

const [module, name, headers] = process.argv.slice(2);
const body = Buffer.from(bodyOf(1024));
const given = JSON.parse(headers);

const start = performance.now();
const { default: contestants } = await import(`./contestants/${module}.js`);
const verify = await contestants.find((contestant) => contestant.name === name).prepare();
const accepted = await verify(body, given);
const elapsed = performance.now() - start;

if (!accepted) throw new Error(`${name} refuses a genuine delivery`);
console.log(elapsed);
