/** The secret and the signature of each scheme that a contestant verifies; made by WebCrypto, no contestant's code. */

const encoder = new TextEncoder();
const text = (value) => encoder.encode(value);
const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

const KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const ID = "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W";

/** What a sender would have configured, as the vendor writes it. */
export const secrets = {
  zignsec: "4c0d8a3e-52f1-4e5b-9f57-1c0a6de2b871",
  "zignsec-v5": "whk_9Zq3Lr7tVx2Nc8Pd5Sf1Gh6Jk4Mb0Wy",
  github: "It's a Secret to Everybody",
  stripe: `whsec_${KEY}`,
  "standard-webhooks": `whsec_${KEY}`,
  svix: `whsec_${KEY}`,
};

const keys = {
  ...secrets,
  "standard-webhooks": Uint8Array.from(atob(KEY), (character) => character.charCodeAt(0)),
};

async function hmac(scheme, ...pieces) {
  const key = typeof keys[scheme] === "string" ? text(keys[scheme]) : keys[scheme];
  const prepared = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const message = new Uint8Array(await new Blob(pieces).arrayBuffer());
  return new Uint8Array(await crypto.subtle.sign("HMAC", prepared, message));
}

const now = () => String(Math.floor(Date.now() / 1000));

async function standardWebhooks(body, prefix) {
  const time = now();
  const signature = `v1,${base64(await hmac("standard-webhooks", `${ID}.${time}.`, body))}`;
  return { [`${prefix}-id`]: ID, [`${prefix}-timestamp`]: time, [`${prefix}-signature`]: signature };
}

const signatures = {
  zignsec: async (body) => ({ "x-zignsec-hmac-sha256": base64(await hmac("zignsec", body)) }),
  "zignsec-v5": async (body) => {
    const time = now();
    return { "x-zignsec-hmac-sha256": `t=${time},v1=${hex(await hmac("zignsec-v5", `${time}.`, body))}` };
  },
  github: async (body) => ({ "x-hub-signature-256": `sha256=${hex(await hmac("github", body))}` }),
  stripe: async (body) => {
    const time = now();
    return { "stripe-signature": `t=${time},v1=${hex(await hmac("stripe", `${time}.`, body))}` };
  },
  "standard-webhooks": (body) => standardWebhooks(body, "webhook"),
  svix: (body) => standardWebhooks(body, "svix"),
};

/**
 * What a server receives: the signature among the headers that every delivery has.
 * @param {keyof typeof secrets} scheme
 * @param {Uint8Array} body
 * @returns {Promise<Record<string, string>>}
 */
export async function headersOf(scheme, body) {
  const headers = {
    host: "hooks.example.com",
    "user-agent": "Webhooks/1.0 (+https://example.com/webhooks)",
    "content-type": "application/json; charset=utf-8",
    "content-length": String(body.byteLength),
    accept: "*/*",
    "accept-encoding": "gzip, deflate",
    ...(await signatures[scheme](body)),
  };
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, received(value)]));
}

/** A text as a server has it: in one piece, since it was read from bytes. */
const received = (value) => new TextDecoder().decode(text(value));
