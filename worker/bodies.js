/**
 * The claim check: a body that no queue message holds waits in R2, and the
 * message names its object.
 *
 * An object is written once, under a name of its own, for one message: no other
 * delivery, endpoint or retry can put another body there. It is deleted when its
 * event was delivered and that is written down (consume.js), and never where a
 * message could still need it. What nobody deleted, since something failed in
 * between, goes by the bucket's lifecycle rule (docs/deploy.md).
 */
import { log } from "./log.js";
import { within } from "./within.js";
/** @import { EventMessage, WholeEvent } from "./types.d.ts" */

/** Of a body that travels in its message, in bytes: a queue message holds 128 KB, of which this leaves room for what is beside it. */
export const MAX_MESSAGE_BODY_BYTES = 100_000;

/** In milliseconds. Shorter than a hand-over (once.js): then nothing was sent, and the vendor's retry is taken at once. */
const PUT_TIMEOUT_MS = 4000;

/** In milliseconds, of a read to its end. */
const GET_TIMEOUT_MS = 15_000;

/** In milliseconds. A delivered event waits no longer for this. */
const DELETE_TIMEOUT_MS = 2000;

/**
 * Makes the message of an event: one with a large body names it instead.
 *
 * @param {WholeEvent} event
 * @param {Cloudflare.Env} env
 * @returns {Promise<EventMessage>}
 * @throws where the body could not be put there in time; it may still come to be there, and nothing is sent.
 */
export async function checkIn(event, env) {
  const { body, ...message } = event;
  if (body.length <= MAX_MESSAGE_BODY_BYTES) return event;
  const name = `${namespace(event)}${crypto.randomUUID()}`;
  // Only a put on a condition gives null.
  const put = async () => /** @type {R2Object} */ (await bucketOf(env).put(name, body));
  const { etag } = await within(PUT_TIMEOUT_MS, put()).catch((cause) => {
    throw new Error(`the body could not be put into BODIES: ${cause}`);
  });
  return { ...message, object: { name, etag, size: body.length } };
}

/**
 * Fetches the body of an event whose message has none.
 *
 * @param {EventMessage} event
 * @param {Cloudflare.Env} env
 * @returns {Promise<WholeEvent | undefined>} nothing where the object is gone, or is no more what was put there
 * @throws where R2 does not say.
 */
export async function checkOut({ body, object, ...event }, env) {
  if (object === undefined) return body && { ...event, body };
  const fetched = await within(GET_TIMEOUT_MS, read(object, env));
  return fetched && { ...event, body: fetched };
}

/**
 * @param {{ name: string, etag: string }} object
 * @param {Cloudflare.Env} env
 */
async function read({ name, etag }, env) {
  const found = await bucketOf(env).get(name, { onlyIf: { etagMatches: etag } });
  return found !== null && "body" in found ? new Uint8Array(await found.arrayBuffer()) : undefined;
}

/**
 * Deletes the body of an event that needs it no more. Where that fails, the
 * lifecycle rule does it.
 *
 * @param {EventMessage} event
 * @param {Cloudflare.Env} env
 */
export async function discard({ endpoint, key, object }, env) {
  if (object === undefined) return;
  const remove = async () => bucketOf(env).delete(object.name);
  await within(DELETE_TIMEOUT_MS, remove()).catch((cause) => log({ at: "bodies", endpoint, key, code: "discard_failed", hint: String(cause) }));
}

/**
 * What the names of an event's objects begin with.
 *
 * @param {{ endpoint: string, key: string }} event
 */
export const namespace = ({ endpoint, key }) => `${endpoint}/${key}/`;

/** @param {Cloudflare.Env} env */
function bucketOf({ BODIES }) {
  if (BODIES === undefined) throw new Error("BODIES is not bound (wrangler.toml)");
  return BODIES;
}
