/** SQLite, wherever a runtime has it: what Node 20 has not, Deno and Bun have. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, test } from "node:test";
import { replay } from "../collect.js";
import { bin } from "../scratch.js";

const SUITE = join(import.meta.dirname, "sqlite-suite.js");
const [major, minor] = process.versions.node.split(".").map(Number);

/** @type {[where: string, program: string, args: string[]][]} */
const RUNTIMES = [
  ["node:sqlite", bin("deno"), ["run", "--allow-all", "--cached-only", "--no-lock", "--node-modules-dir=manual"]],
  ["bun:sqlite", bin("bun"), ["--no-install"]],
];
if (major > 22 || (major === 22 && minor >= 13)) RUNTIMES.push(["node:sqlite", process.execPath, ["--no-warnings"]]);
if (major >= 22) RUNTIMES.push(["better-sqlite3", process.execPath, []]);

for (const [where, program, args] of RUNTIMES) {
  describe(`in ${where} of ${program}`, () => {
    const env = { ...process.env, DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
    const output = execFileSync(program, [...args, SUITE, where], { env, encoding: "utf8", timeout: 60_000 });
    replay(JSON.parse(output), test);
  });
}
