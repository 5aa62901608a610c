/** `hookseal schemes`: who can be verified, and how a vendor signs. */
import { Webhook, schemes as all } from "hookseal";
import { JSON_OUTPUT } from "../args.js";
import { placeholder } from "../placeholder.js";
import { infoOf, known } from "../scheme.js";
import { signed } from "../signer.js";

/** @typedef {import("hookseal").SchemeName} SchemeName */
/** @typedef {{ past: number, future: number } | "none" | "any" | null} Window in seconds; null where it is not found */

/** @type {import("../types.js").Command} */
export const schemes = {
  name: "schemes",
  summary: "the schemes that are known, or one of them",
  usage: "hookseal schemes [name or part of one]",
  positionals: 1,
  options: { ...JSON_OUTPUT },
  examples: ["hookseal schemes stripe", "hookseal schemes --json"],
  run,
};

/** @param {import("../types.js").Call} call */
function run({ positionals: [name], print }) {
  const exact = all.find((one) => one.name === name);
  if (exact) return one(exact, print);
  const word = name?.toLowerCase() ?? "";
  const found = all.filter((row) => row.name.includes(word) || row.vendor.toLowerCase().includes(word));
  if (found.length === 0) known(word);
  const width = Math.max(...found.map((row) => row.name.length));
  print.text(...found.map(({ name: own, vendor, algorithm, covers }) => `${own.padEnd(width)}  ${vendor}, ${algorithm}, covers the ${covers}`));
  print.json(found);
  return 0;
}

/** What tells a retry from an event, in words. */
const IDENTITIES = {
  field: "a signed field tells an event from its retries, where the delivery has one",
  body: "the body itself tells an event from its retries",
  content: "the signed message itself tells an event from its retries",
  unknown: "nothing that is signed tells an event from its retries",
};

/** @param {number | null} hours */
const retriesFor = (hours) => (hours === null ? "not documented" : `for ${hours} ${hours === 1 ? "hour" : "hours"}`);

/** @param {string} algorithm */
const noHeaders = (algorithm) => (algorithm === "none" ? "none" : "none: the signature stands in the body or the URL");

/** @param {import("hookseal").SchemeInfo} scheme @param {import("../print.js").Printer} print */
function one(scheme, print) {
  const { name, vendor, algorithm, headers, covers, identity, retryHours, documentation } = scheme;
  const window = windowOf(name);
  const others = all.filter((other) => other.vendor === vendor && other.name !== name);
  print.text(
    `${print.in("bold", name)}: ${vendor}`,
    `  algorithm  ${algorithm}`,
    `  headers    ${headers === null ? "those that a header names" : headers.join(", ") || noHeaders(algorithm)}`,
    `  secret     ${secretForm(name)}`,
    `  window     ${windowInWords(window)}`,
    `  covers     the ${covers}`,
    `  identity   ${IDENTITIES[identity]}`,
    `  retries    ${retriesFor(retryHours)}`,
    `  page       ${documentation}`,
    ...(others.length > 0 ? [`  beside it  ${others.map((other) => other.name).join(", ")}: other deliveries of ${vendor}'s`] : []),
  );
  print.json({ ...scheme, secret: secretForm(name), window: windowJson(window) });
  return 0;
}

/** @param {Window} window */
const windowJson = (window) => (window === null || typeof window === "string" ? window : { past: finite(window.past), future: finite(window.future) });

/** @param {number} seconds */
const finite = (seconds) => (seconds === Infinity ? "any" : seconds);

/** Longer than any window that a vendor has. */
const MAX_WINDOW_SECONDS = 8 * 86_400;
const DAY_SECONDS = 86_400;

/** The hint with which the library refuses a secret. @param {SchemeName} name @param {readonly string[]} secrets @param {object} [options] */
function refusal(name, secrets, options) {
  try {
    new Webhook(/** @type {any} */ (name), /** @type {any} */ (secrets), options);
    return undefined;
  } catch (error) {
    return String(/** @type {any} */ (error).hint);
  }
}

