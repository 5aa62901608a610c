/** The endpoints of `listen`: a path, who is expected there, and the secret. */
import { UsageError } from "./args.js";
import { known, nameOf, namedScheme, webhookOf } from "./scheme.js";
import { fromEnvironment, readSecrets } from "./secret.js";

/** @typedef {import("./types.js").Io} Io */
/** @typedef {import("./types.js").Values} Values */

/**
 * @typedef {object} Endpoint
 * @property {string} path
 * @property {import("hookseal").AnyScheme} scheme
 * @property {import("./types.js").Given[]} given
 * @property {import("hookseal").Webhook<any>} webhook
 */

const FORM = /^(\/[^=]*)=([\w-]+)(?::(.+))?$/;

/**
 * @param {Values} values
 * @param {Io} io
 * @returns {Promise<Endpoint[]>}
 */
export async function readEndpoints(values, io) {
  const listed = (values.endpoint ?? []).map((/** @type {string} */ text) => fromText(text, values, io));
  const scheme = namedScheme(values, io);
  if (scheme === undefined && listed.length === 0) throw new UsageError("who is expected? --scheme name --secret-env NAME, or --endpoint /path=scheme:NAME for each");
  if (scheme === undefined) return listed;
  const given = await readSecrets(values, io, { question: `secret of ${nameOf(scheme)}` });
  return [...listed, endpointOf("/", scheme, given, values)];
}

/** @param {string} text @param {Values} values @param {Io} io */
function fromText(text, values, io) {
  const [, path, scheme, name] = FORM.exec(text) ?? [];
  if (path === undefined) throw new UsageError("--endpoint: expected /path=scheme:NAME, where NAME is the variable that holds the secret");
  return endpointOf(path, known(scheme), name === undefined ? [] : [fromEnvironment(name, io, "endpoint")], values);
}

/**
 * @param {string} path
 * @param {import("hookseal").AnyScheme} scheme
 * @param {import("./types.js").Given[]} given
 * @param {Values} values
 * @returns {Endpoint}
 */
const endpointOf = (path, scheme, given, values) => ({ path, scheme, given, webhook: webhookOf(scheme, given.map(({ secret }) => secret), values) });

/**
 * The endpoint of a path: its own, else that of all paths.
 * @param {readonly Endpoint[]} endpoints
 * @param {string} path
 */
export const endpointAt = (endpoints, path) => endpoints.find((one) => one.path === path) ?? endpoints.find((one) => one.path === "/");

/** Deliveries a minute that are explained and saved of what is not verified: whoever can send takes neither the processor nor the disk. */
export const MAX_PER_MINUTE = 20;
const MINUTE_MS = 60_000;
/** Bytes that are saved: in a minute, and as long as the program runs. */
const MAX_BYTES_PER_MINUTE = 4 << 20;
const MAX_BYTES_IN_ALL = 64 << 20;

/** @typedef {{ takes: () => boolean, keeps: (bytes: number) => boolean }} Ration whether one more is explained, and whether so many bytes more are saved */
/** @typedef {(endpoint: object, kind: "unsigned" | "signed" | "handshake") => Ration} Rations */

/** @returns {Ration} */
function ration() {
  let [left, bytes, began, all] = [0, 0, -Infinity, MAX_BYTES_IN_ALL];
  const takes = () => {
    const now = Date.now();
    // Either way: a clock that is put back would end the explanations for as long.
    if (Math.abs(now - began) >= MINUTE_MS) [left, bytes, began] = [MAX_PER_MINUTE, MAX_BYTES_PER_MINUTE, now];
    left -= 1;
    return left >= 0;
  };
  const keeps = (/** @type {number} */ more) => {
    if (more > Math.min(bytes, all)) return false;
    bytes -= more;
    all -= more;
    return true;
  };
  return { takes, keeps };
}

/**
 * Each endpoint's own, and of each kind: whoever knows an address alone, and signs nothing, must
 * not use up what explains the delivery of a vendor that was changed on its way.
 * @returns {Rations}
 */
export function rations() {
  /** @type {Map<object, Map<string, Ration>>} */
  const all = new Map();
  return (endpoint, kind) => {
    const own = all.get(endpoint) ?? new Map();
    const found = own.get(kind) ?? ration();
    all.set(endpoint, own.set(kind, found));
    return found;
  };
}
