/** What vendors' pages say of how they sign, in node:crypto alone: no line of hookseal's takes part. */
import { createHmac, createHash, generateKeyPairSync, sign as signWith, createPrivateKey, createPublicKey } from "node:crypto";
export const T = 1795391934;
export const NOW = T * 1000 + 412;
export const hmac = (key, message, encoding = "hex", hash = "sha256") => createHmac(hash, key).update(message).digest(encoding);
export const sha256 = (message, encoding = "hex") => createHash("sha256").update(message).digest(encoding);
export const cat = (...parts) => Buffer.concat(parts.map((part) => Buffer.from(part)));
export const JSON_TYPE = { "content-type": "application/json" };
export const FORM = { "content-type": "application/x-www-form-urlencoded" };
export const stripe = (key, body, t = T) => ({ ...JSON_TYPE, "stripe-signature": `t=${t},v1=${hmac(key, cat(`${t}.`, body))}` });
export const slack = (key, body, t = T) => ({ "x-slack-request-timestamp": String(t), "x-slack-signature": `v0=${hmac(key, cat(`v0:${t}:`, body))}` });
export const zoom = (key, body, t = T) => ({ ...JSON_TYPE, "x-zm-request-timestamp": String(t), "x-zm-signature": `v0=${hmac(key, cat(`v0:${t}:`, body))}` });
export const github = (key, body) => ({ ...JSON_TYPE, "user-agent": "GitHub-Hookshot/044aadd", "x-github-event": "push", "x-github-delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958", "x-hub-signature": `sha1=${hmac(key, body, "hex", "sha1")}`, "x-hub-signature-256": `sha256=${hmac(key, body)}` });
export const meta = (key, body) => ({ ...JSON_TYPE, "x-hub-signature": `sha1=${hmac(key, body, "hex", "sha1")}`, "x-hub-signature-256": `sha256=${hmac(key, body)}` });
export const shopify = (key, body, topic = "orders/create") => ({ ...JSON_TYPE, "x-shopify-topic": topic, "x-shopify-shop-domain": "rabbits.myshopify.com", "x-shopify-hmac-sha256": hmac(key, body, "base64") });
export const inHeader = (name, key, body, encoding = "hex", more = JSON_TYPE) => ({ ...more, [name]: hmac(key, body, encoding) });
export const standardWebhooks = (key, body, { names = "webhook", id = "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W", t = T } = {}) => ({ ...JSON_TYPE, [`${names}-id`]: id, [`${names}-timestamp`]: String(t), [`${names}-signature`]: `v1,${hmac(key, cat(`${id}.${t}.`, body), "base64")}` });
const sorted = (form) => [...new URLSearchParams(form)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([name, value]) => name + value).join("");
export const twilio = (key, url, form) => ({ ...FORM, "x-twilio-signature": hmac(key, url + sorted(form), "base64", "sha1") });
export const mandrill = (key, url, form) => ({ ...FORM, "x-mandrill-signature": hmac(key, url + sorted(form), "base64", "sha1") });
export const square = (key, url, body) => ({ ...JSON_TYPE, "x-square-hmacsha256-signature": hmac(key, cat(url, body), "base64") });
export const mailgun = (key, t = T, token = "a8ce0edb2dd8301dee6c2405235584e45aa91d1e9f979f3de0") => ({ timestamp: String(t), token, signature: hmac(key, t + token) });
/** One key pair each, from a seed: PKCS#8 of Ed25519 is a fixed prefix and 32 bytes. */
const ed = (seed) => {
  const key = createPrivateKey({ key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), createHash("sha256").update(seed).digest()]), format: "der", type: "pkcs8" });
  return { key, hex: createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-32).toString("hex") };
};
export const discord = ({ key }, body, t = T) => ({ ...JSON_TYPE, "x-signature-timestamp": String(t), "x-signature-ed25519": signWith(null, cat(String(t), body), key).toString("hex") });
const ec = () => { const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" }); return { key: privateKey, text: publicKey.export({ format: "der", type: "spki" }).toString("base64") }; };
export const sendgrid = ({ key }, body, t = T) => ({ ...JSON_TYPE, "x-twilio-email-event-webhook-timestamp": String(t), "x-twilio-email-event-webhook-signature": signWith("sha256", cat(String(t), body), key).toString("base64") });
/** PHP's json_encode: slashes and everything beyond ASCII escaped, lower-case digits. */
export const php = (text) => text.replaceAll("/", "\\/").replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
export const ascii = (text) => text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

export const DISCORD = ed("vendor");
export const SENDGRID = ec();
/** The same kinds of keys, of somebody else. */
export const forgersKey = (key) => (typeof key === "string" ? "a key that only the forger has: 4b1d" : key.hex ? ed("attacker") : ec());
