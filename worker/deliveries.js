import { DurableObject } from "cloudflare:workers";
/** @import { EventMessage } from "./types.d.ts" */

/** How long a reservation holds if nobody confirms or releases it. Far longer than a hand-over takes. */
const LEASE_SECONDS = 30;

/** Expired rows are ignored at once and swept away by the minute. */
const SWEEP_INTERVAL_MS = 60_000;

/** When the next row expires. */
const NEXT = "SELECT MIN(until) AS next FROM (SELECT until FROM deliveries UNION ALL SELECT until FROM dead_letters)";

/**
 * @typedef {{ state: "reserved", lease: string }
 *   | { state: "busy", retryAfter: number }
 *   | { state: "confirmed" }} Reservation
 */

/**
 * Remembers deliveries: reserved while they are handed over, confirmed
 * afterwards; and dead letters, so that they can be replayed. A Durable Object runs one call at a time and no call here waits
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
      CREATE TABLE IF NOT EXISTS dead_letters (key TEXT PRIMARY KEY, event TEXT, body BLOB, until INTEGER NOT NULL) WITHOUT ROWID;
    `);
  }

  /**
   * Takes the key, if it is free.
   *
   * @param {string} key
   * @param {number} [seconds] How long to hold it.
   * @returns {Promise<Reservation>}
   */
  async reserve(key, seconds = LEASE_SECONDS) {
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

  /**
   * Whether a key is this owner's: of the first who asks, as long as it is asked for.
   *
   * @param {string} key of nobody's deliveries
   * @param {string} owner
   * @param {number} seconds How long to remember it.
   */
  async own(key, owner, seconds) {
    const now = Date.now();
    const [row] = this.sql.exec("SELECT lease FROM deliveries WHERE key = ? AND until > ?", key, now);
    if (row !== undefined && row.lease !== owner) return false;
    await this.#write(key, owner, now + seconds * 1000);
    return true;
  }

  /**
   * Keeps a dead letter beside its queue, which gives none of its messages out.
   *
   * @param {EventMessage} event
   * @param {number} until In milliseconds.
   */
  async bury({ body, ...event }, until) {
    await this.#writeLetter(event.key, JSON.stringify(event), body ?? null, until);
  }

  /**
   * The event is delivered, or given up: it is no dead letter any more, and its
   * copies in the queue are to go no further.
   *
   * @param {string} key
   * @param {number} until In milliseconds.
   */
  async settle(key, until) {
    await this.#writeLetter(key, null, null, until);
  }

  /**
   * @param {string} key
   * @returns {Promise<{ event?: EventMessage } | undefined>} without an event once it is settled
   */
  async deadLetter(key) {
    const [row] = this.sql.exec("SELECT event, body FROM dead_letters WHERE key = ?", key);
    if (row === undefined || row.event === null) return row && {};
    const event = JSON.parse(String(row.event));
    return { event: row.body === null ? event : { ...event, body: new Uint8Array(/** @type {ArrayBuffer} */ (row.body)) } };
  }

  /** Forgets what has expired. */
  async alarm() {
    const now = Date.now();
    this.sql.exec("DELETE FROM deliveries WHERE until <= ?", now);
    this.sql.exec("DELETE FROM dead_letters WHERE until <= ?", now);
    const { next } = this.sql.exec(NEXT).one();
    if (next !== null) await this.#sweepAfter(Number(next));
  }

  /**
   * @param {string} key
   * @param {string | null} lease
   * @param {number} until
   */
  async #write(key, lease, until) {
    this.sql.exec("INSERT OR REPLACE INTO deliveries (key, lease, until) VALUES (?, ?, ?)", key, lease, until);
    await this.#wakeAfter(until);
  }

  /**
   * @param {string} key
   * @param {string | null} event
   * @param {Uint8Array | null} body
   * @param {number} until
   */
  async #writeLetter(key, event, body, until) {
    const values = [key, event, body, until];
    this.sql.exec("INSERT OR REPLACE INTO dead_letters (key, event, body, until) VALUES (?, ?, ?, ?)", ...values);
    await this.#wakeAfter(until);
  }

  /** @param {number} until */
  async #wakeAfter(until) {
    if ((await this.ctx.storage.getAlarm()) === null) await this.#sweepAfter(until);
  }

  /** @param {number} until */
  async #sweepAfter(until) {
    await this.ctx.storage.setAlarm(until + SWEEP_INTERVAL_MS);
  }
}
