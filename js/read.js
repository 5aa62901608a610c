/** Bodies that arrive in pieces, read as far as a Webhook takes them: for `verifyRequest`, and for the adapters. */

/**
 * The part of a `ReadableStreamDefaultReader` that reading a body takes.
 * @typedef {object} Reader
 * @property {() => Promise<{ done?: boolean, value?: any }>} read
 * @property {() => Promise<unknown>} cancel
 */

/** How many pieces are kept before they are put together. */
const MAX_PIECES = 1024;

/**
 * A body up to a limit: one byte more is enough to refuse it. A sender can make
 * each piece one byte long, and to keep an object for each would take a hundred
 * times the limit.
 *
 * @param {Reader} reader
 * @param {number} limit in bytes
 * @returns {Promise<Uint8Array | undefined>} none where a piece is no bytes
 */
export async function readUpTo(reader, limit) {
  const blocks = [];
  /** @type {Uint8Array[]} */
  let pieces = [];
  let length = 0;
  while (length <= limit) {
    const { done, value } = await reader.read();
    if (done) break;
    // Text, of which nobody knows what it was before it was decoded.
    if (!ArrayBuffer.isView(value)) {
      await reader.cancel();
      return undefined;
    }
    pieces.push(/** @type {Uint8Array} */ (value));
    length += value.byteLength;
    if (pieces.length === MAX_PIECES) {
      blocks.push(joined(pieces));
      pieces = [];
    }
  }
  if (length > limit) await reader.cancel();
  return joined(blocks.concat(pieces));
}

/**
 * Pieces in one; a single one is not copied.
 * @param {Uint8Array[]} pieces
 */
export function joined(pieces) {
  if (pieces.length === 1) return pieces[0];
  const whole = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
