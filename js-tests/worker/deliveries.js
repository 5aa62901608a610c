/** What the tests of the Worker send, and the secrets it is signed with. */
import { randomUUID } from "node:crypto";
import { signSheerid } from "../../scripts/vendor.js";

export const TOKEN = "11111111-2222-3333-4444-555555555555";
export const PREVIOUS = "an-older-token";
export const WEBHOOK_KEY = "the webhook key";
export const SHEERID = "sharedsecret1234";

/** By their names in wrangler.toml, and one for the tests. */
export const SECRETS = { ZIGNSEC_TOKEN: TOKEN, ZIGNSEC_WEBHOOK_KEY: WEBHOOK_KEY, SHEERID_SECRET_TOKEN: SHEERID, PREVIOUS };

/** A delivery of SheerID that nobody sent before, signed; its nonce tells it from others. */
export function delivery(secret = SHEERID) {
  const id = randomUUID();
  const body = JSON.stringify({ verificationId: id, nonce: randomUUID(), timestamp: Date.now(), PersonalNumber: "190001019876", method: "sbid" });
  return { id, body, headers: { "content-type": "application/json", ...signSheerid(body, secret) } };
}
