/** Secrets, from where no other process can read them; nothing here repeats one. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { isUtf8 } from "node:buffer";
import { parseEnv } from "node:util";
import { UsageError } from "./args.js";
import { ask } from "./prompt.js";
import { MAX_WRITTEN_BYTES, readFile } from "./read-file.js";

/** @typedef {import("./types.js").Io} Io */
/** @typedef {import("./types.js").Given} Given */

/** Files that hold a project's variables: the first that has the name counts. */
const ENV_FILES = [".env.local", ".env", ".dev.vars"];

/**
 * @param {import("./types.js").Values} values of the options in `SECRET`
 * @param {Io} io
 * @param {{ question?: string, prefix?: string }} [how] `question` where a terminal is asked when no option says where the secret is
 * @returns {Promise<Given[]>}
 */
export async function readSecrets(values, io, { question, prefix = "" } = {}) {
  const names = values[`${prefix}secret-env`] ?? [];
  const files = values[`${prefix}secret-file`] ?? [];
  const asBytes = values["secret-bytes"] === true && prefix === "";
  const all = [...names.map((/** @type {string} */ name) => fromEnvironment(name, io, `${prefix}secret-env`)), ...files.map((/** @type {string} */ path) => fromFile(path, io, asBytes, `${prefix}secret-file`))];
  if (all.length === 0 && question !== undefined && io.stdin.isTTY) all.push({ secret: await ask(io, question) });
  return asBytes ? all.map(toBytes) : all;
}

/**
 * The values of options with the token of the vendor's handshake, which is a secret too: `webhookOf` reads it.
 * @param {import("./types.js").Values} values
 * @param {Io} io
 * @returns {import("./types.js").Values}
 */
export function withToken(values, io) {
  const { "verify-token-env": name, "verify-token-file": path } = values;
  if (name === undefined && path === undefined) return values;
  if (name !== undefined && path !== undefined) throw new UsageError("--verify-token-env or --verify-token-file: not both");
  const { secret } = name === undefined ? fromFile(path, io, false, "verify-token-file") : fromEnvironment(name, io, "verify-token-env");
  return { ...values, "verify-token": secret };
}

/** @param {Given} given @returns {Given} */
const toBytes = (given) => ({ ...given, secret: typeof given.secret === "string" ? Buffer.from(given.secret) : given.secret });

/**
 * @param {string} name
 * @param {Io} io
 * @param {string} option that names it
 * @returns {Given}
 */
export function fromEnvironment(name, { env, cwd, isAgent = false }, option) {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new UsageError(`--${option}: expected the name of a variable; a secret itself never stands on the command line, where every process can read it`);
  const own = env[name];
  if (own !== undefined) return { secret: own, named: name, shell: `"$${name}"` };
  for (const file of ENV_FILES) {
    const path = join(cwd, file);
    const found = existsSync(path) ? parseEnv(readSmall(path, file, isAgent).toString("utf8"))[name] : undefined;
    // A shell does not know it, and to source the file would run it: Node reads it as it was read here.
    if (found !== undefined) return { secret: found, named: name, shell: `"$(node --env-file=${file} -p process.env.${name})"`, note: `the secret is the one in ${file}` };
  }
  // A name in capitals is one; anything else may be the secret itself, which nothing repeats.
  const shown = /^([A-Z]{1,16}|[A-Z][A-Z0-9]*(_[A-Z0-9]+)+)$/.test(name) ? name : `a variable (its name of ${name.length} characters is not repeated: it may be the secret itself)`;
  throw new UsageError(`--${option}: ${shown} is neither in the environment nor in ${ENV_FILES.join(", ")}`);
}

/**
 * @param {string} path
 * @param {Io} io
 * @param {boolean} isExact whether a line break at the end is the secret's own
 * @param {string} option that names it
 * @returns {Given}
 */
function fromFile(path, { cwd, isAgent = false }, isExact, option) {
  const bytes = readSmall(resolve(cwd, path), `--${option}`, isAgent);
  const shell = `"$(cat ${quoted(path)})"`;
  if (!isUtf8(bytes) || isExact) return { secret: bytes };
  const text = bytes.toString("utf8");
  const secret = text.replace(/\r?\n$/, "");
  const isKey = secret.startsWith("-----BEGIN") || secret.startsWith("{");
  if (secret === text || isKey) return { secret, shell };
  return { secret, shell, note: "the line break at the end of the secret's file is left out: does your program leave it out too?" };
}

/** @param {string} path @param {string} what to call it @param {boolean} isRegular */
function readSmall(path, what, isRegular) {
  try {
    return readFile(path, MAX_WRITTEN_BYTES, isRegular);
  } catch (error) {
    // The path is not repeated: it may be a secret that stands in the wrong place.
    throw new UsageError(`${what}: the file cannot be read (${/** @type {any} */ (error).code})`);
  }
}

/** For a shell. @param {string} word */
export const quoted = (word) => (/^[\w./:@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
