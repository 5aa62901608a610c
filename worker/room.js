/** How much of large bodies an isolate holds at once: anybody can send some, and all of its requests share 128 MB. */
import { LARGEST_IN_MESSAGE } from "./bodies.js";

/** In bytes. */
const ROOM = 32 * 1024 * 1024;

/** In milliseconds: longer than any delivery takes. One that was ended from outside gives nothing back. */
const LONGEST = 60_000;

/** @typedef {{ bytes: number, until: number }} Share Of the room: a delivery's. */

/** @type {Set<Share>} */
const shares = new Set();

/** @returns {Share} of a delivery whose body is still to come */
export const share = (now = Date.now()) => ({ bytes: 0, until: now + LONGEST });

/**
 * Makes room for so much of a body. A small one needs none.
 *
 * @param {Share} own
 * @param {number} bytes
 * @param {number} [now]
 * @returns {boolean} whether there was room; where there was none, it has no share any more
 */
export function fits(own, bytes, now = Date.now()) {
  if (bytes <= LARGEST_IN_MESSAGE) return true;
  const isRoom = taken(now) - own.bytes + bytes <= ROOM;
  own.bytes = isRoom ? bytes : 0;
  shares.add(own);
  return isRoom;
}

/** @param {Share} own */
export const giveBack = (own) => shares.delete(own);

/** @param {number} now */
function taken(now) {
  let sum = 0;
  for (const one of shares) {
    if (one.until < now) shares.delete(one);
    else sum += one.bytes;
  }
  return sum;
}
