import { Refusal } from "./refusal.js";
import { Late, within } from "./within.js";

/** More than any vendor sends. Whoever sends more may lose the connection. */
const PATIENCE = 16 * 1024 * 1024;

/**
 * How many bytes are read at once. A sender can make each piece one byte long,
 * and workerd would take four kilobytes of memory for each.
 */
const BLOCK = 16 * 1024;

/** In milliseconds. At a byte a second a body would otherwise take as long as its sender likes. */
const LONGEST = 10_000;

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
 */
export async function readBody(request, limit) {
  try {
    return await within(LONGEST, collect(request, limit));
  } catch (error) {
    if (error instanceof Late) throw new Refusal(408, "body_timeout", `the body did not arrive: ${error.message}`);
    throw new Refusal(400, "body_incomplete", "the connection ended before the body did");
  }
}

/**
 * @param {Request} request
 * @param {number} limit
 */
async function collect(request, limit) {
  const kept = [];
  let length = 0;
  const reader = request.body?.getReader({ mode: "byob" });
  while (reader !== undefined && length <= PATIENCE) {
    const { done, value } = await reader.readAtLeast(BLOCK, new Uint8Array(BLOCK));
    if (done) break;
    if (length <= limit) kept.push(value);
    length += value.byteLength;
  }
  return new Uint8Array(await new Blob(kept).arrayBuffer());
}
