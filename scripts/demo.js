/**
 * The main job, end to end: the real Worker on workerd, real requests of both
 * vendors signed by node:crypto, forged ones refused with reasons, at the other
 * end each accepted event exactly once, signed anew, and records of all of it.
 * Exits non-zero if anything is not as expected.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { request as httpRequest } from "node:http";
import { json } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { requestTestWebhook } from "hookseal/zignsec";
import { cases } from "./cases.js";
import { startDev } from "./dev.js";
import { startDestination, startZignsec } from "./vendor.js";

/** @import { Case, Delivery } from "./cases.js" */
/** @import { Dev } from "./dev.js" */
/** @import { Event } from "./vendor.js" */

const DEMO_TIMEOUT_MS = 120_000;

/**
 * Sends a delivery over HTTP, its body as it is.
 *
 * @param {string} url
 * @param {Delivery} delivery
 * @returns {Promise<string>} The status, and the status or error of the answer.
 */
function send(url, { to, method = "POST", body, headers }) {
  return new Promise((resolve, reject) => {
    const request = httpRequest(new URL(`/webhooks/${to}`, url), { method, headers, timeout: 10_000 });
    request.on("error", reject);
    request.on("timeout", () => request.destroy(new Error("no answer")));
    request.on("response", (response) => {
      json(response).then(({ status, error }) => resolve(`${response.statusCode} ${status ?? error}`), reject);
    });
    request.end(body);
  });
}

/** ZignSec, or its stand-in on loopback, is asked to call the Worker, and tells what it was answered. */
async function askForTest(url, token) {
  const vendor = await startZignsec(token);
  try {
    const target = new URL("/webhooks/zignsec", url);
    const { statusCode } = await requestTestWebhook({ token, url: target, endpoint: vendor.endpoint });
    return statusCode === 200 ? "200 accepted" : String(statusCode);
  } finally {
    await vendor.close();
  }
}

/**
 * Sends every case, one after the other, and tells whether each was answered,
 * and logged, as expected.
 *
 * @param {Dev} worker
 * @param {Case[]} all
 * @param {string} token
 */
async function deliverAll(worker, all, token) {
  const rows = [];
  for (const { what, delivery, expected } of all) {
    const sent = delivery ? send(worker.url, delivery) : askForTest(worker.url, token);
    const answer = await sent.catch((error) => error.message);
    const line = await worker.next("delivery");
    const good = answer === expected && `${line?.status} ${line?.code}` === expected;
    rows.push({ good, cells: [what, answer, expected, line?.hint ?? ""] });
  }
  return print(["sent", "answer", "expected", "why"], rows);
}

/**
 * Waits for what arrives at the destination, and tells whether it is each
 * accepted event, as often as it was accepted.
 *
 * @param {{ events: Event[], forged: string[] }} destination
 * @param {string[]} expected Endpoint and id of each.
 */
async function arriveAll({ events, forged }, expected) {
  const deadline = Date.now() + 15_000;
  while (events.length < expected.length && Date.now() < deadline) await sleep(100);
  await sleep(2000); // one too many would come with the next batch
  const arrived = events.map(({ headers, body }) => {
    const endpoint = headers["hookseal-endpoint"];
    return expected.find((event) => event.startsWith(`${endpoint} `) && body.includes(event.split(" ")[1])) ?? `${endpoint} ?`;
  });
  const rows = [...new Set([...expected, ...arrived])].map((event) => {
    const [times, accepted] = [arrived, expected].map((list) => list.filter((other) => other === event).length);
    return { good: times === accepted, cells: [event, String(times)] };
  });
  return print(["event that the destination took", "times"], rows) && forged.length === 0;
}

/**
 * Tells whether `GET /admin/deliveries` has what was answered. An endpoint that
 * does not exist has no records.
 *
 * @param {string} url
 * @param {Case[]} all
 * @param {string} token
 */
async function recordAll(url, all, token) {
  const request = { headers: { authorization: `Bearer ${token}` } };
  const response = await fetch(new URL("/admin/deliveries?limit=500", url), request);
  const { deliveries } = await response.json();
  const recorded = deliveries.filter(({ stage }) => stage === "delivery").map(({ status, code }) => `${status} ${code}`);
  const expected = all.map((one) => one.expected).filter((answer) => answer !== "404 unknown_endpoint");
  const rows = [...new Set([...expected, ...recorded])].map((answer) => {
    const times = [recorded, expected].map((list) => list.filter((other) => other === answer).length);
    return { good: times[0] === times[1], cells: [answer, ...times.map(String)] };
  });
  return print(["in the records", "times", "expected"], rows);
}

const colour = (code, text) => (process.stdout.isTTY ? `\x1b[${code}m${text}\x1b[0m` : text);

/**
 * Prints a table, its last column wrapped, and tells whether all of it is good.
 *
 * @param {string[]} header
 * @param {{ good: boolean, cells: string[] }[]} rows
 */
function print(header, rows) {
  const table = [header, ...rows.map(({ cells }) => cells)];
  const widths = header.slice(0, -1).map((_, column) => Math.max(...table.map((cells) => cells[column].length)));
  const left = widths.reduce((sum, width) => sum + width + 2, 4);
  const right = Math.max(40, (process.stdout.columns ?? 160) - left);
  const line = (cells) => {
    const [first, ...more] = wrap(cells.at(-1), right);
    const fixed = widths.map((width, column) => `${cells[column].padEnd(width)}  `).join("");
    return [`${fixed}${first}`.trimEnd(), ...more.map((text) => " ".repeat(left) + text)].join("\n");
  };
  console.log(`    ${colour(1, line(header))}`);
  for (const { good, cells } of rows) console.log(`${good ? colour(32, "ok") : colour(31, "NO")}  ${line(cells)}`);
  console.log();
  return rows.every(({ good }) => good);
}

/** Breaks a text between words. */
function wrap(text, width) {
  return text.match(new RegExp(`\\S.{0,${width - 2}}\\S(?=\\s|$)|\\S+`, "g")) ?? [""];
}

async function main() {
  const names = ["ZIGNSEC_TOKEN", "ZIGNSEC_TOKEN_PREVIOUS", "ZIGNSEC_WEBHOOK_KEY", "SHEERID_SECRET_TOKEN", "ADMIN_TOKEN"];
  const secrets = Object.fromEntries(names.map((name) => [name, randomUUID()]));
  secrets.DESTINATION_SECRET = `whsec_${randomBytes(32).toString("base64")}`;
  const all = cases(secrets);
  const events = all.flatMap(({ event }) => event ?? []);

  const started = Date.now();
  const destination = await startDestination(secrets.DESTINATION_SECRET);
  const worker = await startDev(secrets, destination.url);
  try {
    console.log(`\nThe Worker runs on workerd at ${worker.url}\n`);
    const verdicts = [
      await deliverAll(worker, all, secrets.ZIGNSEC_TOKEN),
      await arriveAll(destination, events),
      await recordAll(worker.url, all, secrets.ADMIN_TOKEN),
    ];
    const isGood = verdicts.every(Boolean);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const verdict = isGood ? "everything is as expected" : "NOT AS EXPECTED";
    console.log(`${all.length} deliveries, ${events.length} events, ${seconds} s: ${verdict}`);
    process.exitCode = isGood ? 0 : 1;
  } finally {
    await worker.stop();
    await destination.close();
  }
}

// What was started ends with this process, however it ends: see startDev.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));
setTimeout(() => {
  console.error(`the demo did not end within ${DEMO_TIMEOUT_MS / 1000} s`);
  process.exit(1);
}, DEMO_TIMEOUT_MS).unref();
await main();
