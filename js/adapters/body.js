/** A body that arrives piece by piece, and may stop arriving. */
import { ReceiveError } from "./error.js";

/** @typedef {import("../read.js").Reader} Reader */

/**
 * How many bytes are read of a body after it was refused. Whoever sends more may
 * lose the connection, and the answer with it.
 */
const MAX_DRAIN_BYTES = 16 * 1024 * 1024;

/**
 * A reader that gives up when the whole body takes too long: one byte a second
 * would otherwise hold a connection for as long as the sender likes.
 *
 * @param {Reader} reader
 * @param {number} seconds
 * @returns {Reader}
 */
export function timed(reader, seconds) {
  let isLate = false;
  /** @type {(error: Error) => void} */
  let giveUp = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = () => new ReceiveError("body_timeout", 408, `the body did not arrive within ${seconds} seconds`);
  const start = () =>
    setTimeout(() => {
      isLate = true;
      giveUp(late());
    }, seconds * 1000);

  /** @param {() => Promise<any>} task */
  const inTime = (task) =>
    new Promise((resolve, reject) => {
      if (isLate) throw late();
      giveUp = reject;
      task().then(resolve, reject);
    });

  return {
    async read() {
      timer ??= start();
      try {
        const piece = await inTime(() => reader.read());
        if (piece.done) clearTimeout(timer);
        return piece;
      } catch (cause) {
        clearTimeout(timer);
        if (cause instanceof ReceiveError) throw cause;
        throw new ReceiveError("body_incomplete", 400, "the connection ended before the body did", { cause });
      }
    },
    async cancel() {
      // The body was too much: that is the answer, however the rest of it ends.
      await inTime(() => reader.cancel()).catch(() => {});
      clearTimeout(timer);
    },
  };
}

/**
 * Reads on, and keeps nothing: a sender that is still sending may not look at
 * the answer before it is done.
 *
 * @param {Reader["read"]} read
 * @returns {Promise<boolean>} whether the body came to an end
 */
export async function drain(read) {
  for (let left = MAX_DRAIN_BYTES; left > 0; ) {
    const { done, value } = await read();
    if (done) return true;
    left -= value.byteLength;
  }
  return false;
}
