/**
 * What it takes to refuse a forged delivery, beside accepting a genuine one of the
 * same size, the making of one Error aside: in every scheme whose vendor's headers
 * `sign` can make, with the secrets and the request of its first vector; in the others
 * that vector itself, and the same with a character of the body or of a header changed.
 */
import { readFileSync, readdirSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { Webhook, WebhookError } from "hookseal";
import { sizeName, table, threeDigits } from "./report.js";
import { median, quantile } from "./statistics.js";

const SIZES = [256, 1024, 16_384, 262_144];
/** Rounds of each kind, taken in turns; the quickest counts, since others only add to it. */
const ROUNDS = 15;
/** How long a round is, in milliseconds. */
const ROUND_MS = 0.6;
/** What law 4 of the design asks for. */
const MOST = 2;
/** How often what is over it is measured anew, each time with twice as many rounds: others only add to a time, and not to each of two alike. */
const AGAIN = 3;

const folder = new URL("../vectors/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "schema.json");
const vectors = files.flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")).vectors);
const genuine = vectors.filter(({ expect }) => expect.keyIndex === 0 && expect.error === undefined).toReversed();
/** The first vector of each scheme. */
const firstOf = (all) => new Map(all.map((vector) => [vector.scheme, vector]));
const first = firstOf(genuine.filter(({ request }) => request.body?.startsWith("{")));

/** The vector's body with a member that makes it so long. */
function padded({ request }, size) {
  const body = JSON.parse(request.body);
  const missing = size - Buffer.byteLength(JSON.stringify({ ...body, pad: "" }));
  return Buffer.from(JSON.stringify({ ...body, pad: "x".repeat(Math.max(0, missing)) }));
}

/** A genuine delivery and the same with other bytes in the padding, or nothing where `sign` cannot say what the vendor sends. */
function deliveries(vector, size) {
  const { secrets, options, now, request } = vector;
  const context = { now, method: request.method, url: request.url };
  try {
    const webhook = new Webhook(vector.scheme, secrets.filter((one) => typeof one === "string"), options);
    const body = padded(vector, size);
    const sent = request.headers.map(([name, value]) => [name.toLowerCase(), value]);
    const headers = { ...Object.fromEntries(sent), ...webhook.sign(body, { ...context, id: "msg_1" }) };
    const forged = Buffer.from(body);
    forged[forged.length - 3] ^= 1;
    const judge = (given) => () => webhook.check(given, headers, { ...context, sourceAddress: request.sourceAddress });
    const [good, bad] = [judge(body), judge(forged)];
    return good().ok && bad().error?.code === "signature_mismatch" ? { good, bad } : undefined;
  } catch (error) {
    if (error instanceof TypeError || error instanceof WebhookError) return undefined;
    throw error;
  }
}

/** The delivery of a vector, and the same with a character changed. */
function asSent({ scheme, secrets, options, now, request }) {
  const webhook = new Webhook(scheme, secrets, options);
  const { method, url, sourceAddress, headers } = request;
  const body = request.body === undefined ? Buffer.from(request.bodyHex ?? "", "hex") : Buffer.from(request.body);
  const judge = (given, values) => () => webhook.check(given, values, { now, method, url, sourceAddress });
  const good = judge(body, headers);
  const bad = [...changedBodies(body).map((other) => judge(other, headers)), ...changedHeaders(headers).map((other) => judge(body, other))].find((one) => one().error?.code === "signature_mismatch");
  return good().ok && bad ? { good, bad, size: body.length } : undefined;
}

/** With another letter or digit in place of each, from the last. */
function changedBodies(body) {
  return Array.from(body, (_, index) => body.with(body.length - 1 - index, body.at(-1 - index) ^ 1));
}

function changedHeaders(headers) {
  return headers.map((_, index) => headers.map(([name, value], at) => [name, at === index ? value.replace(/\w(?=.{0,6}$)/, (one) => (one === "a" ? "b" : "a")) : value]));
}

const refusal = { code: "signature_mismatch", status: 401, hint: "x".repeat(200) };
/** One Error, made, thrown and caught. */
function oneError() {
  try {
    throwing();
  } catch (error) {
    return error instanceof WebhookError;
  }
  return false;
}
function throwing() {
  throw new WebhookError(refusal, "github");
}

/** The frames that V8 keeps in an Error, which costs more with each: a server's stack is deeper, and so is that of all that is measured here. */
const FRAMES = 10;

/** @template T @param {number} frames @param {() => T} run @returns {T} */
const below = (frames, run) => (frames === 0 ? run() : below(frames - 1, run));

/** Microseconds that each of these takes, at best. */
function times(rounds, ...calls) {
  const best = calls.map(() => Infinity);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, call] of calls.entries()) {
      const begin = performance.now();
      let count = 0;
      while (performance.now() - begin < ROUND_MS) {
        call();
        count += 1;
      }
      best[index] = Math.min(best[index], (1000 * (performance.now() - begin)) / count);
    }
  }
  return best;
}

/** @param {{ good: () => unknown, bad: () => unknown }} judged */
function measured(judged) {
  for (let again = 0; ; again += 1) {
    const [good, bad, error] = below(FRAMES, () => times(ROUNDS * 2 ** again, judged.good, judged.bad, oneError));
    const ratio = (bad - error) / good;
    if (ratio <= MOST || again === AGAIN) return { good, bad, error, ratio, again };
  }
}

const rows = [["size", "schemes", "genuine", "forged", "an Error", "ratio", "p90", "largest"]];
for (const size of SIZES) row(sizeName(size), [...first].map(([scheme, vector]) => [scheme, deliveries(vector, size)]));
const isPadded = (scheme) => first.has(scheme) && deliveries(first.get(scheme), SIZES[0]) !== undefined;
const others = [...firstOf(genuine)].filter(([scheme]) => !isPadded(scheme)).map(([scheme, vector]) => [scheme, asSent(vector)]);
row("as sent", others);
console.log(`not measured: ${others.filter(([, judged]) => judged === undefined).map(([scheme]) => scheme).join(", ") || "none"}`);
console.log(table(rows));

function row(label, judged) {
  const found = judged.filter(([, one]) => one !== undefined).map(([scheme, one]) => ({ scheme, ...measured(one) }));
  const ratios = found.map(({ ratio }) => ratio);
  const middle = (name) => threeDigits(median(found.map((one) => one[name])));
  const largest = found.reduce((one, other) => (other.ratio > one.ratio ? other : one));
  const [half, most] = [median(ratios), quantile(ratios, 0.9)].map((ratio) => ratio.toFixed(2));
  rows.push([label, String(found.length), middle("good"), middle("bad"), middle("error"), half, most, `${largest.ratio.toFixed(2)} ${largest.scheme}`]);
  const over = found.filter(({ ratio }) => ratio > MOST).map(({ scheme, ratio }) => `${scheme} ${ratio.toFixed(2)}`);
  const anew = found.filter(({ again }) => again > 0).length;
  if (anew > 0) console.log(`${label}: ${anew} measured anew; over ${MOST}: ${over.join(", ") || "none"}`);
}
