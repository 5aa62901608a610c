/** The options of an adapter, checked when it is made: no mistake in them may wait for a delivery. */
import { isObject } from "../input.js";

/** @typedef {import("./types.js").CommonOptions<any[]>} Options */

const NAMES = /** @type {const} */ ([
  "store",
  "endpoint",
  "lease",
  "ttl",
  "storeTimeout",
  "answer",
  "reply",
  "bodyTimeout",
  "sourceAddress",
  "url",
  "waitUntil",
  "onRefusal",
  "onDiagnosis",
]);

/** What does nothing without a store. */
const OF_STORE = ["lease", "ttl", "storeTimeout"];

/** Longer than any vendor waits for an answer. */
const DEFAULT_LEASE_SECONDS = 60;
/** As long as the vendors that go on longest retry (Adyen); Wise: 14 days, most: three or less. */
const DEFAULT_TTL_SECONDS = 30 * 24 * 60 * 60;
/** Past this a wait is a mistake, and a clock in milliseconds leaves what stores and timers hold. */
const MAX_SECONDS = 10 * 365 * 24 * 60 * 60;
/** The longest that a timer waits: 2^31 - 1 milliseconds. One that is set for longer rings at once. */
const MAX_TIMER_SECONDS = 2_147_483;

/** Statuses whose responses have no body (Fetch, "null body status"). */
export const BODILESS = [204, 205, 304];
/** RFC 9110: a token; and visible characters, as far as servers take them. */
const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
export const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** Written by the server, by the body that there is. */
export const FRAMING = ["connection", "content-length", "keep-alive", "trailer", "transfer-encoding", "upgrade"];

const HOUR_SECONDS = 60 * 60;

/**
 * What a store can do for a scheme, said when the receiver is made.
 *
 * @param {{ scheme: string, identity?: string, retryHours?: number }} webhook
 * @param {{ store: object | undefined, ttl: number }} options
 */
export function checkIdentity({ scheme, identity, retryHours = 0 }, { store, ttl }) {
  if (store === undefined) return;
  if (identity === "unread") throw new TypeError("options.store: hookseal/slim does not read what tells events apart: import hookseal");
  if (identity === "unknown") {
    console.warn(`hookseal: nothing that is signed tells two events of ${scheme} apart (docs/schemes.md): the store is not asked, and the handler gets each copy. An id in a header that is not signed does not count: whoever sends a delivery again can write another there`);
  } else if (ttl < retryHours * HOUR_SECONDS) {
    throw new TypeError(`options.ttl: ${scheme} retries for ${retryHours} hours, and what was handled has to be remembered as long: at least ${retryHours * HOUR_SECONDS}`);
  }
}

/**
 * @param {any} given
 * @param {{ without?: string[] }} names those that make no sense here
 */
export function readOptions(given, { without = [] } = {}) {
  onlyKnown("options", given, NAMES.filter((name) => !without.includes(name)));
  const { answer = "after", reply } = /** @type {Options} */ (given);
  if (answer !== "after" && answer !== "before") throw new TypeError('options.answer: expected "after" or "before"');
  return {
    ...readStore(given),
    answer,
    reply: readReply(reply),
    lease: seconds(given, "lease", DEFAULT_LEASE_SECONDS, MAX_SECONDS),
    ttl: seconds(given, "ttl", DEFAULT_TTL_SECONDS, MAX_SECONDS),
    storeTimeout: seconds(given, "storeTimeout", 3, MAX_TIMER_SECONDS),
    bodyTimeout: seconds(given, "bodyTimeout", 10, MAX_TIMER_SECONDS),
    sourceAddress: callable(given, "sourceAddress"),
    url: callable(given, "url"),
    waitUntil: callable(given, "waitUntil"),
    onRefusal: callable(given, "onRefusal"),
    onDiagnosis: callable(given, "onDiagnosis"),
  };
}

/**
 * @param {string} what
 * @param {any} given
 * @param {readonly string[]} names
 */
function onlyKnown(what, given, names) {
  if (!isObject(given)) throw new TypeError(`${what}: expected an object`);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new TypeError(`${what}.${unknown}: there is no such option here`);
}

/**
 * Receivers that share a store and a name would take each other's events for
 * copies: a name is asked for wherever there is a store. Who gives what is for one, and
 * none, has forgotten it: `store: undefined` says that it is meant.
 *
 * @param {any} given
 * @returns {{ store: import("./types.js").ReplayStore | undefined, endpoint: string }}
 */
function readStore(given) {
  const { store, endpoint } = given;
  const idle = OF_STORE.find((name) => given[name] !== undefined);
  if (idle !== undefined && !("store" in given)) throw new TypeError(`options.${idle}: it is for a store, and there is none`);
  for (const method of ["reserve", "confirm", "release"]) {
    if (store !== undefined && typeof store?.[method] !== "function") {
      throw new TypeError(`options.store: expected a store, with ${method}()`);
    }
  }
  const isNamed = typeof endpoint === "string" && endpoint !== "";
  if (endpoint !== undefined && !isNamed) throw new TypeError("options.endpoint: expected a name");
  if (store !== undefined && !isNamed) {
    throw new TypeError("options.endpoint: a store needs the endpoint's name, by which the events of two endpoints are told apart");
  }
  return { store, endpoint: endpoint ?? "" };
}

/** @param {any} reply */
function readReply(reply) {
  if (reply === undefined) return undefined;
  onlyKnown("options.reply", reply, ["status", "headers", "body"]);
  const { status = 200, headers = {}, body = "" } = reply;
  // Anything else would have the vendor come again, for ever.
  if (!(Number.isInteger(status) && status >= 200 && status < 300)) {
    throw new TypeError("options.reply.status: expected a status from 200 to 299");
  }
  if (typeof body !== "string") throw new TypeError("options.reply.body: expected a text");
  if (body !== "" && BODILESS.includes(status)) throw new TypeError(`options.reply.body: an answer with ${status} has none`);
  return { status, headers: readHeaders(headers), body };
}

/** @param {any} headers */
function readHeaders(headers) {
  if (!isObject(headers)) throw new TypeError("options.reply.headers: expected an object");
  /** @type {Record<string, string>} */
  const read = {};
  for (const [name, value] of Object.entries(headers)) {
    if (!HEADER_NAME.test(name)) throw new TypeError("options.reply.headers: expected names of headers");
    if (FRAMING.includes(name.toLowerCase())) throw new TypeError(`options.reply.headers: ${name} is written by the server`);
    if (typeof value !== "string" || !HEADER_VALUE.test(value)) {
      throw new TypeError(`options.reply.headers: expected a text of characters that a header holds as ${name}`);
    }
    read[name] = value;
  }
  return read;
}

/**
 * @param {any} given
 * @param {string} name
 * @param {number} otherwise
 * @param {number} longest
 * @returns {number}
 */
function seconds(given, name, otherwise, longest) {
  const value = given[name] ?? otherwise;
  if (!(Number.isFinite(value) && value > 0)) throw new TypeError(`options.${name}: expected a number of seconds`);
  if (value > longest) throw new TypeError(`options.${name}: expected at most ${longest} seconds`);
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
