import { Webhook, WebhookError } from "hookseal";
import { MAX_MESSAGE_BODY_BYTES } from "./bodies.js";
import { readEvidence } from "./evidence.js";
import { binding } from "./forward.js";
import { log } from "./log.js";
import { signer } from "./sign.js";
/** @import { DestinationSettings, Settings, WholeEvent } from "./types.d.ts" */

/** Of a body that goes by way of `BODIES`, in bytes: GitHub's and GitLab's largest. A Worker's memory holds no more (room.js). */
const MAX_BUCKET_BODY_BYTES = 25 * 1024 * 1024;

/** hookseal's own limit, in bytes, where no vendor documents larger bodies. */
const DEFAULT_MAX_BODY_BYTES = 1024 * 1024;

/** As long as the most patient vendor retries (Adyen); Wise: 14 days, most: three or less. */
const DEFAULT_RETENTION_SECONDS = 30 * 24 * 60 * 60;
const HOUR = 60 * 60;

const NO_IDENTITY = "nothing that is signed tells two events apart (docs/schemes.md; an id in a header that is not signed does not count), so each delivery is handed over";

/** What hookseal is told as it stands. */
const OPTIONS = ["tolerance", "sourceAddresses", "audience"];

/** Where the events go to, ready to be signed. */
/** @typedef {{ url: string, service?: string, sign: ReturnType<typeof signer> }} Destination */

/** Code of your own, where there is no destination: on-event.js. */
/** @typedef {(event: WholeEvent) => unknown} Handler */

/**
 * An endpoint is ready, or it has a problem.
 *
 * @typedef {{
 *   name: string,
 *   scheme?: import("hookseal").SchemeName,
 *   webhook?: Webhook,
 *   evidence?: import("hookseal/evidence").EvidenceOptions,
 *   destination?: Destination,
 *   onEvent?: Handler,
 *   retention: number,
 *   problem?: string,
 * }} Endpoint
 */

/**
 * Makes the endpoints that `ENDPOINTS` describes. A mistake in one is logged
 * with its name and leaves the others alone.
 *
 * @param {Cloudflare.Env} env
 * @param {Handler} [onEvent] for the events of endpoints without a destination
 * @returns {Map<string, Endpoint>}
 */
export function prepare(env, onEvent) {
  const described = Object.entries(env.ENDPOINTS ?? {});
  return new Map(described.map(([name, settings]) => [name, { onEvent, ...endpoint(name, settings, env) }]));
}

/**
 * Whether the events of an endpoint have somewhere to go.
 *
 * @param {Endpoint} endpoint
 */
export const hasConsumer = ({ destination, onEvent }) => destination !== undefined || onEvent !== undefined;

/**
 * @param {string} name
 * @param {Settings} settings
 * @param {Cloudflare.Env} env
 * @returns {Endpoint}
 */
function endpoint(name, settings, env) {
  const { scheme, retention = DEFAULT_RETENTION_SECONDS } = settings ?? {};
  try {
    if (!isReached(name)) throw new Error("no URL reaches this name: take letters, digits, - . _ ~");
    const to = settings.destination;
    const made = webhook(name, settings, env);
    if (made.identity === "unknown") log({ at: "start", endpoint: name, code: "no_identity", hint: NO_IDENTITY });
    return {
      name,
      scheme,
      retention,
      webhook: made,
      evidence: readEvidence(settings, (one) => secret(one, env)),
      destination: to === undefined ? undefined : destination(name, to, env),
    };
  } catch (error) {
    const problem = error instanceof WebhookError ? error.hint : String(error);
    log({ at: "start", endpoint: name, code: "endpoint_misconfigured", hint: problem });
    return { name, scheme, retention, problem };
  }
}

/**
 * Whether `/webhooks/<name>` is that path in a request, where other characters are encoded.
 *
 * @param {string} name
 */
function isReached(name) {
  return /^[^/]+$/.test(name) && new URL(`https://worker/webhooks/${name}`).pathname === `/webhooks/${name}`;
}

