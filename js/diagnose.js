/** What crosses to the wasm when somebody asks why a delivery is refused, and the report that comes back. */
import { bytesOf, checkMembers, isObject, noRawBody } from "./input.js";

const OPTIONS = ["otherSecrets", "maxTries", "maxBytes"];

/** The most secrets of other endpoints: those of an account. */
const MAX_OTHERS = 64;

/**
 * What was passed in place of a body, as a text: JSON of what a parser has made, and of all else
 * what a program that expects a text makes of it, such as `undefined` and `[object Promise]`.
 * @param {any} value
 * @param {string} scheme
 * @returns {{ text: string, isParsed: boolean } | undefined} nothing where it is a body
 */
export function inPlaceOfBody(value, scheme) {
  if (isBody(value)) return undefined;
  try {
    const json = isPlain(value) ? JSON.stringify(value) : undefined;
    const text = json ?? String(value);
    return { text, isParsed: typeof value !== "function" && !OF_NOTHING.test(text) };
  } catch {
    throw noRawBody(scheme, value);
  }
}

/** The texts of values that have none: what a parser makes of a body, a form's parameters too, has one. */
const OF_NOTHING = /^(undefined|null|\[object [^\]]*\])$/;

/** @param {any} value */
function isBody(value) {
  try {
    return typeof value === "string" || bytesOf(value) !== undefined;
  } catch {
    // Bytes that are gone: who reads them says so.
    return true;
  }
}

/** Whether it is an object or a list as parsers make them. @param {any} value */
function isPlain(value) {
  if (!isObject(value) || Array.isArray(value)) return Array.isArray(value);
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** @param {Uint8Array} bytes */
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Secrets as texts, which the wasm forgets when it has answered: a Webhook is made of
 * them, and keeps none.
 * @param {{ bytes: readonly Uint8Array[], isText: number }} secrets
 * @returns {string[]}
 */
export const secretTexts = ({ bytes, isText }) => bytes.map((one, index) => ((isText >> index) & 1 ? "t" : "b") + hex(one));

/** The most tries that the wasm counts. */
const MAX_TRIES = 2 ** 32 - 1;

/**
 * @param {any} given
 * @param {string} path
 * @param {number} most
 * @returns {number} NaN where it is not given
 */
function optionalCount(given, path, most) {
  if (given === undefined) return NaN;
  if (!Number.isSafeInteger(given) || given < 1 || given > most) throw new TypeError(`${path}: expected a whole number from 1 to ${most}`);
  return given;
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
  return { others: list.map(otherText), tries: optionalCount(maxTries, "options.maxTries", MAX_TRIES), bytes: optionalCount(maxBytes, "options.maxBytes", Number.MAX_SAFE_INTEGER) };
}

/** @param {unknown} secret */
function otherText(secret) {
  if (typeof secret === "string") return `t${hex(new TextEncoder().encode(secret))}`;
  if (secret instanceof Uint8Array) return `b${hex(secret)}`;
  throw new TypeError("options.otherSecrets: expected strings or Uint8Arrays");
}

/**
 * All headers of a delivery, whatever a scheme reads: a signature may stand in another. Those
 * that it reads were checked before; of the others what is no text is left out.
 * @param {unknown} headers
 * @param {readonly string[] | undefined} names those that are asked for where the others cannot be had
 * @param {import("./input.js").Text[]} texts
 */
export function everyHeader(headers, names, texts) {
  for (const [name, value] of pairsOf(/** @type {any} */ (headers), names ?? [])) {
    for (const one of Array.isArray(value) ? value : [value]) if (typeof one === "string") texts.push(name, one);
  }
}

/**
 * @param {any} headers in a form that `input.js` takes
 * @param {readonly string[]} names
 * @returns {Iterable<[string, unknown]>}
 */
function pairsOf(headers, names) {
  if (typeof headers[Symbol.iterator] === "function") return headers;
  if (typeof headers.get === "function") return names.map((name) => [name, headers.get(name)]);
  return Object.entries(headers);
}
