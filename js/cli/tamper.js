/** Bodies that say something else and read as well as before: whoever refuses one has not merely failed to parse it. */

/** How many bytes are read in all: of a small body each place is tried, and of any some are. */
const MOST_READ = 1 << 22;
const LEAST_TRIED = 16;

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

/** What a parser makes of a body: of JSON, or of a form, whose values may be JSON. @param {string} text */
function read(text) {
  const isForm = /^[^\s=&{["<]+=/.test(text.slice(0, 512));
  return isForm ? Object.fromEntries(Array.from(new URLSearchParams(text), ([name, value]) => [name, fromJson(value) ?? value])) : fromJson(text);
}

/** The paths in a document with the kinds of what is there. @param {unknown} value @param {string} [path] @returns {string[]} */
const outline = (value, path = "") =>
  typeof value === "object" && value !== null ? Object.entries(value).flatMap(([name, member]) => outline(member, `${path}.${name}`)) : [`${path} ${value === null ? "null" : typeof value}`];

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

/**
 * The same body with another letter or digit in one of its values; last, where that may not be all, with any other byte.
 * @param {Buffer} body
 * @returns {Generator<Buffer>}
 */
export function* tamperings(body) {
  const text = body.toString("latin1");
  const own = form(body);
  const changed = (/** @type {number} */ at, /** @type {number} */ byte) => Buffer.from(body.map((old, index) => (index === at ? byte : old)));
  let left = Math.max(LEAST_TRIED, MOST_READ / body.length);
  for (const at of outwards(body.length)) {
    if (left <= 0) break;
    if (!/[0-9A-Za-z]/.test(text.charAt(at)) || BOUND.test(text.slice(Math.max(0, at - 64), at))) continue;
    left -= 1;
    const one = changed(at, neighbour(body[at]));
    if (own === form(one)) yield one;
  }
  if (body.length > 0) yield changed(body.length >> 1, body[body.length >> 1] ^ 1);
}
