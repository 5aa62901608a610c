/**
 * Why a delivery was refused, for the operator's log: a search for the cause, after the answer,
 * so seldom that who forges deliveries buys nothing by it; see `lab/index.d.ts`.
 */

/** @typedef {import("./index.js").Report} Report */

/** Searches a minute for an endpoint, and as many more for what comes to it without a signature. */
const MOST = 3;
const MINUTE = 60_000;
/** How many budgets there are in a minute: whoever sends to more endpoints than that buys no more. */
const MOST_BUDGETS = 32;
/** How far one goes: a tenth of a second at the most. */
const LIMITS = { maxBytes: 24 << 20 };
/** A body for which it is not worth its time. */
const MOST_BYTES = 1 << 16;

/** What anybody sends: it must not take the searches of those who have a secret and do not agree on the bytes. */
const UNSIGNED = "missing_signature";
/** The refusals whose cause is not in their code. */
const UNEXPLAINED = [UNSIGNED, "malformed_signature", "duplicate_header", "signature_mismatch", "missing_timestamp", "malformed_timestamp", "timestamp_too_old", "timestamp_in_future"];
/** Findings that say again what the refusal's own line says. */
const SAID = ["signature_missing", "signature_malformed"];

/** The searches of this minute. Of the module: a receiver may be made for each request. @type {Map<string, number>} */
const taken = new Map();
let began = -Infinity;

/**
 * Whether this minute has a search left, which is taken.
 *
 * @param {string} budget
 */
function take(budget) {
  const now = Date.now();
  // Either way: a clock that is put back would end the searches for as long.
  if (Math.abs(now - began) >= MINUTE) {
    taken.clear();
    began = now;
  }
  const count = taken.get(budget) ?? 0;
  if (count === MOST || (count === 0 && taken.size === MOST_BUDGETS)) return false;
  taken.set(budget, count + 1);
  return true;
}

/**
 * @param {any} webhook
 * @param {{ code: string }} error
 * @param {{ body: string | Uint8Array, headers: any, context?: object }} judged
 * @param {string} [endpoint]
 * @returns {(() => Promise<Report | undefined>) | undefined}
 */
export function explain(webhook, { code }, { body, headers, context }, endpoint = "") {
  if (typeof webhook.diagnose !== "function" || body.length > MOST_BYTES || !UNEXPLAINED.includes(code)) return undefined;
  if (!take([webhook.scheme, code === UNSIGNED, endpoint].join("\n"))) return undefined;
  return async () => {
    // Not in the turn in which the answer is written.
    await new Promise((resolve) => void setTimeout(resolve));
    try {
      return webhook.diagnose(body, headers, context, LIMITS);
    } catch (cause) {
      // `hookseal/hmac` has no such module, and a bundle only where `hookseal/lab` is imported.
      if (cause instanceof TypeError) return undefined;
      throw cause;
    }
  };
}

/** @param {Report} report */
export function told({ findings, verdict }) {
  return verdict === "unexplained" ? [] : findings.filter(({ grade, code }) => grade === verdict && !SAID.includes(code));
}
