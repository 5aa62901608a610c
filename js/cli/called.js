/** By which URL a delivery is judged where nothing says which of two was called: by either, as in the adapters. */

/** @typedef {import("./types.js").Delivery} Delivery */
/** @typedef {import("hookseal").Report} Report */

/**
 * The report by each URL that may have been called: the one that says most.
 * @param {import("hookseal").Webhook<any>} webhook
 * @param {Delivery} delivery
 * @param {import("hookseal").RequestContext} context
 * @param {import("hookseal").DiagnoseOptions} options
 * @returns {{ delivery: Delivery, found: Report }} the delivery with that URL
 */
export function diagnosed(webhook, delivery, context, options) {
  const by = (/** @type {Delivery} */ one) => ({ delivery: one, found: webhook.diagnose(one.body, one.headers, { ...context, url: one.url }, options) });
  const first = by(delivery);
  if (first.found.ok || !mayBeOther(webhook, delivery)) return first;
  const other = by({ ...delivery, url: delivery.otherUrl });
  return worth(other.found) > worth(first.found) ? other : first;
}

/** What a report is worth; that one URL was signed for the other is no news where either is right. @param {Report} report */
const worth = ({ ok, verdict, findings }) => (ok ? 3 : verdict !== "proven" ? 0 : findings.some(({ code }) => code === "url_protocol") ? 1 : 2);

/** @param {import("hookseal").Webhook<any>} webhook @param {Delivery} delivery */
const mayBeOther = ({ readsUrl }, { otherUrl }) => otherUrl !== undefined && readsUrl !== false;

/**
 * A delivery with the URL by which it verifies: where nothing says which of two was called, the
 * adapters accept either, too.
 * @param {import("hookseal").Webhook<any>} webhook
 * @param {Delivery} delivery
 * @param {import("hookseal").RequestContext} context
 * @returns {Delivery}
 */
export function calledAs(webhook, delivery, context) {
  if (!mayBeOther(webhook, delivery)) return delivery;
  const other = { ...delivery, url: delivery.otherUrl };
  const isGood = (/** @type {Delivery} */ { body, headers, url }) => webhook.check(body, headers, { ...context, url }).ok;
  return isGood(delivery) || !isGood(other) ? delivery : other;
}
