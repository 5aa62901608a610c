/** What crosses to the wasm when somebody asks why a delivery is refused, and the report that comes back. */
import { allHeaders, checkMembers } from "./input.js";

const OPTIONS = ["otherSecrets", "maxTries", "maxBytes"];

/** The most secrets of other endpoints: those of an account. */
const MAX_OTHERS = 64;

/** @param {Uint8Array} bytes */
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Secrets as texts, which the wasm forgets when it has answered: a Webhook is made of
 * them, and keeps none.
 * @param {{ bytes: readonly Uint8Array[], isText: number }} secrets
 * @returns {string[]}
 */
export const secretTexts = ({ bytes, isText }) => bytes.map((one, index) => ((isText >> index) & 1 ? "t" : "b") + hex(one));

/**
 * @param {unknown} given
 * @param {string} path
 * @returns {number} NaN where it is not given
 */
function optionalCount(given, path) {
  if (given === undefined) return NaN;
  if (!Number.isSafeInteger(given) || /** @type {number} */ (given) < 1) throw new TypeError(`${path}: expected a whole number above 0`);
  return /** @type {number} */ (given);
}

/**
 * @param {any} given
 * @returns {{ others: string[], tries: number, bytes: number }}
 */
export function readSearch(given = {}) {
  checkMembers(given, "options", OPTIONS);
  const { otherSecrets = [], maxTries, maxBytes } = given;
  const list = Array.isArray(otherSecrets) ? otherSecrets : [otherSecrets];
  if (list.length > MAX_OTHERS) throw new TypeError(`options.otherSecrets: more than ${MAX_OTHERS}`);
  return { others: list.map(otherText), tries: optionalCount(maxTries, "options.maxTries"), bytes: optionalCount(maxBytes, "options.maxBytes") };
}

/** @param {unknown} secret */
function otherText(secret) {
  if (typeof secret === "string") return `t${hex(new TextEncoder().encode(secret))}`;
  if (secret instanceof Uint8Array) return `b${hex(secret)}`;
  throw new TypeError("options.otherSecrets: expected strings or Uint8Arrays");
}

/**
 * All headers of a delivery, whatever a scheme reads: a signature may stand in another.
 * @param {unknown} headers
 * @param {readonly string[] | undefined} names those that are asked for where the others cannot be had
 * @param {import("./input.js").Text[]} texts
 */
export function everyHeader(headers, names, texts) {
  const { get } = /** @type {any} */ (headers) ?? {};
  if (names === undefined || typeof get !== "function" || typeof (/** @type {any} */ (headers)[Symbol.iterator]) === "function") {
    allHeaders(headers, texts);
    return;
  }
  for (const name of names) {
    const value = get.call(headers, name);
    if (typeof value === "string") texts.push(name, value);
  }
}
