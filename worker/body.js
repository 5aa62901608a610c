import { Refusal } from "./refusal.js";
import { roomFor } from "./room.js";
import { Late, within } from "./within.js";
/** @import { Webhook } from "hookseal" */
/** @import { Share } from "./room.js" */

/** Bytes beyond the limit that are read. Whoever sends more may lose the connection. */
const MAX_DRAIN_BYTES = 16 * 1024 * 1024;

/**
 * How many bytes are read at once. A sender can make each piece one byte long,
 * and workerd would take four kilobytes of memory for each.
 */
const BLOCK_BYTES = 16 * 1024;

/** In milliseconds. At a byte a second a body would otherwise take as long as its sender likes. */
const BODY_TIMEOUT_MS = 10_000;

/**
 * Reads a request's body to its end, and keeps what `limit` allows and enough
 * beyond it to see that it was more.
 *
 * To its end, even where nobody wants it: workerd drops the connection of a
 * request that was not read, and with it the answer, or the vendor's next
 * delivery. To cancel the body does not help.
 *
 * @param {Request} request
 * @param {number} limit In bytes.
 * @param {Share} room For a large body.
 */
export async function readBody(request, limit, room) {
  try {
    return await within(BODY_TIMEOUT_MS, collect(request, limit, room));
  } catch (error) {
    if (room.isWaiting) throw busy();
    if (error instanceof Late) throw new Refusal(408, "body_timeout", `the body did not arrive: ${error.message}`);
    throw new Refusal(400, "body_incomplete", "the connection ended before the body did");
  }
}

const busy = () => new Refusal(503, "busy", "other large bodies fill the memory", { "retry-after": "10" });

/**
 * A body as it was signed, where its vendor compressed it after that.
 *
 * @param {Webhook} webhook
 * @param {Uint8Array} body
 * @param {Share} room What it may become counts as large.
 */
export async function inflate(webhook, body, room) {
  const wait = (/** @type {number} */ bytes) =>
    within(BODY_TIMEOUT_MS, roomFor(room, bytes)).catch(() => {
      throw busy();
    });
  return webhook.inflate(body, wait);
}

/**
 * @param {Request} request
 * @param {number} limit
 * @param {Share} room
 */
async function collect(request, limit, room) {
  const kept = new Growing();
  let length = 0;
  let block = new Uint8Array(BLOCK_BYTES);
  const reader = request.body?.getReader({ mode: "byob" });
  while (reader !== undefined && length <= limit + MAX_DRAIN_BYTES) {
    const { done, value } = await reader.readAtLeast(BLOCK_BYTES, block);
    if (done) break;
    if (length <= limit) {
      await roomFor(room, length + value.byteLength);
      kept.add(value);
    }
    length += value.byteLength;
    block = new Uint8Array(value.buffer);
  }
  return kept.end();
}

/** Bytes in one place. What it grows out of is free at once, where pieces would wait for the garbage collection. */
class Growing {
  #buffer = new ArrayBuffer(0);
  #length = 0;

  /** @param {Uint8Array} piece */
  add(piece) {
    const length = this.#length + piece.length;
    if (length > this.#buffer.byteLength) this.#buffer = this.#buffer.transfer(Math.ceil(length * 1.25));
    new Uint8Array(this.#buffer).set(piece, this.#length);
    this.#length = length;
  }

  end() {
    return new Uint8Array(this.#buffer.transfer(this.#length));
  }
}
