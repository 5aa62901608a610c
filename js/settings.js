/** What a Webhook is made with, checked: a mistyped option must not pass for a default. */
import { bytesOf, checkMembers, isObject } from "./input.js";
import { WebhookError } from "./shared.js";

/**
 * @typedef {object} Settings
 * @property {number} past in milliseconds; NaN where the scheme's own window holds
 * @property {number} future likewise
 * @property {number} maxBodyBytes
 * @property {string | undefined} sources an entry a line
 * @property {Uint8Array | undefined} verifyToken
 * @property {Uint8Array | undefined} audience
 * @property {() => number} now
 */

const LIMITS = ["tolerance", "maxBodyBytes", "now"];
const OPTIONS = ["tolerance", "maxBodyBytes", "now", "sourceAddresses", "verifyToken", "audience"];
const DEFAULT_MAX_BODY_BYTES = 1 << 20;
/** The wasm addresses 4 GiB, and the largest bodies are a fraction of it. */
const MAX_BODY_BYTES = 1 << 30;

/**
 * @param {any} [given]
 * @param {number} [most] the largest body that the vendor documents
 * @returns {Settings}
 */
export function readOptions(given = {}, most) {
  const limits = readLimits(given, OPTIONS);
  const { maxBodyBytes = most, sourceAddresses, verifyToken, audience } = /** @type {Record<string, any>} */ (given);
  for (const [name, text] of Object.entries({ verifyToken, audience })) {
    if (text !== undefined && (typeof text !== "string" || text === "")) throw new TypeError(`options.${name}: expected a text`);
  }
  // It restricts: a variable that is not set must not mean "from anywhere".
  if (sourceAddresses === undefined && "sourceAddresses" in given) throw new TypeError("options.sourceAddresses: expected \"documented\" or a list of addresses, not undefined");
  const encoded = (/** @type {string | undefined} */ text) => (text === undefined ? undefined : new TextEncoder().encode(text));
  return {
    ...limits,
    ...(maxBodyBytes !== undefined && { maxBodyBytes }),
    verifyToken: encoded(verifyToken),
    audience: encoded(audience),
    sources: readSources(sourceAddresses),
  };
}

/**
 * What `hookseal/slim` has too.
 * @param {any} [given]
 * @param {readonly string[]} [names] the options that there are
 */
export function readLimits(given = {}, names = LIMITS) {
  checkMembers(given, "options", names);
  const { tolerance, maxBodyBytes, now = () => Date.now() } = /** @type {Record<string, any>} */ (given);
  if (typeof now !== "function") throw new TypeError("options.now: expected a function");
  return { ...readTolerance(tolerance), maxBodyBytes: readMaxBodyBytes(maxBodyBytes), now };
}

/** @param {any} tolerance */
function readTolerance(tolerance) {
  const sides = typeof tolerance === "object" ? tolerance : { past: tolerance, future: tolerance };
  checkMembers(sides, "options.tolerance", ["past", "future"]);
  return { past: milliseconds(sides.past, "past"), future: milliseconds(sides.future, "future") };
}

/**
 * @param {unknown} seconds
 * @param {string} side
 */
function milliseconds(seconds, side) {
  if (seconds === undefined) return NaN;
  // Zero and less would read as "off": Infinity says that.
  if (typeof seconds !== "number" || !(seconds > 0)) throw new TypeError(`options.tolerance.${side}: expected a number of seconds, more than 0`);
  return seconds * 1000;
}

/** @param {unknown} bytes */
function readMaxBodyBytes(bytes = DEFAULT_MAX_BODY_BYTES) {
  if (typeof bytes !== "number" || !Number.isInteger(bytes) || bytes < 1 || bytes > MAX_BODY_BYTES) {
    throw new TypeError("options.maxBodyBytes: expected a whole number from 1 to 2^30");
  }
  return bytes;
}

/** @param {unknown} sources */
function readSources(sources) {
  if (sources === undefined) return undefined;
  const list = sources === "documented" ? [sources] : sources;
  if (!Array.isArray(list) || !list.every((entry) => typeof entry === "string" && !entry.includes("\n"))) {
    throw new TypeError('options.sourceAddresses: expected "documented" or a list of addresses');
  }
  return list.join("\n");
}

/**
 * A name as it is, or a description as JSON: what becomes of the object later does not matter.
 * @param {unknown} given
 * @returns {string}
 */
export function readScheme(given) {
  const text = isObject(given) ? JSON.stringify(given) : given;
  if (typeof text !== "string") throw new TypeError("scheme: expected a name or a description");
  return text;
}

/**
 * A JWK or a set of them as its text; the wasm says whether it is a good one.
 * @param {any} given
 */
const jwkText = (given) => (isObject(given) && (Object.hasOwn(given, "kty") || Object.hasOwn(given, "keys")) ? JSON.stringify(given) : given);

/**
 * @param {unknown} given
 * @param {string} scheme
 */
export const readKeys = (given, scheme) => readSecrets(Array.isArray(given) ? given.map(jwkText) : jwkText(given), scheme);

/**
 * What `hookseal/slim` has too.
 * @param {unknown} given
 * @param {string} scheme
 * @returns {{ bytes: Uint8Array[], isText: number }} with a bit for each that is text
 */
export function readSecrets(given, scheme) {
  let isText = 0;
  const bytes = (Array.isArray(given) ? given : [given]).map((secret, index) => {
    if (typeof secret === "string") {
      isText |= 1 << index;
      return new TextEncoder().encode(secret);
    }
    const own = bytesOf(secret);
    // A copy: the caller may clear or reuse its own.
    if (own !== undefined) return new Uint8Array(own);
    throw new WebhookError({ code: "invalid_secret", status: 500, hint: noSecret(secret) }, scheme);
  });
  return { bytes, isText };
}

/** @param {any} given */
function noSecret(given) {
  if (given === undefined || given === null) return `the secret is ${given}: is its environment variable or binding set?`;
  if (typeof given.then === "function") return "the secret is a Promise: await it first";
  return "the secret is neither a string, a Uint8Array nor a JWK";
}

/**
 * @param {unknown} milliseconds
 * @returns {number}
 */
export function readTime(milliseconds) {
  if (typeof milliseconds !== "number" || !(milliseconds >= 0)) {
    throw new TypeError("now: expected milliseconds since 1970-01-01T00:00Z");
  }
  return milliseconds;
}
