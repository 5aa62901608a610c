/** The file that a curl command names as its body. */
import { readFileSync, realpathSync } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";
import { UsageError } from "../args.js";

/**
 * A file of the folder or below, links followed: the command may be anybody's, and its body goes where the delivery goes.
 * @param {string} path
 * @param {string | undefined} cwd none where nobody has read the command who may read files
 */
export function fileOf(path, cwd) {
  if (cwd === undefined) throw new UsageError("the curl command names a file, which is not read here: write its content into the command, or pass it as the body");
  const real = attempt(() => realpathSync(resolve(cwd, path)));
  const way = relative(realpathSync(cwd), real);
  if (/^\.\.([/\\]|$)/.test(way) || isAbsolute(way)) throw new UsageError("the curl command names a file outside of this folder: pass the body with --body");
  return attempt(() => readFileSync(real));
}

/**
 * @template T
 * @param {() => T} task
 * @returns {T}
 */
function attempt(task) {
  try {
    return task();
  } catch (error) {
    throw new UsageError(`the curl command names a file that cannot be read (${/** @type {any} */ (error).code})`);
  }
}
