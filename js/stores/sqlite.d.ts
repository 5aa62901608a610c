import type { Clock, ReplayStore } from "./types.js";

export type * from "./types.js";

/** What `node:sqlite`, `better-sqlite3` and `bun:sqlite` have in common. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): { get(...values: any[]): unknown };
}

/**
 * A store in a SQLite database, 3.35 or newer, through `node:sqlite` (Node
 * 22.5, Deno), `better-sqlite3` or `bun:sqlite`. It makes its table
 * `hookseal_deliveries` itself, and sets the file to write-ahead logging
 * (`journal_mode = WAL`): give it a file of its own where that does not suit
 * yours. Processes of one machine can share the file.
 *
 * @example
 * ```ts
 * import Database from "better-sqlite3";
 * import { sqliteStore } from "hookseal/stores/sqlite";
 *
 * const store = sqliteStore(new Database("deliveries.db"));
 * ```
 */
export function sqliteStore(database: SqliteDatabase, options?: Clock): ReplayStore;
