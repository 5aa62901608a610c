/** Copies of dead letters in the Durable Object, from which one is replayed by hand. Their queue delivers them without it. */
import { log } from "./log.js";
import { shardOf } from "./shard.js";
import { within } from "./within.js";
/** @import { EventMessage } from "./types.d.ts" */

/** How long a dead letter is wanted, in milliseconds: its queue keeps it for 14 days and no longer. */
export const MAX_AGE_MS = 14 * 24 * 60 * 60 * 1000;

/** In milliseconds. */
const STORE_TIMEOUT_MS = 2000;

/**
 * @param {EventMessage} event
 * @param {Cloudflare.Env} env
 */
export function bury(event, env) {
  return tried(async () => shardOf(event.key, env).bury(event, event.receivedAt + MAX_AGE_MS));
}

/**
 * Delivered, or given up: neither replayed nor tried again.
 *
 * @param {EventMessage} event
 * @param {Cloudflare.Env} env
 * @returns {Promise<boolean>} whether that is written down
 */
export async function settle({ key, receivedAt }, env) {
  const write = async () => {
    await shardOf(key, env).settle(key, receivedAt + MAX_AGE_MS);
    return true;
  };
  return (await tried(write)) === true;
}

/**
 * Whether another copy of it arrived, as one does that somebody replayed.
 *
 * @param {EventMessage} event
 * @param {Cloudflare.Env} env
 */
export async function isSettled({ key }, env) {
  const letter = await tried(async () => shardOf(key, env).deadLetter(key));
  return letter !== undefined && letter.event === undefined;
}

/**
 * Puts a dead letter into the queue of events, where it begins anew.
 *
 * @param {string} key
 * @param {Cloudflare.Env} env
 * @returns {Promise<boolean>} whether there is one
 */
export async function replay(key, env) {
  const letter = await within(STORE_TIMEOUT_MS, shardOf(key, env).deadLetter(key));
  if (letter?.event === undefined) return false;
  await env.EVENTS.send({ ...letter.event, isReplay: true }, { contentType: "v8" });
  log({ at: "event", endpoint: letter.event.endpoint, key, code: "replayed" });
  return true;
}

/**
 * The copy in the Durable Object is a convenience: its failure is logged, and no
 * event waits for it longer than `STORE_TIMEOUT_MS`.
 *
 * @template T
 * @param {() => Promise<T>} task
 * @returns {Promise<T | undefined>}
 */
async function tried(task) {
  try {
    return await within(STORE_TIMEOUT_MS, task());
  } catch (cause) {
    log({ at: "deliveries", code: "dead_letters_unavailable", hint: String(cause) });
    return undefined;
  }
}
