/**
 * How each vendor signs, from its documentation (the page of each scheme is in
 * docs/schemes.md), with node:crypto alone: no line of hookseal takes part.
 *
 * A signer gets the request as it is about to be sent and adds what the vendor
 * adds. `members` changes a JSON document, where the signature is a member of
 * it; `request` the request, once its body is bytes.
 */
import { createHash, createHmac, sign } from "node:crypto";
import { crc32 } from "node:zlib";
import { CERTIFIED, CURVE, EDWARDS, TOPIC, WEBHOOK_ID, RSA } from "./keys.js";

/** @import { Sent, Signer } from "./types.d.ts" */

const hash = (...pieces) => pieces.reduce((digest, piece) => digest.update(piece), createHash("sha256"));
const utf8 = (secret) => Buffer.from(secret);
const base64 = (secret) => Buffer.from(secret, "base64");
const hex = (secret) => Buffer.from(secret, "hex");
const whsec = (secret) => base64(secret.replace(/^whsec_/, ""));
const seconds = (at) => String(Math.floor(at / 1000));
const milliseconds = (at) => String(at);
const iso = (at) => new Date(Math.floor(at / 1000) * 1000).toISOString().replace(".000Z", "Z");
const isoMs = (at) => new Date(at).toISOString();

/**
 * An HMAC of pieces, as text.
 *
 * @param {{ algorithm?: string, to?: "hex" | "base64" | "base64url", key?: (secret: string) => Buffer }} how
 */
const code = ({ algorithm = "sha256", to = "hex", key = utf8 }, secret, pieces) =>
  pieces.reduce((mac, piece) => mac.update(piece), createHmac(algorithm, key(secret))).digest(to);

/** The code of the body in a header, behind a prefix. */
const ofBody = (name, { before = "", ...how } = {}) => ({
  request: (sent, secret) => sent.set(name, before + code(how, secret, [sent.body])),
});

/**
 * The code of time and body.
 *
 * @param {(sent: Sent, time: string, secret: string) => (string | Buffer)[]} pieces
 * @param {(code: string, time: string) => Record<string, string>} headers
 */
const timed = (pieces, headers, { unit = seconds, ...how } = {}) => ({
  request(sent, secret, at) {
    const time = unit(at);
    for (const [name, value] of Object.entries(headers(code(how, secret, pieces(sent, time, secret)), time))) sent.set(name, value);
  },
});
const pairs = (header, tag, { between = ".", ahead = "t=", gap = ",", ...how } = {}) =>
  timed(({ body }, time) => [time, between, body], (mac, time) => ({ [header]: `${ahead}${time}${gap}${tag}=${mac}` }), how);

/** https://github.com/standard-webhooks/standard-webhooks: the id is in the delivery's own header. */
const standard = ({ prefix = "webhook", key = whsec } = {}) =>
  timed(
    (sent, time) => [`${sent.get(`${prefix}-id`)}.${time}.`, sent.body],
    (mac, time) => ({ [`${prefix}-timestamp`]: time, [`${prefix}-signature`]: `v1,${mac}` }),
    { to: "base64", key },
  );
const svix = standard({ prefix: "svix" });

const shown = (name, value = (secret) => secret) => ({ request: (sent, secret) => sent.set(name, value(secret)) });
const basic = shown("authorization", (secret) => `Basic ${Buffer.from(secret).toString("base64")}`);
const bearer = shown("authorization", (secret) => `Bearer ${secret}`);

/** A token (RFC 7515), compact, of these claims. */
function token(claims, signature, header = {}) {
  const part = (members) => Buffer.from(JSON.stringify(members)).toString("base64url");
  const text = `${part({ alg: "HS256", typ: "JWT", ...header })}.${part(claims)}`;
  return `${text}.${signature(text).toString("base64url")}`;
}
const hs256 = (secret) => (text) => createHmac("sha256", secret).update(text).digest();
const es256 = (text) => sign("sha256", Buffer.from(text), { key: CURVE.privateKey, dsaEncoding: "ieee-p1363" });
const inToken = (name, claims, prefix = "") => ({
  request: (sent, secret, at) => sent.set(name, prefix + token(claims(sent, Math.floor(at / 1000)), hs256(secret))),
});

