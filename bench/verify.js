/**
 * `npm run bench`: what a verification takes, beside what people use now.
 *
 *   --quick        one line: 1 KB, node:crypto and WebCrypto
 *   --node PATH    another Node to measure in, as often as wanted
 *   --publish      write the figures that are published: results.md and results.svg
 */
import { fork } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chart } from "./chart.js";
import { driveWorkerd } from "./drive-workerd.js";
import { printJudgement, printQuick, printTimes, published } from "./report.js";
import { workerdVersion } from "./workerd.js";

const { values: options } = parseArgs({
  options: { quick: { type: "boolean" }, publish: { type: "boolean" }, node: { type: "string", multiple: true, default: [] } },
});

const here = (name) => join(import.meta.dirname, name);
const measured = here("../target/bench");

const full = {
  sizes: [256, 1024, 4096, 16_384, 65_536, 1_048_576],
  forms: ["bytes", "string"],
  effort: { rounds: 25, warmUp: 10, batch: 5 },
};
const quick = {
  sizes: [1024],
  forms: ["bytes"],
  only: ["hookseal zignsec", "node:crypto createHmac", "WebCrypto, key cached"],
  effort: { rounds: 101, warmUp: 20, batch: 10 },
};

/** @returns {Promise<{ runtime: string, cells: object[] }>} */
const inNode = (plan, execPath) =>
  new Promise((resolve, reject) => {
    const cells = [];
    const version = [];
    const child = fork(here("in-node.js"), { execPath });
    child.on("message", (message) => (message.size ? cells.push(message) : version.push(message.version)));
    child.once("exit", (code) => {
      if (code === 0) resolve({ runtime: `Node ${version[0]}`, cells });
      else reject(new Error(`${execPath} stopped with ${code}`));
    });
    child.send(plan);
  });

async function inWorkerd(plan) {
  const cells = [];
  await driveWorkerd(plan, (cell) => cells.push(cell));
  return { runtime: `workerd ${workerdVersion}`, cells };
}

/** With four digits of each number, and a line for each contestant. */
function json(value) {
  const rounded = (_, member) => (Number.isInteger(member) || typeof member !== "number" ? member : Number(member.toPrecision(4)));
  return `${JSON.stringify(value, rounded).replaceAll('{"name"', '\n{"name"')}\n`;
}

if (options.quick) {
  printQuick(await inNode(quick, process.execPath));
} else {
  const results = [];
  for (const execPath of [process.execPath, ...options.node]) results.push(await inNode(full, execPath));
  results.push(await inWorkerd(full));
  results.forEach(printTimes);
  results.forEach(printJudgement);
  const run = { date: new Date().toISOString().slice(0, 10), machine: { cpu: cpus()[0].model, cores: cpus().length }, results };
  // All of it is for who looks closer, and no part of the project.
  mkdirSync(measured, { recursive: true });
  writeFileSync(join(measured, "results.json"), json(run));
  if (options.publish) {
    writeFileSync(here("results.md"), published(run));
    writeFileSync(here("results.svg"), chart([results[0], results.at(-1)], 1024));
  }
}
