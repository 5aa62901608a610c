/** What `npm test` says of a run, and its exit code: good is only one whose steps have all passed. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { processesOf } from "../../scripts/processes.js";
import { root } from "../scratch.js";

const folder = mkdtempSync(join(tmpdir(), "hookseal-runner-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const SETUP = { group: "setup", name: "setup", command: "true", lane: "install" };
const step = (name, command, more = {}) => ({ group: "check", name, command, ...more });

/** Runs the runner on steps of a test's own. @param {NodeJS.Signals} [signal] sent once a step runs that says so in its command */
async function ran(steps, signal) {
  mkdirSync(join(folder, "scripts"), { recursive: true });
  for (const name of ["processes.js", "test.js"]) copyFileSync(join(root, "scripts", name), join(folder, "scripts", name));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "scripts", "tools.js"), `export const root = ${JSON.stringify(folder)}; export const environment = process.env;`);
  writeFileSync(join(folder, "scripts", "steps.js"), `export const STEPS = ${JSON.stringify([SETUP, ...steps])};`);
  const child = spawn(process.execPath, ["scripts/test.js"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (out += text));
  let sent = false;
  if (signal) child.stdout.on("data", () => !sent && out.includes("sleep") && (sent = child.kill(signal)));
  const code = await new Promise((resolve) => void child.once("close", resolve));
  return { code, out };
}

for (const [signal, number] of /** @type {const} */ ([["SIGINT", 2], ["SIGTERM", 15], ["SIGHUP", 1]])) {
  test(`${signal} ends the run, and it is not good: exit code ${128 + number}`, async () => {
    const { code, out } = await ran([step("one", "sleep 60"), step("two", "echo of the second step"), step("three", "sleep 60", { lane: "cargo" })], signal);
    assert.equal(code, 128 + number, out);
    assert.match(out, new RegExp(`ended by ${signal}.*\\nsteps: 1 passed, 0 failed, 3 not run`));
    assert.doesNotMatch(out, /all good|of the second step/);
  });
}

test("a step that fails ends the run: exit code 1", async () => {
  const { code, out } = await ran([step("one", "exit 3"), step("two", "echo of the second step"), step("three", "sleep 60", { lane: "cargo" })]);
  assert.equal(code, 1, out);
  assert.match(out, /one FAILED: exit code 3[^]*FAILED.*\nsteps: 1 passed, 1 failed, 2 not run/);
  assert.doesNotMatch(out, /all good|of the second step/);
});

test("what hangs in a step is shown by its processes", async () => {
  const child = spawn("sleep 30; true", { shell: true, detached: true, stdio: ["ignore", "pipe", "ignore"] });
  try {
    let lines = [];
    while (lines.length < 2) lines = processesOf(child.pid);
    assert.match(lines.join("\n"), /^ {2}\d+ of \d+, [SRD] in \S+, [\d.]+ s of CPU: .*sleep 30; true\n {2}\d+ of \d+, [SRD] in \S+, [\d.]+ s of CPU: sleep 30$/);
  } finally {
    process.kill(-child.pid, "SIGKILL");
  }
});

test("a run whose steps have all passed is good: exit code 0", async () => {
  const { code, out } = await ran([step("one", "true"), step("two", "true", { lane: "cargo" })]);
  assert.equal(code, 0, out);
  assert.match(out, /all good.*\nsteps: 3 passed, 0 failed, 0 not run/);
});

test("what needs cargo runs beside the build, all else after it, and each step once", async () => {
  const file = join(folder, "order");
  const writes = (name, more, before = "") => step(name, `${before}echo ${name} >> ${file}`, more);
  const waits = `until grep -q compiled ${file}; do sleep 0.05; done; `;
  const { code, out } = await ran([writes("built", { lane: "build" }, waits), writes("compiled", { lane: "cargo" }), writes("one"), writes("two"), writes("three"), writes("waited", { lane: "waiting" })]);
  assert.equal(code, 0, out);
  const [first, second, ...others] = readFileSync(file, "utf8").trim().split("\n");
  assert.deepEqual([first, second, others.sort()], ["compiled", "built", ["one", "three", "two", "waited"]]);
});

test("where the build fails, nothing that needs it runs", async () => {
  const { code, out } = await ran([step("build", "exit 2", { lane: "build" }), step("compiled", "sleep 60", { lane: "cargo" }), step("other", "echo another"), step("waited", "echo waited for", { lane: "waiting" })]);
  assert.equal(code, 1, out);
  assert.match(out, /build FAILED: exit code 2[^]*FAILED.*\nsteps: 1 passed, 1 failed, 3 not run/);
});
