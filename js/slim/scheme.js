/**
 * A description (docs/custom-schemes.md) → the numbers and texts that
 * `src/wasm/slim.rs` reads. Only what the slim wasm can do; whatever else a
 * description says is refused, never left out of account.
 */
import { WebhookError } from "../shared.js";

/** @typedef {number | string | Uint8Array} Item */

/** Those that change no verdict. */
const MEMBERS = ["$schema", "description", "name", "algorithm", "key", "signature", "content", "timestamp", "method", "covers"];

/**
 * @param {string} path of what the slim wasm cannot do, or nobody could
 * @returns {never}
 */
function refuse(path) {
  const hint = `${path}: not for hookseal/slim: import hookseal`;
  throw new WebhookError({ code: "invalid_scheme", status: 500, hint });
}

/**
 * @param {any} value
 * @param {string} path
 * @param {readonly string[]} members
 * @returns {any}
 */
function object(value, path, members) {
  if (Object.prototype.toString.call(value) !== "[object Object]") refuse(path);
  for (const name of Object.keys(value)) if (!members.includes(name)) refuse(`${path}.${name}`);
  return value;
}

/**
 * Half of a character is no text: two of them would be one to the wasm.
 * @param {unknown} value
 * @param {string} path
 * @param {RegExp} [form]
 * @returns {string}
 */
const text = (value, path, form = /./s) => (typeof value === "string" && form.test(value) && !/\p{Surrogate}/u.test(value) ? value : refuse(path));

