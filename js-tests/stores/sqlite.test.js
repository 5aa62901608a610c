/** SQLite, wherever a runtime has it: what Node 20 has not, Deno and Bun have. */
import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, test } from "node:test";
import { promisify } from "node:util";
import { replay } from "../runtimes/collect.js";
import { Scratch, bin } from "../scratch.js";

const PROCESSES = 4;
const KEYS = 300;
const SUITE = join(import.meta.dirname, "sqlite-suite.js");
const PROCESS = join(import.meta.dirname, "sqlite-process.js");
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

    test(`${PROCESSES} processes share a file: none fails, and each key is handled by one`, async () => {
      const scratch = new Scratch();
      const command = [...args, PROCESS, where, scratch.path("deliveries.db"), `${KEYS}`];
      const running = Array.from({ length: PROCESSES }, () => promisify(execFile)(program, command, { env, timeout: 60_000 }));
      const counts = (await Promise.all(running)).map(({ stdout }) => JSON.parse(stdout));
      const total = (answer) => counts.reduce((sum, count) => sum + (count[answer] ?? 0), 0);
      scratch.remove();
      assert.deepEqual([total("reserved"), total("confirmed")], [KEYS, KEYS * (PROCESSES - 1)], JSON.stringify(counts));
    });
  });
}
