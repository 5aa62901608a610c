/** A store in a SQLite database; see `sqlite.d.ts`. */
import { schema, sqlStore } from "./sql.js";

/** How long a statement is tried that another process's keeps out, in milliseconds. */
const BUSY_TIMEOUT_MS = 10_000;

/** The longest wait between two tries, in milliseconds: a statement takes less. */
const MAX_PAUSE_MS = 20;

/**
 * @param {{ exec(sql: string): unknown, prepare(sql: string): { get(...values: (string | number)[]): unknown } }} database
 * @param {{ now?: () => number }} [options]
 */
export function sqliteStore(database, { now = Date.now } = {}) {
  /** @type {Map<string, ReturnType<typeof database.prepare>>} */
  const prepared = new Map();
  /** @param {string} sql */
  const statement = (sql) => {
    const found = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, found);
    return found;
  };
  let isOpen = false;
  // A write-ahead log: four processes wrote 2,400 rows in 2 seconds with it, and in 10 without.
  const open = () => {
    if (!isOpen) database.exec(`PRAGMA journal_mode = WAL; ${schema}`);
    isOpen = true;
  };
  try {
    open();
  } catch (error) {
    if (!isLocked(error)) throw error;
  }
  /** @param {string} sql @param {(string | number)[]} values */
  const first = (sql, values) => {
    open();
    return statement(sql).get(...values);
  };
  return sqlStore((sql, ...values) => unlocked(() => first(sql, values)), now);
}

/**
 * Tries again while another process writes: `node:sqlite` and `bun:sqlite` do
 * not by themselves, and others stop this process for as long as they do.
 *
 * @template T
 * @param {() => T} task
 * @returns {Promise<T>}
 */
async function unlocked(task) {
  for (const deadline = Date.now() + BUSY_TIMEOUT_MS; ; ) {
    try {
      return task();
    } catch (error) {
      if (!isLocked(error) || Date.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * MAX_PAUSE_MS));
  }
}

/** @param {any} error of whichever driver: SQLite's own words are what they have in common */
const isLocked = (error) => /is locked/.test(error?.message);
