/** Payloads such as vendors send, small and invented, which are never as JSON.stringify writes them; whoever has none here gets JSON with an id and a type. */
import { randomBytes, randomUUID } from "node:crypto";

export const digits = () => String(randomBytes(6).readUIntBE(0, 6)).padStart(15, "1");
export const form = (/** @type {Record<string, string>} */ fields) => new URLSearchParams(fields).toString();
export const id = () => randomBytes(12).toString("hex");

/** @type {Record<string, (at: number) => object | string>} */
const SAMPLES = {
  zignsec: () => ({ id: randomUUID(), method: "sbid", errors: [], identity: { CountryCode: "SE", FirstName: "Zoë", LastName: "Søn", FullName: "Zoë Søn", PersonalNumber: "189912319999", IdProviderName: "BankIDSE" } }),
  "zignsec-v5": () => ({ event: "workflow_session_state_updated", id: randomUUID(), state: "APPROVED", result: null }),
  sheerid: () => ({ verificationId: id() }),
  stripe: (at) => ({ id: `evt_${id()}`, object: "event", created: seconds(at), type: "payment_intent.succeeded", data: { object: { id: `pi_${id()}`, amount: 2000, currency: "eur", description: "Zoë & Søn" } }, livemode: false }),
  github: () => ({ action: "opened", issue: { number: 7, title: "Zoë & Søn" }, repository: { id: 1296269, full_name: "octocat/hello-world" }, sender: { login: "octocat" } }),
  shopify: () => ({ id: Number(digits()), email: "jon@example.com", total_price: "403.00", note: null, line_items: [{ title: "Ång" }] }),
  slack: (at) => ({ type: "event_callback", team_id: "T0001", event_id: `Ev${id()}`, event_time: seconds(at), event: { type: "app_mention", user: "U0001", text: "Zoë & Søn" } }),
  twilio: () => form({ MessageSid: `SM${randomBytes(16).toString("hex")}`, From: "+14155550100", To: "+14155550101", Body: "Zoë & Søn" }),
  linear: (at) => ({ action: "create", type: "Issue", data: { id: randomUUID(), title: "Zoë & Søn" }, webhookTimestamp: at }),
  didit: (at) => ({ timestamp: seconds(at), event_id: randomUUID(), session_id: randomUUID(), status: "Approved", webhook_type: "status.updated" }),
  "didit-simple": (at) => ({ timestamp: seconds(at), session_id: randomUUID(), status: "Approved", webhook_type: "status.updated" }),
  "standard-webhooks": (at) => ({ type: "contact.created", timestamp: new Date(at).toISOString(), data: { id: id(), name: "Zoë Søn" } }),
};

/** Whose deliveries are like another's. @type {Record<string, string>} */
const LIKE = { svix: "standard-webhooks", clerk: "standard-webhooks", resend: "standard-webhooks", "stripe-identity": "stripe", "shopify-events": "shopify", mandrill: "twilio", "didit-v2": "didit", openai: "standard-webhooks" };

/**
 * How Stripe writes JSON; and of others, a space that no encoder writes: an endpoint that parses and writes
 * again, in whatever language, has other bytes then, as it will have of some delivery.
 * @param {string} kind
 * @param {object} value
 */
const written = (kind, value) => (kind === "stripe" ? JSON.stringify(value, null, 2) : JSON.stringify(value).replace(/^./, "$& "));

/** Headers that a vendor sends beside its signature. @type {Record<string, () => [string, string][]>} */
const HEADERS = {
  github: () => [["x-github-event", "issues"], ["x-github-delivery", randomUUID()]],
  shopify: () => [["x-shopify-topic", "orders/create"], ["x-shopify-webhook-id", randomUUID()]],
};

/** @param {number} at in milliseconds */
const seconds = (at) => Math.floor(at / 1000);

/**
 * @param {string} scheme
 * @param {number} at in milliseconds
 * @param {Record<string, (at: number) => object | string>} [more] of those who sign in their bodies
 * @returns {{ body: Buffer, headers: [string, string][] }}
 */
export function sampleOf(scheme, at, more = {}) {
  const kind = LIKE[scheme] ?? scheme;
  const sample = (more[scheme] ?? SAMPLES[kind])?.(at) ?? { id: `evt_${id()}`, type: "test", created: seconds(at), data: { name: "Zoë & Søn" } };
  const body = typeof sample === "string" ? sample : written(kind, sample);
  return { body: Buffer.from(body), headers: HEADERS[scheme]?.() ?? [] };
}

/** What kind of body it is, for `Content-Type`. @param {Buffer} body */
export function contentTypeOf(body) {
  const start = body.subarray(0, 512).toString("latin1").trimStart();
  if (/^[{["]/.test(start)) return "application/json";
  if (start.startsWith("<")) return "application/xml";
  return /^[^\s=&]+=/.test(start) ? "application/x-www-form-urlencoded" : "application/octet-stream";
}
