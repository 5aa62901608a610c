/** `evidence = "bankid"`: what a person signed is verified before an event is handed on; docs/evidence.md. */
import { EvidenceError, verifyEvidence } from "hookseal/evidence";
import { digest } from "./digest.js";
import { hidesNothing, isAsDeclared, isPlain, isUnambiguous } from "./members.js";
import { Refusal } from "./refusal.js";
import { shardOf } from "./shard.js";
import { within } from "./within.js";
/** @import { WebhookEvent } from "hookseal" */
/** @import { EvidenceOptions } from "hookseal/evidence" */
/** @import { Proven, Settings } from "./types.d.ts" */

/** Whose webhooks carry it. */
const SCHEMES = ["zignsec", "zignsec-unsigned"];
const OPTIONS = ["environment", "trustAnchor", "fingerprint", "relyingParty", "purpose", "names", "tolerance"];
/** The store's time for an answer, in milliseconds. */
const STORE_TIMEOUT_MS = 5000;
/** In seconds: as long as evidence is remembered of which any age is taken. */
const CENTURY_SECONDS = 100 * 365 * 24 * 60 * 60;

/** What is compared with the evidence, and the session whose evidence it is. */
const COMPARED = new Map([
  ["", ["id", "identity", "BankIDSE"]],
  ["identity", ["PersonalNumber", "FirstName", "LastName", "FullName", "IdentificationDate"]],
  ["BankIDSE", ["signature", "ocspResponse"]],
]);
const SECTIONS = COMPARED.get("") ?? [];
/** What an identity has also where it is nobody's, each a plain value. */
const OF_NOBODY = ["CountryCode", "IdProviderName", "IdProviderRequestId", "IdentificationDate", "IdentificationDateMs"];
/** Attributes that are the writing of XML, and not of what is written. */
const OF_XML = /^@(xmlns(:|$)|xsi:(type|schemaLocation|noNamespaceSchemaLocation)$)/;

/**
 * The options of an endpoint, or nothing where it asks for no evidence. A mistake in
 * them is found now, by evidence that is none.
 *
 * @param {Settings} settings
 * @param {(name: string) => string} secret
 * @returns {EvidenceOptions | undefined}
 */
export function readEvidence({ scheme, evidence, bankid }, secret) {
  if (evidence === undefined && bankid === undefined) return undefined;
  if (evidence !== "bankid") throw new Error('evidence is "bankid", or is not there');
  if (!SCHEMES.includes(scheme)) throw new Error(`evidence does nothing for ${scheme}`);
  if (bankid?.relyingParty === undefined) throw new Error("bankid.relyingParty is missing: a signature for anybody would be taken");
  const unknown = Object.keys(bankid).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined) throw new Error(`there is no setting bankid.${unknown}`);
  const options = { ...bankid, trustAnchor: secret(bankid.trustAnchor) };
  const code = codeOf({ signature: "", ocspResponse: "" }, options);
  if (code !== "evidence_missing") throw new Error(`bankid: the root or an option is refused as ${code}`);
  return options;
}

/**
 * @param {Parameters<typeof verifyEvidence>[0]} source
 * @param {EvidenceOptions} options
 */
function codeOf(source, options) {
  try {
    verifyEvidence(source, options);
    return undefined;
  } catch (error) {
    if (error instanceof EvidenceError) return error.code;
    throw error;
  }
}

/**
 * What the evidence of an event proves, which travels with it: the body says what its reader
 * makes of it. Refuses an event that names a person whom its evidence does not prove. One that
 * names nobody (an order that was cancelled) has none, and goes on.
 *
 * @param {WebhookEvent} event
 * @param {EvidenceOptions | undefined} options
 * @returns {Proven | undefined}
 */
export function checkEvidence(event, options) {
  if (options === undefined) return undefined;
  const { payload, body } = /** @type {WebhookEvent<"zignsec">} */ (event);
  const text = new TextDecoder().decode(body);
  if (payload !== undefined && !(isAsDeclared(text) && isUnambiguous(text, COMPARED) && hidesNothing(text, SECTIONS))) throw AMBIGUOUS();
  if (namesNobody(payload)) return undefined;
  if (payload !== undefined && !isPlain(text, SECTIONS)) throw AMBIGUOUS();
  try {
    const { person, ...evidence } = verifyEvidence({ kind: "event", payload }, options);
    const { personalNumber, givenName, surname, name } = person;
    const { id, signedAt, purpose, relyingParty, compared } = evidence;
    return { id, personalNumber, givenName, surname, name, signedAt, purpose, relyingParty: relyingParty.name, compared: [...compared] };
  } catch (error) {
    if (!(error instanceof EvidenceError)) throw error;
    // Codes of its own: hookseal has a signature_mismatch too.
    throw new Refusal(422, `evidence_${error.code.replace(/^evidence_/, "")}`, `${error.step}: ${error.hint}`);
  }
}

const AMBIGUOUS = () =>
  new Refusal(422, "evidence_ambiguous", "a member that is compared is there twice, in another case or as an attribute, or is nil and not empty, or XML that names somebody has attributes, comments in what is compared, or another encoding: its readers would not agree whom it names");

/**
 * Whether a payload says nothing of a person: in XML and in JSON, where a serializer may leave
 * out what is empty, or write null or an empty text. Evidence that has anything in it says something.
 *
 * @param {any} payload
 */
function namesNobody(payload) {
  if (!isObject(payload)) return false;
  const { identity, BankIDSE: proof } = payload;
  const isOfNobody = (/** @type {[string, unknown]} */ [name, value]) => OF_NOBODY.includes(name) && typeof value !== "object";
  const who = isObject(identity) ? Object.fromEntries(Object.entries(identity).filter((member) => !isOfNobody(member))) : identity;
  return !says(who) && !says(proof);
}

/** @param {unknown} value */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Whether a value says anything.
 *
 * @param {unknown} value
 * @returns {boolean}
 */
function says(value) {
  if (typeof value === "object" && value !== null) return Object.entries(value).some(([name, one]) => !(OF_XML.test(name) && typeof one === "string") && says(one));
  return typeof value === "string" ? value.trim() !== "" : Boolean(value);
}

/**
 * Refuses evidence that came with another session of the vendor's: whoever holds it can show it
 * again. The session that it came with may be told of more than once.
 *
 * @param {Proven} proven
 * @param {WebhookEvent} event
 * @param {import("./endpoints.js").Endpoint} endpoint
 * @param {Cloudflare.Env} env
 */
export async function claimEvidence({ id }, event, { evidence, retention }, env) {
  const { tolerance } = /** @type {EvidenceOptions} */ (evidence);
  const past = typeof tolerance === "number" ? tolerance : (tolerance?.past ?? 0);
  const seconds = Math.max(retention, Math.min(past, CENTURY_SECONDS));
  // No endpoint has such a name, whose deliveries stand beside it.
  const key = await digest(`/evidence\n${id}`);
  const session = await digest(event.id ?? new TextDecoder().decode(event.body));
  const own = async () => shardOf(key, env).own(key, session, seconds);
  const isOwn = await within(STORE_TIMEOUT_MS, own()).catch((cause) => {
    throw new Refusal(503, "deliveries_unavailable", String(cause));
  });
  if (!isOwn) throw new Refusal(422, "evidence_replayed", "the evidence came with another session before");
}
