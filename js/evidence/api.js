/** `hookseal/evidence` over its wasm, which keeps nothing: every call writes all that the verdict depends on. */
import { bytesOf, isObject } from "../input.js";
import { joined } from "../read.js";
import { isSameName } from "./names.js";

/** In place of the length of a text that is absent; see `src/wasm/evidence.rs`. */
const ABSENT_LENGTH = -1;
const ENVIRONMENTS = ["production", "test"];
const PINNED = 2;
const PURPOSES = ["identification", "signing"];
/** The most relying parties that are taken. */
const MAX_PARTIES = 16;
/** Longer texts are refused by the wasm, whose limits are lower: of these it gets no more. */
const MAX_TEXT = 400 * 1024;
/** The longest text of an identity that is compared, in bytes of UTF-8: longer ones are no names. */
const MAX_CLAIM = 1024;
/** ZignSec delivers again for two days; BankID's clock and the receiver's may differ by minutes. */
const PAST_SECONDS = 49 * 3600;
const FUTURE_SECONDS = 5 * 60;
/** The last time that a Date has, in milliseconds. */
const LAST_TIME = 8.64e15;

const OPTIONS = ["environment", "trustAnchor", "fingerprint", "relyingParty", "personalNumber", "purpose", "names", "tolerance", "now"];
/** What ZignSec calls what is compared in the wasm, and here. */
const CLAIMS = ["PersonalNumber", "IdentificationDate"];
/** @type {[claimed: string, own: "givenName" | "surname" | "name"][]} */
const NAMES = [["FirstName", "givenName"], ["LastName", "surname"], ["FullName", "name"]];

/** @typedef {string | number | Uint8Array} Item */

/** @type {() => WebAssembly.Module} */
let compile;
/** @type {any} */
let wasm;

/** @param {() => WebAssembly.Module} from where the compiled module comes from */
export function load(from) {
  compile = from;
}

/** A refusal; see `index.d.ts`. */
export class EvidenceError extends Error {
  /** @param {{ code: string, step: string, hint: string }} refusal */
  constructor({ code, step, hint }) {
    super(`${code}: ${hint}`);
    this.code = code;
    this.step = step;
    this.hint = hint;
  }
}
EvidenceError.prototype.name = "EvidenceError";

/**
 * @param {unknown} source
 * @param {unknown} options
 * @returns {any}
 */
export function verifyEvidence(source, options) {
  const { anchor, environment, parties, personalNumber, purpose, names, past, future, now } = readOptions(options);
  const { signature, ocspResponse, identity } = readSource(source);
  const claims = identity && CLAIMS.map((name) => claim(identity[name], name));
  const claimedNames = identity && names ? NAMES.map(([name, own]) => ({ name, own, text: claim(identity[name], name) })) : [];
  const named = claimedNames.filter(({ text }) => typeof text === "string" && text !== "");
  /** @type {Item[]} */
  const items = [...environment, anchor, signature, ocspResponse, personalNumber ?? ABSENT_LENGTH, purpose];
  items.push(...(claims ? [1, ...claims] : [0]), parties.length, ...parties);
  const answer = judged(joined(items.flatMap(written)), past, future, now);
  if (answer.code !== undefined) throw new EvidenceError(answer);
  const other = named.find(({ own, text }) => !isSameName(String(text), answer.person[own]));
  if (other !== undefined) throw mismatch(`the webhook's identity.${other.name} is not the one in the certificate`);
  // The wasm has not seen them. Where there is an identity, the number is compared first.
  if (named.length > 0) answer.compared.splice(answer.compared.indexOf("personalNumber") + 1, 0, "names");
  return answer;
}

/** @param {string} hint */
const mismatch = (hint) => new EvidenceError({ code: "identity_mismatch", step: "identity", hint });

/**
 * An event of hookseal's, a payload of ZignSec's, or the two texts by themselves.
 * @param {any} source
 */
function readSource(source) {
  if (!isObject(source)) throw new TypeError("evidence: expected an event, or an object with signature and ocspResponse");
  if (source.kind === undefined) {
    const { signature, ocspResponse, identity } = membersOf(source, "evidence", ["signature", "ocspResponse", "identity"]);
    if (typeof signature !== "string" || typeof ocspResponse !== "string") {
      throw new TypeError("evidence: expected signature and ocspResponse, as strings");
    }
    if (identity !== undefined && !isPlain(identity)) throw new TypeError("evidence.identity: expected a plain object");
    return { signature, ocspResponse, identity };
  }
  if (source.kind !== "event") throw new TypeError("evidence: expected an event: nothing else was signed by the vendor");
  const { BankIDSE: proof, identity } = source.payload ?? {};
  const [signature, ocspResponse] = [proof?.signature, proof?.ocspResponse].map((text) => (typeof text === "string" ? text : ""));
  // Evidence of somebody is not evidence of whom the webhook is about: without an identity it is refused.
  return { signature, ocspResponse, identity: isPlain(identity) ? identity : {} };
}

/**
 * A text of the webhook's; the number may come as a JSON number.
 * @param {unknown} value
 * @param {string} name
 */
function claim(value, name) {
  if (value === undefined || value === null) return ABSENT_LENGTH;
  const isText = typeof value === "string" || (typeof value === "number" && name === "PersonalNumber");
  if (!isText) throw mismatch(`the webhook's identity.${name} is not a text`);
  const text = String(value);
  if (text.length > MAX_CLAIM || new TextEncoder().encode(text).length > MAX_CLAIM) {
    throw new EvidenceError({ code: "too_large", step: "input", hint: "a text of the webhook's identity that is to be compared has over 1,024 bytes" });
  }
  return text;
}