/** Begins as the secrets of Standard Webhooks do, and has their form. */
const EXAMPLE = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/** @param {SchemeName} name @returns {string} what the vendor's secret looks like */
function secretForm(name) {
  if (infoOf(name)?.algorithm === "none") return "none: nothing is signed";
  if (refusal(name, []) === undefined) return "none: the delivery names the key";
  if (refusal(name, [], { audience: "-" }) === undefined) return "none: the delivery names the key; --audience says whom it is for";
  const hint = refusal(name, ["x"]);
  if (hint === undefined) return infoOf(name)?.algorithm === "token" ? "the text itself, which is what the sender shows" : "any text, whole and as the vendor shows it";
  const form = /it is not (.*?)(, as the vendor's is)?$/.exec(hint)?.[1] ?? hint;
  const key = /^(ed25519|ecdsa|rsa|jws)/.test(infoOf(name)?.algorithm ?? "") ? "the public key, in " : "";
  return `${key}${form}${form === "base64" && hasPrefix(name) ? ", with whsec_ before it" : ""}`;
}

/** Whether `whsec_` before a secret is no part of it. @param {SchemeName} name */
function hasPrefix(name) {
  try {
    const at = { now: 1_800_000_000_000, id: "msg_1", url: "https://example.com/" };
    const [one, other] = [`whsec_${EXAMPLE}`, EXAMPLE].map((secret) => new Webhook(/** @type {any} */ (name), secret).sign("{}", at));
    return JSON.stringify(one) === JSON.stringify(other);
  } catch {
    return false;
  }
}

/**
 * How far the signed time may lie from now, found by having a delivery judged at other times.
 * @param {SchemeName} name
 * @returns {Window}
 */
function windowOf(name) {
  if (isTimeless(name)) return "none";
  // A token holds for as long as its own claims say, which are the sender's choice.
  if (infoOf(name)?.algorithm === "jws") return null;
  const now = Math.floor(Date.now() / 1000) * 1000;
  const own = windowIn(name, now);
  // A time that deliveries need not have is not in every sample.
  const timed = own === "any" ? windowIn(name, now, Buffer.from(JSON.stringify({ timestamp: now }))) : own;
  return timed ?? own;
}

/** Whether no time is signed: the library refuses to be told how old it may be. @param {SchemeName} name */
function isTimeless(name) {
  if (infoOf(name)?.algorithm === "none") return true;
  const isMade = (/** @type {import("../types.js").Values} */ values) => {
    try {
      return Boolean(placeholder(name, values));
    } catch {
      return false;
    }
  };
  return isMade({}) && !isMade({ tolerance: "1" });
}

/**
 * @param {SchemeName} name
 * @param {number} now
 * @param {Buffer} [given] a sample where there is none
 * @returns {Window}
 */
function windowIn(name, now, given) {
  const url = "https://example.com/webhooks";
  try {
    const { webhook, secrets } = placeholder(name, {});
    const { body, headers } = signed({ scheme: name, secrets, url, now, body: given, values: {} });
    const isTaken = (/** @type {number} */ seconds) => webhook.check(body, headers, { method: "POST", url, now: now + seconds * 1000 }).ok;
    if (isTaken(MAX_WINDOW_SECONDS) && isTaken(-MAX_WINDOW_SECONDS)) return "any";
    return { past: furthest((seconds) => isTaken(seconds)), future: furthest((seconds) => isTaken(-seconds)) };
  } catch {
    // Nobody but the vendor can sign for it.
    return null;
  }
}

/** @param {(seconds: number) => boolean} isTaken @returns {number} */
function furthest(isTaken) {
  if (isTaken(MAX_WINDOW_SECONDS)) return Infinity;
  let [most, tooFar] = [0, MAX_WINDOW_SECONDS];
  while (tooFar - most > 1) {
    const middle = Math.floor((most + tooFar) / 2);
    if (isTaken(middle)) most = middle;
    else tooFar = middle;
  }
  return most;
}

/** @param {number} seconds */
const inWords = (seconds) => (seconds === Infinity ? "any time" : seconds % DAY_SECONDS === 0 ? `${seconds / DAY_SECONDS} d` : `${seconds} s`);

/** @param {Window} window */
function windowInWords(window) {
  if (window === "none") return "none: no time is signed";
  if (window === "any") return "any: the signed time is not judged, unless a tolerance is given";
  if (window === null) return "docs/schemes.md has it: it shows in no delivery that can be made here";
  const [past, future] = [inWords(window.past), inWords(window.future)];
  return past === future ? `${past} to either side of the signed time` : `${past} back, ${future} ahead of the signed time`;
}
