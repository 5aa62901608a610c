/** Bodies that say something else and read as well as before: whoever refuses one has not merely failed to parse it. */

import { contentTypeOf } from "./samples.js";

/** How many bytes are read in all: of a small body each place is tried, and of any some are. */
const MAX_READ_BYTES = 1 << 22;
const MIN_TRIED = 16;

/** What stands before a letter or digit that is not its own: an escape of a URL, JSON or XML, a tag. */
const BOUND = /%.?$|\\(u[\da-fA-F]{0,3})?$|&[\w#]*$|<[^<>]*$/;

/** Another of its kind: a number stays one, a word a word. @param {number} byte */
const neighbour = (byte) => (/[0-8A-Ya-y]/.test(String.fromCharCode(byte)) ? byte + 1 : byte - 1);

/** @param {string} text @returns {object | undefined} undefined where it is no document of JSON, as parsers of requests take them */
function fromJson(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const IS_FORM = /^[^\s=&{["<]+=/;

/** What a parser makes of a body: of JSON, or of a form, whose values may be JSON. @param {string} text */
function read(text) {
  const isForm = IS_FORM.test(text.slice(0, 512));
  return isForm ? Object.fromEntries(Array.from(new URLSearchParams(text), ([name, value]) => [name, fromJson(value) ?? value])) : fromJson(text);
}

/** The paths in a document with the kinds of what is there. @param {unknown} value @param {string} [path] @returns {string[]} */
function outline(value, path = "") {
  const members = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return members.length > 0 ? members.flatMap(([name, member]) => outline(member, `${path}.${name}`)) : [`${path} ${value === null ? "null" : typeof value}`];
}

/** @param {Buffer} body @returns {string | undefined} undefined where no parser is known to read it */
function form(body) {
  const document = read(body.toString("utf8"));
  return document && outline(document).sort().join("\n");
}

/**
 * Whether a parser that reads the one finds the same names in the other.
 * @param {Buffer} one
 * @param {Buffer} other
 */
export const readsLike = (one, other) => one.equals(other) || (form(one) !== undefined && form(one) === form(other));

/** The places of a text from its middle outwards. @param {number} length */
function* outwards(length) {
  const middle = length >> 1;
  for (let step = 0; step <= middle; step += 1) yield* step === 0 ? [middle] : [middle + step, middle - step];
}

/** What else a value may be, where none of its letters or digits can be another: one place after the other. @param {unknown} value @returns {Generator<unknown>} */
function* others(value) {
  if (typeof value === "string") yield `${value}a`;
  else if (typeof value === "boolean" || value === null) yield value !== true;
  else if (Array.isArray(value)) {
    if (value.length === 0) yield [0];
    for (const [index, member] of value.entries()) for (const other of others(member)) yield value.with(index, other);
  } else if (typeof value === "object") {
    const members = Object.entries(value);
    if (members.length === 0) yield { added: true };
    for (const [index, [name, member]] of members.entries()) for (const other of others(member)) yield Object.fromEntries(members.with(index, [name, other]));
  }
}

/** A document with another value, written anew. @param {string} text @returns {Generator<string>} */
function* rewritten(text) {
  if (!IS_FORM.test(text.slice(0, 512))) {
    for (const value of others(fromJson(text))) yield JSON.stringify(value);
    return;
  }
  const pairs = [...new URLSearchParams(text)];
  for (const [index, [name, value]] of pairs.entries()) {
    const document = fromJson(value);
    for (const other of others(document ?? value)) yield new URLSearchParams(pairs.with(index, [name, document ? JSON.stringify(other) : String(other)])).toString();
  }
}

/**
 * The same body with another letter or digit in one of its values, else with another value: `true` for
 * `false`, a member in what is empty. None of a body that reads as JSON or a form does and is neither.
 * @param {Buffer} body
 * @returns {Generator<Buffer>}
 */
export function* tamperings(body) {
  const text = body.toString("latin1");
  const own = form(body);
  const isUnread = own === undefined;
  const type = contentTypeOf(body);
  if (isUnread && !/xml|octet/.test(type)) return;
  const changed = (/** @type {number} */ at, /** @type {number} */ byte) => Buffer.from(body.map((old, index) => (index === at ? byte : old)));
  let left = Math.max(MIN_TRIED, MAX_READ_BYTES / body.length);
  for (const at of outwards(body.length)) {
    if (left <= 0) break;
    if (!/[0-9A-Za-z]/.test(text.charAt(at)) || BOUND.test(text.slice(Math.max(0, at - 64), at))) continue;
    left -= 1;
    const one = changed(at, neighbour(body[at]));
    if (own === form(one)) yield one;
  }
  if (!isUnread) yield* first(MIN_TRIED, rewritten(body.toString("utf8")));
  // What nobody parses reads as well with any other byte.
  else if (type.endsWith("octet-stream") && body.length > 0) yield changed(body.length >> 1, body[body.length >> 1] ^ 1);
}

/** @param {number} most @param {Generator<string>} texts */
function* first(most, texts) {
  let left = most;
  for (const text of texts) {
    if (left === 0) return;
    left -= 1;
    yield Buffer.from(text);
  }
}
