/**
 * Start-up: from import to the first verdict on a body of 1 KB, in Node, in
 * Chromium, and in workerd, where it is what the first request takes.
 *
 *   --chromium PATH    /usr/bin/chromium by default; left out where there is none
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bodyOf } from "./bodies.js";
import { firstVerdicts } from "./browser.js";
import { open } from "./client.js";
import { table } from "./report.js";
import { headersOf } from "./schemes.js";
import { median, summary } from "./statistics.js";
import { requestOf, workers } from "./workers.js";
import { bundle, serve, workerdVersion } from "./workerd.js";

const { values: options } = parseArgs({ options: { chromium: { type: "string", default: "/usr/bin/chromium" } } });

const SIZE = 1024;
const contestants = [
  { module: "nothing", name: "an empty module", scheme: "zignsec" },
  { module: "hookseal", name: "hookseal zignsec", scheme: "zignsec" },
  { module: "node-crypto", name: "node:crypto createHmac", scheme: "zignsec", onlyNode: true },
  { module: "webcrypto", name: "WebCrypto, key cached", scheme: "zignsec" },
  { module: "standardwebhooks", name: "standardwebhooks", scheme: "standard-webhooks" },
  { module: "svix", name: "svix", scheme: "svix" },
  { module: "stripe", name: "stripe constructEventAsync", scheme: "stripe" },
  { module: "octokit", name: "@octokit/webhooks-methods", scheme: "github" },
  { module: "hash-wasm", name: "hash-wasm HMAC", scheme: "zignsec" },
  { module: "noble", name: "@noble/hashes hmac", scheme: "zignsec" },
];

const milliseconds = (value) => value.toFixed(2);

function print(title, head, lines) {
  console.log(`\n## ${title}\n\n${table([[...head], ...lines])}`);
}

const lineOf = (name, samples) => [name, ...Object.values(summary(samples)).map(milliseconds)];

const HEAD = ["ms", "median", "p10", "p90"];

async function inNode(rounds) {
  const samples = contestants.map(() => []);
  const child = join(import.meta.dirname, "first-verdict.js");
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { module, name, scheme }] of contestants.entries()) {
      const headers = JSON.stringify(await headersOf(scheme, bodyOf(SIZE)));
      samples[index].push(Number(execFileSync(process.execPath, [child, module, name, headers])));
    }
  }
  print(`Node ${process.versions.node}: import to first verdict (fresh processes)`, HEAD, contestants.map(({ name }, index) => lineOf(name, samples[index])));
  const ours = median(samples[1]) - median(samples[0]);
  console.log(`\nhookseal within 5 ms of import, an empty module's taken off: ${milliseconds(ours)}, ${ours <= 5 ? "" : "not "}reached`);
}

/** The first two requests to a Worker of a fresh workerd. */
async function firstRequests(directory, { file, scheme }) {
  const { ports, listening, stop } = await serve(directory, [file]);
  const request = await requestOf(scheme, SIZE);
  const connection = await open(ports[file]);
  const times = [];
  for (let left = 2; left > 0; left -= 1) {
    const start = performance.now();
    if ((await connection.send(request)) !== 204) throw new Error(`${file} refuses a genuine delivery`);
    times.push(performance.now() - start);
  }
  connection.close();
  await stop();
  return { listening, first: times[0], second: times[1] };
}

async function inWorkerd(rounds) {
  const { directory, remove } = await bundle(workers.map(({ file }) => file));
  const samples = workers.map(() => []);
  await firstRequests(directory, workers[0]);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, worker] of workers.entries()) samples[index].push(await firstRequests(directory, worker));
  }
  remove();
  const medians = samples.map((list) => ["listening", "first", "second"].map((of) => median(list.map((one) => one[of]))));
  const lines = workers.map(({ name }, index) => [name, ...medians[index].map(milliseconds), milliseconds(medians[index][1] - medians[0][1])]);
  print(`workerd ${workerdVersion}: the first requests to a fresh process`, ["ms, medians", "until listening", "first request", "second request", "first, less no verification"], lines);
  const ours = medians[workers.findIndex(({ file }) => file === "workers/hookseal")][1] - medians[0][1];
  console.log(`\nhookseal within 2 ms of the first request: ${milliseconds(ours)}, ${ours <= 2 ? "" : "not "}reached`);
}

async function inChromium(rounds) {
  const body = bodyOf(SIZE);
  const entrants = contestants.filter(({ onlyNode }) => !onlyNode);
  const prepared = await Promise.all(entrants.map(async (entrant) => ({ ...entrant, body, headers: await headersOf(entrant.scheme, body) })));
  const results = await firstVerdicts(options.chromium, prepared, rounds);
  const lines = entrants.map(({ name }, index) => {
    const why = results[index].find((result) => result.why !== undefined)?.why;
    return why === undefined ? lineOf(name, results[index].map(({ elapsed }) => elapsed)) : [name, `– (${why})`, "", ""];
  });
  print("Chromium: import to first verdict, with the fetch from loopback (fresh browsers)", HEAD, lines);
}

await inNode(15);
await inWorkerd(9);
if (existsSync(options.chromium)) await inChromium(7);
else console.log(`\nno Chromium at ${options.chromium}`);
