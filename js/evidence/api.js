/** `hookseal/evidence` over its wasm, which keeps nothing: every call writes all that the verdict depends on. */
import { bytesOf, checkMembers, isObject } from "../input.js";
import { joined } from "../read.js";

/** In place of the length of a text that is absent; see `src/wasm/evidence.rs`. */
const ABSENT_LENGTH = -1;
const ENVIRONMENTS = ["production", "test"];
const PINNED = 2;
/** The most relying parties that the wasm reads. */
const MAX_PARTIES = 16;
/** Longer texts are no part of any evidence; the wasm's own limits are lower. */
const MAX_TEXT = 1 << 20;
/** ZignSec delivers again for two days; BankID's clock and the receiver's may differ by minutes. */
const PAST_SECONDS = 49 * 3600;
const FUTURE_SECONDS = 5 * 60;

const OPTIONS = ["environment", "trustAnchor", "fingerprint", "relyingParty", "personalNumber", "names", "tolerance", "now"];
/** What ZignSec calls what is compared. */
const IDENTITY = ["PersonalNumber", "FirstName", "LastName", "FullName", "IdentificationDate"];
const NAMES = ["FirstName", "LastName", "FullName"];

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
  const { anchor, environment, parties, personalNumber, names, past, future, now } = readOptions(options);
  const { signature, ocspResponse, identity } = readSource(source);
  const claimed = identity && IDENTITY.map((name) => (names || !NAMES.includes(name) ? claim(identity[name], name) : ABSENT_LENGTH));
  /** @type {Item[]} */
  const items = [...environment, anchor, signature, ocspResponse, personalNumber ?? ABSENT_LENGTH];
  items.push(...(claimed ? [1, ...claimed] : [0]), parties.length, ...parties);
  const answer = judged(joined(items.flatMap(written)), past, future, now);
  if (answer.code !== undefined) throw new EvidenceError(answer);
  return answer;
}

/**
 * An event of hookseal's, a payload of ZignSec's, or the two texts by themselves.
 * @param {any} source
 */
function readSource(source) {
  if (!isObject(source)) throw new TypeError("evidence: expected an event, or an object with signature and ocspResponse");
  if (source.kind === undefined) {
    checkMembers(source, "evidence", ["signature", "ocspResponse", "identity"]);
    const { signature, ocspResponse, identity } = source;
    if (typeof signature !== "string" || typeof ocspResponse !== "string") {
      throw new TypeError("evidence: expected signature and ocspResponse, as strings");
    }
    if (identity !== undefined && !isObject(identity)) throw new TypeError("evidence.identity: expected an object");
    return { signature, ocspResponse, identity };
  }
  if (source.kind !== "event") throw new TypeError("evidence: expected an event: nothing else was signed by the vendor");
  const { BankIDSE: proof, identity } = source.payload ?? {};
  const [signature, ocspResponse] = [proof?.signature, proof?.ocspResponse].map((text) => (typeof text === "string" ? text : ""));
  // Evidence of somebody is not evidence of whom the webhook is about: without an identity it is refused.
  return { signature, ocspResponse, identity: isObject(identity) ? identity : {} };
}

/**
 * A text of the webhook's; the number may come as a JSON number.
 * @param {unknown} value
 * @param {string} name
 */
function claim(value, name) {
  if (value === undefined || value === null) return ABSENT_LENGTH;
  if (typeof value === "string" || (typeof value === "number" && name === "PersonalNumber")) return String(value);
  throw new EvidenceError({ code: "identity_mismatch", step: "identity", hint: `the webhook's identity.${name} is not a text` });
}

/** @param {any} given */
function readOptions(given) {
  if (!isObject(given)) throw new TypeError("options: expected an object with environment and trustAnchor");
  checkMembers(given, "options", OPTIONS);
  const { environment, fingerprint, trustAnchor, relyingParty = [], personalNumber, names = true, tolerance, now = Date.now() } = given;
  const parties = Array.isArray(relyingParty) ? relyingParty : [relyingParty];
  if (!parties.every((name) => typeof name === "string" && name !== "") || parties.length > MAX_PARTIES) {
    throw new TypeError(`options.relyingParty: expected a name, or up to ${MAX_PARTIES}`);
  }
  // An empty list would read as "nobody", and be "anybody".
  if (Array.isArray(relyingParty) && given.relyingParty !== undefined && parties.length === 0) {
    throw new TypeError("options.relyingParty: expected at least one name");
  }
  if (personalNumber !== undefined && typeof personalNumber !== "string") throw new TypeError("options.personalNumber: expected a string");
  if (typeof names !== "boolean") throw new TypeError("options.names: expected true or false");
  if (typeof now !== "number" || !(now >= 0)) throw new TypeError("options.now: expected milliseconds");
  const anchor = typeof trustAnchor === "string" ? trustAnchor : bytesOf(trustAnchor);
  if (anchor === undefined) throw new TypeError("options.trustAnchor: expected a certificate: PEM as a string, or DER as bytes");
  return { anchor, environment: readEnvironment(environment, fingerprint), parties, personalNumber, names, ...readTolerance(tolerance), now };
}

/**
 * @param {unknown} environment
 * @param {unknown} fingerprint
 * @returns {Item[]}
 */
function readEnvironment(environment, fingerprint) {
  const known = ENVIRONMENTS.indexOf(/** @type {string} */ (environment));
  if (known >= 0 && fingerprint === undefined) return [known];
  if (environment !== "pinned") throw new TypeError('options.environment: expected "production", "test", or "pinned" with a fingerprint');
  const digits = typeof fingerprint === "string" ? fingerprint.replaceAll(":", "").toLowerCase() : "";
  if (!/^[0-9a-f]{64}$/.test(digits)) throw new TypeError("options.fingerprint: expected the SHA-256 of the certificate, 64 hexadecimal digits");
  return [PINNED, Uint8Array.from(digits.match(/../g) ?? [], (byte) => parseInt(byte, 16))];
}

/** @param {any} tolerance */
function readTolerance(tolerance) {
  const sides = isObject(tolerance) ? tolerance : { past: tolerance, future: tolerance };
  checkMembers(sides, "options.tolerance", ["past", "future"]);
  return { past: milliseconds(sides.past, PAST_SECONDS, "past"), future: milliseconds(sides.future, FUTURE_SECONDS, "future") };
}

/**
 * @param {unknown} seconds
 * @param {number} otherwise
 * @param {string} side
 */
function milliseconds(seconds, otherwise, side) {
  if (seconds === undefined) return otherwise * 1000;
  if (typeof seconds !== "number" || !(seconds > 0)) throw new TypeError(`options.tolerance.${side}: expected more than 0 seconds`);
  return seconds * 1000;
}

/** @param {number} number in four bytes */
const int32 = (number) => Uint8Array.of(number, number >> 8, number >> 16, number >> 24);

/** @param {Item} item a number, or a text after its length: what `src/wasm/evidence.rs` reads */
function written(item) {
  if (typeof item === "number") return [int32(item)];
  if (item.length > MAX_TEXT) throw new EvidenceError({ code: "too_large", step: "input", hint: "the evidence is larger than BankID's can be" });
  const bytes = typeof item === "string" ? new TextEncoder().encode(item) : item;
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
