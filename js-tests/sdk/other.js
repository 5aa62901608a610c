/** SDKs of schemes that sign a URL, members of the body, or a token; and those of public keys. */
import { createHash, createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, sign as signWith } from "node:crypto";
import adyen from "@adyen/api-library";
import { EventCallbackHelper } from "@dropbox/sign";
import sendgrid from "@sendgrid/eventwebhook";
import { verifySignature as verifyVonage } from "@vonage/jwt";
import { verifyKey } from "discord-interactions";
import { WebhookSignatureValidator } from "mercadopago";
import messagebird from "messagebird/lib/webhook-signature-jwt.js";
import { validateSignature as validatePlivo } from "plivo";
import { WebhooksHelper } from "square";
import Telnyx from "telnyx";
import twilio from "twilio";
import { NOW, replayedBytes, sdk, seconds, withHeaders } from "./define.js";
import { ALL_PAIRS, ANY_BASE64, ANY_BASE64_ALONE, NO_FUTURE } from "./differences.js";

const sha256 = (data) => createHash("sha256").update(data).digest("hex");

/** Of a JSON body: the signature in the member `name` of what `find` finds. */
const inMember = (find, name) => ({
  get: ({ body }) => find(JSON.parse(body.toString()))[name],
  set(delivery, value) {
    const json = JSON.parse(delivery.body.toString());
    find(json)[name] = value;
    return { ...delivery, body: Buffer.from(JSON.stringify(json)) };
  },
});
const adyenItem = ({ notificationItems: [{ NotificationRequestItem: item }] }) => item;
const adyenPlace = inMember((json) => adyenItem(json).additionalData, "hmacSignature");
const dropboxPlace = inMember(({ event }) => event, "event_hash");

const NO_MARK = "JSON.parse takes no byte order mark. What is signed is in the members, which are the same.";

/** A form as Express reads it. */
function formOf(body) {
  const form = {};
  for (const [name, value] of new URLSearchParams(body.toString())) {
    form[name] = name in form ? [form[name], value].flat() : value;
  }
  return form;
}

const base64url = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
function token(claims, secret, { alg = "HS256", hash = "sha256" } = {}) {
  const signed = `${base64url({ alg, typ: "JWT" })}.${base64url(claims)}`;
  return `${signed}.${hash ? createHmac(hash, secret).update(signed).digest("base64url") : ""}`;
}

/** Tokens of other claims and algorithms, by the right key. */
const tokens = (header, prefix, claims) => (genuine) => {
  const own = claims(genuine, NOW);
  const { payload_hash: hash, ...unhashed } = own;
  const of = (changed, options) => withHeaders(genuine, { [header]: prefix + token(changed, genuine.secret, options) });
  const without = (...names) => of(Object.fromEntries(Object.entries(own).filter(([name]) => !names.includes(name))));
  return {
    "token: without a signature": of(own, { alg: "none", hash: null }),
    "token: that says it has none": of(own, { alg: "none" }),
    "token: of SHA-512": of(own, { alg: "HS512", hash: "sha512" }),
    "token: of SHA-512, by its name": of(own, { alg: "HS512" }),
    "token: of RSA, by its name": of(own, { alg: "RS256" }),
    "token: expired": of({ ...own, exp: seconds(NOW) - 3600 }),
    "token: not yet good": of({ ...own, nbf: seconds(NOW) + 3600 }),
    "token: of a time that is text": of({ ...own, exp: `${seconds(NOW) + 60}` }),
    "token: of another issuer": of({ ...own, iss: "other" }),
    "token: without an issuer": without("iss"),
    "token: without an id": without("jti"),
    "token: without the hash of the URL": without("url_hash"),
    "token: without the hash of the body": of(unhashed),
    "token: without an end": without("exp"),
    "token: without a beginning": without("nbf"),
    "token: with the hash of another body": of({ ...own, payload_hash: sha256("other") }),
    "token: with the hash in capitals": of({ ...own, payload_hash: hash.toUpperCase() }),
    "token: with half of the hash": of({ ...own, payload_hash: hash.slice(0, 32) }),
  };
};

/** The private key of 32 bytes that are all `byte`, in the form of RFC 8410. */
const ed25519 = (byte) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.alloc(32, byte)]),
    format: "der",
    type: "pkcs8",
  });
