/**
 * What a typed payload takes: verify and `payload`, beside verify and JSON.parse of the same
 * bytes, in turns; the quickest of the rounds counts, since others only add to it.
 */
import { performance } from "node:perf_hooks";
import { Webhook } from "hookseal";
import { bodyOf } from "./bodies.js";
import { sizeName, table, threeDigits } from "./report.js";

const SIZES = [256, 1024, 16_384, 65_536, 1_048_576];
const ROUNDS = 25;
/** How long a round is, in milliseconds. */
const ROUND_MS = 8;
/** What is asked for. */
const MOST = 1.3;

const SECRET = "a-secret-of-the-benchmark";
const parsed = (body) => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));

/** Microseconds of one of many. */
function timed(task) {
  let count = 0;
  const began = performance.now();
  while (performance.now() - began < ROUND_MS || count === 0) {
    task();
    count += 1;
  }
  return ((performance.now() - began) / count) * 1000;
}

/** @param {"github" | "zignsec"} scheme one without documented members, and one with */
function measured(scheme, size) {
  const webhook = new Webhook(scheme, SECRET);
  const body = bodyOf(size);
  const headers = webhook.sign(body);
  const tasks = [
    () => webhook.verify(body, headers).payload,
    () => (webhook.verify(body, headers), parsed(body)),
  ];
  const best = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, task] of tasks.entries()) best[index] = Math.min(best[index], timed(task));
  }
  const [payload, parse] = best;
  return [scheme, sizeName(size), threeDigits(payload), threeDigits(parse), (payload / parse).toFixed(2)];
}

const rows = ["github", "zignsec"].flatMap((scheme) => SIZES.map((size) => measured(scheme, size)));
console.log(table([["scheme", "body", "payload, µs", "JSON.parse, µs", `× (at most ${MOST})`], ...rows]));
