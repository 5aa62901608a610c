/** A delivery as the vendor would send it, which the library has verified before anybody gets it; or with a mistake, which it has refused. */
import { randomUUID } from "node:crypto";
import { UsageError } from "./args.js";
import { MISTAKES, broken } from "./breaks.js";
import { placeholder } from "./placeholder.js";
import { withQuery } from "./query.js";
import { contentTypeOf, sampleOf } from "./samples.js";
import { infoOf, nameOf, webhookOf } from "./scheme.js";
import { tamperings } from "./tamper.js";
import { SAMPLES, SIGNERS } from "./vendors.js";

/** @typedef {import("./types.js").Delivery} Delivery */
/** @typedef {import("hookseal").AnyScheme} AnyScheme */
/** @typedef {import("./breaks.js").Mistake} Mistake */

/** Who signs with a key that receivers do not have. */
const PRIVATE = /^(ed25519|ecdsa|rsa)/;

/** How far back `--stale` signs. */
const STALE_MS = -3_600_000;

/**
 * What is to be signed.
 * @typedef {object} Order
 * @property {AnyScheme} scheme
 * @property {readonly (string | Uint8Array)[]} secrets
 * @property {string} url
 * @property {number} now in milliseconds
 * @property {string} [id] the same for a retry
 * @property {string} [method]
 * @property {Buffer} [body] a sample of the vendor's where there is none
 * @property {import("./types.js").Values} values of the options in `SCHEME`
 */

/**
 * @param {Order} order
 * @returns {Delivery & { method: string, url: string }}
 */
export function signed({ scheme, secrets, url, now, id = newId(), method = "POST", body, values }) {
  refuseUnsignable(scheme);
  const sample = body === undefined ? sampleOf(nameOf(scheme), now, SAMPLES) : { body, headers: [] };
  const webhook = webhookOf(scheme, secrets, values);
  const contentType = contentTypeOf(sample.body);
  const own = SIGNERS[/** @type {string} */ (scheme)]?.({ secret: secrets[0], body: sample.body, url, method, now, id, contentType }) ?? {};
  const delivery = { method, url: withQuery(url, own.query), query: own.query, body: own.body ?? sample.body, notes: [] };
  const made = own.headers ?? Object.entries(webhook.sign(delivery.body, { now, id, method, url: delivery.url }));
  const headers = /** @type {[string, string][]} */ ([["content-type", contentType], ...sample.headers, ...made]);
  const outcome = webhook.check(delivery.body, headers, { method, url: delivery.url, now });
  if (!outcome.ok) throw new UsageError(`what was signed does not verify: ${outcome.error.code}: ${outcome.error.hint}; --body gives a body such as the vendor sends`);
  return { ...delivery, headers };
}

/** A delivery's id as Standard Webhooks has them: retries have the same. */
export const newId = () => `msg_${randomUUID().replaceAll("-", "")}`;

/**
 * Why nobody but the vendor can sign for a scheme.
 * @param {AnyScheme} scheme
 * @returns {string | undefined}
 */
export function unsignable(scheme) {
  const algorithm = infoOf(scheme)?.algorithm ?? /** @type {any} */ (scheme).algorithm ?? "hmac-sha256";
  if (algorithm === "none") return "signs nothing: only the sender's address is checked";
  if (PRIVATE.test(algorithm)) return `signs with a private key (${algorithm}) that the vendor alone has: nobody else can sign for it`;
  if (algorithm !== "jws" || Object.hasOwn(SIGNERS, nameOf(scheme))) return undefined;
  return takesText(scheme) ? "sends tokens (JWS), which are not made here" : "signs its tokens with a private key that the vendor alone has: nobody else can sign for it";
}

/** Whether a secret is any text, and no public key. @param {AnyScheme} scheme */
function takesText(scheme) {
  try {
    return Boolean(webhookOf(scheme, ["0123456789abcdef"], {}));
  } catch {
    return false;
  }
}

/** @param {AnyScheme} scheme */
export function refuseUnsignable(scheme) {
  const why = unsignable(scheme);
  if (why !== undefined) throw new UsageError(`${nameOf(scheme)} ${why}`);
}

/**
 * A mistake that changes nothing that is signed would accuse a receiver that is right to take it.
 * @param {Mistake} mistake
 * @param {Order} order `url`: as it is called; `now`: the receiver's
 * @param {string} option that asks for it
 */
function mistaken(mistake, order, option) {
  const url = mistake.url?.(order.url) ?? order.url;
  if (mistake.url && url === order.url) throw new UsageError(`${option}: this mistake changes nothing in this URL`);
  const delivery = changed(mistake, { ...order, url, now: order.now + (mistake.time ?? 0) }, option);
  const { scheme, secrets, values, method = "POST", now } = order;
  const receiver = webhookOf(scheme, secrets, values);
  if (receiver.check(delivery.body, delivery.headers, { method, url: withQuery(order.url, delivery.query), now }).ok) refuseMistake(option);
  return delivery;
}

