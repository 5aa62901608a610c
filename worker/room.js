/** How much of large bodies an isolate holds at once: anybody can send some, and all of its requests share 128 MB. */
import { MAX_MESSAGE_BODY_BYTES } from "./bodies.js";

/**
 * In bytes. Beside these there may be one whole body (`fits`), of which hookseal
 * makes two copies: in its event, and in the wasm, which gives no memory back. With
 * the event before it these are 4 times 25 MiB at worst, and 8: the rest is for small bodies.
 */
const ROOM_BYTES = 8 * 1024 * 1024;

/** In milliseconds: longer than any delivery takes. One that was ended from outside gives nothing back. */
const SHARE_MS = 60_000;

/** In milliseconds. */
const PAUSE_MS = 20;

/** @typedef {{ bytes: number, until: number, isWaiting: boolean }} Share Of the room: a delivery's. */

/** @type {Set<Share>} The oldest first. */
const shares = new Set();

/** @returns {Share} of a delivery whose body is still to come */
export const share = (now = Date.now()) => ({ bytes: 0, until: now + SHARE_MS, isWaiting: false });

/**
 * Waits until there is room for so much of a body; meanwhile its sender waits
 * too, since nobody reads. A small body needs none.
 *
 * @param {Share} own
 * @param {number} bytes
 */
export async function roomFor(own, bytes) {
  if (bytes <= MAX_MESSAGE_BODY_BYTES) return;
  while (!fits(own, bytes)) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}

/**
 * Takes the room, if there is so much. The oldest finds room in any case: were
 * all to wait for each other, none would ever give anything back.
 *
 * @param {Share} own
 * @param {number} bytes
 * @param {number} [now]
 * @throws where it was given back: the delivery is over.
 */
export function fits(own, bytes, now = Date.now()) {
  if (own.until === 0) throw new Error("the delivery is over");
  shares.add(own);
  for (const one of shares) if (one.until < now) shares.delete(one);
  const [oldest] = shares;
  const taken = [...shares].reduce((sum, one) => sum + one.bytes, 0);
  own.isWaiting = own !== oldest && taken - own.bytes + bytes > ROOM_BYTES;
  if (!own.isWaiting) own.bytes = bytes;
  return !own.isWaiting;
}

/** @param {Share} own */
export function giveBack(own) {
  own.until = 0;
  shares.delete(own);
}
