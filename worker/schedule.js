/** When an event that did not arrive is tried again: the schedule of Standard Webhooks, as far as a queue can wait. */

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** The longest that Cloudflare Queues delay a message, in seconds. */
export const MAX_DELAY_SECONDS = 12 * HOUR;

/** Seconds after each attempt. Two days and a half in all: a queue keeps a message for four. */
const DELAYS = [5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, MAX_DELAY_SECONDS, MAX_DELAY_SECONDS, MAX_DELAY_SECONDS];

/**
 * How many seconds to wait after this attempt: as long as the schedule says, or
 * as the destination asked, and up to a fifth longer, so that what failed
 * together does not come back together.
 *
 * @param {number} attempt From 1.
 * @param {number} [asked] By `Retry-After`, in seconds.
 * @param {number} [random] From 0 to 1.
 */
export function delayAfter(attempt, asked = 0, random = Math.random()) {
  const scheduled = DELAYS[Math.min(attempt, DELAYS.length) - 1];
  return Math.min(MAX_DELAY_SECONDS, Math.ceil(Math.max(scheduled, asked) * (1 + random / 5)));
}

/**
 * `Retry-After` in seconds, however it is written.
 *
 * @param {string | null} header
 * @param {number} [now]
 */
export function readRetryAfter(header, now = Date.now()) {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - now) / 1000);
  return seconds > 0 ? seconds : undefined;
}
