/** Bodies that a vendor compressed after it had signed them. */
import { bytesOf } from "./input.js";
import { readUpTo } from "./read.js";
import { WebhookError } from "./shared.js";

/** How many bytes one byte may become: lists of nearly equal items have up to 300 for one, and gzip could have 1,032. */
const MAX_RATIO = 400;

/**
 * @param {unknown} body
 * @param {number} limit in bytes, of what it was before
 * @param {string} scheme
 * @param {(bytes: number) => unknown} [roomFor] awaited before so many bytes are made
 * @returns {Promise<unknown>} what was given, where a server has decompressed it already
 */
export async function inflated(body, limit, scheme, roomFor) {
  const given = bytesOf(body);
  if (given === undefined || !isGzip(given)) return body;
  const most = Math.min(limit, MAX_RATIO * given.length);
  await roomFor?.(most);
  const bytes = await decompressed(given, most, scheme);
  if (bytes.length <= most) return bytes;
  const hint = most === limit ? "the body is larger than maxBodyBytes when decompressed" : `the body is compressed more than ${MAX_RATIO}-fold`;
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
    const bytes = /** @type {Uint8Array} */ (await readUpTo(stream.pipeThrough(new DecompressionStream("gzip")).getReader(), most));
    // Of several members, and with zeros behind one, only some runtimes make a text.
    if (bytes.length > most || bytes.length === lengthSaid(body)) return bytes;
  } catch {
    // Refused as what does not say its own length.
  }
  throw new WebhookError({ code: "malformed_payload", status: 400, hint: "the body begins like gzip, and is none" }, scheme);
}

/**
 * RFC 1952, section 2.3.1. Text begins otherwise.
 * @param {Uint8Array} body
 */
const isGzip = (body) => body[0] === 0x1f && body[1] === 0x8b;

/**
 * What stands at the end of gzip, in four bytes, the low one first.
 * @param {Uint8Array} body
 */
const lengthSaid = (body) => body.subarray(-4).reduceRight((sum, byte) => 256 * sum + byte, 0);

