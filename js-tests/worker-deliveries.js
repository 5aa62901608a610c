/** What the tests of the Worker send, and the secrets it is signed with. */
import { randomUUID } from "node:crypto";
import { signZignsec } from "../scripts/vendor.js";

export const TOKEN = "11111111-2222-3333-4444-555555555555";
export const PREVIOUS = "an-older-token";
export const WEBHOOK_KEY = "the webhook key";
export const SHEERID = "sharedsecret1234";

/** By their names in wrangler.toml, and one for the tests. */
export const SECRETS = { ZIGNSEC_TOKEN: TOKEN, ZIGNSEC_WEBHOOK_KEY: WEBHOOK_KEY, SHEERID_SECRET_TOKEN: SHEERID, PREVIOUS };

/** A delivery of ZignSec that nobody sent before, signed. */
export function delivery(token = TOKEN) {
  const id = randomUUID();
  const body = JSON.stringify({ id, method: "sbid", identity: { PersonalNumber: "190001019876" }, errors: [] });
  return { id, body, headers: { "content-type": "application/json", ...signZignsec(body, token) } };
}
