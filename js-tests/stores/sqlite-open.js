/** The SQLite of a runtime: `node:sqlite` (Node, Deno), `better-sqlite3` (Node) or `bun:sqlite`. */
const DATABASES = {
  "node:sqlite": async (file) => new (await import("node:sqlite")).DatabaseSync(file),
  "better-sqlite3": async (file) => new (await import("better-sqlite3")).default(file),
  "bun:sqlite": async (file) => new (await import("bun:sqlite")).Database(file),
};

/** @param {keyof DATABASES} where @param {string} file */
export const open = (where, file) => DATABASES[where](file);
