/** What the stores in SQL databases have in common: the statements, which SQLite and PostgreSQL read alike. */
import { taken } from "./row.js";

/** @typedef {import("./types.js").ReplayStore} ReplayStore */

/** Run it once. The statements are the same when it has been run before. */
export const schema = `
CREATE TABLE IF NOT EXISTS hookseal_deliveries (
  key TEXT PRIMARY KEY,
  token TEXT NOT NULL,
  confirmed INTEGER NOT NULL,
  until BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS hookseal_deliveries_until ON hookseal_deliveries (until);
`;

// Each is one statement, which the database carries out as a whole: there is no
// moment between the reading and the writing. Each returns a row if it did it.

const RESERVE = `
  INSERT INTO hookseal_deliveries AS held (key, token, confirmed, until) VALUES (?, ?, 0, ?)
  ON CONFLICT (key) DO UPDATE SET token = excluded.token, confirmed = 0, until = excluded.until
  WHERE held.until <= ?
  RETURNING key`;

const CONFIRM = `
  INSERT INTO hookseal_deliveries AS held (key, token, confirmed, until) VALUES (?, ?, 1, ?)
  ON CONFLICT (key) DO UPDATE SET token = excluded.token, confirmed = 1, until = excluded.until
  WHERE held.token = excluded.token OR held.until <= ?
  RETURNING key`;

const RELEASE = "DELETE FROM hookseal_deliveries WHERE key = ? AND token = ? RETURNING key";

const HELD = "SELECT token, confirmed, until FROM hookseal_deliveries WHERE key = ?";

const SWEEP = `
  DELETE FROM hookseal_deliveries
  WHERE key IN (SELECT key FROM hookseal_deliveries WHERE until <= ? LIMIT 100)
  RETURNING key`;

/** Fifty confirmations add fifty rows, and one of them sweeps up to a hundred: the table follows the traffic. */
const SWEEPS = 1 / 50;

/**
 * @param {(sql: string, ...values: (string | number)[]) => Promise<any>} first runs a statement, and returns its first row if it has one
 * @param {() => number} now
 * @returns {ReplayStore}
 */
export function sqlStore(first, now) {
  /** @param {number} time @param {number} seconds */
  const later = (time, seconds) => Math.ceil(time + seconds * 1000);

  return {
    async reserve(key, lease) {
      const time = now();
      const token = crypto.randomUUID();
      if (await first(RESERVE, key, token, later(time, lease), time)) return { state: "reserved", token };
      const row = await first(HELD, key);
      // PostgreSQL's drivers hand out a BIGINT as text.
      return taken(row && { token: row.token, confirmed: row.confirmed === 1, until: Number(row.until) }, time);
    },
    async confirm(key, token, ttl) {
      const time = now();
      const row = await first(CONFIRM, key, token, later(time, ttl), time);
      // What a sweep does not get done, another one will.
      if (Math.random() < SWEEPS) await first(SWEEP, time).catch(() => {});
      return Boolean(row);
    },
    async release(key, token) {
      await first(RELEASE, key, token);
    },
  };
}
