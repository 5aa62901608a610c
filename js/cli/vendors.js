/**
 * How the vendors sign whose signature the library's `sign` does not make: it stands in the body, in
 * the URL or in a token, or what is signed is the sender's choice. The codes are the library's own, and
 * it verifies what comes out; js-tests/world/signers.js has the same from the vendors' pages.
 */
import { createHash, randomUUID } from "node:crypto";
import { Webhook } from "hookseal";
import { UsageError } from "./args.js";
import { digits, form, id } from "./samples.js";

/** @typedef {string | Uint8Array} Secret */
/** @typedef {{ secret: Secret, body: Buffer, url: string, method: string, now: number, id: string, contentType: string }} Sent */
/** @typedef {{ body?: Buffer, query?: string, headers?: [string, string][] }} Made `query` is added to the URL that is called; without `headers`, `sign` makes them */

/**
 * An HMAC, in text.
 * @param {Secret} secret
 * @param {string | Buffer} message
 * @param {{ algorithm?: "hmac-sha256" | "hmac-sha1", key?: "utf8" | "hex" | "sha1", encoding?: "hex" | "base64" | "base64url" }} [how]
 */
function code(secret, message, { algorithm = "hmac-sha256", key = "utf8", encoding = "hex" } = {}) {
  const webhook = new Webhook({ name: "code", algorithm, key, signature: { header: "x-code", encoding } }, /** @type {any} */ (secret));
  return webhook.sign(message)["x-code"];
}

/** @param {Buffer} bytes @param {"hex" | "base64"} [encoding] */
const sha256 = (bytes, encoding = "hex") => createHash("sha256").update(bytes).digest(encoding);

/** @param {number} now */
const seconds = (now) => Math.floor(now / 1000);

/** A text as it is shown. @param {Secret} secret */
const textOf = (secret) => (typeof secret === "string" ? secret : Buffer.from(secret).toString("utf8"));

/** Changes the members of a JSON body. @param {(all: any, sent: Sent) => object} change @returns {(sent: Sent) => Made} */
const members = (change) => (sent) => {
  let body;
  try {
    body = JSON.stringify(change(JSON.parse(sent.body.toString("utf8")), sent));
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) throw new UsageError("this vendor's signature stands in its JSON: --body gives a body such as the vendor sends");
    throw error;
  }
  return { body: Buffer.from(body), headers: [] };
};