/** Names and values of a form, each different pair once, sorted, with nothing between them. */
function sortedForm(body) {
  const all = [...new URLSearchParams(body.toString())].map(([name, value]) => `${name}\0${value}`);
  return [...new Set(all)].sort().join("").replaceAll("\0", "");
}
const ofUrl = (name) => ({
  request: (sent, secret) => sent.set(name, code({ algorithm: "sha1", to: "base64" }, secret, [sent.url, isForm(sent) ? sortedForm(sent.body) : ""])),
});
const isForm = (sent) => sent.get("content-type")?.startsWith("application/x-www-form-urlencoded");

const ed25519 = (...pieces) => sign(null, Buffer.concat(pieces.map((piece) => Buffer.from(piece))), EDWARDS.privateKey);
const discord = {
  request(sent, _, at) {
    sent.set("x-signature-timestamp", seconds(at));
    sent.set("x-signature-ed25519", ed25519(seconds(at), sent.body).toString("hex"));
  },
};

/** https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures */
function adyenItem({ NotificationRequestItem: item }, secret) {
  const { pspReference, originalReference = "", merchantAccountCode, merchantReference, amount, eventCode, success } = item;
  const text = [pspReference, originalReference, merchantAccountCode, merchantReference, amount.value, amount.currency, eventCode, success].join(":");
  const hmacSignature = code({ to: "base64", key: hex }, secret, [text]);
  return { NotificationRequestItem: { ...item, additionalData: { ...item.additionalData, hmacSignature } } };
}

/** https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html */
const sns = (version, algorithm) => ({
  members(all) {
    const named = ["Message", "MessageId", ...(all.Type === "Notification" ? ["Subject"] : ["SubscribeURL"]), "Timestamp"];
    const names = [...named, ...(all.Type === "Notification" ? [] : ["Token"]), "TopicArn", "Type"].filter((name) => all[name] !== undefined);
    const text = names.map((name) => `${name}\n${all[name]}\n`).join("");
    const Signature = sign(algorithm, Buffer.from(text), RSA.privateKey).toString("base64");
    return { ...all, SignatureVersion: version, Signature, SigningCertURL: "https://sns.eu-north-1.amazonaws.com/SimpleNotificationService-01.pem" };
  },
  audience: TOPIC,
  secrets: [CERTIFIED],
});

/** https://developer.paypal.com/api/rest/webhooks/rest/: the body by its CRC-32; the id is in the delivery's own header. */
const paypal = (address) => ({
  request(sent, _, at) {
    const text = `${sent.get("paypal-transmission-id")}|${iso(at)}|${WEBHOOK_ID}|${crc32(sent.body)}`;
    sent.set("paypal-transmission-time", iso(at));
    sent.set("paypal-cert-url", address);
    sent.set("paypal-auth-algo", "SHA256withRSA");
    sent.set("paypal-transmission-sig", sign("sha256", Buffer.from(text), RSA.privateKey).toString("base64"));
  },
  audience: WEBHOOK_ID,
  secrets: [CERTIFIED],
});

/** `canonical_json` of https://github.com/didit-protocol/plugin-wordpress: names sorted, whole numbers without a fraction. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const sorted = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${sorted.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join()}}`;
}
const didit = (name, message) => ({
  request(sent, secret) {
    const members = JSON.parse(sent.body.toString());
    sent.set("x-timestamp", String(members.timestamp));
    sent.set(name, code({}, secret, [message(members, sent.body)]));
  },
});

/** https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation: what is decoded in a URL. */
const hubspotUrl = (url) => url.replace(/%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi, decodeURIComponent);

