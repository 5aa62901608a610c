/** `hookseal/evidence` over its wasm. */
import { isObject } from "../input.js";
import { EvidenceError } from "./error.js";
import { ABSENT_LENGTH, Judge } from "./exchange.js";
import { isPlain, membersOf, readAnchor, readFingerprint, readNow, readTolerance } from "./input.js";
import { isSameName } from "./names.js";
/** @import { Item } from "./exchange.js" */

export { EvidenceError };

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
const WINDOW_SECONDS = { past: 49 * 3600, future: 5 * 60 };

const OPTIONS = ["environment", "trustAnchor", "fingerprint", "relyingParty", "personalNumber", "purpose", "names", "tolerance", "now"];
/** What ZignSec calls what is compared in the wasm, and here. */
const CLAIMS = ["PersonalNumber", "IdentificationDate"];
/** @type {[claimed: string, own: "givenName" | "surname" | "name"][]} */
const NAMES = [["FirstName", "givenName"], ["LastName", "surname"], ["FullName", "name"]];

const judge = new Judge(MAX_TEXT);

/** @param {() => WebAssembly.Module} from where the compiled module comes from */
export const load = (from) => judge.load(from);

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
  const answer = judge.ask(items, [past, future, now]);
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

/** @param {unknown} options */
function readOptions(options) {
  const { environment, fingerprint, trustAnchor, relyingParty, personalNumber, purpose, names = true, tolerance, now = Date.now() } = membersOf(options, "options", OPTIONS);
  if (personalNumber !== undefined && typeof personalNumber !== "string") throw new TypeError("options.personalNumber: expected a string");
  if (purpose !== undefined && !PURPOSES.includes(purpose)) throw new TypeError('options.purpose: expected "identification" or "signing"');
  if (typeof names !== "boolean") throw new TypeError("options.names: expected true or false");
  return {
    anchor: readAnchor(trustAnchor),
    environment: readEnvironment(environment, fingerprint),
    parties: readParties(relyingParty),
    personalNumber,
    // 0 for either.
    purpose: PURPOSES.indexOf(purpose) + 1,
    names,
    ...readTolerance(tolerance, WINDOW_SECONDS),
    now: readNow(now),
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
 * @param {unknown} environment
 * @param {unknown} fingerprint
 * @returns {Item[]}
 */
function readEnvironment(environment, fingerprint) {
  const known = ENVIRONMENTS.indexOf(/** @type {string} */ (environment));
  if (known >= 0 && fingerprint === undefined) return [known];
  if (environment !== "pinned") throw new TypeError('options.environment: expected "production", "test", or "pinned" with a fingerprint');
  return [PINNED, readFingerprint(fingerprint)];
}
