/**
 * What callers pass, in the forms that JavaScript servers have it. Types are
 * checked here and nowhere else: behind this file a text is a string.
 */
import { readUpTo } from "./read.js";
import { WebhookError } from "./shared.js";

/** Stands for the value of a header that is there more than once; an absent text is undefined. */
export const REPEATED = Symbol("repeated");

/** @typedef {string | typeof REPEATED | undefined} Text */

/** @param {unknown} [body] nothing where a framework keeps none */
const whyNotRaw = (body) =>
  `the body is ${body === undefined || body === null ? body : "not a string, Uint8Array or ArrayBuffer"}: pass the raw body, before any parser (Express: express.raw(), NestJS: rawBody: true, Next: request.arrayBuffer())`;
const DETACHED = "the body's bytes are gone: their ArrayBuffer was transferred";

/** @type {(value: any) => boolean} */
export const isObject = (value) => value !== null && typeof value === "object";

/** Such as `[object Map]`. @param {unknown} value of any realm */
const tagOf = (value) => Object.prototype.toString.call(value);

/**
 * The bytes of a Uint8Array, of any other view, or of an ArrayBuffer, of any realm.
 * @param {any} value
 * @returns {Uint8Array | undefined} over the caller's memory
 */
export function bytesOf(value) {
  if (value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return / (Shared)?ArrayBuffer\]$/.test(tagOf(value)) ? new Uint8Array(value) : undefined;
}

/** A length that no subclass can misstate. @type {() => number} */
const lengthOf = /** @type {any} */ (Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), "length")).get;

/** Copies up to this length share a block, as those of Node's Buffer do: a buffer for each takes as long as a hash. */
const SMALL_COPY_BYTES = 4096;
let block = new ArrayBuffer(0);
let used = 0;

/**
 * @param {Uint8Array} bytes
 * @param {number} length theirs
 */
function copyOf(bytes, length) {
  if (length > SMALL_COPY_BYTES) return new Uint8Array(bytes);
  if (used + length > block.byteLength) {
    block = new ArrayBuffer(4 * SMALL_COPY_BYTES);
    used = 0;
  }
  const copy = new Uint8Array(block, used, length);
  used += length;
  copy.set(bytes);
  return copy;
}

/** @param {string} scheme @param {unknown} body */
export const noRawBody = (scheme, body) => notRaw(scheme, whyNotRaw(body));

/** @param {string} scheme @param {string} hint */
const notRaw = (scheme, hint) => new WebhookError({ code: "body_not_raw", status: 500, hint }, scheme);

/**
 * A body that nobody else can change: text, or a copy of bytes.
 * @param {unknown} body
 * @param {number} limit in bytes
 * @param {string} scheme
 * @returns {string | Uint8Array | number} of a body over the limit its length alone, by which it is refused
 */
export function ownBody(body, limit, scheme) {
  if (typeof body === "string") return body.length > limit ? body.length : body;
  try {
    const bytes = bytesOf(body);
    if (bytes !== undefined) {
      const length = lengthOf.call(bytes);
      return length > limit ? length : copyOf(bytes, length);
    }
  } catch {
    throw notRaw(scheme, DETACHED);
  }
  throw noRawBody(scheme, body);
}

/**
 * The first byte, or of text beyond ASCII some byte beyond it; -1 where there is none.
 * @param {string | Uint8Array} body
 * @returns {number}
 */
export function firstByte(body) {
  if (body.length === 0) return -1;
  return typeof body === "string" ? Math.min(body.charCodeAt(0), 0xff) : body[0];
}

/**
 * A Web Request's body, and where it is a stream over the limit so much of it that it is refused.
 * @param {Request} request
 * @param {number} limit in bytes
 * @param {string} scheme
 * @returns {Promise<Uint8Array>}
 */
export async function readBody(request, limit, scheme) {
  if (typeof request?.headers?.get !== "function") throw new TypeError("request: expected a Request");
  const { body, headers } = request;
  if (request.bodyUsed || body?.locked) throw notRaw(scheme, "the request's body was read before: pass it to verify()");
  if (body === null) return new Uint8Array();
  // One call is faster than a reader. A server holds the sender to this length, but not a
  // decompressed body, and workerd none that comes in chunks. In some browsers a Request's body is no stream.
  const announced = headers.has("content-encoding") || headers.has("transfer-encoding") ? "" : (headers.get("content-length") ?? "");
  if (body === undefined || (/^\d+$/.test(announced) && Number(announced) <= limit)) {
    return new Uint8Array(await request.arrayBuffer());
  }
  const bytes = await readUpTo(body.getReader(), limit);
  if (bytes === undefined) throw notRaw(scheme, "the request's body is a stream of texts: give it one of bytes");
  return bytes;
}

/**
 * @param {any} given
 * @param {string} path what to call it
 * @param {readonly string[]} names of the members that there are: a misspelt one must not pass for a default
 */
