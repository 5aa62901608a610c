/** A store in the memory of one process; see `memory.d.ts`. */
import { taken } from "./row.js";

/** @typedef {import("./types.js").ReplayStore} ReplayStore */
/** @typedef {import("./row.js").Row} Row */

/** Some 30 MB. */
const MAX_KEYS = 100_000;

/** @param {{ maxKeys?: number, now?: () => number }} [options] */
export function memoryStore({ maxKeys = MAX_KEYS, now = Date.now } = {}) {
  if (!(Number.isSafeInteger(maxKeys) && maxKeys > 0)) throw new TypeError("maxKeys: expected a positive integer");
  return new MemoryStore(maxKeys, now);
}

/** Rows by key, with quick access to the oldest. */
class Rows {
  /** @type {Map<string, Row>} in the order in which they were written */
  #rows = new Map();
  /** One iterator for all calls: a new one would step over each deleted row again (280 µs instead of 5 at 100,000 rows). */
  #order = this.#rows.entries();
  /** @type {[key: string, row: Row] | undefined} where the iterator is */
  #first;

  get size() {
    return this.#rows.size;
  }

  /** @param {string} key */
  get(key) {
    return this.#rows.get(key);
  }

  /**
   * @param {string} key
   * @param {Row} row
   */
  add(key, row) {
    this.#rows.delete(key);
    this.#rows.set(key, row);
  }

  /** @param {string} key */
  delete(key) {
    this.#rows.delete(key);
  }

  oldest() {
    while (this.#first === undefined || this.#rows.get(this.#first[0]) !== this.#first[1]) {
      const { done, value } = this.#order.next();
      this.#first = value;
      if (done) {
        this.#order = this.#rows.entries();
        return undefined;
      }
    }
    return { key: this.#first[0], row: this.#first[1] };
  }
}

/** @implements {ReplayStore} */
class MemoryStore {
  #reserved = new Rows();
  #confirmed = new Rows();
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
    this.#write(key, { token, confirmed: true, until: this.#now() + ttl * 1000 });
    return true;
  }

  /**
   * @param {string} key
   * @param {string} token
   */
  async release(key, token) {
    if (this.#row(key)?.token === token) this.#delete(key);
  }

  /** @param {string} key */
  #row(key) {
    return this.#confirmed.get(key) ?? this.#reserved.get(key);
  }

  /** @param {string} key */
  #held(key) {
    const row = this.#row(key);
    return row !== undefined && row.until > this.#now() ? row : undefined;
  }

  /** @param {string} key */
  #delete(key) {
    this.#reserved.delete(key);
    this.#confirmed.delete(key);
  }

  /**
   * @param {string} key
   * @param {Row} row
   */
  #write(key, row) {
    this.#delete(key);
    this.#makeRoom();
    (row.confirmed ? this.#confirmed : this.#reserved).add(key, row);
  }

  /**
   * Forgets what has expired among the oldest, two for each new key, so that the
   * memory follows the traffic; and, when it is full, the oldest of all: what
   * was handled before what is being handled.
   */
  #makeRoom() {
    for (const rows of [this.#reserved, this.#confirmed]) {
      for (let count = 0; count < 2; count += 1) {
        const oldest = rows.oldest();
        if (oldest !== undefined && oldest.row.until <= this.#now()) rows.delete(oldest.key);
      }
    }
    if (this.#reserved.size + this.#confirmed.size < this.#maxKeys) return;
    for (const rows of [this.#confirmed, this.#reserved]) {
      const oldest = rows.oldest();
      if (oldest !== undefined) return rows.delete(oldest.key);
    }
  }
}
