/** Bodies that a vendor compressed after it had signed them. */
import { readUpTo } from "./read.js";
import { WebhookError } from "./shared.js";

/**
 * How many bytes one byte may become: JSON seldom has more than 30 for one, and a kilobyte
 * of gzip could be a megabyte.
 */
const RATIO = 100;

/**
 * @param {unknown} body
 * @param {number} limit in bytes, of what it was before
 * @param {string} scheme
 * @returns {Promise<unknown>} what was given, where a server has decompressed it already
 */
export async function inflated(body, limit, scheme) {
  // RFC 1952, section 2.3.1. Text begins otherwise.
  if (!(body instanceof Uint8Array) || body[0] !== 0x1f || body[1] !== 0x8b) return body;
  const most = Math.min(limit, RATIO * body.length);
  const bytes = await decompressed(body, most, scheme);
  if (bytes.length <= most) return bytes;
  const hint = most === limit ? "the body is larger than maxBodyBytes when decompressed" : "the body is compressed more than a hundredfold";
  throw new WebhookError({ code: "body_too_large", status: 413, hint }, scheme);
}

/**
 * @param {Uint8Array} body
 * @param {number} most
 * @param {string} scheme
 */
async function decompressed(body, most, scheme) {
  try {
    const stream = new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (body)]).stream();
    return await readUpTo(stream.pipeThrough(new DecompressionStream("gzip")).getReader(), most);
  } catch {
    throw new WebhookError({ code: "malformed_payload", status: 400, hint: "the body begins like gzip, and is none" }, scheme);
  }
}
