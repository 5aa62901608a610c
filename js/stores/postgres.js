/** A store in PostgreSQL; see `postgres.d.ts`. */
import { schema as tables, sqlStore } from "./sql.js";

/**
 * One statement, behind a lock: of two processes that start at once, PostgreSQL's own IF NOT EXISTS
 * has the second fail (23505). The number is the lock's name, and means nothing.
 */
export const schema = `DO $$ BEGIN PERFORM pg_advisory_xact_lock(7462889013561024);${tables}END $$`;

/** @param {string} sql with a question mark for each value */
function numbered(sql) {
  let count = 0;
  return sql.replace(/\?/g, () => `$${++count}`);
}

/**
 * @param {{ query(sql: string, values: any[]): Promise<{ rows: any[] }> }} pool
 * @param {{ now?: () => number }} [options]
 */
export const postgresStore = (pool, { now = Date.now } = {}) =>
  sqlStore(async (sql, ...values) => (await pool.query(numbered(sql), values)).rows[0], now);
