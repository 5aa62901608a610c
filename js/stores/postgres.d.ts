import type { Clock, ReplayStore } from "./types.js";

export type * from "./types.js";

/** What is used of a `Pool` or `Client` of `pg`, and of drivers like it. */
export interface PoolLike {
  query(sql: string, values: any[]): Promise<{ rows: any[] }>;
}

/** Makes the table where there is none: for a migration, or each process as it starts. */
export const schema: string;

/**
 * A store in PostgreSQL 9.5 or newer. The processes that share it take the time
 * from their own clocks, which have to agree to within a few seconds.
 *
 * @example
 * ```ts
 * import pg from "pg";
 * import { postgresStore, schema } from "hookseal/stores/postgres";
 *
 * const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
 * await pool.query(schema); // by any number of processes at once, or as a migration
 * const store = postgresStore(pool);
 * ```
 */
export function postgresStore(pool: PoolLike, options?: Clock): ReplayStore;