/** Keys, each under its public key as the vendor hands it out. */
const named = (keys, name) =>
  Object.fromEntries(keys.map((key) => [name(createPublicKey(key).export({ type: "spki", format: "der" })), key]));
const discordKeys = named([ed25519(1), ed25519(2)], (der) => der.subarray(-32).toString("hex"));
const telnyxKeys = named([ed25519(3), ed25519(4)], (der) => der.subarray(-32).toString("base64"));
const telnyx = new Telnyx("key").webhooks.signature;
const p256 = () => generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
const sendgridKeys = named([p256(), p256()], (der) => der.toString("base64"));
const pairOf = ([secret, otherSecret]) => ({ secret, otherSecret });

/** Signatures by ECDSA have chance in them. In the base64 of this one are signs, and its numbers are of 32 bytes. */
function ecdsa(message, key) {
  for (;;) {
    const der = signWith("sha256", message, key);
    const signature = der.toString("base64");
    if (der.length === 70 && der[3] === 32 && /[+/]/.test(signature)) return signature;
  }
}

const L = (1n << 252n) + 27742317777372353535851937790883648493n;
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const toLittle = (number) => Buffer.from(number.toString(16).padStart(64, "0"), "hex").reverse();

/** The same equation with another S: S + L. RFC 8032, section 5.1.7 wants S below L. */
function malleable(signature) {
  const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString("hex")}`);
  return Buffer.concat([signature.subarray(0, 32), toLittle(s + L)]);
}

/** The neutral point of edwards25519: as a key, it lets one signature be good for any message. */
const INFINITY = Buffer.alloc(32);
INFINITY[0] = 1;

const ed25519Others = (header, encoding) => (genuine) => {
  const signature = Buffer.from(genuine.headers[header], encoding);
  const of = (bytes) => withHeaders(genuine, { [header]: bytes.toString(encoding) });
  return {
    "signature: with another S that fulfils the equation": of(malleable(signature)),
    "signature: of the neutral point": of(Buffer.concat([INFINITY, Buffer.alloc(32)])),
    "key: of small order": { ...of(Buffer.concat([INFINITY, Buffer.alloc(32)])), secret: INFINITY.toString(encoding) },
  };
};

const PLIVO_URL = "https://receiver.example/answer";

const messagebirdClaims = ({ url, body }, now) => ({
  iss: "MessageBird",
  nbf: seconds(now),
  exp: seconds(now) + 60,
  jti: "e92eae93",
  url_hash: sha256(url),
  ...(body.length > 0 && { payload_hash: sha256(body) }),
});

const vonageClaims = ({ body }, now) => ({
  iat: seconds(now),
  jti: "c5ba8f24",
  iss: "Vonage",
  payload_hash: sha256(body),
  api_key: "key",
});

export default [
  sdk({
    package: "twilio",
    scheme: "twilio",
    event: { covers: "fields" },
    signature: "x-twilio-signature",
    url: "https://receiver.example/call/in?foo=1&bar=2",
    signsUrl: true,
    onlyJson: true,
    body: (now, text) => new URLSearchParams({ CallSid: "CA1234567890ABCDE", Caller: "+14158675310", Text: text }).toString(),
    bodies: {
      "nothing": "",
      "names out of order": "b=1&a=2&B=3&_=4",
      "a name twice": "a=1&a=2",
      "a name twice, out of order": "a=2&a=1",
      "the same twice": "a=1&a=1",
      "an empty value": "a=&b=1",
      "no value": "a&b=1",
      "no name": "=1&a=2",
      "an empty pair": "a=1&&b=2&",
      "plus signs and escapes": "a=1+2%202%2B&b=%C3%A9%26%3D",
      "bad escapes": "a=%zz&b=%",
      "names of lists": "a[]=1&a[]=2",
      "names beyond ASCII": "%C3%A9=1&z=2&%F0%9F%99%82=3&%EF%BF%BD=4",
    },
    looser: {
      "JavaScript sorts names by UTF-16, Twilio's library for Python by code points; they differ beyond the first plane.": [
        "signed: names beyond ASCII",
      ],
    },
    sign: (delivery) =>
      withHeaders(delivery, {
        "x-twilio-signature": twilio.getExpectedTwilioSignature(delivery.secret, delivery.url, formOf(delivery.body)),
      }),
    verify: ({ secret, url, headers, body }) =>
      twilio.validateRequest(secret, headers["x-twilio-signature"], url, formOf(body)),
  }),
  sdk({
    package: "twilio",
    scheme: "twilio-json",
    signature: "x-twilio-signature",
    signsUrl: true,
    prepare: (delivery) => ({ ...delivery, url: `${delivery.url}?bodySHA256=${sha256(delivery.body)}` }),
    sign: (delivery) =>
      withHeaders(delivery, { "x-twilio-signature": twilio.getExpectedTwilioSignature(delivery.secret, delivery.url, {}) }),
    verify: ({ secret, url, headers, body }) =>
      twilio.validateRequestWithBody(secret, headers["x-twilio-signature"], url, body.toString()),
  }),
  sdk({
    package: "square",
    scheme: "square",
    signature: "x-square-hmacsha256-signature",
    signsUrl: true,
    body: (now, text) => JSON.stringify({ event_id: "evt_1", text }),
    event: { id: "evt_1", replayKey: "evt_1" },
    stricter: {
      "Nothing is signed between the URL and the body: one that begins like a URL goes on could be its end. Square's are JSON.": [
        "signed: JSON after a byte order mark",
        "signed: no JSON",
      ],
    },
    verify: ({ secret, url, headers, body }) =>
      WebhooksHelper.isValidWebhookEventSignature(body.toString(), headers["x-square-hmacsha256-signature"], secret, url),
  }),
  sdk({
    package: "plivo",
    scheme: "plivo-v2",
    signature: "x-plivo-signature-v2",
    signedHeaders: ["x-plivo-signature-v2-nonce"],
    url: `${PLIVO_URL}?a=1`,
    signsUrl: true,
    event: { covers: "fields" },
    replayed: ({ url }) => `${url.split("?")[0]}msg_1`,
    alter: (delivery) => ({ ...delivery, url: `${PLIVO_URL}s` }),
    verify: ({ secret, url, headers }) =>
      validatePlivo(url, headers["x-plivo-signature-v2-nonce"], headers["x-plivo-signature-v2"], secret),
  }),
  sdk({
    package: "mercadopago",
    scheme: "mercado-pago",
    signature: "x-signature",
    time: "x-signature",
    headers: { "x-request-id": "bb56a2f1-6aae-46ac-982e-9dcd3581d08e" },
    signedHeaders: ["x-request-id"],
    url: "https://receiver.example/webhooks?data.id=123456&type=payment",
    event: { covers: "fields", id: "123456", replayKey: "bb56a2f1-6aae-46ac-982e-9dcd3581d08e" },
    alter: (delivery) => ({ ...delivery, url: delivery.url.replace("123456", "123457") }),
    forge: (delivery, now) => {
      const { url, headers, secret } = delivery;
      const id = new URL(url).searchParams.get("data.id");
      const signed = `id:${id};request-id:${headers["x-request-id"]};ts:${seconds(now)};`;
      const signature = createHmac("sha256", secret).update(signed).digest("hex");
      return withHeaders(delivery, { "x-signature": `ts=${seconds(now)},v1=${signature}` });
    },
    stricter: {
      "It takes spaces away, and knows names in either case.": [
        "signature: with a space after it",
        "signature: with a space before it",
        "signature: with a tab after it",
        "header: with a space before it",
        "header: with a space after it",
        "header: with the name of the version in capitals",
        "header: with spaces after commas",
        "header: with spaces around its =",
        "time: with a space before it",
        "time: with a space after it",
        "x-request-id: with a space after it",
      ],
      "It passes over what it does not know, and takes the last of several times.": [
        ...ALL_PAIRS,
        "time: twice, another first",
      ],
    },
    verify: ({ secret, url, headers }) => {
      WebhookSignatureValidator.validate({
        xSignature: headers["x-signature"],
        xRequestId: headers["x-request-id"],
        dataId: new URL(url).searchParams.get("data.id"),
        secret,
      });
      return true;
    },
  }),
  sdk({
    package: "@adyen/api-library",
    scheme: "adyen",
    secret: "44782def547aaa06c910c43932b1eb0c71fc68d9d0c057550c48ec2acf6ba056",
    otherSecret: "45782def547aaa06c910c43932b1eb0c71fc68d9d0c057550c48ec2acf6ba056",
    onlyJson: true,
    place: adyenPlace,
    event: { covers: "fields" },
    body: (now, text) =>
      JSON.stringify({
        live: "false",
        notificationItems: [
          {
            NotificationRequestItem: {
              pspReference: "7914073381342284",
              merchantAccountCode: "TestMerchant",
              merchantReference: text,
              amount: { currency: "EUR", value: 1130 },
              eventCode: "AUTHORISATION",
              success: "true",
              additionalData: {},
            },
          },
        ],
      }),
    forge: (delivery) => {
      const item = adyenItem(JSON.parse(delivery.body.toString()));
      return adyenPlace.set(delivery, new adyen.hmacValidator().calculateHmac(item, delivery.secret));
    },
    stricter: { "Buffer.from reads base64 of any form.": ["signature: with its spare bits set"] },
    looser: { [NO_MARK]: ["body: after a byte order mark"] },
    verify: ({ secret, body }) => new adyen.hmacValidator().validateHMAC(adyenItem(JSON.parse(body.toString())), secret),
  }),
  sdk({
    package: "@dropbox/sign",
    scheme: "dropbox-sign",
    onlyJson: true,
    place: dropboxPlace,
    event: { covers: "fields", timestamp: NOW },
    body: (now, text) => JSON.stringify({ event: { event_type: text, event_time: `${seconds(now)}` } }),
    forge: (delivery) => {
      const { event } = JSON.parse(delivery.body.toString());
      const signature = createHmac("sha256", delivery.secret).update(event.event_time + event.event_type);
      return dropboxPlace.set(delivery, signature.digest("hex"));
    },
    looser: { [NO_MARK]: ["body: after a byte order mark"] },
    verify: ({ secret, body }) => {
      const { event_time: eventTime, event_type: eventType, event_hash: eventHash } = JSON.parse(body.toString()).event;
      return EventCallbackHelper.isValid(secret, { event: { eventTime, eventType, eventHash } });
    },
  }),
  sdk({
    package: "messagebird",
    scheme: "messagebird",
    signature: "messagebird-signature-jwt",
    signsUrl: true,
    takesBytes: true,
    window: 64,
    event: { id: "e92eae93", replayKey: "e92eae93" },
    others: tokens("messagebird-signature-jwt", "", messagebirdClaims),
    forge: (delivery, now) =>
      withHeaders(delivery, { "messagebird-signature-jwt": token(messagebirdClaims(delivery, now), delivery.secret) }),
    stricter: {
      "Its library for tokens reads base64url of any form, up to what is none.": [
        "signature: with no character of the alphabet after it",
        "signature: with a space after it",
        "signature: with a space before it",
        "signature: with a space in it",
        "signature: with a tab after it",
        "signature: with a NUL after it",
        "signature: in quotes",
        "signature: with a letter beyond ASCII",
        "signature: with more padding",
        "header: with a space after it",
        "header: with a comma after it",
        "header: with a semicolon after it",
        "header: in another order",
      ],
      "A token may be for ever; the vendor's never is.": ["token: without an end", "token: without a beginning"],
      "Buffer.from reads hexadecimal in either case.": ["token: with the hash in capitals"],
    },
    looser: {
      "It wants an id, but does nothing with it; without one, an event has no replayKey.": ["token: without an id"],
    },
    verify: ({ secret, url, headers, body }) =>
      messagebird.verify(url, body, headers["messagebird-signature-jwt"], Buffer.from(secret)),
  }),
  sdk({
    package: "@vonage/jwt",
    scheme: "vonage",
    replayed: replayedBytes,
    signature: "authorization",
    takesBytes: true,
    others: tokens("authorization", "Bearer ", vonageClaims),
    forge: (delivery, now) =>
      withHeaders(delivery, { authorization: `Bearer ${token(vonageClaims(delivery, now), delivery.secret)}` }),
    // As its documentation shows it: the rest of the header is the caller's.
    verify: ({ secret, headers: { authorization }, body }) => {
      const [, jwt] = /^Bearer (.*)$/s.exec(authorization) ?? [];
      if (!verifyVonage(jwt, secret)) return false;
      return JSON.parse(Buffer.from(jwt.split(".")[1], "base64url").toString()).payload_hash === sha256(body);
    },
  }),
  sdk({
    package: "discord-interactions",
    scheme: "discord",
    event: { replayKey: "evt_1" },
    ...pairOf(Object.keys(discordKeys)),
    signature: "x-signature-ed25519",
    time: "x-signature-timestamp",
    takesBytes: true,
    others: ed25519Others("x-signature-ed25519", "hex"),
    forge: (delivery, now) => {
      const signed = Buffer.concat([Buffer.from(`${seconds(now)}`), delivery.body]);
      return withHeaders(delivery, {
        "x-signature-timestamp": `${seconds(now)}`,
        "x-signature-ed25519": signWith(null, signed, discordKeys[delivery.secret]).toString("hex"),
      });
    },
    stricter: {
      "parseInt reads hexadecimal in either case.": ["signature: in capitals", "header: in capitals"],
      "OpenSSL takes keys of small order, with which one signature is good for any message.": ["key: of small order"],
    },
    verify: ({ secret, headers, body }) =>
      verifyKey(body, headers["x-signature-ed25519"], headers["x-signature-timestamp"], secret),
  }),
  sdk({
    package: "telnyx",
    scheme: "telnyx",
    ...pairOf(Object.keys(telnyxKeys)),
    signature: "telnyx-signature-ed25519",
    time: "telnyx-timestamp",
    window: 300,
    body: (now, text) => JSON.stringify({ data: { id: "evt_1", text } }),
    event: { id: "evt_1", replayKey: "evt_1" },
    others: ed25519Others("telnyx-signature-ed25519", "base64"),
    forge: (delivery, now) => {
      const signed = Buffer.concat([Buffer.from(`${seconds(now)}|`), delivery.body]);
      return withHeaders(delivery, {
        "telnyx-timestamp": `${seconds(now)}`,
        "telnyx-signature-ed25519": signWith(null, signed, telnyxKeys[delivery.secret]).toString("base64"),
      });
    },
    stricter: {
      "It takes any time ahead.": NO_FUTURE,
      "TweetNaCl takes an S that is not reduced, and keys of small order.": [
        "signature: with another S that fulfils the equation",
        "key: of small order",
      ],
    },
    verify: ({ secret, headers, body }) => {
      // It wants them decoded.
      const signature = Buffer.from(headers["telnyx-signature-ed25519"], "base64");
      if (signature.toString("base64") !== headers["telnyx-signature-ed25519"]) return false;
      const key = Buffer.from(secret, "base64");
      return telnyx.verifySignature(body.toString(), signature, headers["telnyx-timestamp"], key, 300);
    },
  }),
  sdk({
    package: "@sendgrid/eventwebhook",
    scheme: "sendgrid",
    replayed: replayedBytes,
    ...pairOf(Object.keys(sendgridKeys)),
    signature: "x-twilio-email-event-webhook-signature",
    time: "x-twilio-email-event-webhook-timestamp",
    others: (genuine) => {
      const header = "x-twilio-email-event-webhook-signature";
      const der = Buffer.from(genuine.headers[header], "base64");
      const of = (bytes) => withHeaders(genuine, { [header]: bytes.toString("base64") });
      // A byte of 0 before the number, so that it is positive.
      const withS = (s) =>
        Buffer.concat([Buffer.from([0x30, 69, 0x02, 32]), der.subarray(4, 36), Buffer.from([0x02, 33, 0]), s]);
      const s = BigInt(`0x${der.subarray(38).toString("hex")}`);
      return {
        "signature: its negative": of(withS(toLittle(N - s).reverse())),
        "signature: with an S of 0": of(withS(Buffer.alloc(32))),
        "signature: with a byte after it": of(Buffer.concat([der, Buffer.alloc(1)])),
      };
    },
    forge: (delivery, now) => {
      const signed = Buffer.concat([Buffer.from(`${seconds(now)}`), delivery.body]);
      return withHeaders(delivery, {
        "x-twilio-email-event-webhook-timestamp": `${seconds(now)}`,
        "x-twilio-email-event-webhook-signature": ecdsa(signed, sendgridKeys[delivery.secret]),
      });
    },
    stricter: {
      "Buffer.from reads base64 of any form.": [
        ...ANY_BASE64,
        ...ANY_BASE64_ALONE,
        "signature: without its last two characters",
      ],
    },
    verify: ({ secret, headers, body }) => {
      const webhook = new sendgrid.EventWebhook();
      return webhook.verifySignature(
        webhook.convertPublicKeyToECDSA(secret),
        body,
        headers["x-twilio-email-event-webhook-signature"],
        headers["x-twilio-email-event-webhook-timestamp"],
      );
    },
  }),
];