export function checkMembers(given, path, names) {
  // A Map or a list has members too, and none of these: it would pass for one that says nothing.
  if (!isObject(given) || tagOf(given) !== "[object Object]") throw new TypeError(`${path}: expected an object`);
  for (const name of Object.keys(given)) {
    if (!names.includes(name)) throw new TypeError(`${path}.${name}: there is no such member`);
  }
}

/**
 * What is known of a request beside its body and headers, or of a delivery to sign.
 * @param {any} given
 * @param {readonly string[]} names of the members that there are: all but `now` are texts
 * @returns {{ method?: string, sourceAddress?: string, url?: string, id?: string, now?: number }}
 */
export function readContext(given = {}, names) {
  checkMembers(given, "context", names);
  const { method, sourceAddress, url, id, now } = /** @type {any} */ (given);
  return {
    method: optionalText(method, "method"),
    sourceAddress: optionalText(sourceAddress, "sourceAddress"),
    url: optionalText(url, "url"),
    id: optionalText(id, "id"),
    now: now ?? undefined,
  };
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {string | undefined}
 */
function optionalText(value, name) {
  if (typeof value === "string") return value;
  if (value === undefined || value === null) return undefined;
  throw new TypeError(`context.${name}: expected a string${name === "url" ? " (the href of a URL)" : ""}`);
}

/**
 * The form that headers have: `pairs` can be gone through, `get` is asked by
 * name, `members` are an object's own. What can be gone through only once (an
 * iterator) is none, nor is what has `get` or members and is something else: a
 * form, a Promise, a Request.
 * @param {any} headers
 * @returns {"pairs" | "get" | "members"}
 */
function formOf(headers) {
  const tag = tagOf(headers);
  if (Array.isArray(headers) || tag === "[object Map]") return "pairs";
  if (isObject(headers) && tag !== "[object FormData]" && tag !== "[object URLSearchParams]") {
    const { get, then, headers: own } = headers;
    if (typeof then !== "function" && (!isObject(own) || Array.isArray(own))) {
      if (typeof get === "function") return "get";
      if (tag === "[object Object]" && typeof headers[Symbol.iterator] !== "function") return "members";
    }
  }
  throw new TypeError(`headers: expected Headers, a Map, an object or a list of pairs, not ${tag.slice(8, -1)}`);
}

/**
 * @param {any} value of a header
 * @returns {string | undefined}
 */
function textOf(value) {
  if (value !== undefined && typeof value !== "string") throw new TypeError("headers: expected text values");
  return value;
}

/** @param {unknown} pair @returns {[string, unknown]} */
function checkedPair(pair) {
  if (Array.isArray(pair) && pair.length === 2 && typeof pair[0] === "string") return /** @type {any} */ (pair);
  throw new TypeError("headers: expected pairs of a name and a value");
}

/**
 * The values of some headers, in any form of headers.
 * @param {any} headers
 * @param {readonly string[]} names in lower case
 * @param {Text[]} values where they go
 * @param {number} [at] from here on
 */
export function headerValues(headers, names, values, at = 0) {
  const form = formOf(headers);
  if (form === "get") {
    for (let index = 0; index < names.length; index += 1) values[at + index] = textOf(headers.get(names[index]) ?? undefined);
    return;
  }
  for (let index = 0; index < names.length; index += 1) values[at + index] = undefined;
  if (form === "pairs") {
    for (const pair of headers) {
      const [name, value] = checkedPair(pair);
      for (let index = 0; index < names.length; index += 1) {
        if (isName(name, names[index])) values[at + index] = join(values[at + index], value);
      }
    }
    return;
  }
  for (const name in headers) {
    for (let index = 0; index < names.length; index += 1) {
      if (isName(name, names[index]) && Object.hasOwn(headers, name)) values[at + index] = join(values[at + index], headers[name]);
    }
  }
}

/**
 * All headers, for schemes in which a header names others: names and values in turn.
 * @param {any} headers
 * @param {Text[]} texts where they are added
 */
export function allHeaders(headers, texts) {
  const form = formOf(headers);
  if (form === "get" && typeof headers[Symbol.iterator] !== "function") {
    throw new TypeError("headers: this scheme reads all of them: expected Headers, a Map, an object or a list of pairs");
  }
  for (const pair of form === "members" ? Object.entries(headers) : headers) {
    const [name, value] = checkedPair(pair);
    for (const one of Array.isArray(value) ? value : [value]) {
      const text = textOf(one);
      if (text !== undefined) texts.push(name, text);
    }
  }
}

/**
 * @param {string} candidate in any case
 * @param {string} name in lower case
 */
function isName(candidate, name) {
  // ASCII alone: beyond it, another letter can have the same lower case.
  return candidate.length === name.length && (candidate === name || (candidate.toLowerCase() === name && /^[!-~]*$/.test(candidate)));
}

/**
 * @param {Text} found so far
 * @param {unknown} value
 * @returns {Text}
 */
function join(found, value) {
  if (typeof value === "string") return found === undefined ? value : REPEATED;
  for (const one of Array.isArray(value) ? value : [value]) {
    const text = textOf(one);
    if (text !== undefined) found = found === undefined ? text : REPEATED;
  }
  return found;
}
