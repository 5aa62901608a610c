/** The files of a project that `doctor` reads. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const SOURCE = /\.([cm]?[jt]sx?)$/;
const ENVIRONMENT = /^(\.env(\..+)?|\.dev\.vars(\..+)?)$/;
const PASSED_OVER = /^(node_modules|\.git|dist|build|out|coverage|\.next|\.wrangler|vendor|target)$/;
const MOST_FILES = 5000;
const LARGEST = 1 << 20;

/**
 * @param {string} folder
 * @returns {{ source: string[], environment: string[] } | undefined} undefined where there is no such folder
 */
export function sourceFiles(folder) {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const found = { source: /** @type {string[]} */ ([]), environment: /** @type {string[]} */ ([]) };
  const queue = [""];
  while (queue.length > 0 && found.source.length < MOST_FILES) {
    const at = /** @type {string} */ (queue.shift());
    for (const entry of readdirSync(join(folder, at), { withFileTypes: true })) {
      const path = join(at, entry.name);
      if (entry.isDirectory() && !PASSED_OVER.test(entry.name)) queue.push(path);
      else if (entry.isFile() && ENVIRONMENT.test(entry.name)) found.environment.push(path);
      else if (entry.isFile() && SOURCE.test(entry.name) && statSync(join(folder, path)).size < LARGEST) found.source.push(path);
    }
  }
  return found;
}
