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
 * Secrets that the scheme takes, and nobody has.
 * @param {import("hookseal").AnyScheme} scheme
 * @param {import("./types.js").Values} values
 * @returns {string[]}
 */
export function secretsFor(scheme, values) {
  let refusal;
  for (const form of FORMS) {
    try {
      const secrets = form();
      webhookOf(scheme, secrets, values);
      return secrets;
    } catch (error) {
      refusal ??= error;
    }
  }
  throw refusal;
}

/**
 * @param {import("hookseal").AnyScheme} scheme
 * @param {import("./types.js").Values} values
 * @returns {import("hookseal").Webhook<any>}
 */
export const webhookWithoutSecret = (scheme, values) => webhookOf(scheme, secretsFor(scheme, values), values);