/** https://www.contentful.com/developers/docs/webhooks/request-verification/ */
const contentful = {
  request(sent, secret, at) {
    sent.set("x-contentful-timestamp", milliseconds(at));
    sent.set("x-contentful-signed-headers", "content-type,x-contentful-signed-headers,x-contentful-timestamp,x-contentful-topic");
    const headers = sent.get("x-contentful-signed-headers").split(",").map((name) => `${name}:${sent.get(name) ?? ""}`);
    const { pathname, search } = new URL(sent.url);
    const text = [sent.method, pathname + (search && `?${encodeURI(encodeURIComponent(search.slice(1)))}`), headers.join(";")].join("\n");
    sent.set("x-contentful-signature", code({}, secret, [`${text}\n`, sent.body]));
  },
};

/** https://developer.vippsmobilepay.com/docs/APIs/webhooks-api/request-authentication/ */
const vipps = {
  request(sent, secret, at) {
    const { host, pathname, search } = new URL(sent.url);
    const [date, digest] = [new Date(at).toUTCString(), hash(sent.body).digest("base64")];
    const mac = code({ to: "base64" }, secret, [`POST\n${pathname}${search}\n${date};${host};${digest}`]);
    sent.set("host", host);
    sent.set("x-ms-date", date);
    sent.set("x-ms-content-sha256", digest);
    sent.set("authorization", `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${mac}`);
  },
};

/** https://www.mercadopago.com/developers/en/docs/your-integrations/notifications/webhooks */
const mercadoPago = {
  request(sent, secret, at) {
    const id = new URL(sent.url).searchParams.get("data.id")?.toLowerCase();
    const manifest = `${id ? `id:${id};` : ""}request-id:${sent.get("x-request-id")};ts:${at};`;
    sent.set("x-signature", `ts=${at},v1=${code({}, secret, [manifest])}`);
  },
};

/** https://developer.paypal.com/braintree/docs/guides/webhooks/parse: the payload is base64 with a line feed behind it. */
const braintree = {
  form(fields, secret) {
    const bt_payload = `${Buffer.from(fields.bt_payload).toString("base64")}\n`;
    const key = (text) => createHash("sha1").update(text).digest();
    return { bt_signature: `integration_public_key|${code({ algorithm: "sha1", key }, secret, [bt_payload])}`, bt_payload };
  },
};

const mailgun = {
  members(all, secret, at) {
    const { token: once } = all.signature;
    const timestamp = seconds(at);
    return { ...all, signature: { token: once, timestamp, signature: code({}, secret, [timestamp, once]) } };
  },
};
const mailgunRoutes = {
  form(fields, secret, at) {
    const timestamp = seconds(at);
    return { ...fields, timestamp, signature: code({}, secret, [timestamp, fields.token]) };
  },
};
const dropboxSign = {
  members(all, secret) {
    const { event_time: time, event_type: type } = all.event;
    return { ...all, event: { ...all.event, event_hash: code({}, secret, [time, type]) } };
  },
};
const signwell = {
  members: (all, secret) => ({ ...all, event: { ...all.event, hash: code({}, secret, [`${all.event.type}@${all.event.time}`]) } }),
};
const smileId = {
  members(all, secret, at) {
    const [account, key] = secret.split(":");
    return { ...all, timestamp: isoMs(at), signature: code({ to: "base64" }, key, [isoMs(at), account, "sid_request"]) };
  },
};
const msGraph = { members: (all, secret) => ({ ...all, value: all.value.map((item) => ({ ...item, clientState: secret })) }) };
const figma = { members: (all, secret) => ({ ...all, passcode: secret }) };

