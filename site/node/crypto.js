/** As much of node:crypto as the command line's files ask for, in a browser: samples have random ids, and one mistake is a hash. */
import { Buffer } from "./buffer.js";

/** @param {number} length @returns {any} */
export function randomBytes(length) {
  const bytes = new Buffer(length);
  crypto.getRandomValues(bytes);
  return bytes;
}

/** RFC 9562, version 4. @returns {any} */
export const randomUUID = () => {
  const bytes = randomBytes(16);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};

/** Nobody makes keys here. */
const absent = () => {
  throw new Error("not in a browser");
};
export { absent as generateKeyPairSync };

/** @type {(name: string) => any} */
export const createHash = () => {
  /** @type {Uint8Array} */
  let message;
  const hash = {
    update: (/** @type {Uint8Array} */ bytes) => {
      message = bytes;
      return hash;
    },
    digest: (/** @type {string} */ encoding) => Buffer.from(sha256(message)).toString(encoding),
  };
  return hash;
};

/** The first 32 bits behind the point of roots of the first primes (FIPS 180-4). @param {number} root @param {number} count */
function fractions(root, count) {
  const found = [];
  for (let number = 2; found.length < count; number += 1) {
    const isPrime = Array.from({ length: number }, (_, index) => index).every((other) => other < 2 || number % other !== 0);
    if (isPrime) found.push(Math.floor((number ** (1 / root) % 1) * 2 ** 32) | 0);
  }
  return found;
}

/** @param {Uint8Array} message */
function sha256(message) {
  const state = Int32Array.from(fractions(2, 8));
  const constants = fractions(3, 64);
  const blocks = new DataView(new ArrayBuffer(64 * Math.ceil((message.length + 9) / 64)));
  new Uint8Array(blocks.buffer).set([...message, 0x80]);
  blocks.setUint32(blocks.byteLength - 4, 8 * message.length);
  for (let at = 0; at < blocks.byteLength; at += 64) compress(state, constants, blocks, at);
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => digest.setInt32(4 * index, word));
  return new Uint8Array(digest.buffer);
}

/** @param {number} word @param {...number} by */
const turned = (word, ...by) => by.reduce((sum, bits) => sum ^ ((word >>> bits) | (word << (32 - bits))), 0);

/**
 * @param {Int32Array} state
 * @param {readonly number[]} constants
 * @param {DataView} blocks
 * @param {number} at
 */
function compress(state, constants, blocks, at) {
  const words = Array.from({ length: 64 }, (_, index) => (index < 16 ? blocks.getInt32(at + 4 * index) : 0));
  for (let index = 16; index < 64; index += 1) {
    const [before, last] = [words[index - 15], words[index - 2]];
    words[index] = (words[index - 16] + words[index - 7] + (turned(before, 7, 18) ^ (before >>> 3)) + (turned(last, 17, 19) ^ (last >>> 10))) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  words.forEach((word, index) => {
    const one = (h + turned(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + constants[index] + word) | 0;
    const two = (turned(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
  });
  [a, b, c, d, e, f, g, h].forEach((word, index) => (state[index] += word));
}
