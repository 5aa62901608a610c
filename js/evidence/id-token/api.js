/** `hookseal/evidence/id-token` over its wasm. */
import { isObject } from "../../input.js";
import { EvidenceError } from "../error.js";
import { ABSENT_LENGTH, Judge } from "../exchange.js";
import { isPlain, membersOf, readNow, readTolerance } from "../input.js";
/** @import { Item } from "../exchange.js" */

export { EvidenceError };

const ALGORITHMS = ["RS256", "ES256"];
/** The most issuers, and the most classes of authentication, that are taken. */
const MAX_TEXTS = 16;
/** Longer texts are refused by the wasm, whose limits are lower: of these it gets no more. */
const MAX_TEXT = 300 * 1024;
/** The issuer's clock and the receiver's may differ by minutes. */
const WINDOW_SECONDS = { past: 5 * 60, future: 5 * 60 };
const NO_AGE = -1;

const OPTIONS = ["jwks", "issuer", "clientId", "member", "nonce", "subject", "maxAge", "acr", "algorithms", "tolerance", "now"];

const judge = new Judge(MAX_TEXT);

/** @param {() => WebAssembly.Module} from where the compiled module comes from */
export const load = (from) => judge.load(from);

/**
 * @param {unknown} source
 * @param {unknown} options
 * @returns {any}
 */
export function verifyIdToken(source, options) {
  const { jwks, issuers, clientId, member, nonce, subject, algorithms, acr, maxAge, past, future, now } = readOptions(options);
  /** @type {Item[]} */
  const items = [jwks, readSource(source, member), clientId, nonce ?? ABSENT_LENGTH, subject ?? ABSENT_LENGTH, algorithms];
  items.push(issuers.length, ...issuers, acr.length, ...acr);
  const answer = judge.ask(items, [maxAge, past, future, now]);
  if (answer.code !== undefined) throw new EvidenceError(answer);
  return answer;
}

/**
 * A token by itself, or the one at a path in the payload of an event of hookseal's.
 *
 * @param {any} source
 * @param {string | undefined} member
 * @returns {string}
 */
function readSource(source, member) {
  if (typeof source === "string") {
    if (member !== undefined) throw new TypeError("options.member: expected none, for a token by itself");
    return source;
  }
  if (!isObject(source) || source.kind !== "event") throw new TypeError("idToken: expected a token as a string, or an event: nothing else was signed by the vendor");
  if (member === undefined) throw new TypeError("options.member: expected where in the event's payload the token stands");
  const inside = (/** @type {any} */ value, /** @type {string} */ name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined);
  const token = member.split(".").reduce(inside, source.payload);
  // What is no text is refused as what is not there.
  return typeof token === "string" ? token : "";
}

/** @param {unknown} options */
function readOptions(options) {
  const { jwks, issuer, clientId, member, nonce, subject, maxAge, acr, algorithms, tolerance, now = Date.now() } = membersOf(options, "options", OPTIONS);
  for (const [name, value] of Object.entries({ member, nonce, subject })) {
    if (value !== undefined && !isText(value)) throw new TypeError(`options.${name}: expected a string that is not empty`);
  }
  if (!isText(clientId)) throw new TypeError("options.clientId: expected the client's identifier at the issuer");
  return {
    jwks: readKeys(jwks),
    issuers: readTexts(issuer, "issuer"),
    clientId,
    member,
    nonce,
    subject,
    maxAge: readAge(maxAge),
    acr: acr === undefined ? [] : readTexts(acr, "acr"),
    algorithms: readAlgorithms(algorithms),
    ...readLeeway(tolerance),
    now: readNow(now),
  };
}

/** Whether something is a text of whole characters: what is not would be compared as something else. @param {unknown} value */
const isText = (value) => typeof value === "string" && value !== "" && !/\p{Surrogate}/u.test(value);

/**
 * A set as its text, or as somebody has parsed it.
 *
 * @param {any} jwks
 * @returns {string}
 */
function readKeys(jwks) {
  if (typeof jwks === "string") return jwks;
  try {
    if (isPlain(jwks) && Array.isArray(jwks.keys)) return JSON.stringify({ keys: jwks.keys });
  } catch {
    // A circle, or a number that JSON has not.
  }
  throw new TypeError("options.jwks: expected the issuer's set of keys: its JSON as a string, or an object with keys");
}

/**
 * An empty list would read as "nobody", and be "anybody".
 *
 * @param {unknown} given
 * @param {string} name
 * @returns {string[]}
 */
function readTexts(given, name) {
  // With the holes of a list, which `every` passes over.
  const texts = Array.isArray(given) ? Array.from(given) : [given];
  if (texts.length === 0 || texts.length > MAX_TEXTS || !texts.every(isText)) throw new TypeError(`options.${name}: expected a string, or 1 to ${MAX_TEXTS}`);
  return texts;
}

/** As bits: 1 for the first, 2 for the second. @param {unknown} given */
function readAlgorithms(given) {
  const names = given === undefined ? ALGORITHMS : given;
  const isRight = Array.isArray(names) && names.length > 0 && Array.from(names).every((name) => ALGORITHMS.includes(name));
  if (!isRight) throw new TypeError('options.algorithms: expected a list of "RS256" and "ES256", one at least');
  return ALGORITHMS.reduce((bits, name, index) => (names.includes(name) ? bits | (1 << index) : bits), 0);
}

/** In milliseconds: longer than anybody delivers a webhook again. */
const MAX_LEEWAY_MS = 366 * 86_400_000;

/**
 * What has no end would switch off `exp` and `nbf`, which hold in any token.
 *
 * @param {unknown} tolerance
 */
function readLeeway(tolerance) {
  const window = readTolerance(tolerance, WINDOW_SECONDS);
  if (Math.max(window.past, window.future) > MAX_LEEWAY_MS) throw new TypeError("options.tolerance: expected at most 366 days, in seconds: give the time to judge by as now");
  return window;
}

/** In milliseconds. @param {unknown} maxAge */
function readAge(maxAge) {
  if (maxAge === undefined) return NO_AGE;
  if (typeof maxAge !== "number" || !(maxAge >= 0 && maxAge < Infinity)) throw new TypeError("options.maxAge: expected seconds");
  return maxAge * 1000;
}
