/**
 * What callers pass, in the forms that JavaScript servers have it: checked
 * here, since the wasm takes bytes and text only.
 */
import { readUpTo } from "./read.js";
import { WebhookError } from "./shared.js";

/** What the wasm is given in place of a text that is absent, and of a header that is there more than once. */
export const ABSENT = -1;
export const REPEATED = -2;

/** The longest text given to the wasm, in characters: longer ones are refused by their length alone. */
export const MAX_TEXT = 4097;

const NOT_RAW =
  "the body is not a string, Uint8Array or ArrayBuffer: pass the raw body, before any parser (Express: express.raw(), Fastify: a content type parser with parseAs, Next: request.arrayBuffer())";

/**
 * @param {unknown} body
 * @param {string} scheme
 * @returns {string | Uint8Array} bytes are not copied
 */
export function rawBody(body, scheme) {
  if (typeof body === "string" || body instanceof Uint8Array) return body;
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  if (Object.prototype.toString.call(body) === "[object ArrayBuffer]") {
    return new Uint8Array(/** @type {ArrayBuffer} */ (body));
  }
  throw new WebhookError({ code: "body_not_raw", status: 500, hint: NOT_RAW }, scheme);
}

/**
 * The first byte that is neither white space nor part of a byte order mark, by
 * which the wasm tells what a body is; -1 where there is none.
 * @param {string | Uint8Array} body
 * @returns {number}
 */
export function firstByte(body) {
  const isText = typeof body === "string";
  const at = (/** @type {number} */ index) => (isText ? body.charCodeAt(index) : body[index]);
  let index = 0;
  if (isText && at(0) === 0xfeff) index = 1;
  if (!isText && at(0) === 0xef && at(1) === 0xbb && at(2) === 0xbf) index = 3;
  for (; index < body.length; index += 1) {
    const byte = at(index);
    if (byte !== 0x20 && (byte < 0x09 || byte > 0x0d || byte === 0x0b)) return Math.min(byte, 0xff);
  }
  return -1;
}

/**
 * A Web Request's body, up to a limit and some bytes beyond it, by which it is refused.
 * @param {Request} request
 * @param {number} limit in bytes
 * @param {string} scheme
 * @returns {Promise<Uint8Array>}
 */
export async function readBody(request, limit, scheme) {
  if (typeof request?.headers?.get !== "function") throw new TypeError("request: expected a Request");
  if (request.bodyUsed || request.body?.locked) {
    const hint = "the request's body was read before: verify first, or pass what was read to verify()";
    throw new WebhookError({ code: "body_not_raw", status: 500, hint }, scheme);
  }
  if (request.body === null) return new Uint8Array();
  // One call is faster than a reader; a server holds the sender to this length.
  // In some browsers a Request's body is no stream.
  const announced = request.headers.get("content-length");
  if (request.body === undefined || (announced !== null && Number(announced) <= limit)) {
    const body = new Uint8Array(await request.arrayBuffer());
    return body.length > limit ? body.subarray(0, limit + 1) : body;
  }
  return readUpTo(request.body.getReader(), limit);
}

/**
 * The values of some headers, in any form of headers.
 * @param {any} headers
 * @param {readonly string[]} names in lower case
 * @param {(string | number)[]} values where they go: texts, ABSENT or REPEATED
 * @param {number} [at] from here on
 */
export function headerValues(headers, names, values, at = 0) {
  checkHeaders(headers);
  const isList = Array.isArray(headers) || headers instanceof Map;
  if (!isList && typeof headers.get === "function") {
    for (let index = 0; index < names.length; index += 1) values[at + index] = headers.get(names[index]) ?? ABSENT;
    return;
  }
  for (let index = 0; index < names.length; index += 1) values[at + index] = ABSENT;
  if (isList) {
    for (const pair of headers) {
      if (!Array.isArray(pair) || typeof pair[0] !== "string") {
        throw new TypeError("headers: expected pairs of a name and a value");
      }
      for (let index = 0; index < names.length; index += 1) {
        if (isName(pair[0], names[index])) values[at + index] = join(values[at + index], pair[1]);
      }
    }
  } else {
    for (const key in headers) {
      for (let index = 0; index < names.length; index += 1) {
        if (isName(key, names[index]) && Object.hasOwn(headers, key)) values[at + index] = join(values[at + index], headers[key]);
      }
    }
  }
}

/** @param {any} headers */
function checkHeaders(headers) {
  if (headers === null || typeof headers !== "object") {
    throw new TypeError("headers: expected Headers, a Map, an object or a list of pairs");
  }
}

/**
 * All headers as `name:value` lines, for schemes in which a header names others.
 * @param {any} headers
 * @returns {string}
 */
export function headerLines(headers) {
  checkHeaders(headers);
  const pairs = typeof headers[Symbol.iterator] === "function" ? headers : Object.entries(headers);
  let lines = "";
  for (const [name, value] of pairs) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === "string") lines += `${name}:${one.replace(/[\r\n]+/g, " ")}\n`;
    }
  }
  return lines;
}

/**
 * @param {string} candidate in any case
 * @param {any} name in lower case
 */
function isName(candidate, name) {
  return candidate.length === name.length && (candidate === name || candidate.toLowerCase() === name);
}

/**
 * @param {any} found so far
 * @param {unknown} value
 * @returns {string | number}
 */
function join(found, value) {
  if (typeof value === "string") return found === ABSENT ? value : REPEATED;
  for (const one of Array.isArray(value) ? value : [value]) {
    if (one === undefined) continue;
    if (typeof one !== "string") throw new TypeError("headers: expected values that are strings");
    found = found === ABSENT ? one : REPEATED;
  }
  return found;
}
