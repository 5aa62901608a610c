/** A key in the form that a scheme asks for, where its message is asked about and no secret is at hand. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { webhookOf } from "./scheme.js";

/** @param {"ed25519" | "ec" | "rsa"} type @returns {string} */
const publicKey = (type) => /** @type {any} */ (generateKeyPairSync)(type, { namedCurve: "P-256", modulusLength: 2048 }).publicKey.export({ type: "spki", format: "pem" });

/** @type {readonly (() => string[])[]} */
const FORMS = [
  () => [randomBytes(32).toString("hex")],
  () => [`whsec_${randomBytes(24).toString("base64")}`],
  () => [`account:${randomBytes(24).toString("hex")}`],
  () => [],
  () => [publicKey("ed25519")],
  // RFC 8032's own 32 bytes, as Discord shows them: the end of the SubjectPublicKeyInfo.
  () => [Buffer.from(publicKey("ed25519").split("\n")[1], "base64").subarray(-32).toString("hex")],
  () => [Buffer.from(publicKey("ed25519").split("\n")[1], "base64").subarray(-32).toString("base64")],
  () => [publicKey("ec")],
  () => [publicKey("rsa")],
];

/**
 * @param {import("hookseal").AnyScheme} scheme
 * @param {import("./types.js").Values} values
 * @returns {{ webhook: import("hookseal").Webhook<any>, secrets: string[] }}
 */
export function placeholder(scheme, values) {
  let refusal;
  for (const form of FORMS) {
    try {
      const secrets = form();
      return { webhook: webhookOf(scheme, secrets, values), secrets };
    } catch (error) {
      refusal ??= error;
    }
  }
  throw refusal;
}

/**
 * Secrets that the scheme takes, and nobody has.
 * @param {import("hookseal").AnyScheme} scheme
 * @param {import("./types.js").Values} values
 */
export const secretsFor = (scheme, values) => placeholder(scheme, values).secrets;

/**
 * @param {import("hookseal").AnyScheme} scheme
 * @param {import("./types.js").Values} values
 */
export const webhookWithoutSecret = (scheme, values) => placeholder(scheme, values).webhook;

/**
 * Whether a scheme reads the URL that was called; also where that cannot be told.
 * @param {import("hookseal").AnyScheme} scheme
 * @param {import("./types.js").Values} values
 */
function readsUrl(scheme, values) {
  try {
    return placeholder(scheme, values).webhook.readsUrl;
  } catch {
    return true;
  }
}

/**
 * What was assumed in reading a delivery: of its URL only where it is read.
 * @param {import("./types.js").Delivery} delivery
 * @param {readonly import("hookseal").AnyScheme[]} schemes that may have sent it
 * @param {import("./types.js").Values} values
 * @returns {string[]}
 */
export const notesFor = ({ notes }, schemes, values) => notes.filter((note) => !note.includes("--url") || schemes.some((scheme) => readsUrl(scheme, values)));
