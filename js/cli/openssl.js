/**
 * The command with which openssl proves a finding. It is looked for by computing the code
 * with node:crypto in each way that openssl can be told, and given only where the result
 * is the signature that the sender sent: a correct one is never made here.
 */
import { createHmac } from "node:crypto";
import { infoOf } from "./scheme.js";
import { joined, partsOf } from "./message.js";

/** @typedef {import("./types.js").Delivery} Delivery */
/** @typedef {import("./types.js").Given} Given */

const HEX = `od -An -v -tx1 | tr -d ' \\n'`;

/** How a secret's text becomes a key, and the shell's words for its hexadecimal digits. */
const KEYS = [
  { key: (/** @type {string} */ text) => Buffer.from(text), shell: (/** @type {string} */ word) => `printf %s ${word} | ${HEX}` },
  {
    key: (/** @type {string} */ text) => Buffer.from(text.replace(/^(v1,)?whsec_/, ""), "base64"),
    shell: (/** @type {string} */ word) => `printf %s ${word} | sed 's/^v1,//; s/^whsec_//' | openssl base64 -d -A | ${HEX}`,
  },
  { key: (/** @type {string} */ text) => Buffer.from(text, "hex"), shell: (/** @type {string} */ word) => `printf %s ${word}` },
  { key: (/** @type {string} */ text) => Buffer.from(text.trim()), shell: (/** @type {string} */ word) => `printf %s ${word} | tr -d ' \\r\\n' | ${HEX}` },
  ...[
    { text: (/** @type {string} */ text) => text.trim().replace(/^["']|["']$/g, ""), filter: `tr -d '\\r\\n' | sed "s/^[\\"']//; s/[\\"']$//"` },
    { text: (/** @type {string} */ text) => text.replace(/(\\[nr])+$/, ""), filter: `sed -E 's/(\\\\[nr])+$//'` },
    { text: (/** @type {string} */ text) => text.replace(/^[a-z0-9]+_/, ""), filter: `sed -E 's/^[a-z0-9]+_//'` },
    { text: (/** @type {string} */ text) => `whsec_${text}`, filter: `sed 's/^/whsec_/'` },
  ].map(({ text, filter }) => ({ key: (/** @type {string} */ secret) => Buffer.from(text(secret)), shell: (/** @type {string} */ word) => `printf %s ${word} | ${filter} | tr -d '\\n' | ${HEX}` })),
];

const ENCODINGS = /** @type {const} */ ([
  ["hex", ` -r | cut -d' ' -f1`],
  ["base64", ` -binary | openssl base64 -A`],
  ["base64url", ` -binary | openssl base64 -A | tr '+/' '-_' | tr -d =`],
]);

/**
 * @param {Delivery} signed
 * @param {import("hookseal").Report} report of it
 * @param {import("hookseal").AnyScheme} scheme
 * @param {Given} given
 * @returns {{ openssl: string, prints: string, message: Buffer } | undefined} undefined where it is no HMAC of known bytes
 */
export function opensslFor(signed, report, scheme, { secret, shell }) {
  const algorithm = (infoOf(scheme)?.algorithm ?? /** @type {any} */ (scheme).algorithm ?? "hmac-sha256").replace(/^hmac-/, "");
  const message = joined(partsOf(signed, report.message));
  if (shell === undefined || typeof secret !== "string" || message === undefined || !/^sha(1|256|384|512)$/.test(algorithm)) return undefined;
  const values = signed.headers.map(([, value]) => value);
  // Of hexadecimal, which some senders write in capitals, also the usual form.
  const shown = [...values, ...values.map((value) => value.toLowerCase())].join("\n");
  for (const { key, shell: digits } of KEYS) {
    for (const [encoding, end] of ENCODINGS) {
      const code = createHmac(algorithm, key(secret)).update(message).digest(encoding);
      if (shown.includes(code)) return { openssl: `openssl dgst -${algorithm} -mac HMAC -macopt hexkey:"$(${digits(shell)})"${end}`, prints: code, message };
    }
  }
  return undefined;
}
