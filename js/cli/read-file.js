/** A file that somebody has named, up to a length: it may be a pipe into which nobody writes, or a device without an end. */
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

/** What a delivery has at most, in bytes, and a HAR with several; of a capture in base64, whose body is shorter. */
export const MAX_DELIVERY_BYTES = 1 << 27;
/** Of what people write: headers, a secret, a description, a manifest. */
export const MAX_WRITTEN_BYTES = 1 << 20;

/** How much is read at once. */
const CHUNK_BYTES = 1 << 16;

/**
 * @param {string} path
 * @param {number} most bytes
 * @param {boolean} isRegular whether it has to be a regular file: a person may name a pipe (`/dev/stdin`, `<(…)`), and waits for it; an agent's server would wait for ever
 * @returns {Buffer}
 * @throws an error whose `code` says why: the system's, or words
 */
export function readFile(path, most, isRegular) {
  // Without O_NONBLOCK, it is the opening that waits for somebody who writes into a pipe.
  const file = openSync(path, constants.O_RDONLY | (isRegular ? (constants.O_NONBLOCK ?? 0) : 0));
  try {
    if (isRegular && !fstatSync(file).isFile()) throw unreadable("it is no regular file");
    return allOf(file, most);
  } finally {
    closeSync(file);
  }
}

/** @param {number} file @param {number} most */
function allOf(file, most) {
  const pieces = [];
  for (let length = 0; ; ) {
    const piece = Buffer.allocUnsafe(CHUNK_BYTES);
    const read = readSync(file, piece, 0, CHUNK_BYTES, null);
    if (read === 0) return Buffer.concat(pieces);
    length += read;
    if (length > most) throw tooLong(most);
    pieces.push(piece.subarray(0, read));
  }
}

/**
 * The same of a stream, such as standard input.
 * @param {AsyncIterable<Buffer>} stream
 * @param {number} most
 */
export async function readStream(stream, most) {
  const pieces = [];
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length > most) throw tooLong(most);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** @param {string} code */
const unreadable = (code) => Object.assign(new Error(code), { code });

/** @param {number} most */
const tooLong = (most) => unreadable(`it has more than ${most >> 20} MiB`);
