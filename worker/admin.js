import { replay } from "./dead-letters.js";
import { digestOfId } from "./digest.js";
import { log } from "./log.js";
import { FILTERS, list } from "./records.js";

const DEFAULT_PAGE_ROWS = 50;
const MAX_PAGE_ROWS = 500;

/**
 * For whoever has `ADMIN_TOKEN`:
 *
 * `GET /admin/deliveries?endpoint=&code=&key=&id=&from=&to=&limit=&before=`: the
 * outcomes, the newest first. `id` is the vendor's, `from` and `to` are times.
 * `next` of the answer is the `before` of the next page.
 *
 * `POST /admin/dead-letters/<key>`: a dead letter is sent on its way again.
 *
 * @param {string} path Below /admin/.
 * @param {Request} request
 * @param {Cloudflare.Env} env
 * @returns {Promise<Response>}
 */
export async function admin(path, request, env) {
  // Who set no token has no such page.
  if (!env.ADMIN_TOKEN) return refuse(404, "not_found");
  if (!(await isBearer(request.headers.get("authorization"), env.ADMIN_TOKEN))) {
    return refuse(401, "unauthorized", { "www-authenticate": "Bearer" });
  }
  const [, key] = /^dead-letters\/([!-~]+)$/.exec(path) ?? [];
  if (key === undefined && path !== "deliveries") return refuse(404, "not_found");
  const method = key === undefined ? "GET" : "POST";
  if (request.method !== method) return refuse(405, "method_not_allowed", { allow: method });
  return key === undefined ? listDeliveries(request, env) : replayDeadLetter(key, env);
}

/**
 * @param {Request} request
 * @param {Cloudflare.Env} env
 */
async function listDeliveries(request, env) {
  const { filters, bounds } = await readQuery(new URL(request.url).searchParams);
  const { limit } = bounds;
  const isRight = Object.values(bounds).every(isCount) && limit > 0 && limit <= MAX_PAGE_ROWS;
  if (filters === undefined || !isRight) return refuse(400, "bad_query");
  if (env.RECORDS === undefined) return refuse(503, "records_unavailable");
  try {
    const deliveries = await list(filters, bounds, env.RECORDS);
    const next = deliveries.length === limit ? deliveries.at(-1)?.id : null;
    return Response.json({ deliveries, next }, { headers: { "cache-control": "no-store" } });
  } catch (cause) {
    log({ at: "records", code: "records_unavailable", hint: String(cause) });
    return refuse(503, "records_unavailable");
  }
}

/**
 * @param {string} key
 * @param {Cloudflare.Env} env
 */
async function replayDeadLetter(key, env) {
  try {
    return (await replay(key, env)) ? Response.json({ status: "replayed" }, { status: 202 }) : refuse(404, "no_dead_letter");
  } catch (cause) {
    log({ at: "event", code: "replay_failed", hint: String(cause) });
    return refuse(503, "replay_failed");
  }
}

/**
 * Compares hashes, in constant time: neither what is in the token nor how long
 * it is can be found out by the time it takes. "Bearer" is written in any case
 * (RFC 9110).
 *
 * @param {string | null} header
 * @param {string} token
 */
async function isBearer(header, token) {
  const hash = (/** @type {string} */ text) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const [, given = ""] = /^bearer +(.+)$/i.exec(header ?? "") ?? [];
  const hashes = await Promise.all([hash(given), hash(token)]);
  return crypto.subtle.timingSafeEqual(...hashes);
}

/**
 * No filters where there is a parameter that nobody knows: it was meant to
 * narrow the list, and would not.
 *
 * @param {URLSearchParams} query
 */
async function readQuery(query) {
  const { before = MAX_NUMBER, limit = DEFAULT_PAGE_ROWS, from = 0, to = MAX_NUMBER, id, ...rest } = Object.fromEntries(query);
  const filters = new Map(Object.entries(rest));
  const event = await digestOfId(id);
  if (event !== undefined) filters.set("event", event);
  const isKnown = [...filters.keys()].every((name) => FILTERS.includes(name));
  const bounds = { before: Number(before), limit: Number(limit), from: time(from), to: time(to) };
  return { filters: isKnown ? filters : undefined, bounds };
}

/**
 * Milliseconds since 1970-01-01T00:00Z, or a date as ISO 8601 has it.
 *
 * @param {string | number} text
 */
const time = (text) => (/^\d{4}-\d\d-\d\d/.test(`${text}`) ? Date.parse(`${text}`) : Number(text));

const MAX_NUMBER = Number.MAX_SAFE_INTEGER;

/** @param {number} value */
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;

/**
 * @param {number} status
 * @param {string} error
 * @param {Record<string, string>} [headers]
 */
const refuse = (status, error, headers) => Response.json({ error }, { status, headers });
