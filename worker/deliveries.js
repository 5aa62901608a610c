import { DurableObject } from "cloudflare:workers";

/** How long a reservation holds if nobody confirms or releases it. Far longer than a hand-over takes. */
const LEASE = 30;

/** Expired rows are ignored at once and swept away by the minute. */
const SWEEP = 60_000;

/**
 * @typedef {{ state: "reserved", lease: string }
 *   | { state: "busy", retryAfter: number }
 *   | { state: "confirmed" }} Reservation
 */

/**
 * Remembers deliveries: reserved while they are handed over, confirmed
 * afterwards. A Durable Object runs one call at a time and no call here waits
 * between its reading and its writing, so of many copies at the same instant
 * exactly one finds the key free.
 *
 * @extends {DurableObject<Cloudflare.Env>}
 */
export class Deliveries extends DurableObject {
  /** @param {DurableObjectState} state @param {Cloudflare.Env} env */
  constructor(state, env) {
    super(state, env);
    this.sql = state.storage.sql;
    // `lease` is null once confirmed; `until` is when the row stops to count, in milliseconds.
    this.sql.exec(`
      CREATE TABLE IF NOT EXISTS deliveries (key TEXT PRIMARY KEY, lease TEXT, until INTEGER NOT NULL) WITHOUT ROWID;
      CREATE INDEX IF NOT EXISTS deliveries_until ON deliveries (until);
    `);
  }

  /**
   * Takes the key, if it is free.
   *
   * @param {string} key
   * @param {number} [seconds] How long to hold it.
   * @returns {Promise<Reservation>}
   */
  async reserve(key, seconds = LEASE) {
    const now = Date.now();
    const [row] = this.sql.exec("SELECT lease, until FROM deliveries WHERE key = ? AND until > ?", key, now);
    if (row?.lease === null) return { state: "confirmed" };
    if (row) return { state: "busy", retryAfter: Math.ceil((Number(row.until) - now) / 1000) };
    const lease = crypto.randomUUID();
    await this.#write(key, lease, now + seconds * 1000);
    return { state: "reserved", lease };
  }

  /**
   * Remembers that the delivery was handed over. Whose lease it was does not
   * matter: it is a fact.
   *
   * @param {string} key
   * @param {number} seconds How long to remember it.
   */
  async confirm(key, seconds) {
    await this.#write(key, null, Date.now() + seconds * 1000);
  }

  /**
   * Gives the key back. Only the holder of the lease can: one that ran out may
   * have been taken, or confirmed, by another copy since.
   *
   * @param {string} key
   * @param {string} lease
   */
  async release(key, lease) {
    this.sql.exec("DELETE FROM deliveries WHERE key = ? AND lease = ?", key, lease);
  }

  /** Forgets what has expired. */
  async alarm() {
    this.sql.exec("DELETE FROM deliveries WHERE until <= ?", Date.now());
    const { next } = this.sql.exec("SELECT MIN(until) AS next FROM deliveries").one();
    if (next !== null) await this.#sweepAfter(Number(next));
  }

  /**
   * @param {string} key
   * @param {string | null} lease
   * @param {number} until
   */
  async #write(key, lease, until) {
    this.sql.exec("INSERT OR REPLACE INTO deliveries (key, lease, until) VALUES (?, ?, ?)", key, lease, until);
    if ((await this.ctx.storage.getAlarm()) === null) await this.#sweepAfter(until);
  }

  /** @param {number} until */
  async #sweepAfter(until) {
    await this.ctx.storage.setAlarm(until + SWEEP);
  }
}
