/** A store in a SQLite database; see `sqlite.d.ts`. */
import { schema, sqlStore } from "./sql.js";

/**
 * @param {{ exec(sql: string): unknown, prepare(sql: string): { get(...values: (string | number)[]): unknown } }} database
 * @param {{ now?: () => number }} [options]
 */
export function sqliteStore(database, { now = Date.now } = {}) {
  database.exec(schema);
  /** @type {Map<string, ReturnType<typeof database.prepare>>} */
  const prepared = new Map();
  /** @param {string} sql */
  const statement = (sql) => {
    const found = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, found);
    return found;
  };
  return sqlStore(async (sql, ...values) => statement(sql).get(...values), now);
}
