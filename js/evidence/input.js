/** What callers of `hookseal/evidence` and its neighbours pass, checked once. */
import { bytesOf, isObject } from "../input.js";

/** The last time that a Date has, in milliseconds. */
const LAST_TIME = 8.64e15;

/**
 * Whether something is an object literal or what JSON.parse makes, of any realm: of others, such
 * as a Map, the members would not be seen.
 * @param {any} value
 */
export function isPlain(value) {
  if (!isObject(value) || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "hasOwnProperty"));
}

/**
 * The members of an object that a caller wrote. One that is there has a value: what is missing in
 * an environment would otherwise leave out a check without a word.
 *
 * @param {unknown} given
 * @param {string} path what to call it
 * @param {readonly string[]} names of the members that there are
 * @returns {any}
 */
export function membersOf(given, path, names) {
  if (!isPlain(given)) throw new TypeError(`${path}: expected a plain object`);
  // Read once, and nothing of a prototype, which other code may have written to.
  const members = Object.assign(Object.create(null), given);
  for (const name of Reflect.ownKeys(/** @type {object} */ (given))) {
    if (typeof name === "symbol" || !names.includes(name)) throw new TypeError(`${path}.${String(name)}: there is no such member`);
    if (members[name] === undefined) throw new TypeError(`${path}.${name}: it is there, and undefined`);
  }
  return members;
}

/** @param {unknown} trustAnchor PEM, or DER */
export function readAnchor(trustAnchor) {
  const anchor = typeof trustAnchor === "string" ? trustAnchor : bytesOf(trustAnchor);
  const isOneLine = typeof anchor === "string" && anchor.includes("-----\\n");
  if (isOneLine) throw new TypeError("options.trustAnchor: its ends of lines are the two characters \\n, as a file of an environment has them: replace them with ends of lines");
  if (anchor === undefined) throw new TypeError("options.trustAnchor: expected a certificate: PEM as a string, or DER as bytes");
  return anchor;
}

/**
 * The bytes of a fingerprint, which may be written as openssl and docs/evidence.md print it, with
 * colons or spaces, and with what openssl puts before it (`sha256 Fingerprint=`).
 *
 * @param {unknown} fingerprint
 */
export function readFingerprint(fingerprint) {
  const digits = typeof fingerprint === "string" ? fingerprint.replace(/^\s*sha256 fingerprint=|[:\s]/gi, "").toLowerCase() : "";
  if (!/^[0-9a-f]{64}$/.test(digits)) throw new TypeError("options.fingerprint: expected the SHA-256 of the certificate, 64 hexadecimal digits");
  return Uint8Array.from(digits.match(/../g) ?? [], (byte) => parseInt(byte, 16));
}

/** @param {unknown} now */
export function readNow(now) {
  if (typeof now !== "number" || !(now >= 0 && now <= LAST_TIME)) throw new TypeError("options.now: expected milliseconds since 1970");
  return now;
}

/**
 * The window, in milliseconds.
 *
 * @param {unknown} tolerance
 * @param {{ past: number, future: number }} otherwise in seconds
 */
export function readTolerance(tolerance, otherwise) {
  const isOne = tolerance === undefined || typeof tolerance === "number";
  const sides = isOne ? { past: tolerance, future: tolerance } : membersOf(tolerance, "options.tolerance", ["past", "future"]);
  if (Object.keys(sides).length === 0) throw new TypeError("options.tolerance: expected past or future");
  return { past: milliseconds(sides.past, otherwise.past, "past"), future: milliseconds(sides.future, otherwise.future, "future") };
}

/**
 * @param {unknown} seconds
 * @param {number} otherwise
 * @param {string} side
 */
function milliseconds(seconds, otherwise, side) {
  if (seconds === undefined) return otherwise * 1000;
  if (typeof seconds !== "number" || !(seconds >= 0.001)) throw new TypeError(`options.tolerance.${side}: expected seconds, a thousandth at least`);
  return seconds * 1000;
}
