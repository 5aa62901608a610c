/** Who may have sent a delivery, and a Webhook for whoever is named: nobody is chosen silently. */
import { resolve } from "node:path";
import { Webhook, schemes } from "hookseal";
import { UsageError } from "./args.js";
import { MAX_WRITTEN_BYTES, readFile } from "./read-file.js";

/** @typedef {import("./types.js").Values} Values */
/** @typedef {import("./types.js").Delivery} Delivery */
/** @typedef {import("./types.js").Io} Io */
/** @typedef {import("hookseal").AnyScheme} AnyScheme */

/** Headers that many requests have, whoever sends them. */
const EVERYWHERE = ["host", "authorization"];

/**
 * The scheme that is named, or described in a file.
 * @param {Values} values of the options in `SCHEME`
 * @param {Io} io
 * @returns {AnyScheme | undefined}
 */
export function namedScheme({ scheme, "scheme-file": file }, { cwd, isAgent = false }) {
  if (scheme !== undefined && file !== undefined) throw new UsageError("--scheme or --scheme-file: not both");
  return file === undefined ? scheme && known(scheme) : describedIn(resolve(cwd, file), isAgent);
}

/**
 * A name that is known: of any other the library says which may have been meant, and does not repeat it.
 * @param {string} name
 * @returns {any}
 */
export function known(name) {
  if (infoOf(/** @type {any} */ (name)) === undefined) new Webhook(/** @type {any} */ (name), []);
  return name;
}

/** @param {string} path @param {boolean} isRegular @returns {AnyScheme} */
function describedIn(path, isRegular) {
  try {
    return JSON.parse(readFile(path, MAX_WRITTEN_BYTES, isRegular).toString("utf8"));
  } catch (error) {
    const { code = "it is not JSON" } = /** @type {any} */ (error);
    throw new UsageError(`--scheme-file: the description cannot be read (${code})`);
  }
}

/** @param {AnyScheme} scheme */
export const nameOf = (scheme) => (typeof scheme === "string" ? scheme : (scheme.name ?? "custom"));

/** @param {AnyScheme} scheme @returns {import("hookseal").SchemeInfo | undefined} */
export const infoOf = (scheme) => schemes.find(({ name }) => name === scheme);

/**
 * The built-in schemes whose headers are there, the likeliest first. It is what the
 * sender shows, and proves nothing.
 * @param {Delivery} delivery
 * @returns {import("hookseal").SchemeInfo[]}
 */
export function possibleSchemes({ headers }) {
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  return schemes
    .map((scheme) => ({ scheme, ...presence(scheme.headers ?? [], names) }))
    .filter(({ own }) => own > 0)
    .sort((one, other) => other.share - one.share || other.own - one.own)
    .map(({ scheme }) => scheme);
}

/**
 * @param {readonly string[]} read by a scheme
 * @param {ReadonlySet<string>} there
 */
function presence(read, there) {
  const present = read.filter((name) => there.has(name));
  const own = present.filter((name) => !EVERYWHERE.includes(name)).length;
  // `authorization` alone says that something is asked for, and by no means what.
  return { own: own || (present.includes("authorization") ? 0.1 : 0), share: own === 0 ? 0 : present.length / familySize(read, present) };
}

/** Two families of names (`svix-…`, `webhook-…`) count as one. @param {readonly string[]} read @param {readonly string[]} present */
const familySize = (read, present) => {
  const has = (/** @type {string} */ prefix) => read.some((name) => name.startsWith(prefix));
  return has("svix-") && has("webhook-") ? Math.max(present.length, read.length / 2) : read.length;
};

/**
 * @param {AnyScheme} scheme
 * @param {readonly (string | Uint8Array)[]} secrets
 * @param {Values} values of the options in `SCHEME` and `TIME`
 * @returns {Webhook<any>}
 */
export function webhookOf(scheme, secrets, { audience, "verify-token": verifyToken, sources, tolerance }) {
  const options = {
    ...(audience !== undefined && { audience }),
    ...(verifyToken !== undefined && { verifyToken }),
    ...(sources !== undefined && { sourceAddresses: sources }),
    ...(tolerance !== undefined && { tolerance: toleranceOf(tolerance) }),
  };
  return new Webhook(scheme, /** @type {any} */ (secrets), options);
}

/** @param {string} text */
function toleranceOf(text) {
  if (text === "off") return Infinity;
  if (!(Number(text) > 0)) throw new UsageError("--tolerance: expected seconds above 0, or off");
  return Number(text);
}

/**
 * @param {Values} values
 * @param {Delivery} delivery
 */
export const contextOf = ({ now, "source-address": sourceAddress }, delivery) => ({
  method: delivery.method,
  url: delivery.url,
  sourceAddress,
  now: timeOf(now, delivery.at),
});

/**
 * @param {string | undefined} text
 * @param {number | undefined} captured
 */
function timeOf(text, captured) {
  if (text === undefined) return undefined;
  if (text === "captured") {
    if (captured === undefined) throw new UsageError("--now captured: the request does not say when it was captured");
    return captured;
  }
  const time = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (!Number.isFinite(time)) throw new UsageError("--now: expected ISO 8601, or milliseconds since 1970");
  return time;
}
