/** The tools of `mcp`: each is a command with `--json`, so that an agent reads what a person would. */
import { PassThrough } from "node:stream";
import { UsageError, parse } from "./args.js";
import { bytes } from "./commands/bytes.js";
import { replay } from "./commands/replay.js";
import { schemes } from "./commands/schemes.js";
import { verify } from "./commands/verify.js";
import { why } from "./commands/why.js";
import { meant } from "./help.js";
import { Printer, plain } from "./print.js";
import { withToken } from "./secret.js";

/** @typedef {import("./types.js").Io} Io */
/** @typedef {{ type: string, description: string }} Property */
/** @typedef {{ name: string, description: string, command: import("./types.js").Command, flags?: string[], positionals: string[], inputSchema: { type: "object", properties: Record<string, Property>, required: string[], additionalProperties: false } }} Tool */

/** @param {string} description @returns {Property} */
const text = (description) => ({ type: "string", description });

const REQUEST = { request: text("path of the delivery: HAR, curl command, raw HTTP, a capture or an event of AWS Lambda"), body: text("path of its body alone, with headers"), headers: text("path of its headers"), method: text("the HTTP method"), url: text("the URL as it is configured with the vendor") };
const SECRET = { "secret-env": text("the name of the variable that holds the secret; never the secret"), "secret-file": text("the path of the file that holds it") };
const SCHEME = { scheme: text("the scheme's name"), "scheme-file": text("path of a description of one's own"), "verify-token-env": text("the name of the variable that holds the token of the vendor's handshake; never the token") };
const NOW = { now: text("the clock to judge by: ISO 8601, milliseconds, or captured") };

/**
 * @param {string} name
 * @param {string} description
 * @param {import("./types.js").Command} command
 * @param {Record<string, Property>} properties
 * @param {{ required?: string[], positionals?: string[] }} [how] `positionals`: those that the command takes without a name
 * @returns {Tool}
 */
const tool = (name, description, command, properties, { required = [], positionals = [] } = {}) => ({ name, description, command, positionals, inputSchema: { type: "object", properties, required, additionalProperties: false } });

/** @type {readonly Tool[]} */
export const TOOLS = [
  tool("explain_signature", "Why a webhook's signature does not match: the pipeline step by step, and the cause: proven (it verifies once exactly this is undone), noticed or unexplained, with the fix.", why, { ...REQUEST, ...SCHEME, ...SECRET, ...NOW }),
  tool("verify", "Whether a webhook delivery is genuine.", verify, { ...REQUEST, ...SCHEME, ...SECRET, ...NOW }, { required: ["scheme"] }),
  tool("bytes", "The message that a scheme signs, part by part: how long each is, whether it is text, and the SHA-256 of what is longer than 64 bytes. No content.", bytes, { ...REQUEST, ...SCHEME, ...NOW }, { required: ["scheme"] }),
  tool("schemes", "The schemes that are known, by name or vendor.", schemes, { name: text("a name or a part of one") }, { positionals: ["name"] }),
  tool("replay", "Deliver a captured webhook again to a URL of this machine, and compare with the last time: fixed, regressed or the same.", replay, { capture: text("path of the capture"), url: text("where it goes: http://localhost:… or http://127.0.0.1:…") }, { required: ["capture", "url"], positionals: ["capture", "url"] }),
];

/**
 * @param {string} name
 * @param {Record<string, unknown>} given
 * @param {Io} io
 */
export async function called(name, given, io) {
  const found = TOOLS.find((one) => one.name === name);
  if (found === undefined) return answer("there is no such tool", true);
  const out = new PassThrough();
  // Standard input and output are the protocol's: a tool reads and writes neither.
  const own = { ...io, stdin: /** @type {any} */ (new PassThrough().end()), stdout: out, stderr: new PassThrough(), isAgent: true };
  try {
    const { values, positionals } = parse(found.command, wordsOf(found, given));
    await found.command.run({ values: withToken(values, own), positionals, io: own, print: new Printer(own, true) });
    return answer(String(out.read() ?? ""), false);
  } catch (error) {
    return answer(messageOf(error), true);
  }
}

/** @param {string} message @param {boolean} isError */
const answer = (message, isError) => ({ content: [{ type: "text", text: message }], isError });

/** @param {unknown} error */
function messageOf(error) {
  const { code, hint, message } = /** @type {any} */ (error);
  if (error instanceof UsageError || error instanceof TypeError) return plain(message);
  return hint === undefined ? "an error of hookseal itself" : plain(`${code}: ${hint}`);
}

/** What an argument is called, which may be repeated. */
const NAME = /^[a-z][a-z_-]{0,30}$/i;

/** @param {Tool} tool @param {Record<string, unknown>} given */
function wordsOf({ inputSchema: { properties }, positionals }, given) {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(properties, name)) throw new UsageError(`an argument that the tool does not have${NAME.test(name) ? ` (${name})` : ""}${meant(name, Object.keys(properties))} it has ${Object.keys(properties).join(", ")}`);
    if (typeof value !== "string") throw new UsageError(`${name}: expected a text`);
  }
  const options = Object.entries(given).filter(([name]) => !positionals.includes(name));
  return ["--json", ...options.map(([name, value]) => `--${name}=${value}`), "--", ...positionals.flatMap((name) => (given[name] === undefined ? [] : [String(given[name])]))];
}