/**
 * @param {string} name Of the endpoint.
 * @param {Settings} settings
 * @param {Cloudflare.Env} env
 */
function webhook(name, settings, env) {
  const { scheme, secrets = [], verifyToken, retention, maxBodyBytes, destination: _, evidence, bankid, ...rest } = settings;
  refuseUnknown(rest, OPTIONS);
  const options = { ...(verifyToken && { verifyToken: secret(verifyToken, env) }), ...rest };
  const make = (/** @type {object} */ more) => new Webhook(scheme, secrets.map((name) => secret(name, env)), { ...options, ...more });
  const own = make({});
  if (retention !== undefined) checkRetention(retention, own);
  return make({ maxBodyBytes: limit(name, maxBodyBytes, own, env) });
}

/**
 * How large a body may be, in bytes. Where that is less than the vendor says it
 * sends, and nobody said so, the log does.
 *
 * @param {string} endpoint
 * @param {number | undefined} wanted
 * @param {Webhook} webhook as hookseal makes it: with the vendor's own limit
 * @param {Cloudflare.Env} env
 */
function limit(endpoint, wanted, { scheme, maxBodyBytes: own }, { BODIES }) {
  const most = BODIES === undefined ? MAX_MESSAGE_BODY_BYTES : MAX_BUCKET_BODY_BYTES;
  const why = BODIES === undefined ? "the queue takes no more, and no bucket is bound as BODIES" : "a Worker's memory holds no more";
  if (wanted !== undefined && wanted > most) throw new Error(`maxBodyBytes is at most ${most}: ${why}`);
  if (wanted === undefined && own > Math.max(most, DEFAULT_MAX_BODY_BYTES)) {
    log({ at: "start", endpoint, code: "large_bodies_refused", hint: `${scheme} sends up to ${own} bytes, of which ${most} are taken: ${why} (docs/deploy.md)` });
  }
  return wanted ?? Math.min(own, most);
}

/**
 * @param {number} retention
 * @param {Webhook} webhook
 */
function checkRetention(retention, { scheme, identity, retryHours = 0 }) {
  if (!(Number.isFinite(retention) && retention > 0)) throw new Error("retention is a positive number of seconds");
  if (identity === "unknown") throw new Error(`retention does nothing for ${scheme}: ${NO_IDENTITY}`);
  if (retention < retryHours * HOUR) {
    throw new Error(`retention is at least ${retryHours * HOUR} for ${scheme}, which retries for ${retryHours} hours`);
  }
}

/**
 * @param {string} name Of the endpoint.
 * @param {DestinationSettings} settings
 * @param {Cloudflare.Env} env
 * @returns {Destination}
 */
function destination(name, settings, env) {
  const { url, service, secrets = [], ...rest } = settings;
  refuseUnknown(rest, []);
  if ((url === undefined) === (service === undefined)) throw new Error("destination has a url or a service");
  if (secrets.length === 0) throw new Error("destination.secrets names the secrets that events are signed with");
  const sign = signer(secrets.map((name) => secret(name, env)));
  if (service === undefined) return { url: checked(url), sign };
  binding(service, env);
  return { url: `https://${service.toLowerCase()}/${name}`, service, sign };
}

/** @param {string} [url] */
function checked(url = "") {
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== "" || password !== "") throw new Error("destination.url has a user or a password, which fetch refuses: events are signed instead");
  const isLoopback = ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
  if (protocol === "https:" || (protocol === "http:" && isLoopback)) return url;
  throw new Error("destination.url begins with https://: events would go over the network for all to read");
}

/** @param {object} settings @param {string[]} known */
function refuseUnknown(settings, known) {
  const unknown = Object.keys(settings).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Error(`there is no setting "${unknown}"`);
}

/**
 * @param {string} name
 * @param {Cloudflare.Env} env
 */
function secret(name, env) {
  const value = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (env))[name];
  if (typeof value === "string" && value !== "") return value;
  throw new Error(`the secret ${name} is not set: wrangler secret put ${name}`);
}
