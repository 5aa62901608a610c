/** What a delivery has to be, whatever it was read from: whoever wrote the file may be who sent it. */
import { UsageError } from "../args.js";
import { UNSEEN } from "../print.js";

/** @typedef {import("../types.js").Delivery} Delivery */

/** A method or a header's name (RFC 9110, section 5.6.2). @param {unknown} text */
export const isToken = (text) => typeof text === "string" && /^[!#$%&'*+.^_`|~\w-]+$/.test(text);

/** @param {unknown} value @returns {string} none where it is no text */
export const textOf = (value) => (typeof value === "string" ? value : "");

/** @param {unknown} text */
export const isUrl = (text) => typeof text === "string" && text.search(UNSEEN) < 0;

/** RFC 3986, section 3.2: a name or an address, and a port. Whatever else stands there would be read as part of the path. @param {string} text */
export const isHost = (text) => /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i.test(text);

/** What a client writes: visible characters, blanks and bytes that are no ASCII (RFC 9110, section 5.5). @param {unknown} text */
const isValue = (text) => typeof text === "string" && /^[\t\x20-\x7e\x80-\xff]*$/.test(text);

/**
 * @template {Pick<Delivery, "method" | "url" | "headers">} T
 * @param {T} delivery
 * @returns {T} the same
 */
export function wellFormed(delivery) {
  const { method, url, headers } = delivery;
  if (method !== undefined && !isToken(method)) throw new UsageError("the method is none that HTTP has");
  if (url !== undefined && !isUrl(url)) throw new UsageError("the URL has characters that are not seen");
  if (!headers.every(([name, value]) => isToken(name) && isValue(value))) throw new UsageError("a header is none that HTTP has: a name with other characters, or a value with control characters or others than bytes");
  return delivery;
}
