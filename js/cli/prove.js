/** What was signed, where a finding has proven it: the library verifies it. */
import { undone } from "./undo.js";

/** @typedef {import("./types.js").Delivery} Delivery */

/** What is wrong elsewhere than in the message: that is as it came. */
const AS_IT_CAME = /^(time_(old|ahead|zone|unit|now_in_seconds)|secret_|signature_)/;

/**
 * The delivery as it was signed: with what is proven undone, where that can be done here.
 * @param {import("hookseal").Webhook<any>} webhook
 * @param {Delivery} delivery
 * @param {import("hookseal").Report} report
 * @param {object} context
 * @returns {Delivery | undefined}
 */
export function asSigned(webhook, delivery, report, context) {
  if (report.ok) return delivery;
  const [finding, ...others] = report.findings;
  if (finding?.grade === "proven" && AS_IT_CAME.test(finding.code)) return delivery;
  if (finding?.grade !== "proven" || others.some(({ grade }) => grade === "proven")) return undefined;
  const isGood = (/** @type {Delivery} */ one) => webhook.check(one.body, one.headers, { ...context, url: one.url }).ok;
  return undone(delivery, finding).find(isGood);
}
