/** A body that arrives piece by piece, and may stop arriving. */
import { joined } from "../input.js";
import { ReceiveError } from "./error.js";

/**
 * The part of a `ReadableStreamDefaultReader` that reading a body takes.
 * @typedef {object} Reader
 * @property {() => Promise<{ done?: boolean, value?: any }>} read
 * @property {() => Promise<unknown>} cancel
 */

/**
 * More than any vendor sends. Whoever sends more may lose the connection, and
 * the answer with it.
 */
export const PATIENCE = 16 * 1024 * 1024;

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

/** How many bytes, or how many pieces, are put together at once. */
const BLOCK = 16 * 1024;
const PIECES = 1024;

/**
 * A reader of few pieces. A sender can make each piece one byte long, and to
 * keep an object for each would take a hundred times the limit of the body.
 *
 * @param {Reader} reader
 * @returns {Reader}
 */
export function inBlocks(reader) {
  let ended = false;
  return {
    async read() {
      const pieces = [];
      for (let length = 0; !ended && length < BLOCK && pieces.length < PIECES; ) {
        const { done, value } = await reader.read();
        if (done) {
          ended = true;
        } else {
          pieces.push(value);
          length += value.byteLength;
        }
      }
      return pieces.length === 0 ? { done: true } : { done: false, value: joined(pieces) };
    },
    cancel: () => reader.cancel(),
  };
}

/**
 * @param {Reader} reader of a body that is known not to be too large
 * @returns {Promise<Uint8Array>}
 */
export async function readAll(reader) {
  const pieces = [];
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) pieces.push(piece.value);
  return joined(pieces);
}

/**
 * Reads on, and keeps nothing: a sender that is still sending may not look at
 * the answer before it is done.
 *
 * @param {Reader["read"]} read
 * @returns {Promise<boolean>} whether the body came to an end
 */
export async function drain(read) {
  for (let left = PATIENCE; left > 0; ) {
    const { done, value } = await read();
    if (done) return true;
    left -= value.byteLength;
  }
  return false;
}
