/**
 * A description (docs/custom-schemes.md) → the numbers and texts that
 * `src/slim.rs` reads. Only what the slim wasm can do; whatever else a
 * description says is refused, never left out of account.
 */
import { WebhookError } from "../shared.js";

/** @typedef {number | string | Uint8Array} Item */

/** Those that change no verdict. */
const MEMBERS = ["$schema", "description", "name", "algorithm", "key", "signature", "content", "forms", "timestamp", "method", "covers"];

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
 * @param {unknown} value
 * @param {string} path
 * @param {RegExp} [form]
 * @returns {string}
 */
const text = (value, path, form = /./s) => (typeof value === "string" && form.test(value) ? value : refuse(path));

/** @param {unknown} value @param {string} path */
const header = (value, path) => text(value, path, /^[!#$%&'*+.^_`|~\w-]+$/).toLowerCase();

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

/** @param {unknown} seconds @param {string} path */
function side(seconds, path) {
  if (seconds === "any") return Infinity;
  return Number.isSafeInteger(seconds) && /** @type {number} */ (seconds) >= 0 ? 1000 * /** @type {number} */ (seconds) : refuse(path);
}

/**
 * @param {unknown} description
 * @returns {{ name: string, items: Item[], headers: string[], timed: boolean, past: number, future: number }}
 */
export function readScheme(description) {
  const scheme = object(description, "scheme", MEMBERS);
  const name = text(scheme.name ?? "custom", "name", /^[a-z0-9]+(-[a-z0-9]+)*$/);
  word(scheme.algorithm, ["hmac-sha256"], "algorithm");
  word(scheme.covers, ["body"], "covers");
  const method = text(scheme.method ?? "POST", "method", /^([A-Z]+|any)$/);

  const { key } = scheme;
  const prefix = key === "base64" ? "" : typeof key === "object" ? text(object(key, "key", ["base64"])?.base64, "key") : undefined;
  if (prefix === undefined) word(key, ["utf8"], "key");

  const signature = object(scheme.signature, "signature", ["header", "layout", "encoding"]);
  const place = header(signature.header, "signature.header");
  const encoding = word(signature.encoding, ["hex", "hexAnyCase", "base64"], "signature.encoding");
  const layout = readLayout(signature.layout);

  const headers = [place];
  const content = list(scheme.content ?? ["body"], "content");
  const parts = content.flatMap((part) => {
    if (part === "body") return [0];
    if (part === "timestamp") return [1];
    const { literal, header: signed } = object(part, "content", ["literal", "header"]);
    if ((literal === undefined) === (signed === undefined)) refuse("content");
    if (literal !== undefined) return [2, text(literal, "content")];
    headers.push(header(signed, "content"));
    return [3, /** @type {string} */ (headers.at(-1))];
  });
  // What nobody signed must not be taken for signed, and what is signed must be there.
  if (!content.includes("body")) refuse("content");
  const hasTime = content.includes("timestamp");
  if (hasTime && !layout[2]) refuse("content");

  const forms = (scheme.forms === undefined ? [] : list(scheme.forms, "forms")).map((one) => {
    const { header: of, form } = object(one, "forms", ["header", "form"]);
    return [header(of, "forms"), word(form ?? null, ["plain", "url"], "forms")];
  });

  const { timestamp } = scheme;
  const time = object(timestamp ?? { from: "none" }, "timestamp", ["from", "unit", "tolerance"]);
  const { from } = time;
  const origin = from === "signature" || timestamp === undefined ? [] : [header(object(from, "timestamp.from", ["header"]).header, "timestamp.from")];
  if ((from === "signature") !== hasTime || origin.some((name) => headers.indexOf(name, 1) < 0)) refuse("timestamp");
  const unit = word(time.unit, ["seconds", "milliseconds", "secondsOrMilliseconds"], "timestamp.unit");
  const { tolerance = 300 } = time;
  const sides = typeof tolerance === "object" ? object(tolerance, "timestamp.tolerance", ["past", "future"]) : { past: tolerance, future: tolerance };

  return {
    name,
    items: [
      ...[method === "any" ? "" : method, ...(prefix === undefined ? [0] : [1, prefix]), place, encoding, ...layout],
      ...[content.length, ...parts, forms.length, ...forms.flat(), ...(timestamp === undefined ? [0] : hasTime ? [1] : [2, ...origin]), unit],
    ],
    headers: [...new Set(headers)],
    timed: timestamp !== undefined,
    past: side(sides.past, "timestamp.tolerance"),
    future: side(sides.future, "timestamp.tolerance"),
  };
}
