/** What is printed: lines for people or JSON for programs, in colours where a terminal shows them. */
import { USAGE } from "./exit.js";

/** @typedef {import("./types.js").Io} Io */

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36, magenta: 35, blue: 34 };

/** @typedef {keyof typeof CODES} Colour */

/** Characters that a terminal would obey: a sender's text must not move the cursor. */
// eslint-disable-next-line no-control-regex -- the control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** @param {string} text of a sender @returns {string} */
export const plain = (text) => text.replace(CONTROL, (one) => `\\x${one.charCodeAt(0).toString(16).padStart(2, "0")}`);

/** @param {Io} io */
function isColoured({ env, stdout }) {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return false;
  return stdout.isTTY === true && env.TERM !== "dumb";
}

export class Printer {
  #io;
  #coloured;
  /** Whether JSON is asked for: lines are for people, and are left out then. */
  isJson;

  /**
   * @param {Io} io
   * @param {boolean} isJson
   */
  constructor(io, isJson) {
    this.#io = io;
    this.#coloured = isColoured(io);
    this.isJson = isJson;
  }

  /** Prints to standard output whatever was asked for. @param {string} text @returns {number} the exit code 0 */
  line(text) {
    this.#io.stdout.write(`${text}\n`);
    return 0;
  }

  /** Prints where no JSON is asked for. @param {string[]} lines */
  text(...lines) {
    if (!this.isJson) for (const line of lines) this.line(line);
  }

  /** Prints bytes as they are. @param {Uint8Array} bytes */
  raw(bytes) {
    this.#io.stdout.write(bytes);
  }

  /** Prints where JSON is asked for. @param {unknown} value */
  json(value) {
    if (this.isJson) this.line(JSON.stringify(value, null, 2));
  }

  /** Prints a line of JSON where JSON is asked for. @param {unknown} value */
  jsonLine(value) {
    if (this.isJson) this.line(JSON.stringify(value));
  }

  /** What people should know beside the result; never among what a program reads. @param {string} text */
  note(text) {
    this.#io.stderr.write(`note: ${plain(text)}\n`);
  }

  /** @param {string} message @param {string} [more] @returns {number} the exit code 2 */
  failure(message, more) {
    this.#io.stderr.write(`hookseal: ${plain(message)}\n${more ? `${more}\n` : ""}`);
    return USAGE;
  }

  /** @param {Colour} colour @param {string} text */
  in(colour, text) {
    return this.#coloured ? `\x1b[${CODES[colour]}m${text}\x1b[0m` : text;
  }
}
