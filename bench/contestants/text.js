/** What any caller needs who has bytes where a library wants text, or the reverse. */

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const { Buffer } = globalThis;

/** @param {string | Uint8Array} body */
export const textOf = (body) =>
  typeof body === "string" ? body : Buffer?.isBuffer(body) ? body.toString() : decoder.decode(body);

/** @param {string | Uint8Array} body */
export const bytesOf = (body) => (typeof body === "string" ? encoder.encode(body) : body);

/** @param {string} text in base64 */
export const fromBase64 = Buffer
  ? (text) => Buffer.from(text, "base64")
  : (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
