/** What the stores keep of a key, and what it says of it. */

/**
 * @typedef {object} Row
 * @property {string} token
 * @property {boolean} confirmed
 * @property {number} until when it stops to count, in milliseconds
 */

/** @typedef {import("./types.js").Reservation} Reservation */

/**
 * What a key that is not free is.
 *
 * @param {Row | undefined} row nothing where it has become free in the meantime
 * @param {number} now
 * @returns {Reservation}
 */
export function taken(row, now) {
  if (row?.confirmed) return { state: "confirmed" };
  const seconds = Math.ceil(((row?.until ?? now) - now) / 1000);
  return { state: "busy", retryAfter: Math.max(1, seconds) };
}