/** A token (RFC 7515), compact. @param {string} header @param {string} before @param {(sent: Sent) => object} claims @returns {(sent: Sent) => Made} */
const token = (header, before, claims) => (sent) => {
  const part = (/** @type {object} */ value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims(sent))}`;
  return { headers: [[header, `${before}${text}.${code(sent.secret, text, { encoding: "base64url" })}`]] };
};

/** @param {any} item @param {Secret} secret */
function adyenItem({ NotificationRequestItem: item }, secret) {
  const { pspReference, originalReference = "", merchantAccountCode, merchantReference, amount, eventCode, success } = item;
  const text = [pspReference, originalReference, merchantAccountCode, merchantReference, amount.value, amount.currency, eventCode, success].join(":");
  return { NotificationRequestItem: { ...item, additionalData: { ...item.additionalData, hmacSignature: code(secret, text, { key: "hex", encoding: "base64" }) } } };
}

/** The secret is the account's id and its key. @param {any} all @param {Sent} sent */
function smileId(all, { secret, now }) {
  const [account, key] = textOf(secret).split(/:(.*)/s);
  const timestamp = new Date(now).toISOString();
  return { ...all, timestamp, signature: code(key, `${timestamp}${account}sid_request`, { encoding: "base64" }) };
}

/** The payload is base64 with a line feed behind it; the vendor writes the name of the public key before the code. @param {Sent} sent @returns {Made} */
function braintree({ body, secret }) {
  const payload = new URLSearchParams(body.toString("utf8")).get("bt_payload");
  if (payload === null) throw new UsageError("this vendor sends a form: --body gives one with bt_payload");
  const signature = `public_key|${code(secret, payload, { algorithm: "hmac-sha1", key: "sha1" })}`;
  return { body: Buffer.from(new URLSearchParams({ bt_signature: signature, bt_payload: payload }).toString()), headers: [] };
}

/** Mailgun's token: 50 letters and digits, of each delivery its own. @param {string} id */
const onceOf = (id) => sha256(Buffer.from(id)).slice(0, 50);

/** What a route forwards: the fields of the form that are signed, beside the mail. @param {Sent} sent @returns {Made} */
function mailgunRoutes({ body, secret, now, id }) {
  const fields = new URLSearchParams(body.toString("utf8"));
  if (!fields.has("recipient")) throw new UsageError("this vendor sends a form: --body gives one with recipient, sender and the like");
  fields.set("timestamp", String(seconds(now)));
  fields.set("token", onceOf(id));
  fields.set("signature", code(secret, `${fields.get("timestamp")}${fields.get("token")}`));
  return { body: Buffer.from(fields.toString()), headers: [] };
}

/** @param {Sent} sent @returns {Made} */
function contentful({ secret, body, url, method, now, contentType }) {
  const { pathname, search } = new URL(url);
  const names = ["content-type", "x-contentful-signed-headers", "x-contentful-timestamp"];
  const values = [contentType, names.join(","), String(now)];
  const path = pathname + (search && `?${encodeURI(encodeURIComponent(search.slice(1)))}`);
  const text = [method, path, names.map((name, index) => `${name}:${values[index]}`).join(";"), ""].join("\n");
  return { headers: [["x-contentful-signed-headers", values[1]], ["x-contentful-timestamp", values[2]], ["x-contentful-signature", code(secret, Buffer.concat([Buffer.from(text), body]))]] };
}

/** The host is signed as the client sends it. @param {Sent} sent @returns {Made} */
function vipps({ secret, body, url, now }) {
  const { host, pathname, search } = new URL(url);
  const signed = [["x-ms-date", new Date(now).toUTCString()], ["host", host], ["x-ms-content-sha256", sha256(body, "base64")]];
  const text = `POST\n${pathname}${search}\n${signed.map(([, value]) => value).join(";")}`;
  const names = signed.map(([name]) => name).join(";");
  const authorization = `HMAC-SHA256 SignedHeaders=${names}&Signature=${code(secret, text, { encoding: "base64" })}`;
  return { headers: /** @type {[string, string][]} */ ([...signed, ["authorization", authorization]]) };
}

/** @type {Readonly<Record<string, (sent: Sent) => Made>>} */
export const SIGNERS = {
  "adyen": members((all, { secret }) => ({ ...all, notificationItems: all.notificationItems.map((/** @type {any} */ item) => adyenItem(item, secret)) })),
  braintree,
  contentful,
  "dropbox-sign": members((all, { secret, now }) => {
    const event = { ...all.event, event_time: String(seconds(now)) };
    return { ...all, event: { ...event, event_hash: code(secret, event.event_time + event.event_type) } };
  }),
  "figma": members((all, { secret }) => ({ ...all, passcode: textOf(secret) })),
  "fusionauth": token("x-fusionauth-signature-jwt", "", ({ body }) => ({ request_body_sha256: sha256(body, "base64") })),
  "mailgun": members((all, { secret, now, id }) => {
    const signed = { timestamp: String(seconds(now)), token: onceOf(id) };
    return { ...all, signature: { ...signed, signature: code(secret, signed.timestamp + signed.token) } };
  }),
  "mailgun-routes": mailgunRoutes,
  "messagebird": token("messagebird-signature-jwt", "", ({ body, url, now, id }) => ({ iss: "MessageBird", nbf: seconds(now), exp: seconds(now) + 60, jti: id, url_hash: sha256(Buffer.from(url)), ...(body.length > 0 && { payload_hash: sha256(body) }) })),
  "monday": token("authorization", "", ({ url, now }) => ({ accountId: 1, userId: 1, aud: url, exp: seconds(now) + 300, iat: seconds(now) })),
  "ms-graph": members((all, { secret }) => ({ ...all, value: all.value.map((/** @type {object} */ item) => ({ ...item, clientState: textOf(secret) })) })),
  "netlify": token("x-webhook-signature", "", ({ body }) => ({ iss: "netlify", sha256: sha256(body) })),
  "pandadoc": ({ secret, body }) => ({ query: `signature=${code(secret, body)}`, headers: [] }),
  "signwell": members((all, { secret, now }) => {
    const event = { ...all.event, time: seconds(now) };
    return { ...all, event: { ...event, hash: code(secret, `${event.type}@${event.time}`) } };
  }),
  "smile-id": members(smileId),
  "twilio-json": ({ body }) => ({ query: `bodySHA256=${sha256(body)}` }),
  "vipps-mobilepay": vipps,
  "vonage": token("authorization", "Bearer ", ({ body, now, id }) => ({ iat: seconds(now), jti: id, payload_hash: sha256(body) })),
  "worldpay": ({ secret, body }) => ({ headers: [["event-signature", `1/SHA256/${code(secret, body)}`]] }),
};

/** Payloads of those in whose bodies the signature stands, before it does. @type {Record<string, (at: number) => object | string>} */
export const SAMPLES = {
  "adyen": (at) => ({ live: "false", notificationItems: [{ NotificationRequestItem: { pspReference: id(), merchantAccountCode: "TestMerchant", merchantReference: `order-${id()}`, amount: { currency: "EUR", value: 1130 }, eventCode: "AUTHORISATION", success: "true", eventDate: new Date(at).toISOString() } }] }),
  "braintree": (at) => form({ bt_payload: `${Buffer.from(`<notification><timestamp type="datetime">${new Date(at).toISOString()}</timestamp><kind>check</kind><subject><check type="boolean">true</check></subject></notification>`).toString("base64")}\n` }),
  "dropbox-sign": () => ({ event: { event_type: "signature_request_signed", event_metadata: {} }, signature_request: { signature_request_id: id(), title: "Zoë & Søn" } }),
  "figma": (at) => ({ event_type: "FILE_UPDATE", timestamp: new Date(at).toISOString(), webhook_id: "22", file_key: id(), file_name: "Zoë & Søn" }),
  "mailgun": (at) => ({ "event-data": { id: id(), timestamp: at / 1000, event: "opened", recipient: "zoe@example.com" } }),
  "mailgun-routes": () => form({ "recipient": "support@example.com", "sender": "zoe@example.com", "from": "Zoë <zoe@example.com>", "subject": "Zoë & Søn", "body-plain": `Order ${id()}` }),
  "ms-graph": (at) => ({ value: [{ subscriptionId: randomUUID(), subscriptionExpirationDateTime: new Date(at + 3_600_000).toISOString(), changeType: "created", resource: `users/${id()}/messages/${id()}` }] }),
  "signwell": () => ({ event: { type: "document_completed" }, data: { object: { id: randomUUID(), name: "Zoë & Søn", status: "Completed" } } }),
  "smile-id": () => ({ SmileJobID: digits(), ResultCode: "1012", ResultText: "Exact Match", PartnerParams: { job_id: id(), user_id: id() } }),
};
