/** The suite in Deno, against the packed package. */
import { test } from "node:test";
import { replay } from "./collect.js";
import { Scratch, bin } from "../scratch.js";

const scratch = new Scratch();
try {
  const main = scratch.writeSuite(async (run) => console.log(JSON.stringify(await run())), scratch.exportHost());
  const env = { ...process.env, DENO_DIR: scratch.path("deno"), DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
  const offline = ["--cached-only", "--no-lock", "--no-prompt", "--node-modules-dir=manual"];
  replay(JSON.parse(scratch.run(bin("deno"), ["run", ...offline, main], { env })), test);
} finally {
  scratch.remove();
}
