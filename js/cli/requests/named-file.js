/** The file that a curl command names as its body. */
import { realpathSync } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";
import { UsageError } from "../args.js";
import { MAX_DELIVERY_BYTES, readFile } from "../read-file.js";

/** What is hidden (`.env`, `.git/config`), and keys. */
const OF_SECRETS = /^\.|^id_[a-z\d]+$|\.(pem|key|p8|p12|pfx|jks|keystore|ppk|kdbx|asc|gpg)$|^(credentials|secrets?)(\.|$)/i;

/**
 * A file of the folder or below, links followed, and none that holds secrets: the command may be anybody's, and its body goes where the delivery goes.
 * @param {string} path
 * @param {string | undefined} cwd none where no file is to be read
 */
export function fileOf(path, cwd) {
  if (cwd === undefined) throw new UsageError("the curl command names a file, which is not read here: pass the body with --body and --headers; or --files of why, verify, bytes and scheme-from reads it, once you have read the command");
  const real = attempt(() => realpathSync(resolve(cwd, path)));
  const way = relative(realpathSync(cwd), real);
  if (/^\.\.([/\\]|$)/.test(way) || isAbsolute(way)) throw new UsageError("the curl command names a file outside of this folder: pass the body with --body");
  if (way.split(/[/\\]/).some((name) => OF_SECRETS.test(name))) throw new UsageError("the curl command names a file that is hidden or a key, which is never read: pass the body with --body");
  return attempt(() => readFile(real, MAX_DELIVERY_BYTES, true));
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
