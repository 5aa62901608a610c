/** The suite in Node, against the packed package. */
import { test } from "node:test";
import { replay } from "./collect.js";
import { Scratch } from "../scratch.js";

const scratch = new Scratch();
try {
  const main = scratch.writeSuite(async (run) => console.log(JSON.stringify(await run())), scratch.exportHost());
  replay(JSON.parse(scratch.run(process.execPath, [main])), test);
} finally {
  scratch.remove();
}
