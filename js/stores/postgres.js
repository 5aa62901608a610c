/** A store in PostgreSQL; see `postgres.d.ts`. */
import { sqlStore } from "./sql.js";

export { schema } from "./sql.js";

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
