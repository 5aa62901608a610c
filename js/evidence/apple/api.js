/** `hookseal/evidence/apple` over its wasm. */
import { bytesOf, isObject } from "../../input.js";
import { EvidenceError } from "../error.js";
import { Judge } from "../exchange.js";
import { isPlain, membersOf, readAnchor, readFingerprint, readNow, readTolerance } from "../input.js";
/** @import { Item } from "../exchange.js" */

export { EvidenceError };

const ENVIRONMENTS = ["Production", "Sandbox"];
const G3 = 0;
const PINNED = 1;
/** Longer bodies are refused by the wasm, whose limit is lower: of these it gets no more. */
const MAX_BODY = 300 * 1024;
/** Apple tries again 1, 12, 24, 48 and 72 hours after the attempt before; its clock and the receiver's may differ by minutes. */
const WINDOW_SECONDS = { past: 158 * 3600, future: 5 * 60 };
const NO_NUMBER = -1;

const OPTIONS = ["environment", "bundleId", "appAppleId", "trustAnchor", "fingerprint", "tolerance", "now"];

const judge = new Judge(MAX_BODY);

/** @param {() => WebAssembly.Module} from where the compiled module comes from */
export const load = (from) => judge.load(from);

/**
 * @param {unknown} body
 * @param {unknown} options
 * @returns {any}
 */
export function verifyNotification(body, options) {
  const { environment, root, anchor, bundleId, appAppleId, past, future, now } = readOptions(options);
  const answer = judge.ask([environment, ...root, anchor, bundleId, readBody(body)], [appAppleId, past, future, now]);
  if (answer.code !== undefined) throw new EvidenceError(answer);
  return answer;
}

/**
 * A body as it was received, or its JSON as somebody has parsed it.
 *
 * @param {any} body
 * @returns {string | Uint8Array}
 */
function readBody(body) {
  const raw = typeof body === "string" ? body : bytesOf(body);
  if (raw !== undefined) return raw;
  const { signedPayload } = isObject(body) ? body : {};
  if (typeof signedPayload === "string") return JSON.stringify({ signedPayload });
  // JSON that a sender wrote without one is refused as in its raw form; what no JSON is, a caller has passed.
  if (body === null || ["number", "boolean"].includes(typeof body) || Array.isArray(body) || isPlain(body)) return "{}";
  throw new TypeError("body: expected the raw body, as a string, Uint8Array or ArrayBuffer, or an object with signedPayload");
}

/** @param {unknown} options */
function readOptions(options) {
  const { environment, bundleId, appAppleId, trustAnchor, fingerprint, tolerance, now = Date.now() } = membersOf(options, "options", OPTIONS);
  if (!ENVIRONMENTS.includes(environment)) throw new TypeError('options.environment: expected "Production" or "Sandbox"');
  if (typeof bundleId !== "string" || bundleId === "") throw new TypeError("options.bundleId: expected the app's identifier");
  /** @type {Item[]} */
  const root = fingerprint === undefined ? [G3] : [PINNED, readFingerprint(fingerprint)];
  return {
    environment: ENVIRONMENTS.indexOf(environment),
    root,
    anchor: readAnchor(trustAnchor),
    bundleId,
    appAppleId: readNumber(appAppleId, environment),
    ...readTolerance(tolerance, WINDOW_SECONDS),
    now: readNow(now),
  };
}

/**
 * @param {unknown} appAppleId
 * @param {string} environment
 */
function readNumber(appAppleId, environment) {
  if (appAppleId === undefined && environment !== "Production") return NO_NUMBER;
  const isNumber = typeof appAppleId === "number" && Number.isSafeInteger(appAppleId) && appAppleId > 0;
  if (!isNumber) throw new TypeError("options.appAppleId: expected the app's number in the App Store, which production has to be told by");
  return appAppleId;
}
