/** The suite in Bun, against the packed package. */
import { test } from "node:test";
import { replay } from "./collect.js";
import { Scratch, bin } from "../scratch.js";

const scratch = new Scratch();
try {
  const main = scratch.writeSuite(async (run) => console.log(JSON.stringify(await run())));
  replay(JSON.parse(scratch.run(bin("bun"), ["--no-install", main])), test);
} finally {
  scratch.remove();
}
