/** The words of a shell's command, as bash and, for what browsers copy, Windows' cmd write them. Bytes as Latin-1 text. */
import { UsageError } from "../args.js";

/** @type {Record<string, string>} */
const ESCAPES = { n: "\n", r: "\r", t: "\t", a: "\x07", b: "\b", f: "\f", v: "\v", e: "\x1b" };

/** Bounds of a command, which people do not write longer: its length is that of a body, twice escaped. */
const MOST_WORDS = 10_000;
const LONGEST = 1 << 25;

/**
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  if (text.length > LONGEST) throw new UsageError(`the curl command has more than ${LONGEST} bytes`);
  const source = isCmd(text) ? text.replace(/\^(\r\n|[^])/g, (_, next) => (/^[\r\n]/.test(next) ? " " : next)) : text;
  const found = [];
  let word = /** @type {string | undefined} */ (undefined);
  for (let at = 0; at < source.length; ) {
    const blank = /^(\\\r?\n|[ \t\r\n])+/.exec(source.slice(at, at + 512));
    if (blank) {
      if (word !== undefined) found.push(word);
      if (found.length > MOST_WORDS) throw new UsageError(`the curl command has more than ${MOST_WORDS} words`);
      word = undefined;
      at += blank[0].length;
      continue;
    }
    const [piece, length] = pieceAt(source, at);
    word = (word ?? "") + piece;
    at += length;
  }
  return word === undefined ? found : [...found, word];
}

/** Whether it is written for cmd, whose caret escapes what follows. @param {string} text */
const isCmd = (text) => /\^\r?\n|\^"/.test(text);

/**
 * What stands at a place, without its quotes.
 * @param {string} text
 * @param {number} at
 * @returns {[string, number]} with its length in the text
 */
function pieceAt(text, at) {
  if (text.startsWith("$'", at)) return quotedPiece(text, at, 2, "'", ansi);
  if (text[at] === "'") return quotedPiece(text, at, 1, "'", undefined);
  if (text[at] === '"') return quotedPiece(text, at, 1, '"', (one) => (/^["\\$`\n]/.test(one) ? [one === "\n" ? "" : one[0], 1] : [`\\${one[0]}`, 1]));
  if (text[at] === "\\") return [text[at + 1] ?? "", 2];
  const plain = /[^\s'"\\$]+|\$/y;
  plain.lastIndex = at;
  const [found] = /** @type {RegExpExecArray} */ (plain.exec(text));
  return [found, found.length];
}

/**
 * @param {string} text
 * @param {number} at
 * @param {number} skip the length of what opens it
 * @param {string} close
 * @param {((rest: string) => [string, number]) | undefined} escape what stands for the text behind a backslash
 * @returns {[string, number]}
 */
function quotedPiece(text, at, skip, close, escape) {
  let found = "";
  for (let here = at + skip; here < text.length; ) {
    if (text[here] === close) return [found, here + 1 - at];
    if (text[here] !== "\\" || escape === undefined) {
      found += text[here];
      here += 1;
      continue;
    }
    const [piece, length] = escape(text.slice(here + 1, here + 12));
    found += piece;
    here += 1 + length;
  }
  throw new UsageError(`the curl command has a ${close} that is not closed`);
}

/** Behind a backslash in `$'…'`. @param {string} rest @returns {[string, number]} */
function ansi(rest) {
  const [byte] = /^x[0-9a-f]{1,2}/i.exec(rest) ?? [];
  if (byte) return [String.fromCharCode(parseInt(byte.slice(1), 16)), byte.length];
  const [unit] = /^(u[0-9a-f]{4}(\\ud[c-f][0-9a-f]{2})?|u[0-9a-f]{1,4}|U[0-9a-f]{1,8})/i.exec(rest) ?? [];
  if (unit) return [Buffer.from(fromUnits(unit)).toString("latin1"), unit.length];
  const [octal] = /^[0-7]{1,3}/.exec(rest) ?? [];
  if (octal) return [String.fromCharCode(parseInt(octal, 8) & 0xff), octal.length];
  return [ESCAPES[rest[0]] ?? rest[0] ?? "", 1];
}

/** @param {string} unit */
function fromUnits(unit) {
  if (unit[0] === "U") return String.fromCodePoint(Math.min(parseInt(unit.slice(1), 16), 0x10ffff));
  return unit.split("\\").map((one) => String.fromCharCode(parseInt(one.slice(1), 16))).join("");
}
