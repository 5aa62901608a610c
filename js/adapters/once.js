/**
 * A delivery is handled once: reserve, handle, confirm.
 *
 * Nothing genuine is lost: whatever fails before the handler is done gives the
 * reservation back, or lets its lease run out, so that the vendor's retry is
 * accepted; and a copy that comes while another is being handled gets a 503,
 * for the other may still fail.
 *
 * Nothing is doubled, but for what cannot be told apart from a loss: the
 * handler was done, and the process died, or the store was away, before that
 * could be written down.
 */
import { ReceiveError } from "./error.js";
import { isLate } from "./store.js";

/** @typedef {import("../stores/types.js").ReplayStore} ReplayStore */

/**
 * What is stored tells nothing about the event, and is made of what the vendor
 * signed: no header that a sender could change makes a copy look new.
 *
 * @param {string} scheme
 * @param {string} endpoint
 * @param {string} replayKey
 */
export async function keyOf(scheme, endpoint, replayKey) {
  const text = new TextEncoder().encode(JSON.stringify([scheme, endpoint, replayKey]));
  const digest = await crypto.subtle.digest("SHA-256", text);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * One delivery's place in a store.
 */
export class Claim {
  #store;
  #key;
  #token;

  /**
   * @param {ReplayStore} store
   * @param {string} key
   * @param {string} token
   */
  constructor(store, key, token) {
    this.#store = store;
    this.#key = key;
    this.#token = token;
  }

  /**
   * @param {ReplayStore} store
   * @param {string} key
   * @param {number} lease
   * @returns {Promise<Claim | undefined>} nothing where the delivery was handled before
   */
  static async take(store, key, lease) {
    const reservation = await store.reserve(key, lease);
    if (reservation.state === "confirmed") return undefined;
    if (reservation.state === "busy") throw inProgress(reservation.retryAfter);
    return new Claim(store, key, reservation.token);
  }

  /**
   * Writes down that the delivery was handled; again, should the store fail at
   * once: it may have been written the first time, and is then what it is.
   *
   * @param {number} ttl
   * @returns {Promise<boolean>} whether no other copy had got in
   */
  async confirm(ttl) {
    const confirm = () => this.#store.confirm(this.#key, this.#token, ttl);
    try {
      return await confirm();
    } catch (error) {
      if (isLate(error)) throw error;
      return confirm();
    }
  }

  /** Gives the place back. */
  release() {
    return this.#store.release(this.#key, this.#token);
  }
}

/** @param {number} retryAfter */
export const inProgress = (retryAfter) =>
  new ReceiveError("in_progress", 503, "another copy of this delivery is being handled", { retryAfter });
