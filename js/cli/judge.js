/** What `why`, `verify`, `listen` and others ask of a delivery: the verdict, and the cause of a refusal. */
import { UsageError } from "./args.js";
import { asSigned, opensslFor } from "./prove.js";
import { contextOf, nameOf, possibleSchemes, webhookOf } from "./scheme.js";

/** @typedef {import("./types.js").Delivery} Delivery */
/** @typedef {import("./types.js").Given} Given */
/** @typedef {import("./types.js").Values} Values */
/** @typedef {import("hookseal").AnyScheme} AnyScheme */
/** @typedef {import("hookseal").Report} Report */

/**
 * @typedef {object} Judgement
 * @property {string} scheme its name
 * @property {Report} report
 * @property {{ judged: string | undefined } | undefined} url where the scheme reads it: as what it was judged
 * @property {{ openssl: string, prints: string, message: Buffer } | undefined} proof
 * @property {Delivery | undefined} signed the delivery with what is proven undone
 */

/** How many schemes are tried where none is named. */
const MOST_TRIED = 24;

/**
 * @param {AnyScheme} scheme
 * @param {Delivery} delivery
 * @param {readonly Given[]} given
 * @param {Values} values
 * @param {readonly Given[]} [others] secrets of other endpoints
 * @returns {Judgement}
 */
export function judge(scheme, delivery, given, values, others = []) {
  const context = contextOf(values, delivery);
  const { webhook, refusal } = prepared(scheme, given, values);
  const options = others.length > 0 ? { otherSecrets: others.map(({ secret }) => secret) } : undefined;
  const found = webhook.diagnose(delivery.body, delivery.headers, context, options);
  const report = refusal === undefined || found.verdict === "proven" || found.ok ? found : withRefusal(found, refusal);
  const signed = asSigned(webhook, delivery, report, context);
  const own = signed && webhook.diagnose(signed.body, signed.headers, { ...context, url: signed.url });
  const proof = signed && own && given.map((one) => opensslFor(signed, own, scheme, one)).find((one) => one !== undefined);
  return { scheme: nameOf(scheme), report, url: webhook.readsUrl ? { judged: delivery.url } : undefined, signed, proof };
}

/**
 * Where the cause is not proven, that the secret is refused is what was noticed, unless a finding says why.
 * @param {Report} report
 * @param {import("hookseal").Finding} refusal
 * @returns {Report}
 */
function withRefusal(report, refusal) {
  const noticed = report.findings.filter(({ grade }) => grade === "noticed");
  const findings = noticed.some(({ code }) => code.startsWith("secret_")) ? noticed : [refusal, ...noticed];
  return { ...report, verdict: "noticed", findings };
}

/**
 * A secret that the library refuses to be made of (white space, quotes) is taken as bytes,
 * so that it can be said whether that is what is wrong.
 * @param {AnyScheme} scheme
 * @param {readonly Given[]} given
 * @param {Values} values
 */
function prepared(scheme, given, values) {
  const secrets = given.map(({ secret }) => secret);
  try {
    return { webhook: webhookOf(scheme, secrets, values), refusal: undefined };
  } catch (error) {
    const { code, hint } = /** @type {any} */ (error);
    if (code !== "invalid_secret" || secrets.length === 0) throw error;
    return { webhook: fromBytes(scheme, secrets, values, error), refusal: { ...refusedSecret, text: hint } };
  }
}

const refusedSecret = {
  grade: /** @type {const} */ ("noticed"),
  code: "invalid_secret",
  change: "",
  title: "The secret cannot be the scheme's",
  from: "Secrets that are copied, typed or read from the wrong variable.",
  fix: "Give the secret as the vendor shows it.",
  fixes: {},
};

/**
 * @param {AnyScheme} scheme
 * @param {readonly (string | Uint8Array)[]} secrets
 * @param {Values} values
 * @param {unknown} refusal thrown where the bytes are refused too
 */
function fromBytes(scheme, secrets, values, refusal) {
  try {
    return webhookOf(scheme, secrets.map((secret) => (isRefused(scheme, secret, values) ? Buffer.from(secret) : secret)), values);
  } catch {
    const { hint } = /** @type {any} */ (refusal);
    throw new UsageError(`invalid_secret: ${hint}`);
  }
}

/** @param {AnyScheme} scheme @param {string | Uint8Array} secret @param {Values} values */
function isRefused(scheme, secret, values) {
  try {
    webhookOf(scheme, [secret], values);
    return false;
  } catch {
    return true;
  }
}

/**
 * Where no scheme is named: all whose headers are there, each tried with the secrets.
 * @param {Delivery} delivery
 * @param {readonly Given[]} given
 * @param {Values} values
 * @param {readonly Given[]} others
 * @returns {{ possible: string[], judgements: Judgement[] }} those that say something: genuine, else proven
 */
export function judgeAll(delivery, given, values, others) {
  // What is wrong for every scheme is said, and not taken for a scheme that does not fit.
  contextOf(values, delivery);
  const possible = possibleSchemes(delivery).map(({ name }) => name);
  return { possible, judgements: telling(triable(possible).flatMap((name) => judgedAs(name, delivery, given, values, others)), possible) };
}

/** @param {readonly string[]} possible */
export const triable = (possible) => possible.slice(0, MOST_TRIED);

/**
 * @param {string} name of a scheme that nobody has named
 * @param {Delivery} delivery
 * @param {readonly Given[]} given
 * @param {Values} values
 * @param {readonly Given[]} others
 * @returns {Judgement[]} none where the secret cannot be one of this scheme's
 */
export function judgedAs(name, delivery, given, values, others) {
  try {
    return [judge(/** @type {any} */ (name), delivery, given, values, others)];
  } catch {
    return [];
  }
}

/**
 * @param {readonly Judgement[]} judgements
 * @param {readonly string[]} possible
 * @returns {Judgement[]} those that say something: genuine, else proven, else the only one
 */
export function telling(judgements, possible) {
  const genuine = judgements.filter(({ report }) => report.ok);
  const proven = judgements.filter(({ report }) => report.verdict === "proven");
  if (genuine.length > 0) return genuine;
  if (proven.length > 0) return proven;
  return possible.length === 1 ? [...judgements] : [];
}