/**
 * Whether something is an object literal or what JSON.parse makes, of any realm: of others, such
 * as a Map, the members would not be seen.
 * @param {any} value
 */
function isPlain(value) {
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
function membersOf(given, path, names) {
  if (!isPlain(given)) throw new TypeError(`${path}: expected a plain object`);
  for (const name of Reflect.ownKeys(/** @type {object} */ (given))) {
    if (typeof name === "symbol" || !names.includes(name)) throw new TypeError(`${path}.${String(name)}: there is no such member`);
    if (/** @type {any} */ (given)[name] === undefined) throw new TypeError(`${path}.${name}: it is there, and undefined`);
  }
  return { .../** @type {object} */ (given) };
}

/** @param {unknown} options */
function readOptions(options) {
  const { environment, fingerprint, trustAnchor, relyingParty, personalNumber, purpose, names = true, tolerance, now = Date.now() } = membersOf(options, "options", OPTIONS);
  if (personalNumber !== undefined && typeof personalNumber !== "string") throw new TypeError("options.personalNumber: expected a string");
  if (purpose !== undefined && !PURPOSES.includes(purpose)) throw new TypeError('options.purpose: expected "identification" or "signing"');
  if (typeof names !== "boolean") throw new TypeError("options.names: expected true or false");
  if (typeof now !== "number" || !(now >= 0 && now <= LAST_TIME)) throw new TypeError("options.now: expected milliseconds since 1970");
  const anchor = typeof trustAnchor === "string" ? trustAnchor : bytesOf(trustAnchor);
  if (anchor === undefined) throw new TypeError("options.trustAnchor: expected a certificate: PEM as a string, or DER as bytes");
  return {
    anchor,
    environment: readEnvironment(environment, fingerprint),
    parties: readParties(relyingParty),
    personalNumber,
    // 0 for either.
    purpose: PURPOSES.indexOf(purpose) + 1,
    names,
    ...readTolerance(tolerance),
    now,
  };
}

/**
 * An empty list would read as "nobody", and be "anybody".
 *
 * @param {unknown} relyingParty
 * @returns {string[]}
 */
function readParties(relyingParty) {
  if (relyingParty === undefined) return [];
  // With the holes of a list, which `every` passes over.
  const parties = Array.isArray(relyingParty) ? Array.from(relyingParty) : [relyingParty];
  const isRight = parties.length > 0 && parties.length <= MAX_PARTIES && parties.every((name) => typeof name === "string" && name !== "");
  if (!isRight) throw new TypeError(`options.relyingParty: expected a name, or 1 to ${MAX_PARTIES}`);
  return parties;
}

/**
 * The fingerprint may be written as openssl and docs/evidence.md print it, with colons or spaces.
 *
 * @param {unknown} environment
 * @param {unknown} fingerprint
 * @returns {Item[]}
 */
function readEnvironment(environment, fingerprint) {
  const known = ENVIRONMENTS.indexOf(/** @type {string} */ (environment));
  if (known >= 0 && fingerprint === undefined) return [known];
  if (environment !== "pinned") throw new TypeError('options.environment: expected "production", "test", or "pinned" with a fingerprint');
  const digits = typeof fingerprint === "string" ? fingerprint.replace(/[:\s]/g, "").toLowerCase() : "";
  if (!/^[0-9a-f]{64}$/.test(digits)) throw new TypeError("options.fingerprint: expected the SHA-256 of the certificate, 64 hexadecimal digits");
  return [PINNED, Uint8Array.from(digits.match(/../g) ?? [], (byte) => parseInt(byte, 16))];
}

/** @param {unknown} tolerance */
function readTolerance(tolerance) {
  const isOne = tolerance === undefined || typeof tolerance === "number";
  const sides = isOne ? { past: tolerance, future: tolerance } : membersOf(tolerance, "options.tolerance", ["past", "future"]);
  if (Object.keys(sides).length === 0) throw new TypeError("options.tolerance: expected past or future");
  return { past: milliseconds(sides.past, PAST_SECONDS, "past"), future: milliseconds(sides.future, FUTURE_SECONDS, "future") };
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

/** @param {number} number in four bytes */
const int32 = (number) => Uint8Array.of(number, number >> 8, number >> 16, number >> 24);

/** @param {Item} item a number, or a text after its length: what `src/wasm/evidence.rs` reads */
function written(item) {
  if (typeof item === "number") return [int32(item)];
  const whole = typeof item === "string" ? new TextEncoder().encode(item.slice(0, MAX_TEXT)) : item;
  const bytes = whole.subarray(0, MAX_TEXT);
  return [int32(bytes.length), bytes];
}

/**
 * @param {Uint8Array} items
 * @param {number} past
 * @param {number} future
 * @param {number} now
 */
function judged(items, past, future, now) {
  try {
    wasm ??= new WebAssembly.Instance(compile()).exports;
    // What is reserved may move the memory.
    const at = wasm.reserve(items.length) >>> 0;
    new Uint8Array(wasm.memory.buffer, at).set(items);
    const length = wasm.verify(past, future, now) >>> 0;
    const answer = new Uint8Array(wasm.memory.buffer, wasm.answer() >>> 0, length);
    const text = new TextDecoder().decode(answer);
    // It is about a person.
    wasm.clear();
    return JSON.parse(text);
  } catch (cause) {
    // A trap leaves the instance in no certain state; no input is known to cause one.
    wasm = undefined;
    throw new Error("hookseal stopped: nothing was verified", { cause });
  }
}
