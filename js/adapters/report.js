/** The default `onRefusal`: prints refusals at a limited rate, and counts the others by code. */
import { Rates } from "../rates.js";
import { UNSEEN, print } from "./print.js";

/** @typedef {import("./types.js").Refusal} Refusal */
/** @typedef {{ error: Refusal, receiver: string, failure?: { cause: unknown } }} Refused how the lines call the receiver, and how its `onRefusal` failed */

/** Lines a minute for an endpoint, beside the first of each code: whoever forges deliveries must not fill the log. */
const MAX_LINES = 5;
const MINUTE_MS = 60_000;

/** Names, and Webhooks without one, whose lines are counted by themselves. */
const MAX_ENDPOINTS = 256;

/** Characters of an id that a line has: a UUID has 36, and whoever is not the vendor may send 16,384. */
const MAX_ID = 128;

/** Codes that only a genuine delivery can cause, and on each of which an event may depend: always printed. */
const FAILURES = ["handler_failed", "store_unavailable", "lease_lost"];

/**
 * Of the module: a receiver that is made for each request has the rate of those before it.
 *
 * @type {Rates<(refused: Refused) => void>}
 */
const reporters = new Rates(MAX_ENDPOINTS, counting);

/**
 * @param {{ scheme: string }} webhook
 * @param {{ receiver: string, endpoint: string }} names how the lines call it, and what it was named
 * @returns {(error: Refusal, failure?: { cause: unknown }) => void}
 */
export function reporter(webhook, { receiver, endpoint }) {
  const report = reporters.of(webhook, endpoint);
  return (error, failure) => report({ error, receiver, failure });
}

/**
 * @param {boolean} isCommon
 * @returns {(refused: Refused) => void}
 */
function counting(isCommon) {
  /** @type {Map<string, number>} how many of each code came within this minute, and were left out */
  const leftOut = new Map();
  /** @type {Set<string>} the codes that were printed within this minute */
  const printed = new Set();
  let lines = 0;
  let began = -Infinity;
  let name = "";

  function begin() {
    if (leftOut.size > 0) console.warn(`hookseal: ${name} refused within a minute, beside the above: ${listed(leftOut)}`);
    leftOut.clear();
    printed.clear();
    lines = 0;
    began = Date.now();
  }

  return (refused) => {
    const { code } = refused.error;
    name = isCommon ? "further endpoints" : refused.receiver;
    if (FAILURES.includes(code)) return tell(refused);
    const now = Date.now();
    // Either way: a clock that is put back would end the lines for as long.
    if (Math.abs(now - began) >= MINUTE_MS) begin();
    if (lines < MAX_LINES || !printed.has(code)) {
      lines += 1;
      printed.add(code);
      return tell(refused);
    }
    if (leftOut.size === 0) soon(begin, Math.min(MINUTE_MS, began + MINUTE_MS - now));
    leftOut.set(code, (leftOut.get(code) ?? 0) + 1);
  };
}

/**
 * A failure of the operator's own code or store is printed with its cause, a
 * refusal in one line: the hint says nothing of the body or the secret.
 *
 * @param {Refused} refused
 */
function tell({ error, receiver, failure }) {
  const { code, status, hint, cause } = error;
  const isFailure = FAILURES.includes(code) || (status >= 500 && cause !== undefined);
  const result = status < 400 ? "answered" : isFailure ? "failed with" : "refused with";
  const line = `hookseal: ${receiver} ${result} ${status} ${code}${named(error.event)}:`;
  if (!isFailure) console.warn(`${line} ${hint}`);
  else if (cause === undefined) console.error(`${line} ${hint}`);
  else print(line, error);
  if (failure && failure.cause !== error) print(`hookseal: ${receiver}: onRefusal failed:`, failure.cause);
}

/**
 * Which event it is, by the vendor's id, or by what its retries have in common: as JSON, since some
 * vendors do not sign the one, and without a character that the log or `console` reads as something else.
 *
 * @param {{ id?: unknown, replayKey?: unknown } | undefined} event
 */
function named(event) {
  const name = [event?.id, event?.replayKey].find((one) => typeof one === "string" && one !== "" && one.length <= MAX_ID);
  return name === undefined ? "" : `, event ${JSON.stringify(name).replace(UNSEEN, escaped).replaceAll("%", escaped)}`;
}

/** @param {string} character as JSON writes any, in one unit of UTF-16 or two */
const escaped = (character) => character.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** @param {Map<string, number>} counts */
function listed(counts) {
  return [...counts].map(([code, count]) => `${count} ${code}`).join(", ");
}

/**
 * A timer that keeps no process alive. Where a platform stops it (Workers, after
 * the answer), the next refusal does its work.
 *
 * @param {() => void} task
 * @param {number} ms
 */
function soon(task, ms) {
  /** @type {any} */ (setTimeout(task, ms)).unref?.();
}