/** @param {string} option @returns {never} */
function refuseMistake(option) {
  throw new UsageError(`${option}: this mistake changes nothing in this scheme's delivery`);
}

/** @param {Mistake} mistake @param {Order} order @param {string} option */
function changed(mistake, order, option) {
  const { before } = mistake;
  const body = before === undefined ? order.body : possible(before, order.body ?? signed(order).body, option);
  return possible((delivery) => broken(mistake, delivery), signed({ ...order, body }), option);
}

/**
 * @template T
 * @template U
 * @param {(given: T) => U} change
 * @param {T} given
 * @param {string} option
 */
function possible(change, given, option) {
  try {
    return change(given);
  } catch {
    throw new UsageError(`${option}: this mistake cannot be made of this body`);
  }
}

/** A URL in which each mistake of URLs shows. */
const CALLED = "https://shop.example/hooks?a=1";

/**
 * The mistakes that a receiver of a scheme can notice.
 * @param {import("hookseal").AnyScheme} scheme
 * @param {import("./types.js").Values} values
 * @returns {string[]}
 */
export function mistakesOf(scheme, values) {
  const { secrets } = placeholder(scheme, values);
  const order = { scheme, secrets, url: CALLED, now: Date.now(), values };
  // Who cannot be signed for is said so, and not taken for one without mistakes.
  signed(order);
  return Object.keys(MISTAKES).filter((name) => {
    try {
      return Boolean(mistaken(MISTAKES[name], order, "--break"));
    } catch (error) {
      if (error instanceof UsageError) return false;
      throw error;
    }
  });
}

/**
 * A delivery that says something else than what was signed, in a body that can be read as well: the control of every refusal.
 * @param {Order} order
 * @returns {Delivery | undefined} undefined where the scheme signs nothing that is in the body
 */
export function forged(order) {
  const delivery = signed(order);
  const { url, method, now } = { ...order, ...delivery };
  const receiver = webhookOf(order.scheme, order.secrets, order.values);
  for (const body of tamperings(delivery.body)) if (!receiver.check(body, delivery.headers, { method, url, now }).ok) return { ...delivery, body };
  return undefined;
}

/** Why nothing is tampered with. @param {Order} order @returns {never} */
function untampered(order) {
  if (!tamperings(signed(order).body).next().done) refuseMistake("--tamper");
  throw new UsageError("--tamper: no other body can be made of this one that reads as well");
}

/**
 * The control of a mistake: forged, or, where the scheme signs nothing of the body, signed with another secret.
 * @param {Order} order
 * @returns {Delivery | undefined} undefined where neither can be made
 */
export function controlFor(order) {
  try {
    return forged(order) ?? foreign(order);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

/**
 * What an endpoint that took a genuine delivery is to be sent next: one that verifies nothing takes it, too.
 * @param {Order} order
 * @returns {string[]} options of `send`
 */
export function nextTries(order) {
  const { scheme, values, body } = order;
  const forgery = forged(order) ? ["--tamper"] : mistakesOf(scheme, values).slice(0, 1).map((name) => `--break ${name}`);
  return body !== undefined && isCanonical(body) && mistakesOf(scheme, values).includes(REWRITTEN) ? [...forgery, `--break ${REWRITTEN}`] : forgery;
}

const REWRITTEN = "json_reserialized";

/** Whether an endpoint that parses a body and writes it again has the same bytes. @param {Buffer} body */
function isCanonical(body) {
  try {
    return JSON.stringify(JSON.parse(body.toString("utf8"))) === body.toString("utf8");
  } catch {
    return false;
  }
}

/** @param {Order} order */
function foreign(order) {
  const { scheme, secrets, values, url, now } = order;
  const delivery = signed({ ...order, secrets: placeholder(scheme, values).secrets });
  const receiver = webhookOf(scheme, secrets, values);
  return receiver.check(delivery.body, delivery.headers, { method: delivery.method, url: withQuery(url, delivery.query), now }).ok ? undefined : delivery;
}

/**
 * @param {Order} order
 * @param {import("./types.js").Values} values of `send`
 * @param {Mistake} [mistake]
 */
export function made(order, { tamper, stale }, mistake) {
  if (tamper) return forged(order) ?? untampered(order);
  if (stale) return mistaken({ time: STALE_MS }, order, "--stale");
  return mistake === undefined ? signed(order) : mistaken(mistake, order, "--break");
}
