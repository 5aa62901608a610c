/** A store in the memory of one process; see `memory.d.ts`. */
import { taken } from "./row.js";

/** @typedef {import("./types.js").ReplayStore} ReplayStore */
/** @typedef {import("./row.js").Row} Row */

/** Some 30 MB. */
const MAX_KEYS = 100_000;

/** @param {{ maxKeys?: number, now?: () => number }} [options] */
export function memoryStore({ maxKeys = MAX_KEYS, now = Date.now } = {}) {
  return new MemoryStore(maxKeys, now);
}

/** @implements {ReplayStore} */
class MemoryStore {
  /** @type {Map<string, Row>} */
  #rows = new Map();
  #maxKeys;
  #now;

  /**
   * @param {number} maxKeys
   * @param {() => number} now
   */
  constructor(maxKeys, now) {
    this.#maxKeys = maxKeys;
    this.#now = now;
  }

  /**
   * @param {string} key
   * @param {number} lease
   */
  async reserve(key, lease) {
    const row = this.#held(key);
    if (row !== undefined) return taken(row, this.#now());
    this.#makeRoom();
    const token = crypto.randomUUID();
    this.#write(key, { token, confirmed: false, until: this.#now() + lease * 1000 });
    return /** @type {const} */ ({ state: "reserved", token });
  }

  /**
   * @param {string} key
   * @param {string} token
   * @param {number} ttl
   */
  async confirm(key, token, ttl) {
    const row = this.#held(key);
    if (row !== undefined && row.token !== token) return false;
    if (row === undefined) this.#makeRoom();
    this.#write(key, { token, confirmed: true, until: this.#now() + ttl * 1000 });
    return true;
  }

  /**
   * @param {string} key
   * @param {string} token
   */
  async release(key, token) {
    if (this.#rows.get(key)?.token === token) this.#rows.delete(key);
  }

  /** @param {string} key */
  #held(key) {
    const row = this.#rows.get(key);
    return row !== undefined && row.until > this.#now() ? row : undefined;
  }

  /**
   * Written last, so that what expires first stands first, but for leases.
   *
   * @param {string} key
   * @param {Row} row
   */
  #write(key, row) {
    this.#rows.delete(key);
    this.#rows.set(key, row);
  }

  #makeRoom() {
    this.#forget(2);
    if (this.#rows.size >= this.#maxKeys) this.#forget(Infinity);
    // To forget what still counts would let its copies in: better that the vendor comes again.
    if (this.#rows.size >= this.#maxKeys) {
      throw new RangeError(`the memory store has ${this.#maxKeys} keys, and none has expired: give it more, or a shorter ttl`);
    }
  }

  /**
   * Drops what has expired among the oldest, so that each new key makes room for
   * itself and the memory follows the traffic.
   *
   * @param {number} count how many to look at
   */
  #forget(count) {
    const now = this.#now();
    for (const [key, { until }] of this.#rows) {
      if (count-- <= 0) return;
      if (until <= now) this.#rows.delete(key);
    }
  }
}
