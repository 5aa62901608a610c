/** What `why`, `verify`, `listen` and others ask of a delivery: the verdict, and the cause of a refusal. */
import { WebhookError } from "hookseal";
import { UsageError } from "./args.js";
import { diagnosed } from "./called.js";
import { opensslFor } from "./openssl.js";
import { asSigned } from "./prove.js";
import { contextOf, nameOf, possibleSchemes, webhookOf } from "./scheme.js";

/** @typedef {import("./types.js").Delivery} Delivery */
/** @typedef {import("./types.js").Given} Given */
/** @typedef {import("./types.js").Values} Values */
/** @typedef {import("hookseal").AnyScheme} AnyScheme */
/** @typedef {import("hookseal").Report} Report */

/**
 * @typedef {object} Judgement
 * @property {string} scheme its name
 * @property {Delivery} delivery as it was judged
 * @property {Report} report
 * @property {{ judged: string | undefined } | undefined} url where the scheme reads it: as what it was judged
 * @property {{ openssl: string, prints: string, message: Buffer } | undefined} proof
 * @property {Delivery | undefined} signed the delivery with what is proven undone
 */

/** How many schemes are tried where none is named. */
const MAX_TRIED = 24;

/**
 * What was found, with the variables that hold the secrets of other endpoints.
 * @param {Report} report
 * @param {readonly Given[]} others
 * @returns {Report}
 */
function withNames(report, others) {
  const named = (/** @type {string} */ words) =>
    words.replace(/the other secret number (\d+)/, (all, number) => (others[number - 1]?.named === undefined ? all : `${all}, ${others[number - 1].named}`));
  const findings = report.findings.map((one) => (one.code === "secret_of_another_endpoint" ? { ...one, change: named(one.change), text: named(one.text) } : one));
  return { ...report, findings };
}

/**
 * @param {AnyScheme} scheme
 * @param {Delivery} received
 * @param {readonly Given[]} given
 * @param {Values} values
 * @param {readonly Given[]} [others] secrets of other endpoints
 * @param {import("hookseal").DiagnoseOptions} [limits] of the search
 * @returns {Promise<Judgement>}
 */
export async function judge(scheme, received, given, values, others = [], limits = {}) {
  const { webhook, refusal } = prepared(scheme, given, values);
  const { delivery: inflated, error } = await inflatedBy(webhook, received);
  const options = others.length > 0 ? { ...limits, otherSecrets: others.map(({ secret }) => secret) } : limits;
  const { delivery, found: search } = diagnosed(webhook, inflated, contextOf(values, inflated), options);
  const found = withNames(search, others);
  const context = contextOf(values, delivery);
  const report = error ? { ...withRefusal(found, { ...packedBody, code: error.code, text: error.hint }), error } : refusal === undefined || found.verdict === "proven" || found.ok ? found : withRefusal(found, refusal);
  const signed = asSigned(webhook, delivery, report, context);
  const own = signed && webhook.diagnose(signed.body, signed.headers, { ...context, url: signed.url });
  const proof = signed && own && given.map((one) => opensslFor(signed, own, scheme, one)).find((one) => one !== undefined);
  return { scheme: nameOf(scheme), delivery, report, url: webhook.readsUrl ? { judged: delivery.url } : undefined, signed, proof };
}

/**
 * What a vendor compressed after it had signed it, as it was signed: `verifyRequest` and the adapters inflate it too.
 * @param {import("hookseal").Webhook<any>} webhook
 * @param {Delivery} delivery
 * @returns {Promise<{ delivery: Delivery, error?: WebhookError }>} with the delivery as it came where it is refused
 */
export async function inflatedBy(webhook, delivery) {
  try {
    const body = await webhook.inflate(delivery.body);
    return { delivery: body === delivery.body ? delivery : { ...delivery, body: Buffer.from(body) } };
  } catch (error) {
    if (error instanceof WebhookError) return { delivery, error };
    throw error;
  }
}

const packedBody = {
  grade: /** @type {const} */ ("noticed"),
  change: "",
  title: "The body cannot be decompressed",
  from: "A body that was cut on its way, or saved as text.",
  fix: "Save the body as it came, byte for byte.",
  fixes: {},
};

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
 * @returns {Promise<{ possible: string[], judgements: Judgement[] }>} those that say something: genuine, else proven
 */
export async function judgeAll(delivery, given, values, others) {
  // What is wrong for every scheme is said, and not taken for a scheme that does not fit.
  contextOf(values, delivery);
  const possible = possibleSchemes(delivery).map(({ name }) => name);
  /** @type {Judgement[]} */
  const judgements = [];
  for (const name of triable(possible)) judgements.push(...(await judgedAs(name, delivery, given, values, others)));
  return { possible, judgements: telling(judgements, possible) };
}

/** @param {readonly string[]} possible */
export const triable = (possible) => possible.slice(0, MAX_TRIED);

/**
 * @param {string} name of a scheme that nobody has named
 * @param {Delivery} delivery
 * @param {readonly Given[]} given
 * @param {Values} values
 * @param {readonly Given[]} others
 * @returns {Promise<Judgement[]>} none where the secret cannot be one of this scheme's
 */
export async function judgedAs(name, delivery, given, values, others) {
  try {
    return [await judge(/** @type {any} */ (name), delivery, given, values, others)];
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
