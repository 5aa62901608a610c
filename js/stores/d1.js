/** A store in Cloudflare D1; see `d1.d.ts`. */
import { sqlStore } from "./sql.js";

export { schema } from "./sql.js";

/**
 * @param {{ prepare(sql: string): { bind(...values: any[]): { first(): Promise<any> } } }} database
 * @param {{ now?: () => number }} [options]
 */
export const d1Store = (database, { now = Date.now } = {}) =>
  sqlStore((sql, ...values) => database.prepare(sql).bind(...values).first(), now);