const pandadoc = {
  request(sent, secret) {
    sent.url += `${sent.url.includes("?") ? "&" : "?"}signature=${code({}, secret, [sent.body])}`;
  },
};
const twilioJson = {
  request(sent, secret) {
    sent.url += `${sent.url.includes("?") ? "&" : "?"}bodySHA256=${hash(sent.body).digest("hex")}`;
    sent.set("x-twilio-signature", code({ algorithm: "sha1", to: "base64" }, secret, [sent.url]));
  },
};
const box = {
  request(sent, secret, at) {
    sent.set("box-delivery-timestamp", iso(at));
    sent.set("box-signature-algorithm", "HmacSHA256");
    sent.set("box-signature-version", "1");
    for (const name of ["primary", "secondary"]) sent.set(`box-signature-${name}`, code({ to: "base64" }, secret, [sent.body, iso(at)]));
  },
};
const hubspot = (version, text) => ({
  request(sent, secret) {
    sent.set("x-hubspot-signature-version", version);
    sent.set("x-hubspot-signature", hash(secret, text(sent), sent.body).digest("hex"));
  },
});
const sumsub = (algorithm) => ({
  request(sent, secret) {
    sent.set("x-payload-digest-alg", `HMAC_${algorithm.toUpperCase()}_HEX`);
    sent.set("x-payload-digest", code({ algorithm }, secret, [sent.body]));
  },
});
const circle = {
  request: (sent) => sent.set("x-circle-signature", sign("sha256", sent.body, CURVE.privateKey).toString("base64")),
  secrets: [CURVE.spki],
};
const sendgrid = {
  request(sent, _, at) {
    const name = "x-twilio-email-event-webhook";
    sent.set(`${name}-timestamp`, seconds(at));
    sent.set(`${name}-signature`, sign("sha256", Buffer.concat([Buffer.from(seconds(at)), sent.body]), CURVE.privateKey).toString("base64"));
  },
  secrets: [CURVE.spki],
};
const telnyx = {
  request(sent, _, at) {
    sent.set("telnyx-timestamp", seconds(at));
    sent.set("telnyx-signature-ed25519", ed25519(`${seconds(at)}|`, sent.body).toString("base64"));
  },
  secrets: [EDWARDS.base64],
};
const standardV1a = {
  request(sent, _, at) {
    sent.set("webhook-timestamp", seconds(at));
    sent.set("webhook-signature", `v1a,${ed25519(`${sent.get("webhook-id")}.${seconds(at)}.`, sent.body).toString("base64")}`);
  },
  secrets: [`whpk_${EDWARDS.base64}`],
};
const wise = { request: (sent) => sent.set("x-signature-sha256", sign("sha256", sent.body, RSA.privateKey).toString("base64")), secrets: [RSA.pem] };
const bodyHash = (sent, to = "hex") => hash(sent.body).digest(to);
const fusionauthPublic = {
  request: (sent) => sent.set("x-fusionauth-signature-jwt", token({ request_body_sha256: bodyHash(sent, "base64") }, es256, { alg: "ES256" })),
  secrets: [CURVE.jwk],
};
const plaid = {
  request(sent, _, at) {
    const claims = { iat: Math.floor(at / 1000), request_body_sha256: bodyHash(sent) };
    sent.set("plaid-verification", token(claims, es256, { alg: "ES256", kid: CURVE.kid }));
  },
  secrets: [CURVE.jwk],
};
const messagebird = (sent, now) => ({
  iss: "MessageBird",
  nbf: now,
  exp: now + 60,
  jti: sent.about.tokenId,
  url_hash: hash(sent.url).digest("hex"),
  ...(sent.body.length > 0 && { payload_hash: bodyHash(sent) }),
});
const vonage = inToken("authorization", (sent, now) => ({ iat: now, jti: sent.about.tokenId, payload_hash: bodyHash(sent) }), "Bearer ");
const monday = inToken("authorization", (sent, now) => ({ accountId: 1825529, userId: 4012689, aud: sent.url, exp: now + 300, iat: now }));

const DOCUMENTED = { sourceAddresses: ["documented"] };

