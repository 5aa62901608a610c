/** A time limit for each call of a store: a 503, which the vendor repeats, is better than no answer. */
import { ReceiveError } from "./error.js";

/** @typedef {import("../stores/types.js").ReplayStore} ReplayStore */

/** The call did not end in time; it may still succeed later. */
class Late extends Error {}

/** @param {any} error of a store that was made `inTime` */
export const isLate = (error) => error?.cause instanceof Late;

/**
 * The same store, each of its calls limited in time. Whatever fails is a
 * `store_unavailable`, with its cause.
 *
 * @param {ReplayStore} store
 * @param {number} seconds
 * @returns {ReplayStore}
 */
export function inTime(store, seconds) {
  return {
    reserve(key, lease) {
      const reserving = started(() => store.reserve(key, lease));
      // A reservation that comes too late is nobody's: given back, it does not hold up the vendor's retry.
      const giveBack = async () => {
        const reservation = await reserving;
        if (reservation.state === "reserved") await store.release(key, reservation.token);
      };
      return within(seconds, reserving, () => void giveBack().catch(() => {}));
    },
    confirm: (key, token, ttl) => within(seconds, started(() => store.confirm(key, token, ttl))),
    release: (key, token) => within(seconds, started(() => store.release(key, token))),
  };
}

/**
 * A store of somebody's own may throw before it returns a promise.
 *
 * @template T
 * @param {() => T | Promise<T>} call
 */
async function started(call) {
  return call();
}

/**
 * @template T
 * @param {number} seconds
 * @param {Promise<T>} promise
 * @param {() => void} [giveUp] when the time is over
 * @returns {Promise<T>}
 */
async function within(seconds, promise, giveUp = () => {}) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => {
      giveUp();
      reject(new Late(`the store did not answer within ${seconds} seconds`));
    }, seconds * 1000);
  });
  try {
    return await Promise.race([promise, late]);
  } catch (cause) {
    throw new ReceiveError("store_unavailable", 503, "the store of what was handled failed: see the cause", { cause });
  } finally {
    clearTimeout(timer);
  }
}