/** A header's name (RFC 9110, section 5.1), or several with `|` between them. */
const HEADER = /^[!#$%&'*+.^_`~\w-]+(\|[!#$%&'*+.^_`~\w-]+)*$/;

/** @param {unknown} value @param {string} path */
const header = (value, path) => text(value, path, HEADER).toLowerCase();

/** The most headers that a scheme reads: as many as in `hookseal`, and what the wasm has room for. */
const MAX_HEADERS = 28;

/**
 * @param {unknown} value
 * @param {readonly string[]} words the first one by default
 * @param {string} path
 */
function word(value, words, path) {
  const index = value === undefined ? 0 : words.indexOf(/** @type {any} */ (value));
  return index < 0 ? refuse(path) : index;
}

/** @param {unknown} value @param {string} path @returns {unknown[]} */
const list = (value, path) => (Array.isArray(value) && value.length > 0 && value.length <= 16 ? value : refuse(path));

/** @param {any} layout @returns {Item[]} */
function readLayout(layout) {
  if (layout === undefined || layout === "bare") return [0];
  const path = "signature.layout";
  const { prefix, versions, pairs } = object(layout, path, ["prefix", "versions", "pairs"]);
  if (Object.keys(layout).length !== 1) refuse(path);
  if (prefix !== undefined) return [1, text(prefix, path)];
  if (versions !== undefined) return [2, text(versions, path)];
  const { separator = ",", time, tags } = object(pairs, path, ["separator", "time", "tags"]);
  const names = list(tags, path).map((tag) => text(tag, path));
  if (names.includes(time)) refuse(path);
  return [3, text(separator, path), time === undefined ? "" : text(time, path), names.length, ...names];
}

/** The longest tolerance that `hookseal` takes, in seconds. */
const MAX_TOLERANCE_SECONDS = 31_622_400;

/** @param {unknown} seconds @param {string} path */
function side(seconds, path) {
  if (seconds === "any") return Infinity;
  return Number.isSafeInteger(seconds) && /** @type {number} */ (seconds) > 0 && /** @type {number} */ (seconds) <= MAX_TOLERANCE_SECONDS ? 1000 * /** @type {number} */ (seconds) : refuse(path);
}

/** What a part of the message is to the wasm, by its first item. */
const BODY = 0;
const TIMESTAMP = 1;
const LITERAL = 2;
const SIGNED_HEADER = 3;

/** @param {any} part @returns {Item[]} */
function readPart(part) {
  if (part === "body") return [BODY];
  if (part === "timestamp") return [TIMESTAMP];
  const { literal, header: signed } = object(part, "content", ["literal", "header"]);
  if ((literal === undefined) === (signed === undefined)) refuse("content");
  return literal === undefined ? [SIGNED_HEADER, header(signed, "content")] : [LITERAL, text(literal, "content")];
}

/** @param {any} timestamp */
function readTime(timestamp) {
  if (timestamp === undefined) return { isInSignature: false, header: undefined, unit: 0, past: 0, future: 0 };
  const { from, unit, tolerance = 300 } = object(timestamp, "timestamp", ["from", "unit", "tolerance"]);
  const sides = typeof tolerance === "object" ? object(tolerance, "timestamp.tolerance", ["past", "future"]) : { past: tolerance, future: tolerance };
  const isInSignature = from === "signature";
  return {
    isInSignature,
    header: isInSignature ? undefined : header(object(from, "timestamp.from", ["header"]).header, "timestamp.from"),
    unit: word(unit, ["seconds", "milliseconds"], "timestamp.unit"),
    past: side(sides.past, "timestamp.tolerance"),
    future: side(sides.future, "timestamp.tolerance"),
  };
}

/**
 * Whether each part of the message ends where the message itself says: bytes that
 * could move between two parts would be signed by nobody. A time's length is known;
 * beside a header's text stands a literal, on the side of the body. See
 * `src/verify/message/boundary.rs`.
 *
 * @param {Item[][]} parts with one body
 * @param {string | undefined} ofTime the header that holds the time
 */
function areApart(parts, ofTime) {
  const body = parts.findIndex(([kind]) => kind === BODY);
  return parts.every(([kind, of], at) => kind !== SIGNED_HEADER || of === ofTime || parts[at < body ? at + 1 : at - 1][0] === LITERAL);
}

/** What `require` gives of a scheme's module, whose default it is. @param {any} given */
const schemeOf = (given) => (given?.signature ? given : (given?.default ?? given));

/**
 * @param {unknown} description
 * @returns {{ name: string, items: Item[], headers: string[], timed: boolean, past: number, future: number }}
 */
export function readScheme(description) {
  const scheme = object(schemeOf(description), "scheme", MEMBERS);
  const { name: own = "custom", method: only = "POST", content = ["body"], $schema = "-", description: about = "-" } = scheme;
  const name = text(own, "name", /^[a-z0-9]+(-[a-z0-9]+)*$/);
  text($schema, "$schema", /^/);
  text(about, "description", /^/);
  word(scheme.algorithm, ["hmac-sha256"], "algorithm");
  word(scheme.covers, ["body"], "covers");
  const method = text(only, "method", /^([A-Z]+|any)$/);

  const { key } = scheme;
  const prefix = key === "base64" ? "" : typeof key === "object" ? text(object(key, "key", ["base64"])?.base64, "key") : undefined;
  if (prefix === undefined) word(key, ["utf8"], "key");

  const signature = object(scheme.signature, "signature", ["header", "layout", "encoding"]);
  const place = header(signature.header, "signature.header");
  const encoding = word(signature.encoding, ["hex", "hexAnyCase", "base64"], "signature.encoding");
  const layout = readLayout(signature.layout);

  const parts = list(content, "content").map(readPart);
  const signed = parts.flatMap(([kind, of]) => (kind === SIGNED_HEADER ? [String(of)] : []));
  const hasTime = parts.some(([kind]) => kind === TIMESTAMP);
  const time = readTime(scheme.timestamp);
  // What nobody signed must not be taken for signed, and what is signed must be there.
  if (parts.filter(([kind]) => kind === BODY).length !== 1 || (hasTime && !layout[2]) || !areApart(parts, time.header)) refuse("content");
  if (time.isInSignature !== hasTime || (time.header !== undefined && !signed.includes(time.header))) refuse("timestamp");

  // Of several with `|` between them the first that is there counts.
  const headers = [...new Set(signed.concat(place).join("|").split("|"))];
  if (headers.length > MAX_HEADERS) refuse("content");

  const origin = time.isInSignature ? [1] : time.header === undefined ? [0] : [2, time.header];
  return {
    name,
    items: [
      ...[method === "any" ? "" : method, ...(prefix === undefined ? [0] : [1, prefix]), place, encoding, ...layout],
      ...[parts.length, ...parts.flat(), ...origin, time.unit],
    ],
    headers,
    timed: scheme.timestamp !== undefined,
    past: time.past,
    future: time.future,
  };
}