/** @type {Record<string, Signer>} */
export const signers = {
  "ably": ofBody("x-ably-signature", { to: "base64" }),
  "adobe-sign": shown("x-adobesign-clientid"),
  "adyen": { members: (all, secret) => ({ ...all, notificationItems: all.notificationItems.map((item) => adyenItem(item, secret)) }) },
  "adyen-platform": ofBody("hmacsignature", { to: "base64", key: hex }),
  "affirm": pairs("x-affirm-signature", "v0", { algorithm: "sha512" }),
  "aftership": ofBody("aftership-hmac-sha256", { to: "base64" }),
  "airship": {
    ...timed(({ body }, time) => [time, ":", body], (mac, time) => ({ "x-ua-timestamp": time, "x-ua-signature": mac })),
    options: { verifyToken: "c0nf1rm4t10n" },
  },
  "airtable": ofBody("x-airtable-content-mac", { before: "hmac-sha256=", key: base64 }),
  "airwallex": timed(({ body }, time) => [time, body], (mac, time) => ({ "x-timestamp": time, "x-signature": mac }), { unit: milliseconds }),
  "alloy": ofBody("authorization", { to: "base64" }),
  "alloy-basic": basic,
  "alloy-bearer": bearer,
  "asana": ofBody("x-hook-signature"),
  "authenteq": { request: (sent, secret) => sent.set("x-signature", hash(sent.body, secret).digest("hex")) },
  "authorize-net": { request: (sent, secret) => sent.set("x-anet-signature", `sha512=${code({ algorithm: "sha512" }, secret, [sent.body]).toUpperCase()}`) },
  "autodesk": ofBody("x-adsk-signature", { before: "sha1hash=", algorithm: "sha1" }),
  "aws-sns": sns("2", "sha256"),
  "aws-sns-sha1": sns("1", "sha1"),
  "berbix": timed(({ body }, time, secret) => [time, ",", secret, ",", body], (mac, time) => ({ "x-berbix-signature": `v0,${time},${mac}` })),
  "bitbucket": ofBody("x-hub-signature", { before: "sha256=" }),
  "boldsign": pairs("x-boldsign-signature", "s0", { gap: ", " }),
  "bolt": ofBody("x-bolt-hmac-sha256", { to: "base64" }),
  box,
  braintree,
  "brex": standard(),
  "buildkite": pairs("x-buildkite-signature", "signature", { ahead: "timestamp=" }),
  "cal-com": ofBody("x-cal-signature-256"),
  "calendly": pairs("calendly-webhook-signature", "v1"),
  "cashfree": timed(({ body }, time) => [time, body], (mac, time) => ({ "x-webhook-timestamp": time, "x-webhook-signature": mac }), { unit: milliseconds, to: "base64" }),
  "certifaction": bearer,
  "chargebee": basic,
  "chargify": ofBody("x-chargify-webhook-signature-hmac-sha-256"),
  "checkout": ofBody("cko-signature"),
  "checkr": ofBody("x-checkr-signature"),
  circle,
  "circleci": ofBody("circleci-signature", { before: "v1=" }),
  "clerk": svix,
  "clickup": ofBody("x-signature"),
  "coinbase-commerce": ofBody("x-cc-webhook-signature"),
  "coinify": ofBody("x-coinify-webhook-signature"),
  "complycube": ofBody("complycube-signature"),
  contentful,
  "criipto": ofBody("x-criipto-signature", { to: "base64", key: base64 }),
  "cursor": ofBody("x-webhook-signature", { before: "sha256=" }),
  "customer-io": timed(({ body }, time) => [`v0:${time}:`, body], (mac, time) => ({ "x-cio-timestamp": time, "x-cio-signature": mac })),
  "didit": didit("x-signature", (_, body) => body),
  "didit-simple": didit("x-signature-simple", ({ timestamp, session_id = "", status = "", webhook_type = "" }) => [timestamp, session_id, status, webhook_type].join(":")),
  "didit-v2": didit("x-signature-v2", canonical),
  "discord": { ...discord, secrets: [EDWARDS.hex] },
  "discord-events": { ...discord, secrets: [EDWARDS.hex] },
  "docusign": ofBody("x-docusign-signature-1", { to: "base64" }),
  "dojah": ofBody("x-dojah-signature"),
  "doppler": ofBody("x-doppler-signature", { before: "sha256=" }),
  "dropbox": ofBody("x-dropbox-signature"),
  "dropbox-sign": dropboxSign,
  "dub": ofBody("dub-signature"),
  "dwolla": ofBody("x-request-signature-sha-256"),
  "elevenlabs": pairs("elevenlabs-signature", "v0"),
  "etsy": standard(),
  figma,
  "footprint": svix,
  "front": timed(({ body }, time) => [time, ":", body], (mac, time) => ({ "x-front-request-timestamp": time, "x-front-signature": mac }), { unit: milliseconds, to: "base64" }),
  "front-rule": ofBody("x-front-signature", { algorithm: "sha1", to: "base64" }),
  "fusionauth": inToken("x-fusionauth-signature-jwt", (sent) => ({ request_body_sha256: bodyHash(sent, "base64") })),
  "fusionauth-public": fusionauthPublic,
  "gemini": standard(),
  "github": ofBody("x-hub-signature-256", { before: "sha256=" }),
  "gitlab": shown("x-gitlab-token"),
  "gitlab-signed": standard(),
  "gocardless": ofBody("webhook-signature"),
  "greenhouse": ofBody("signature", { before: "sha256 " }),
  "heroku": ofBody("heroku-webhook-hmac-sha256", { to: "base64" }),
  "hookdeck": ofBody("x-hookdeck-signature", { to: "base64" }),
  "hubspot-v1": hubspot("v1", () => ""),
  "hubspot-v2": hubspot("v2", ({ method, url }) => method + url),
  "hubspot-v3": timed(({ method, url, body }, time) => [method, hubspotUrl(url), body, time], (mac, time) => ({ "x-hubspot-request-timestamp": time, "x-hubspot-signature-v3": mac }), { unit: milliseconds, to: "base64" }),
  "idenfy": ofBody("idenfy-signature"),
  "incident-io": standard(),
  "incode": bearer,
  "intercom": ofBody("x-hub-signature", { before: "sha1=", algorithm: "sha1" }),
  "iron": timed(({ body }, time) => [time, body], (mac, time) => ({ "webhook-timestamp": time, "webhook-signature": `v1=${mac}` })),
  "jira": ofBody("x-hub-signature", { before: "sha256=" }),
  "jumio": { request: () => {}, secrets: [], options: DOCUMENTED, source: "34.202.241.227" },
  "klaviyo": timed(({ body }, time) => [body, time], (mac, time) => ({ "klaviyo-timestamp": time, "klaviyo-signature": mac })),
  "launchdarkly": ofBody("x-ld-signature"),
  "lemon-squeezy": ofBody("x-signature"),
  "line": ofBody("x-line-signature", { to: "base64" }),
  "linear": ofBody("linear-signature"),
  "linkedin": { request: (sent, secret) => sent.set("x-li-signature", code({}, secret, ["hmacsha256=", sent.body])) },
  "lob": timed(({ body }, time) => [time, ".", body], (mac, time) => ({ "lob-signature-timestamp": time, "lob-signature": mac })),
  mailgun,
  "mailgun-routes": mailgunRoutes,
  "mandrill": ofUrl("x-mandrill-signature"),
  "mercado-pago": mercadoPago,
  "messagebird": inToken("messagebird-signature-jwt", messagebird),
  "meta": { ...ofBody("x-hub-signature-256", { before: "sha256=" }), options: { verifyToken: "meatyhamhock" } },
  "metamap": ofBody("x-signature"),
  "method": timed(({ body }, time) => [time, ":", body], (mac, time) => ({ "method-webhook-timestamp": time, "method-webhook-signature": mac })),
  "middesk": ofBody("x-middesk-signature-256"),
  "mixpanel": basic,
  "modern-treasury": ofBody("x-signature"),
  "mollie": ofBody("x-mollie-signature", { before: "sha256=" }),
  monday,
  "mongodb-atlas": ofBody("x-mms-signature", { algorithm: "sha1", to: "base64" }),
  "ms-graph": msGraph,
  "ms-teams": ofBody("authorization", { before: "HMAC ", to: "base64", key: base64 }),
  "mux": pairs("mux-signature", "v1"),
  "netlify": inToken("x-webhook-signature", (sent) => ({ iss: "netlify", sha256: bodyHash(sent) })),
  "notion": ofBody("x-notion-signature", { before: "sha256=" }),
  "npm": ofBody("x-npm-signature", { before: "sha256=" }),
  "nylas": ofBody("x-nylas-signature"),
  "okta": shown("authorization"),
  "ondato-basic": basic,
  "ondato-bearer": bearer,
  "onfido": ofBody("x-sha2-signature"),
  "onfleet": ofBody("x-onfleet-signature", { algorithm: "sha512", key: hex }),
  "openai": standard(),
  "paddle": pairs("paddle-signature", "h1", { between: ":", ahead: "ts=", gap: ";" }),
  "pagerduty": ofBody("x-pagerduty-signature", { before: "v1=" }),
  pandadoc,
  "paypal": paypal("https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-7a8abba8"),
  "paypal-sandbox": paypal("https://api.sandbox.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-7a8abba8"),
  "paystack": ofBody("x-paystack-signature", { algorithm: "sha512" }),
  "persona": pairs("persona-signature", "v1"),
  "pipedrive": basic,
  plaid,
  "plivo-v2": { request: (sent, secret) => sent.set("x-plivo-signature-v2", code({ to: "base64" }, secret, [sent.url.split("?")[0], sent.get("x-plivo-signature-v2-nonce")])) },
  "polar": standard({ key: utf8 }),
  "pomelo": timed(
    (sent, time) => [time, sent.get("x-endpoint"), sent.body],
    (mac, time) => ({ "x-timestamp": time, "x-signature": `hmac-sha256 ${mac}` }),
    { to: "base64", key: base64 },
  ),
  "postmark": basic,
  "prembly": ofBody("x-prembly-signature", { to: "base64" }),
  "primer": ofBody("x-signature-primary", { to: "base64" }),
  "pusher": ofBody("x-pusher-signature"),
  "quickbooks": ofBody("intuit-signature", { to: "base64" }),
  "razorpay": ofBody("x-razorpay-signature"),
  "recurly": timed(({ body }, time) => [time, ".", body], (mac, time) => ({ "recurly-signature": `${time},${mac}` }), { unit: milliseconds }),
  "render": standard(),
  "replicate": standard(),
  "resend": svix,
  "sanity": pairs("sanity-webhook-signature", "v1", { unit: milliseconds, to: "base64url" }),
  "sardine": ofBody("x-sardine-signature"),
  "segment": ofBody("x-signature", { algorithm: "sha1" }),
  "sendbird": ofBody("x-sendbird-signature"),
  sendgrid,
  "sentry": ofBody("sentry-hook-signature"),
  "sheerid": ofBody("x-sheerid-signature"),
  "shippo": pairs("shippo-auth-signature", "v1"),
  "shopify": ofBody("x-shopify-hmac-sha256", { to: "base64" }),
  "shopify-events": ofBody("shopify-hmac-sha256", { to: "base64" }),
  "shufti": { request: (sent, secret) => sent.set("signature", hash(sent.body, hash(secret).digest("hex")).digest("hex")) },
  "signable": ofBody("signature", { to: "base64" }),
  signwell,
  "sinch": timed(
    (sent, time) => [sent.body, `.${sent.get("x-sinch-webhook-signature-nonce")}.${time}`],
    (mac, time) => ({ "x-sinch-webhook-signature-timestamp": time, "x-sinch-webhook-signature-algorithm": "HmacSHA256", "x-sinch-webhook-signature": mac }),
    { to: "base64" },
  ),
  "slack": timed(({ body }, time) => [`v0:${time}:`, body], (mac, time) => ({ "x-slack-request-timestamp": time, "x-slack-signature": `v0=${mac}` })),
  "smile-id": smileId,
  "sparkpost": basic,
  "square": { request: (sent, secret) => sent.set("x-square-hmacsha256-signature", code({ to: "base64" }, secret, [sent.url, sent.body])) },
  "squarespace": ofBody("squarespace-signature", { key: hex }),
  "standard-webhooks": standard(),
  "standard-webhooks-v1a": standardV1a,
  "stripe": pairs("stripe-signature", "v1"),
  "stripe-identity": pairs("stripe-signature", "v1"),
  "stytch": svix,
  "sumsub": sumsub("sha256"),
  "sumsub-sha1": sumsub("sha1"),
  "sumsub-sha512": sumsub("sha512"),
  "supabase": standard(),
  svix,
  "telegram": shown("x-telegram-bot-api-secret-token"),
  telnyx,
  "tiktok": pairs("tiktok-signature", "s"),
  "trello": { request: (sent, secret) => sent.set("x-trello-webhook", code({ algorithm: "sha1", to: "base64" }, secret, [sent.body, sent.url])) },
  "trulioo": ofBody("x-trulioo-signature"),
  "trustmatic": ofBody("x-signature", { to: "base64" }),
  "truv": ofBody("x-webhook-sign", { before: "v1=" }),
  "twilio": ofUrl("x-twilio-signature"),
  "twilio-json": twilioJson,
  "twitch": timed(
    (sent, time) => [sent.get("twitch-eventsub-message-id"), time, sent.body],
    (mac, time) => ({ "twitch-eventsub-message-timestamp": time, "twitch-eventsub-message-signature": `sha256=${mac}` }),
    { unit: isoMs },
  ),
  "typeform": ofBody("typeform-signature", { before: "sha256=", to: "base64" }),
  "vanta": svix,
  "vercel": ofBody("x-vercel-signature", { algorithm: "sha1" }),
  "veriff": ofBody("x-hmac-signature"),
  "vipps-mobilepay": vipps,
  vonage,
  "webflow": timed(({ body }, time) => [time, ":", body], (mac, time) => ({ "x-webflow-timestamp": time, "x-webflow-signature": mac }), { unit: milliseconds }),
  wise,
  "woocommerce": ofBody("x-wc-webhook-signature", { to: "base64" }),
  "workos": pairs("workos-signature", "v1", { unit: milliseconds, gap: ", " }),
  "worldpay": ofBody("event-signature", { before: "1/SHA256/" }),
  "x": ofBody("x-twitter-webhooks-signature", { before: "sha256=", to: "base64" }),
  "xero": ofBody("x-xero-signature", { to: "base64" }),
  "yoti-basic": basic,
  "yoti-bearer": bearer,
  "yousign": ofBody("x-yousign-signature-256", { before: "sha256=" }),
  "zendesk": timed(
    ({ body }, time) => [time, body],
    (mac, time) => ({ "x-zendesk-webhook-signature-timestamp": time, "x-zendesk-webhook-signature": mac }),
    { unit: iso, to: "base64" },
  ),
  "zignsec": ofBody("x-zignsec-hmac-sha256", { to: "base64" }),
  "zignsec-unsigned": { request: () => {}, secrets: [], options: DOCUMENTED, source: "137.117.208.108" },
  "zignsec-v5": pairs("x-zignsec-hmac-sha256", "v1"),
  "zoom": timed(({ body }, time) => [`v0:${time}:`, body], (mac, time) => ({ "x-zm-request-timestamp": time, "x-zm-signature": `v0=${mac}` })),
};
