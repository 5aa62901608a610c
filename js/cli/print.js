/** What is printed: lines for people or JSON for programs, in colours where a terminal shows them. */
import { USAGE } from "./exit.js";

/** @typedef {import("./types.js").Io} Io */

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36, magenta: 35, blue: 34 };

/** @typedef {keyof typeof CODES} Colour */

/** Characters that a terminal obeys or does not show: a sender's text must neither move the cursor nor begin a line of its own. */
export const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** @param {string} text of a sender @returns {string} in one line */
export const plain = (text) => text.replace(UNSEEN, (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`);

/** Each UTF-16 unit as JSON escapes it. @param {string} one */
const escaped = (one) => Array.from({ length: one.length }, (_, at) => `\\u${one.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");

/** JSON that a terminal can show: what JSON leaves as it is and a terminal obeys, is escaped; line feeds are JSON's own here. @param {unknown} value @param {number} [indent] */
export const jsonText = (value, indent) => JSON.stringify(value, null, indent).replace(UNSEEN, (one) => (one === "\n" ? one : escaped(one)));

/** @param {number} number @param {string} noun */
export const counted = (number, noun) => `${number} ${number === 1 ? noun : `${noun.replace(/y$/, "ie")}s`}`;

/** What is a name, and no secret. */
const NAME = /^[\w.[\]-]{1,32}$/;
/** How long a piece of a path is shown: secrets stand there too (`/services/T0/B0/…`). */
const MAX_PIECE_LENGTH = 20;

/**
 * A parameter's name, and how long its value is. What has no value may be one itself, in base64 with its `=` at the end.
 * @param {string} text
 */
function shownParameter(text) {
  const [, name, value] = /^([^=]*)=(=*[^=].*)$/s.exec(text) ?? [];
  if (name === undefined) return `(${text.length})`;
  return `${NAME.test(name) ? name : `(${name.length})`}=(${value.length})`;
}

/**
 * A URL as a report shows it: without user and password, without what is long in its path, and of the query the names alone and how long each value is.
 * @param {string} url
 * @returns {string}
 */
export function shownUrl(url) {
  const [, scheme, host, path, query] = /^([a-z][a-z\d+.-]*:\/\/)(?:[^/?#]*@)?([^/?#]*)([^?#]*)(?:\?([^#]*))?/i.exec(url) ?? [];
  if (scheme === undefined) return `a text of ${url.length} characters`;
  const pieces = path.split("/").map((piece) => (piece.length > MAX_PIECE_LENGTH ? `(${piece.length})` : piece));
  return plain(scheme + host + pieces.join("/") + (query === undefined ? "" : `?${query.split("&").map(shownParameter).join("&")}`));
}

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
    if (this.isJson) this.line(jsonText(value, 2));
  }

  /** Prints a line of JSON where JSON is asked for. @param {unknown} value */
  jsonLine(value) {
    if (this.isJson) this.line(jsonText(value));
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
