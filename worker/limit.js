/** Rate limit for the log lines and records of deliveries that are not known to be genuine: anybody can cause them. */
/** @import { Outcome } from "./types.d.ts" */

/** Lines and records a minute, for an endpoint in an isolate, beside the first of each code. */
const MAX_LINES = 60;
const MINUTE_MS = 60_000;

/**
 * One endpoint's minute: which codes were told, how many lines that took, and
 * how many deliveries of each code were left out.
 *
 * @typedef {{ began: number, codes: Set<string>, told: number, leftOut: Map<string, number> }} Minute
 */

/** @type {Map<string | undefined, Minute>} By endpoint; those that do not exist have one in common. */
const minutes = new Map();

/**
 * @param {Outcome} outcome
 * @param {number} [now]
 * @returns {{ isTold: boolean, leftOut: string }} whether this one is to be told, and what was left out in the minute that is over
 */
export function limit({ at, endpoint, key, code }, now = Date.now()) {
  if (at !== "delivery") return { isTold: true, leftOut: "" };
  let minute = minutes.get(endpoint);
  let leftOut = "";
  // Either way: a clock that is put back would end the lines for as long.
  if (minute === undefined || Math.abs(now - minute.began) >= MINUTE_MS) {
    leftOut = [...(minute?.leftOut ?? [])].map(([code, count]) => `${count} ${code}`).join(", ");
    minute = { began: now, codes: new Set(), told: 0, leftOut: new Map() };
    minutes.set(endpoint, minute);
  }
  // The key is set once the delivery is known to be genuine.
  const isTold = key !== undefined || minute.told < MAX_LINES || !minute.codes.has(code);
  if (!isTold) minute.leftOut.set(code, (minute.leftOut.get(code) ?? 0) + 1);
  else if (key === undefined) {
    minute.told += 1;
    minute.codes.add(code);
  }
  return { isTold, leftOut };
}
