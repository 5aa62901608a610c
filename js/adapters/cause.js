/**
 * Why a delivery was refused, for the operator's log: a search for the cause, after the answer,
 * a few times a minute for each receiver, so that who forges deliveries buys nothing by it.
 */

/** @typedef {import("../index.js").Report} Report */
/** @typedef {{ body: string | Uint8Array, headers: any, context: object }} Judged */

/** Searches a minute for a receiver. */
const MOST = 3;
const MINUTE = 60_000;
/** How far one goes: a tenth of a second at the most, where `diagnose` may take half of one. */
const LIMITS = { maxTries: 4000, maxBytes: 2 << 20 };
/** A body for which it is not worth its time. */
const MOST_BYTES = 1 << 16;

/** The refusals whose cause is not in their code. */
const UNEXPLAINED = ["missing_signature", "malformed_signature", "duplicate_header", "signature_mismatch", "missing_timestamp", "malformed_timestamp", "timestamp_too_old", "timestamp_in_future"];

/** Findings that say again what the refusal's own line says. */
const SAID = ["signature_missing", "signature_malformed"];

/** What no line of a log may have: characters that move the cursor, or that are not seen. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * @param {any} webhook
 * @param {(report: Report, ...args: any[]) => unknown} tell
 * @returns {(error: { code: string }, judged: Judged | undefined, args: unknown[]) => (() => Promise<void>) | undefined} what to do after the answer
 */
export function explainer(webhook, tell) {
  let isThere = typeof webhook.diagnose === "function";
  let left = 0;
  let ends = 0;

  /** @param {Judged} judged @returns {Report | undefined} */
  function search({ body, headers, context }) {
    try {
      return webhook.diagnose(body, headers, context, LIMITS);
    } catch (cause) {
      // `hookseal/hmac` has no such module, and a bundle only where `hookseal/lab` is imported.
      isThere = false;
      if (!(cause instanceof TypeError)) console.error(cause);
      return undefined;
    }
  }

  return ({ code }, judged, args) => {
    if (!isThere || judged === undefined || judged.body.length > MOST_BYTES || !UNEXPLAINED.includes(code)) return undefined;
    if (Date.now() >= ends) [left, ends] = [MOST, Date.now() + MINUTE];
    if (left === 0) return undefined;
    left -= 1;
    return async () => {
      // Not in the turn in which the answer is written.
      await new Promise((resolve) => void setTimeout(resolve));
      const report = search(judged);
      if (report === undefined) return;
      try {
        await tell(report, ...args);
      } catch (cause) {
        console.error(cause);
      }
    };
  };
}

/**
 * Prints what is proven or noticed, in a line each.
 * @param {string} receiver how the lines call it
 * @returns {(report: Report) => void}
 */
export const causes = (receiver) => (report) => {
  const { findings, verdict } = report;
  if (verdict === "unexplained") return;
  for (const { grade, code, text, fix } of findings.filter((finding) => finding.grade === verdict && !SAID.includes(finding.code))) {
    console.warn(`hookseal: ${receiver}: ${grade}, ${code}: ${text}. ${fix}`.replace(UNSEEN, " "));
  }
};
