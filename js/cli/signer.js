/** A delivery as the vendor would send it, which the library has verified before anybody gets it. */
import { randomUUID } from "node:crypto";
import { UsageError } from "./args.js";
import { broken } from "./breaks.js";
import { contentTypeOf, sampleOf } from "./samples.js";
import { infoOf, nameOf, webhookOf } from "./scheme.js";

/** @typedef {import("./types.js").Delivery} Delivery */
/** @typedef {import("hookseal").AnyScheme} AnyScheme */

/** Who signs with a key that receivers do not have. */
const PRIVATE = /^(ed25519|ecdsa|rsa)/;

/** How far back `--stale` signs. */
const STALE = -3_600_000;

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
  const sample = body === undefined ? sampleOf(nameOf(scheme), now) : { body, headers: [] };
  const webhook = webhookOf(scheme, secrets, values);
  const own = webhook.sign(sample.body, { now, id, method, url });
  const headers = /** @type {[string, string][]} */ ([["content-type", contentTypeOf(sample.body)], ...sample.headers, ...Object.entries(own)]);
  const outcome = webhook.check(sample.body, headers, { method, url, now });
  if (!outcome.ok) throw new UsageError(`what was signed does not verify: ${outcome.error.code}: ${outcome.error.hint}; --body gives a body such as the vendor sends`);
  return { method, url, headers, body: sample.body, notes: [] };
}

/** A delivery's id as Standard Webhooks has them: retries have the same. */
export const newId = () => `msg_${randomUUID().replaceAll("-", "")}`;

/** @param {AnyScheme} scheme */
function refuseUnsignable(scheme) {
  const algorithm = infoOf(scheme)?.algorithm ?? /** @type {any} */ (scheme).algorithm ?? "hmac-sha256";
  if (PRIVATE.test(algorithm)) throw new UsageError(`${nameOf(scheme)} signs with a private key (${algorithm}) that the vendor alone has: nobody else can sign for it`);
  if (algorithm === "jws") throw new UsageError(`${nameOf(scheme)} sends tokens (JWS), which are not made here`);
  if (algorithm === "none") throw new UsageError(`${nameOf(scheme)} signs nothing: only the sender's address is checked`);
}

/**
 * @param {Order} order
 * @param {import("./types.js").Values} values of `send`
 * @param {import("./breaks.js").Mistake} [mistake]
 */
export function made(order, { tamper, stale }, mistake) {
  const now = order.now + (stale ? STALE : (mistake?.time ?? 0));
  const url = mistake?.url?.(order.url) ?? order.url;
  if (mistake?.url && url === order.url) throw new UsageError("--break: this mistake changes nothing in this URL");
  const body = mistake?.before?.(order.body ?? signed({ ...order, now }).body) ?? order.body;
  const delivery = signed({ ...order, url, now, body });
  if (tamper) return broken({ body: (own) => Buffer.from(own.map((byte, index) => (index === own.length >> 1 ? byte ^ 1 : byte))) }, delivery);
  return mistake === undefined ? delivery : changed(mistake, delivery);
}

/** @param {import("./breaks.js").Mistake} mistake @param {Delivery} delivery */
function changed(mistake, delivery) {
  let result;
  try {
    result = broken(mistake, delivery);
  } catch {
    throw new UsageError("--break: this mistake cannot be made of this body");
  }
  const isSame = result.body.equals(delivery.body) && String(result.headers) === String(delivery.headers);
  if (isSame && mistake.time === undefined && mistake.url === undefined) throw new UsageError("--break: this mistake changes nothing in this scheme's delivery");
  return result;
}
