/** The outcomes in D1: written by outcome.js, read by admin.js, forgotten after a while. */
/** @import { Outcome } from "./types.d.ts" */

/** How long an outcome is kept unless `RECORD_DAYS` says otherwise. */
const DEFAULT_DAYS = 30;

/** Rows that one statement deletes: D1 gives each 30 seconds. */
const ROWS_PER_STATEMENT = 5000;

/** Statements of one run: a Worker may make a thousand requests. What is left has the next hour. */
const MAX_STATEMENTS = 200;

/** What a listing can be narrowed to. */
export const FILTERS = ["endpoint", "code", "key", "event"];

/**
 * @param {Outcome} outcome
 * @param {Cloudflare.Env} env
 */
export async function insert({ at, endpoint, scheme, key, event, code, status, attempt, size, ms }, env) {
  const values = [Date.now(), at, endpoint, scheme, key, event, code, status, attempt, size, ms];
  await env.RECORDS?.prepare(
    "INSERT INTO outcomes (time, stage, endpoint, scheme, key, event, code, status, attempt, size, ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  )
    .bind(...values.map((value) => value ?? null))
    .run();
}

/**
 * The newest first.
 *
 * @param {Map<string, string>} filters By the names in `FILTERS`.
 * @param {{ before: number, from: number, to: number, limit: number }} bounds Ids smaller than `before`; times in milliseconds.
 * @param {D1Database} records
 */
export async function list(filters, { before, from, to, limit }, records) {
  const where = [...filters.keys()].map((column) => ` AND ${column} = ?`).join("");
  const { results } = await records
    .prepare(`SELECT * FROM outcomes WHERE id < ? AND time >= ? AND time < ?${where} ORDER BY id DESC LIMIT ?`)
    .bind(before, from, to, ...filters.values(), limit)
    .run();
  return results;
}

/**
 * Deletes what is too old, the oldest first: ids grow with time, so no index
 * on the time is needed.
 *
 * @param {Cloudflare.Env} env
 * @returns {Promise<number>} how many
 */
export async function forget({ RECORDS, RECORD_DAYS = DEFAULT_DAYS }) {
  if (RECORDS === undefined) return 0;
  const oldest = Date.now() - Number(RECORD_DAYS) * 24 * 60 * 60 * 1000;
  const statement = RECORDS.prepare(
    "DELETE FROM outcomes WHERE id IN (SELECT id FROM outcomes ORDER BY id LIMIT ?) AND time < ?",
  ).bind(ROWS_PER_STATEMENT, oldest);
  let deleted = 0;
  for (let step = 0; step < MAX_STATEMENTS; step++) {
    const { meta } = await statement.run();
    deleted += meta.changes;
    if (meta.changes < ROWS_PER_STATEMENT) break;
  }
  return deleted;
}
