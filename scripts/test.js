/**
 * `npm test`: everything. `npm run check`, `npm run test:node` and the like are the groups of
 * `steps.js`. Two lanes run beside each other, since most steps keep one core busy: the one builds
 * the package, the other does what needs cargo and no package, and both take what is left after
 * that. Beside them, once the package is there, runs what waits for a third of its time. What a step
 * prints is shown when it ends. Stops at the first step that fails, and at a signal: good is only a
 * run whose steps have all passed.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processesOf } from "./processes.js";
import { STEPS } from "./steps.js";
import { environment, root } from "./tools.js";

/** @import { Step } from "./steps.js" */

/** No step takes so long: something hangs. */
const STEP_TIMEOUT_MS = 20 * 60_000;
/** Nothing is silent for longer. */
const MAX_SILENCE_MS = 30_000;
/** From how long on a step that prints nothing shows its processes. */
const SUSPICIOUS_SILENCE_MS = 240_000;
/** From the request to end until the end, for a step that does not listen. */
const END_TIMEOUT_MS = 10_000;
/** What fails within it beside another has failed by itself, and is shown. */
const TOGETHER_MS = 500;
/** How long each step took last time, in seconds. */
const TIMES = join(root, "target", "step-times.json");

const started = Date.now();
const since = (time) => Math.round((Date.now() - time) / 1000);
const times = readTimes();
/** The steps that run, with their process, when they began and when they last printed something. @type {Map<Step, { child: import("node:child_process").ChildProcess, began: number, heard: number }>} */
const running = new Map();
/** Those that were ended because another failed, or at a signal: what they say is of no use. @type {Set<Step>} */
const stopped = new Set();
let passed = 0;
let failed = 0;
/** What ended the run before its steps had. @type {NodeJS.Signals | undefined} */
let interruptedBy;

const wanted = process.argv.slice(2);
const groups = new Set(STEPS.map(({ group }) => group));
const unknown = wanted.filter((group) => !groups.has(group));
if (unknown.length > 0) {
  console.error(`there is no group ${unknown.join(", ")}: ${[...groups].join(", ")}`);
  process.exit(2);
}
const steps = STEPS.filter(({ group }) => wanted.length === 0 || group === "setup" || wanted.includes(group));
process.exitCode = await runAll();

/** @returns {Promise<number>} the exit code */
async function runAll() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, interrupt);
  const silence = setInterval(sayRunning, MAX_SILENCE_MS);
  try {
    const of = (wanted) => steps.filter(({ lane }) => lane === wanted);
    const others = of(undefined);
    await runLane(of("install"));
    const built = runLane(of("build"));
    const lanes = [built.then(() => runLane(others)), runLane(of("cargo")).then(() => built).then(() => runLane(others)), built.then(() => runLane(of("waiting")))];
    await Promise.all(lanes);
  } finally {
    clearInterval(silence);
    stopAll();
  }
  const isGood = passed === steps.length;
  const state = isGood ? "all good" : interruptedBy ? `ended by ${interruptedBy}` : "FAILED";
  console.log(`\n${state}, ${since(started)} s\nsteps: ${passed} passed, ${failed} failed, ${steps.length - passed - failed} not run to their end`);
  if (isGood) return 0;
  return interruptedBy ? 128 + constants.signals[interruptedBy] : 1;
}

/** @param {NodeJS.Signals} signal */
function interrupt(signal) {
  interruptedBy = signal;
  stopAll();
}

/** @param {Step[]} lane one after the other, until anything has failed or a signal has come; what is taken is nobody else's */
async function runLane(lane) {
  while (lane.length > 0 && failed === 0 && !interruptedBy) await runStep(lane.shift());
}

/** @param {Step} step */
async function runStep(step) {
  console.log(`=== ${passed + running.size + 1} of ${steps.length}: ${step.name}${took(step)}: ${step.command}`);
  const began = Date.now();
  const { failure, output } = await run(step);
  // Another has failed and stopped this one, or a signal has.
  if (stopped.has(step)) return;
  process.stdout.write(output);
  if (failure !== undefined) {
    failed += 1;
    console.log(`=== ${step.name} FAILED: ${failure}`);
    await sleep(TOGETHER_MS);
    stopAll();
    return;
  }
  passed += 1;
  times[step.name] = since(began);
  writeTimes();
  console.log(`=== ${step.name}: good, ${since(began)} s`);
}

/**
 * Runs a step in a process group of its own, so that nothing it started stays.
 *
 * @param {Step} step
 * @returns {Promise<{ failure: string | undefined, output: string }>} why it failed, and what it printed
 */
async function run(step) {
  const { group, command, check } = step;
  const child = spawn(command, { shell: true, cwd: root, env: environment, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const state = { child, began: Date.now(), heard: Date.now() };
  running.set(step, state);
  const late = setTimeout(() => stop(child), STEP_TIMEOUT_MS);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      state.heard = Date.now();
      // What is installed and built says by itself how far it is.
      if (group === "setup") process.stdout.write(text);
      else output += text;
    });
  }
  const [code, signal] = await once(child, "close");
  clearTimeout(late);
  running.delete(step);
  if (signal) return { failure: `ended by ${signal}`, output };
  return { failure: code === 0 ? check?.(output) : `exit code ${code}`, output };
}

function sayRunning() {
  const each = Array.from(running, ([step, { began }]) => `${step.name} ${since(began)} s${took(step)}`);
  console.log(`… ${since(started)} s, ${passed} of ${steps.length} passed; running: ${each.join("; ")}`);
  for (const [{ name }, state] of running) {
    if (Date.now() - state.heard < SUSPICIOUS_SILENCE_MS) continue;
    state.heard = Date.now();
    console.log([`… ${name} prints nothing:`, ...processesOf(state.child.pid)].join("\n"));
  }
}

/** @param {Step} step */
function took({ name }) {
  return times[name] === undefined ? "" : ` (${times[name]} s last time)`;
}

function stopAll() {
  for (const [step, { child }] of running) {
    stopped.add(step);
    stop(child);
  }
}

/** @param {import("node:child_process").ChildProcess} child */
function stop(child) {
  end(child, "SIGTERM");
  const late = setTimeout(() => end(child, "SIGKILL"), END_TIMEOUT_MS);
  child.once("close", () => clearTimeout(late));
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function end(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}

/** @returns {Record<string, number>} */
function readTimes() {
  try {
    return JSON.parse(readFileSync(TIMES, "utf8"));
  } catch {
    return {};
  }
}

function writeTimes() {
  try {
    mkdirSync(dirname(TIMES), { recursive: true });
    writeFileSync(TIMES, `${JSON.stringify(times, null, 2)}\n`);
  } catch {
    // The next run does not know them.
  }
}
