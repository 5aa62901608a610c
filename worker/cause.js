import "hookseal/lab";
import { log } from "./log.js";
/** @import { Endpoint } from "./endpoints.js" */

/** Searches a minute, for an endpoint in an isolate: whoever forges deliveries buys no more. */
const MOST = 3;
const MINUTE = 60_000;
/** How far one goes: a tenth of a second at the most. */
const LIMITS = { maxTries: 4000, maxBytes: 2 << 20 };
/** A body for which it is not worth its time. */
const MOST_BYTES = 1 << 16;

/** The refusals whose cause is not in their code. */
const UNEXPLAINED = ["missing_signature", "malformed_signature", "duplicate_header", "signature_mismatch", "missing_timestamp", "malformed_timestamp", "timestamp_too_old", "timestamp_in_future"];
/** Findings that say again what the refusal's own line says. */
const SAID = ["signature_missing", "signature_malformed"];

/** @type {Map<string, { ends: number, left: number }>} By endpoint. */
const minutes = new Map();

/**
 * Whether this minute has a search left, which is taken.
 *
 * @param {string} endpoint
 */
function take(endpoint) {
  const now = Date.now();
  const minute = minutes.get(endpoint);
  const { ends, left } = minute === undefined || now >= minute.ends ? { ends: now + MINUTE, left: MOST } : minute;
  minutes.set(endpoint, { ends, left: Math.max(left - 1, 0) });
  return left > 0;
}

/**
 * Searches, once the answer is on its way, for the cause of a refusal, and logs what is proven
 * or noticed: for whoever sets up an endpoint. It says nothing of a secret, a body or a person.
 *
 * @param {string} code Of the refusal.
 * @param {Uint8Array | undefined} body Of the delivery, where it was read.
 * @param {Endpoint | undefined} endpoint
 * @param {Request} request
 * @param {ExecutionContext} context
 */
export function explain(code, body, endpoint, request, context) {
  if (endpoint?.webhook === undefined || body === undefined || body.length > MOST_BYTES || !UNEXPLAINED.includes(code)) return;
  const { name, scheme, webhook } = endpoint;
  if (!take(name)) return;
  const { method, url, headers } = request;
  const sourceAddress = headers.get("cf-connecting-ip") ?? undefined;
  const search = async () => {
    await new Promise((resolve) => void setTimeout(resolve));
    const { findings, verdict } = webhook.diagnose(body, headers, { method, url, sourceAddress }, LIMITS);
    if (verdict === "unexplained") return;
    const told = findings.filter((finding) => finding.grade === verdict && !SAID.includes(finding.code));
    for (const { grade, code: cause, text, fix } of told) log({ at: "cause", endpoint: name, scheme, code: cause, grade, hint: `${text}. ${fix}` });
  };
  context.waitUntil(search().catch((cause) => log({ at: "cause", endpoint: name, code: "search_failed", hint: String(cause) })));
}
