/** The words of a shell's command, as bash and, for what browsers copy, Windows' cmd write them. Bytes as Latin-1 text. */
import { UsageError } from "../args.js";

/** @type {Record<string, string>} */
const ESCAPES = { n: "\n", r: "\r", t: "\t", a: "\x07", b: "\b", f: "\f", v: "\v", e: "\x1b", E: "\x1b", "?": "?", "'": "'", '"': '"', "\\": "\\" };

/** Bounds of a command, which people do not write longer: its length is that of a body of 1 MiB, of which each byte is written in four characters, and a head. */
const MAX_WORDS = 10_000;
const MAX_COMMAND_BYTES = 5 << 20;

/** What is read in one go, each at a place: what sets words apart, what stands for itself between quotes, and in them. */
const BLANKS = /[ \t\r\n]+|\\\r?\n/y;
const PLAIN = /[^\s'"\\$]+|\$+(?!')|[^]/y;
const IN_QUOTES = { "'": /[^']+/y, '"': /[^"\\]+/y };
const IN_ANSI = /[^'\\]+/y;

/** @param {RegExp} pattern @param {string} text @param {number} at @returns {string} what is there, or nothing */
function run(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

/**
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  if (text.length > MAX_COMMAND_BYTES) throw new UsageError(`the curl command has more than ${MAX_COMMAND_BYTES} bytes`);
  const source = isCmd(text) ? text.replace(/\^(\r\n|[^])/g, (_, next) => (next[0] === "\r" || next === "\n" ? " " : next)) : text;
  const found = [];
  let word = /** @type {string[] | undefined} */ (undefined);
  for (let at = 0; at < source.length; ) {
    const blank = run(BLANKS, source, at);
    if (blank !== "") {
      if (word !== undefined) found.push(word.join(""));
      if (found.length > MAX_WORDS) throw new UsageError(`the curl command has more than ${MAX_WORDS} words`);
      word = undefined;
      at += blank.length;
      continue;
    }
    word ??= [];
    at = takePiece(source, at, word);
  }
  return word === undefined ? found : [...found, word.join("")];
}

/** Whether it is written for cmd, whose caret escapes what follows. @param {string} text */
const isCmd = (text) => /\^\r?\n|\^"/.test(text);

/**
 * Takes what stands at a place, without its quotes.
 * @param {string} text
 * @param {number} at
 * @param {string[]} word takes it
 * @returns {number} where it ends
 */
function takePiece(text, at, word) {
  if (text.startsWith("$'", at)) return takeQuoted(text, at + 2, "'", { plain: IN_ANSI, escape: ansi }, word);
  if (text[at] === "'") return takeQuoted(text, at + 1, "'", { plain: IN_QUOTES["'"] }, word);
  if (text[at] === '"') return takeQuoted(text, at + 1, '"', { plain: IN_QUOTES['"'], escape: inDouble }, word);
  if (text[at] === "\\") {
    word.push(text[at + 1] ?? "");
    return at + 2;
  }
  const found = run(PLAIN, text, at);
  word.push(found);
  return at + found.length;
}

/**
 * @param {string} text
 * @param {number} at behind what opens it
 * @param {string} close
 * @param {{ plain: RegExp, escape?: (rest: string) => [string, number] }} how `escape`: what stands for the text behind a backslash
 * @param {string[]} word
 * @returns {number}
 */
function takeQuoted(text, at, close, { plain, escape }, word) {
  for (let here = at; here < text.length; ) {
    if (text[here] === close) return here + 1;
    const found = run(plain, text, here);
    if (found !== "") {
      word.push(found);
      here += found.length;
      continue;
    }
    const [piece, length] = escape?.(text.slice(here + 1, here + 12)) ?? ["", 0];
    word.push(piece);
    here += 1 + length;
  }
  throw new UsageError(`the curl command has a ${close} that is not closed`);
}

/** Behind a backslash in `"…"`. @param {string} rest @returns {[string, number]} */
function inDouble([one = ""]) {
  if (one === "\n") return ["", 1];
  return ['"', "\\", "$", "`"].includes(one) ? [one, 1] : [`\\${one}`, 1];
}

/**
 * Behind a backslash in `$'…'`, as bash reads it, but for a NUL, at which bash ends the text, which nobody means. Browsers write a character beyond U+FFFF as its two units of UTF-16.
 * @param {string} rest @returns {[string, number]}
 */
function ansi(rest) {
  const [pair] = /^u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}/.exec(rest) ?? [];
  if (pair) return [inUtf8(...pair.split("\\").map((unit) => String.fromCharCode(numberIn(unit)))), pair.length];
  const [point] = /^(u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8})/.exec(rest) ?? [];
  if (point) return [inUtf8(String.fromCodePoint(Math.min(numberIn(point), 0x10ffff))), point.length];
  const [braced] = /^x\{[0-9a-fA-F]{1,8}\}/.exec(rest) ?? [];
  if (braced) return [String.fromCharCode(parseInt(braced.slice(2), 16) & 0xff), braced.length];
  const [byte] = /^x[0-9a-fA-F]{1,2}/.exec(rest) ?? [];
  if (byte) return [String.fromCharCode(numberIn(byte)), byte.length];
  const [octal] = /^[0-7]{1,3}/.exec(rest) ?? [];
  if (octal) return [String.fromCharCode(parseInt(octal, 8) & 0xff), octal.length];
  // The second backslash is the control character's, and no quotation mark behind it ends the text.
  const [backslash, kept = ""] = /^c\\(?:\\|('))?/.exec(rest) ?? [];
  if (backslash) return [`\x1c${kept}`, backslash.length];
  const [control] = /^c[ -~]/.exec(rest) ?? [];
  if (control) return [control === "c?" ? "\x7f" : String.fromCharCode(control.charCodeAt(1) & 0x1f), 2];
  return [ESCAPES[rest[0]] ?? `\\${rest[0] ?? ""}`, 1];
}

/** The number in hexadecimal behind an escape's letter. @param {string} escape */
const numberIn = (escape) => parseInt(escape.slice(1), 16);

/** @param {string[]} units @returns {string} their bytes, as Latin-1 text */
const inUtf8 = (...units) => Buffer.from(units.join("")).toString("latin1");
