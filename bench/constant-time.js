/**
 * Whether the time of a refusal tells how much of a signature was right: dudect's way, as
 * in `benches/timing.rs` of the crate, here of the package's wasm in Node.
 */
import { performance } from "node:perf_hooks";
import { Webhook } from "hookseal";
import { table } from "./report.js";
import { largestT, median } from "./statistics.js";

const BODY = Buffer.from('{"id":"b7f5b1e4-3c0d-4a4e-9a53-0d7e2f1c6a90"}');
/** Secrets per scheme: each text is near to the code of one and far from the others'. */
const RECEIVERS = 16;
/** Measurements per scheme, of three classes. */
const MEASUREMENTS = 600_000;
/** First measurements left out: until then V8 has compiled everything for good. */
const WARM_UP = 50_000;
/** The |t| from which dudect takes two classes for distinguishable. */
const FINDING = 4.5;

/**
 * The places of the three classes: the right signature but for one bit of its first or of
 * its last byte, and another secret's but for one bit of its last.
 */
const [FIRST, LAST, OTHER] = [0, 1, 2];
const PAIRS = [
  { pair: "last byte, first byte", one: LAST, other: FIRST },
  { pair: "last byte, another's", one: LAST, other: OTHER },
];

/** @param {Receiver} receiver @param {string} shown */
const verifies = ({ webhook, header }, shown) => webhook.check(BODY, { [header]: shown }).ok;

/** The control, which must be found: a comparison that stops at the first difference. */
function stopsEarly({ webhook, header }, shown) {
  const right = webhook.sign(BODY)[header];
  for (let place = 0; place < right.length; place += 1) {
    if (right.charCodeAt(place) !== shown.charCodeAt(place)) return false;
  }
  return true;
}

const cases = [
  { name: "the control", scheme: "github", prefix: "sha256=", encoding: "hex", accepts: stopsEarly },
  { name: "github", scheme: "github", prefix: "sha256=", encoding: "hex", accepts: verifies },
  { name: "shopify", scheme: "shopify", prefix: "", encoding: "base64", accepts: verifies },
  { name: "gitlab", scheme: "gitlab", prefix: "", encoding: "latin1", accepts: verifies },
  { name: "alloy-bearer", scheme: "alloy-bearer", prefix: "Bearer ", encoding: "latin1", accepts: verifies },
];

/**
 * A Webhook of one secret, and a wrong text of each class, as bytes.
 * @typedef {{ webhook: Webhook, header: string, shown: Buffer[] }} Receiver
 */

/** A signature with one bit of a byte changed; in hex a digit stays a digit and a letter a letter. */
function wrong({ prefix, encoding }, right, place) {
  const bytes = Buffer.from(right.slice(prefix.length), encoding);
  bytes[place < 0 ? bytes.length + place : place] ^= 1;
  return Buffer.from(prefix + bytes.toString(encoding));
}

const below = (end) => Math.floor(Math.random() * end);

/** @returns {Receiver[]} */
function receiversOf(plan) {
  const signed = Array.from({ length: RECEIVERS }, () => {
    const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("hex");
    const webhook = new Webhook(plan.scheme, secret);
    const [[header, right]] = Object.entries(webhook.sign(BODY));
    return { webhook, header, right };
  });
  return signed.map(({ webhook, header, right }, index) => {
    const { right: others } = signed[(index + 1) % RECEIVERS];
    return { webhook, header, shown: [wrong(plan, right, 0), wrong(plan, right, -1), wrong(plan, others, -1)] };
  });
}

/** @returns {Float64Array[]} nanoseconds of each measurement, by class */
function measure(plan) {
  const { accepts, scheme } = plan;
  const receivers = receiversOf(plan);
  const times = PAIRS.concat(PAIRS[0]).map(() => new Float64Array(MEASUREMENTS));
  const counts = [0, 0, 0];
  for (let round = -WARM_UP; round < MEASUREMENTS; round += 1) {
    const receiver = receivers[below(RECEIVERS)];
    const chosen = below(3);
    // A new text for all classes: none has a place, or a hash, of its own.
    const shown = receiver.shown[chosen].toString("latin1");
    const start = performance.now();
    const isAccepted = accepts(receiver, shown);
    const elapsed = performance.now() - start;
    if (isAccepted) throw new Error(`${scheme} accepts a forgery`);
    if (round >= 0) times[chosen][counts[chosen]++] = elapsed * 1e6;
  }
  return times.map((list, index) => list.subarray(0, counts[index]));
}

/** Both comparisons of a case. */
function compared(plan) {
  const times = measure(plan);
  const medians = times.map(median);
  return PAIRS.map(({ pair, one, other }) => ({
    ...plan,
    pair,
    count: times[one].length + times[other].length,
    median: medians[one],
    difference: medians[one] - medians[other],
    t: largestT(times[one], times[other]),
  }));
}

const results = cases.flatMap(compared);
const lines = results.map((result) => [
  result.name, result.pair, String(result.count), String(Math.round(result.median)), String(Math.round(result.difference)), result.t.toFixed(1),
]);
console.log(table([["scheme", "compared", "measured", "median ns", "difference", "|t|"], ...lines]));

const isFound = ({ t }) => t > FINDING;
const isSeen = results.filter(({ accepts }) => accepts === stopsEarly).some(isFound);
if (!isSeen) throw new Error("the control was not found: the machine is too busy for this measurement");
if (results.some((result) => result.accepts === verifies && isFound(result))) {
  throw new Error(`a |t| over ${FINDING}: the classes can be told apart, or the machine was busy; run it again`);
}
