/** The files of a project that `doctor` reads. */
import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

const SOURCE = /\.([cm]?[jt]sx?)$/;
/** A template (`.env.example`) holds no values. */
const ENVIRONMENT = /^\.(env|dev\.vars)(\.(?!example|sample|template|dist).+)?$/;
const PASSED_OVER = /^(node_modules|\.git|dist|build|out|coverage|\.next|\.wrangler|vendor|target)$/;
const MAX_FILES = 5000;
/** In bytes: what people write is smaller, and what a program has written is not theirs to mend. */
const MAX_FILE_BYTES = 1 << 19;

/** @typedef {{ source: string[], environment: string[], tooLarge: string[], packages: string[] }} Files `packages`: folders that have a manifest, the outermost first; "." is the project's own */

/**
 * @param {string} folder
 * @returns {Files | undefined} undefined where there is no such folder
 */
export function sourceFiles(folder) {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  /** @type {Files} */
  const found = { source: [], environment: [], tooLarge: [], packages: [] };
  const queue = [""];
  while (queue.length > 0 && found.source.length < MAX_FILES) {
    const at = /** @type {string} */ (queue.shift());
    for (const entry of readdirSync(join(folder, at), { withFileTypes: true })) {
      const path = join(at, entry.name);
      if (entry.isDirectory() && !PASSED_OVER.test(entry.name)) queue.push(path);
      if (entry.isFile()) kept(found, folder, path, entry.name);
    }
  }
  return found;
}

/**
 * @param {Files} found
 * @param {string} folder
 * @param {string} path
 * @param {string} name
 */
function kept(found, folder, path, name) {
  if (name === "package.json") found.packages.push(dirname(path));
  const kind = ENVIRONMENT.test(name) ? "environment" : SOURCE.test(name) ? "source" : undefined;
  if (kind !== undefined) found[statSync(join(folder, path)).size > MAX_FILE_BYTES ? "tooLarge" : kind].push(path);
}
