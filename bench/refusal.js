/**
 * What it takes to refuse a forged delivery, beside accepting a genuine one of the
 * same size, the making of one Error aside: in every scheme whose vendor's headers
 * `sign` can make, with the secrets and the request of its first vector.
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
const ROUND = 0.6;
/** What law 4 of the design asks for. */
const MOST = 2;

const folder = new URL("../vectors/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "schema.json");
const vectors = files.flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")).vectors);
const genuine = vectors.filter(({ expect, request }) => expect.keyIndex === 0 && expect.error === undefined && request.body?.startsWith("{"));
const first = new Map(genuine.toReversed().map((vector) => [vector.scheme, vector]));

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
function times(...calls) {
  const best = calls.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, call] of calls.entries()) {
      const begin = performance.now();
      let count = 0;
      while (performance.now() - begin < ROUND) {
        call();
        count += 1;
      }
      best[index] = Math.min(best[index], (1000 * (performance.now() - begin)) / count);
    }
  }
  return best;
}

const rows = [["size", "schemes", "genuine", "forged", "an Error", "ratio", "p90", "largest"]];
for (const size of SIZES) {
  const found = [];
  for (const [scheme, vector] of first) {
    const judged = deliveries(vector, size);
    if (judged === undefined) continue;
    const [good, bad, error] = below(FRAMES, () => times(judged.good, judged.bad, oneError));
    found.push({ scheme, good, bad, error, ratio: (bad - error) / good });
  }
  const ratios = found.map(({ ratio }) => ratio);
  const middle = (name) => threeDigits(median(found.map((one) => one[name])));
  const largest = found.reduce((one, other) => (other.ratio > one.ratio ? other : one));
  const [half, most] = [median(ratios), quantile(ratios, 0.9)].map((ratio) => ratio.toFixed(2));
  rows.push([sizeName(size), String(found.length), middle("good"), middle("bad"), middle("error"), half, most, `${largest.ratio.toFixed(2)} ${largest.scheme}`]);
  const over = found.filter(({ ratio }) => ratio > MOST).map(({ scheme, ratio }) => `${scheme} ${ratio.toFixed(2)}`);
  if (over.length > 0) console.log(`${sizeName(size)}, over ${MOST}: ${over.join(", ")}`);
}
console.log(table(rows));
