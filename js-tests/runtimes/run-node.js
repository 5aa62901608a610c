/** The suite in Node, against the packed package. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { replay } from "./collect.js";
import { Scratch } from "../scratch.js";

const scratch = new Scratch();
try {
  const main = scratch.writeSuite(async (run) => console.log(JSON.stringify(await run())), scratch.exportHost());
  const results = JSON.parse(scratch.run(process.execPath, [main]));
  replay(results, test);
  test("the host has hashed: it is what Node does with large bodies", () => assert.ok(results.some(({ name }) => name.endsWith(", hashed by the host"))));
} finally {
  scratch.remove();
}
