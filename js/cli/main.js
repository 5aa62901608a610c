/** Which command is asked for, and the exit code: everything that a command throws ends here in one line. */
import { UsageError, parse } from "./args.js";
import { bytes } from "./commands/bytes.js";
import { doctor } from "./commands/doctor.js";
import { keys } from "./commands/keys.js";
import { listen } from "./commands/listen.js";
import { mcp } from "./commands/mcp.js";
import { replay } from "./commands/replay.js";
import { schemeFrom } from "./commands/scheme-from.js";
import { schemes } from "./commands/schemes.js";
import { send } from "./commands/send.js";
import { sign } from "./commands/sign.js";
import { verify } from "./commands/verify.js";
import { why } from "./commands/why.js";
import { helpOf, meant, overview } from "./help.js";
import { Unreached } from "./post.js";
import { Printer } from "./print.js";
import { withToken } from "./secret.js";
import { packageVersion } from "./version.js";

/** @typedef {import("./types.js").Io} Io */

/** The commands, in the order of their worth. @type {readonly import("./types.js").Command[]} */
export const COMMANDS = [why, verify, bytes, sign, send, listen, replay, schemes, keys, doctor, schemeFrom, mcp];

/**
 * @param {readonly string[]} argv without the program's name
 * @param {Io} io
 * @returns {Promise<number>} the exit code
 */
export async function main(argv, io) {
  const [name, ...rest] = argv;
  const print = new Printer(io, argv.includes("--json"));
  if (name === undefined || name === "help" || name === "--help" || name === "-h") return helpFor(rest[0], print);
  if (name === "--version" || name === "-v") return print.line(packageVersion());
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) return unknown(name, print);
  if (rest.includes("--help") || rest.includes("-h")) return print.line(helpOf(command));
  try {
    const { values, positionals } = parse(command, rest);
    return await command.run({ values: withToken(values, io), positionals, io, print });
  } catch (error) {
    return ended(error, command, print);
  }
}

/** @param {string | undefined} name @param {Printer} print */
function helpFor(name, print) {
  if (name === undefined) return print.line(overview(COMMANDS));
  const command = COMMANDS.find((one) => one.name === name);
  return command ? print.line(helpOf(command)) : unknown(name, print);
}

/** What others call these commands. @type {Record<string, string>} */
const OTHERS = { diagnose: "why", explain: "why", debug: "why", check: "verify", trigger: "send", forward: "listen", lint: "doctor" };

/** The word is not repeated: it may be a secret that stands in the wrong place. @param {string} name @param {Printer} print */
const unknown = (name, print) => {
  const other = Object.hasOwn(OTHERS, name) ? `: did you mean ${OTHERS[name]}?` : meant(name, COMMANDS.map((one) => one.name));
  return print.failure(`there is no such command${other} hookseal --help lists them`);
};

/** How the TypeErrors begin that name an argument. */
const OF_THE_LIBRARY = /^(context|options|headers|scheme|sign|now|request)\b[.:]?/;

/**
 * @param {unknown} error
 * @param {import("./types.js").Command} command
 * @param {Printer} print
 * @returns {number}
 */
function ended(error, command, print) {
  if (error instanceof Unreached) return print.failure(error.message);
  if (error instanceof UsageError) return print.failure(`${error.message} (hookseal ${command.name} --help)`);
  const { code, hint, message } = /** @type {any} */ (error);
  // A refusal of the library while a Webhook is made, and its TypeErrors, name the argument and repeat no value.
  if (hint !== undefined) return print.failure(`${code}: ${hint}`);
  if (error instanceof TypeError && OF_THE_LIBRARY.test(message)) return print.failure(message);
  if (typeof code === "string") return print.failure(`${code}${/** @type {any} */ (error).syscall ? ` (${/** @type {any} */ (error).syscall})` : ""}`);
  // Where, and not the message, which may repeat a body.
  const places = /** @type {Error} */ (error).stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  return print.failure(`an error of hookseal itself, which is worth a report: ${/** @type {Error} */ (error).name}`, places.join("\n"));
}
