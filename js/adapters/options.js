/** The options of an adapter, checked: a mistyped one must not pass for a default. */

/** @typedef {import("./types.js").Options<any[]>} Options */
/** @typedef {import("./types.js").Refusal} Refusal */

const NAMES = /** @type {const} */ ([
  "store",
  "endpoint",
  "lease",
  "ttl",
  "answer",
  "reply",
  "bodyTimeout",
  "sourceAddress",
  "url",
  "onRefusal",
]);

/** Longer than any vendor waits for an answer. */
const MINUTE = 60;
/** Longer than any vendor goes on retrying (ZignSec: 48 hours). */
const THREE_DAYS = 3 * 24 * 60 * 60;

/** @param {Refusal} error */
function report(error) {
  if (error.status >= 500 && error.code !== "in_progress") console.error(error);
}

/**
 * @param {any} given
 * @param {{ more?: string[], without?: string[] }} names beside the common ones, and those that make no sense here
 */
export function readOptions(given, { more = [], without = [] } = {}) {
  if (given === null || typeof given !== "object") throw new TypeError("options: expected an object");
  const names = [...NAMES, ...more].filter((name) => !without.includes(name));
  for (const name of Object.keys(given)) {
    if (!names.includes(name)) throw new TypeError(`options.${name}: there is no such option here`);
  }
  const { store, endpoint = "", answer = "after", reply } = /** @type {Options} */ (given);
  for (const method of /** @type {const} */ (["reserve", "confirm", "release"])) {
    if (store !== undefined && typeof store?.[method] !== "function") {
      throw new TypeError(`options.store: expected a store, with ${method}()`);
    }
  }
  if (typeof endpoint !== "string") throw new TypeError("options.endpoint: expected a text");
  if (answer !== "after" && answer !== "before") throw new TypeError('options.answer: expected "after" or "before"');
  return {
    store,
    endpoint,
    answer,
    reply: readReply(reply),
    lease: seconds(given, "lease", MINUTE),
    ttl: seconds(given, "ttl", THREE_DAYS),
    bodyTimeout: seconds(given, "bodyTimeout", 10),
    sourceAddress: callable(given, "sourceAddress"),
    url: callable(given, "url"),
    waitUntil: callable(given, "waitUntil"),
    onRefusal: callable(given, "onRefusal") ?? report,
  };
}

/** @param {import("./types.js").Reply | undefined} reply */
function readReply(reply) {
  if (reply === undefined) return json(200, { status: "accepted" });
  const { status = 200, headers = {}, body = "" } = reply;
  // Anything else would have the vendor come again, for ever.
  if (!(status >= 200 && status < 300)) throw new RangeError("options.reply.status: expected a status from 200 to 299");
  return { status, headers, body };
}

/**
 * @param {any} given
 * @param {string} name
 * @param {number} otherwise
 * @returns {number}
 */
function seconds(given, name, otherwise) {
  const value = given[name] ?? otherwise;
  if (!(Number.isFinite(value) && value > 0)) throw new TypeError(`options.${name}: expected a number of seconds`);
  return value;
}

/**
 * @param {any} given
 * @param {string} name
 * @returns {((...args: any[]) => any) | undefined}
 */
function callable(given, name) {
  const value = given[name];
  if (value !== undefined && typeof value !== "function") throw new TypeError(`options.${name}: expected a function`);
  return value;
}

/**
 * @param {number} status
 * @param {object} value
 * @param {Record<string, string>} [headers]
 */
export function json(status, value, headers) {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(value) };
}
