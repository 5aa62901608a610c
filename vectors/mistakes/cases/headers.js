/** Signatures in another place or form, other schemes, and senders that sign something else. */
import { createHash, createHmac } from "node:crypto";
import { throughDjango } from "../tools/receivers.js";
import { PLAIN, compact } from "./payloads.js";

const body = compact(PLAIN);
const change = (name, edit) => ({ headers }) => ({ headers: headers.map(([own, value]) => (own.toLowerCase() === name ? [own, edit(value)] : [own, value])) });
const rename = (edit) => ({ headers }) => ({ headers: headers.map(([name, value]) => [edit(name), value]) });
const hand = "by hand: the header";
const LROK = "https://github.com/jackmusick/bifrost/issues/726";
const METHODS = "https://github.com/jackmusick/bifrost/issues/726";

const hmac = (algorithm, key, ...pieces) => pieces.reduce((mac, piece) => mac.update(piece), createHmac(algorithm, key));
const toBase64 = (value) => Buffer.from(value, "hex").toString("base64");

export const headers = [
  ...[["github", "x-hub-signature-256", (value) => `sha256=${toBase64(value.slice(7))}`], ["sheerid", "x-sheerid-signature", toBase64], ["dwolla", "x-request-signature-sha-256", toBase64]].map(([scheme, name, edit]) => ({
    id: `base64-for-hex/${scheme}`, scheme, body, mistake: change(name, edit), madeBy: "Node: digest(\"base64\")", comment: "The sender writes base64", source: LROK, expect: ["proven", "signature_other_encoding", "it is base64"],
  })),
  ...[["shopify", "x-shopify-hmac-sha256"], ["zignsec", "x-zignsec-hmac-sha256"]].map(([scheme, name]) => ({
    id: `hex-for-base64/${scheme}`, scheme, body, mistake: change(name, (value) => Buffer.from(value, "base64").toString("hex")), madeBy: "Node: digest(\"hex\")", comment: "The sender writes hexadecimal", source: LROK, expect: ["proven", "signature_other_encoding", "it is hexadecimal"],
  })),
  {
    id: "base64url/ably", scheme: "ably", body: `${body}  `, mistake: change("x-ably-signature", (value) => Buffer.from(value, "base64").toString("base64url")), madeBy: "Node: digest(\"base64url\")", comment: "The sender writes URL-safe base64", source: LROK, expect: ["proven", "signature_other_encoding", "it is URL-safe base64"],
  },
  ...[["stripe", "stripe-signature", (value) => value.replace(/v1=(\w+)/, (_, hex) => `v1=${hex.toUpperCase()}`)], ["coinbase-commerce", "x-cc-webhook-signature", (value) => value.toUpperCase()]].map(([scheme, name, edit]) => ({
    id: `upper-case/${scheme}`, scheme, body, mistake: change(name, edit), madeBy: "what .NET's Convert.ToHexString writes", comment: "Hexadecimal in capitals", source: "https://github.com/agentic-commerce-protocol/agentic-commerce-protocol", expect: ["proven", "signature_upper_case"],
  })),
  ...[["github", "x-hub-signature-256", (value) => value.slice(7)], ["meta", "x-hub-signature-256", (value) => value.slice(7)], ["slack", "x-slack-signature", (value) => value.slice(3)]].map(([scheme, name, edit]) => ({
    id: `prefix-missing/${scheme}`, scheme, body, mistake: change(name, edit), madeBy: hand, comment: "Code has cut the prefix before it passes the header on", source: METHODS, expect: ["proven", "signature_other_form"],
  })),
  ...[["xero", (value) => value.replaceAll("+", " "), "blank"], ["shopify", (value) => encodeURIComponent(value), "escaped"]].map(([scheme, edit, how]) => ({
    id: `signature-${how}/${scheme}`, scheme, body: compact({ ...PLAIN, nonce: how === "blank" ? 2 : 1 }), mistake: change(scheme === "xero" ? "x-xero-signature" : "x-shopify-hmac-sha256", edit), madeBy: how === "blank" ? "what PHP's parse_str makes of +" : "Node: encodeURIComponent", comment: "The signature went through a query", source: METHODS, expect: ["proven", "signature_other_form"],
  })),
  {
    id: "prefix-added/dropbox", scheme: "dropbox", body, mistake: change("x-dropbox-signature", (value) => `sha256=${value}`), madeBy: hand, comment: "A prefix too much", source: METHODS, expect: ["proven", "signature_other_form"],
  },
  {
    id: "quoted/xero", scheme: "xero", body, mistake: change("x-xero-signature", (value) => `"${value}"`), madeBy: hand, comment: "Quotation marks around the signature", source: METHODS, expect: ["proven", "signature_other_form"],
  },
  ...[["typeform", "typeform-signature", "x-signature"], ["razorpay", "x-razorpay-signature", "x-webhook-signature"], ["telnyx", "telnyx-signature-ed25519", "x-signature-ed25519"]].map(([scheme, name, other]) => ({
    id: `other-header/${scheme}`, scheme, body, mistake: rename((own) => (own === name ? other : own)), madeBy: hand, comment: "A gateway has renamed the header", source: METHODS, expect: ["proven", "signature_other_header"],
  })),
  {
    id: "older-header/github", scheme: "github", body, sign: (sent, key) => sent.set("x-hub-signature", `sha1=${hmac("sha1", key, sent.body).digest("hex")}`), madeBy: "node:crypto, as GitHub's page says", comment: "X-Hub-Signature alone", source: "https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries", expect: ["proven", "signature_older_header", "hmac-sha1 in x-hub-signature"],
  },
  ...[["sumsub", "sha512", "x-payload-digest"], ["onfido", "sha1", "x-sha2-signature"]].map(([scheme, algorithm, name]) => ({
    id: `other-hash/${scheme}`, scheme, body, sign: (sent, key) => { sent.set("x-payload-digest-alg", "HMAC_SHA256_HEX"); sent.set(name, hmac(algorithm, key, sent.body).digest("hex")); }, madeBy: "node:crypto", comment: "Made with another hash", source: "https://docs.sumsub.com/docs/webhook-manager", expect: ["proven", "signature_other_hash"],
  })),
  {
    id: "sumsub-sha512/sumsub", scheme: "sumsub", signedAs: "sumsub-sha512", body, madeBy: "node:crypto, as Sumsub's page says", comment: "Sumsub has a choice of hashes", source: "https://docs.sumsub.com/docs/webhook-manager", expect: ["proven", "scheme_other", "\"sumsub-sha512\""],
  },
  ...["github", "shopify"].map((scheme) => ({
    id: `twice/${scheme}`, scheme, body, mistake: ({ headers: own }) => ({ headers: own.flatMap((pair) => (/signature|hmac/.test(pair[0]) ? [pair, [pair[0], pair[1].replace(/[0-9a-zA-Z]{8}/g, "00000000")]] : [pair])) }), madeBy: hand, comment: "A test client has added a second header", source: METHODS, expect: ["proven", "header_twice"],
  })),
  ...["standard-webhooks", "openai", "gitlab-signed"].map((scheme) => ({
    id: `svix-headers/${scheme}`, scheme, signedAs: "svix", secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", body, madeBy: "node:crypto, as Svix' page says", comment: "svix-… headers", source: "https://github.com/hookdeck/webhook-skills/pull/34", expect: ["proven", "header_family", "svix-… as webhook-…"],
  })),
  {
    id: "webhook-headers/footprint", scheme: "footprint", signedAs: "standard-webhooks", secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", body, madeBy: "node:crypto, as the standard says", comment: "webhook-… headers", source: "https://github.com/hookdeck/webhook-skills/pull/34", expect: ["proven", "header_family", "webhook-… as svix-…"],
  },
  ...["stripe", "slack", "shopify"].map((scheme) => ({
    id: `django-meta/${scheme}`, scheme, body, mistake: throughDjango("meta"), madeBy: "Django 5: request.META", comment: "request.META for request.headers", source: "https://github.com/stymiee/authnetjson/issues/9", expect: ["proven", "header_names_cgi", ""],
  })),
  ...[["stripe", "github", "secret-0123456789abcdef"], ["twilio-json", "zignsec", "secret-0123456789abcdef"], ["hubspot-v1", "hubspot-v2", undefined], ["zignsec", "zignsec-v5", undefined], ["line", "shopify", "secret-0123456789abcdef"], ["linear", "slack", "secret-0123456789abcdef"]].map(([scheme, signedAs, secret]) => ({
    id: `wrong-scheme-${signedAs}/${scheme}`, scheme, signedAs, body, secret, withMethod: true, madeBy: "node:crypto, as the vendor's page says", comment: `A delivery of ${signedAs}`, source: "https://github.com/twilio/twilio-node/issues/924", expect: ["proven", "scheme_other", `"${signedAs}"`],
  })),
  {
    id: "wrong-scheme-unproven/stripe", scheme: "stripe", signedAs: "linear", body, give: () => "whsec_3mJ8sQ1kW7xYb2NcV5tZ", secret: "lin_wh_0123456789abcdefghij", madeBy: "node:crypto, as Linear's page says", comment: "Another vendor's delivery, whose secret is not at hand", source: "https://github.com/twilio/twilio-node/issues/924", expect: ["noticed", "scheme_possible"],
  },
  {
    id: "no-signature/github", scheme: "github", body, sign: () => {}, madeBy: hand, comment: "No secret was set with GitHub", source: "https://docs.github.com/en/webhooks", expect: ["noticed", "signature_missing"],
  },
  {
    id: "malformed/shopify", scheme: "shopify", body, sign: (sent) => sent.set("x-shopify-hmac-sha256", "[object Object]"), madeBy: hand, comment: "A header that is no signature", source: METHODS, expect: ["noticed", "signature_malformed"],
  },
  ...[["stripe", (sent, key, at) => sent.set("stripe-signature", `t=${at / 1000},v1=${hmac("sha256", key, sent.body).digest("hex")}`), "signed: body"],
    ["slack", (sent, key, at) => { sent.set("x-slack-request-timestamp", `${at / 1000}`); sent.set("x-slack-signature", `v0=${hmac("sha256", key, `${at / 1000}.`, sent.body).digest("hex")}`); }, "signed: the header x-slack-request-timestamp \".\" body"],
    ["zignsec-v5", (sent, key, at) => sent.set("x-zignsec-hmac-sha256", `t=${at / 1000},v1=${hmac("sha256", key, `${at / 1000}:`, sent.body).digest("hex")}`), "signed: time \":\" body"],
    ["standard-webhooks", (sent, key, at) => { sent.set("webhook-timestamp", `${at / 1000}`); sent.set("webhook-signature", `v1,${hmac("sha256", Buffer.from(key.slice(6), "base64"), `${at / 1000}.`, sent.body).digest("base64")}`); }, "signed: the header webhook-timestamp \".\" body"]].map(([scheme, sign, words]) => ({
    id: `other-message/${scheme}`, scheme, body, sign, ...(scheme === "standard-webhooks" && { secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" }), madeBy: "node:crypto: a home-made sender", comment: "The sender signs other parts", source: "https://github.com/plivo/plivo-ruby/issues/116", expect: ["proven", "message_other", words],
  })),
  {
    id: "swapped/github", scheme: "github", body, sign: (sent, key) => sent.set("x-hub-signature-256", `sha256=${hmac("sha256", sent.body, key).digest("hex")}`), madeBy: "node:crypto", comment: "Key and message swapped", source: METHODS, expect: ["proven", "key_and_message_swapped", ""],
  },
  {
    id: "hash-with-secret/bitbucket", scheme: "bitbucket", body, sign: (sent, key) => sent.set("x-hub-signature", `sha256=${createHash("sha256").update(key).update(sent.body).digest("hex")}`), madeBy: "node:crypto", comment: "SHA-256 of secret and body", source: METHODS, expect: ["proven", "hash_with_secret", "SHA-256 of secret and body"],
  },
  ...[["github", "x-hub-signature-256", "sha256="], ["sentry", "sentry-hook-signature", ""]].map(([scheme, name, before]) => ({
    id: `keyless/${scheme}`, scheme, body, sign: (sent) => sent.set(name, before + createHash("sha256").update(sent.body).digest("hex")), madeBy: "node:crypto", comment: "A plain hash, which anybody can make", source: [], expect: ["noticed", "hash_without_key"],
  })),
  {
    id: "quoted-id/svix", scheme: "svix", body, mistake: change("svix-id", (value) => `"${value}"`), madeBy: hand, comment: "A signed header in quotation marks", source: METHODS, expect: ["proven", "header_quoted", "svix-id"],
  },
  {
    id: "prefixed/line", scheme: "line", body, mistake: rename((name) => `x-amz-meta-${name}`), madeBy: "by hand: the names of an object store", comment: "Headers kept as metadata", source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html", expect: ["proven", "header_names_prefixed", ""],
  },
];
