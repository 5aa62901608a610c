/** What stands on the command line, checked; and the options that several commands share. */
import { parseArgs } from "node:util";
import { meant } from "./help.js";

/** A command that cannot be run as it was written: one line, exit code 2. */
export class UsageError extends Error {}

/** @typedef {import("./types.js").Options} Options */

/** Option names under which people would put a secret itself. */
const SECRET_WORDS = /^--?(s|k|key|token|verify-token|password|secret|secret-key|signing-secret|webhook-secret)(=|$)/;

/** Where a request comes from. @type {Options} */
export const REQUEST = {
  request: { type: "string", short: "r", value: "file", help: "the delivery: HAR, curl command, raw HTTP, a capture of listen or an event of AWS Lambda; - for standard input" },
  body: { type: "string", short: "b", value: "file", help: "its body alone, byte for byte; with --headers" },
  headers: { type: "string", short: "H", value: "file", help: "its headers: Name: value lines, or JSON" },
  method: { type: "string", value: "method", help: "the HTTP method" },
  url: { type: "string", value: "url", help: "the URL as it is configured with the vendor" },
  entry: { type: "string", value: "number", help: "which entry of a HAR, from 1" },
  files: { type: "boolean", help: "read the file of this folder that a curl command names as its body" },
};

/** Where secrets come from; never from the command line itself. @type {Options} */
export const SECRET = {
  "secret-env": { type: "string", multiple: true, value: "NAME", help: "the variable that holds the secret: of the environment, .env.local, .env or .dev.vars" },
  "secret-file": { type: "string", multiple: true, value: "file", help: "the file that holds the secret or key" },
  "secret-bytes": { type: "boolean", help: "the secret's bytes are the key as they are, whatever the scheme does with texts" },
};

/** Who is expected to send, and under which conditions. @type {Options} */
export const SCHEME = {
  scheme: { type: "string", short: "s", value: "name", help: "who is expected: a name of `hookseal schemes`" },
  "scheme-file": { type: "string", value: "file", help: "a description of your own (docs/custom-schemes.md)" },
  audience: { type: "string", value: "text", help: "whom deliveries are for, where the scheme asks for it" },
  "verify-token-env": { type: "string", value: "NAME", help: "the variable that holds the token of the vendor's handshake" },
  "verify-token-file": { type: "string", value: "file", help: "the file that holds it" },
  "source-address": { type: "string", value: "ip", help: "the sender's address" },
  sources: { type: "string", multiple: true, value: "cidr", help: "addresses that may send; documented for the vendor's own" },
};

/** Which clock judges. @type {Options} */
export const TIME = {
  now: { type: "string", value: "time", help: "the clock to judge by: ISO 8601, milliseconds, or captured" },
  tolerance: { type: "string", value: "seconds", help: "how far the signed time may lie from now; off for any" },
};

/** @type {Options} */
export const JSON_OUTPUT = { json: { type: "boolean", help: "print JSON" } };

/**
 * @param {import("./types.js").Command} command
 * @param {readonly string[]} argv
 * @returns {{ values: import("./types.js").Values, positionals: string[] }}
 */
export function parse({ options, positionals: most }, argv) {
  refuseSecrets(argv, options);
  const known = Object.fromEntries(Object.entries(options).map(([name, { type, short, multiple = false }]) => [name, { type, multiple, ...(short && { short }) }]));
  let found;
  try {
    found = parseArgs({ args: [...argv], options: known, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(refusalOf(/** @type {any} */ (error), options));
  }
  if (found.positionals.length > most) throw new UsageError(`at most ${most} arguments without an option's name are understood, and ${found.positionals.length} are there`);
  return found;
}

/**
 * @param {readonly string[]} argv
 * @param {Options} options
 */
function refuseSecrets(argv, options) {
  const known = new Set(Object.entries(options).flatMap(([name, { short }]) => [name, short]));
  const isSecret = (/** @type {string} */ word) => SECRET_WORDS.test(word) && !known.has(word.replace(/^-+|=.*$/gs, ""));
  if (!argv.some(isSecret)) return;
  throw new UsageError(
    "a secret never stands on the command line: every process of this machine and the shell's history can read it there; use --secret-env NAME or --secret-file file (of a handshake's token: --verify-token-env, --verify-token-file)",
  );
}

/**
 * What `parseArgs` says, in a line, where it names an option that there is. Of another only which may have been meant: it may be a secret.
 * @param {{ code?: string, message: string }} error
 * @param {Options} options
 */
function refusalOf({ code, message }, options) {
  if (code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION") return message.split(/[.\n] ?/)[0];
  const [, given = ""] = /'--?([^'=]+)/.exec(message) ?? [];
  return `there is no such option${meant(`--${given}`, Object.keys(options).map((name) => `--${name}`))} --help lists them`;
}

/**
 * @param {string | undefined} text
 * @param {string} option
 * @param {number} [least]
 * @returns {number | undefined}
 */
export function wholeNumber(text, option, least = 0) {
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text) || Number(text) < least) throw new UsageError(`--${option}: expected a whole number from ${least}`);
  return Number(text);
}
