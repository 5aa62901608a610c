/** A request as HTTP/1.1 writes it (RFC 9112), in a file: its head in any line ends, its body byte for byte. */
import { UsageError } from "../args.js";
import { isToken } from "./well-formed.js";

/** @typedef {import("../types.js").Delivery} Delivery */

const START = /^([A-Z]+) (\S+) HTTP\/[\d.]+$/;

/** Bounds of a head, which no server takes more of. */
const MAX_LINE_BYTES = 1 << 16;
const MAX_FIELDS = 1000;

/**
 * @param {Buffer} file
 * @returns {boolean}
 */
export const isRaw = (file) => {
  const first = file.subarray(0, 8192).toString("latin1").split(/\r?\n/, 1)[0];
  return START.test(first) || fieldIn(first) !== undefined;
};

/**
 * @param {Buffer} file
 * @returns {Delivery}
 */
export function readRaw(file) {
  const { head, body } = cut(file);
  const lines = head.split(/\r?\n/);
  const start = START.exec(lines[0]);
  const headers = readFields(start ? lines.slice(1) : lines);
  const valueOf = (/** @type {string} */ name) => headers.find(([own]) => own.toLowerCase() === name)?.[1];
  /** @type {string[]} */
  const notes = [];
  const url = start ? urlOf(start[2], valueOf("host"), notes) : undefined;
  return { method: start?.[1], url, headers, body: framed(body, valueOf, notes), notes };
}

/** The head and the body: an empty line is between them. @param {Buffer} file */
function cut(file) {
  const text = file.toString("latin1");
  const found = /\r?\n\r?\n/.exec(text);
  if (!found) return { head: text.replace(/(\r?\n)+$/, ""), body: Buffer.alloc(0) };
  return { head: text.slice(0, found.index), body: file.subarray(found.index + found[0].length) };
}

/**
 * @param {readonly string[]} lines
 * @returns {[string, string][]}
 */
export function readFields(lines) {
  const own = lines.filter((line) => line.trim() !== "");
  if (own.length > MAX_FIELDS) throw new UsageError(`the headers: more than ${MAX_FIELDS} lines`);
  return own.map((line, index) => {
    if (line.length > MAX_LINE_BYTES) throw new UsageError(`the headers: line ${index + 1} has more than ${MAX_LINE_BYTES} characters`);
    const found = fieldIn(line);
    if (!found) throw new UsageError(`the headers: line ${index + 1} is not of the form Name: value`);
    return found;
  });
}

/** @param {string} line @returns {[string, string] | undefined} undefined where it is none, or has a lone CR */
function fieldIn(line) {
  const colon = line.indexOf(":");
  const name = line.slice(0, Math.max(colon, 0));
  return isToken(name) && !line.includes("\r") ? [name, withoutBlanks(line.slice(colon + 1))] : undefined;
}

/** By hand: a pattern for blanks at an end takes quadratic time, and `trim` takes bytes away that are no blanks. @param {string} text */
function withoutBlanks(text) {
  const isBlank = (/** @type {number} */ at) => text[at] === " " || text[at] === "\t";
  let [start, end] = [0, text.length];
  while (isBlank(start)) start += 1;
  while (end > start && isBlank(end - 1)) end -= 1;
  return text.slice(start, end);
}

/**
 * @param {string} target
 * @param {string | undefined} host
 * @param {string[]} notes
 */
function urlOf(target, host, notes) {
  if (/^https?:\/\//i.test(target)) return target;
  if (host === undefined) return undefined;
  notes.push("the URL is taken to be https and the Host header's: --url says another");
  return `https://${host}${target}`;
}

/**
 * The body as its head says where it ends (RFC 9112, section 6).
 * @param {Buffer} body
 * @param {(name: string) => string | undefined} valueOf
 * @param {string[]} notes
 */
function framed(body, valueOf, notes) {
  if (valueOf("transfer-encoding")?.toLowerCase() === "chunked") {
    const joined = dechunked(body);
    if (joined !== undefined) notes.push("the chunks of the body (Transfer-Encoding) are put together");
    return joined ?? body;
  }
  // Editors end files with a line break; one that Content-Length does not count is not the body's.
  const length = Number(valueOf("content-length") ?? NaN);
  const rest = body.subarray(length).toString("latin1");
  if (length < body.length && (rest === "\n" || rest === "\r\n")) {
    notes.push("the line break at the end of the file lies beyond Content-Length, and is left out");
    return body.subarray(0, length);
  }
  return body;
}

/**
 * @param {Buffer} body
 * @returns {Buffer | undefined} undefined where it is not in chunks
 */
function dechunked(body) {
  const pieces = [];
  for (let at = 0; ; ) {
    const end = body.indexOf("\n", at);
    const size = end < 0 ? null : /^([0-9a-f]{1,8})(;[^\r\n]*)?\r?$/i.exec(body.toString("latin1", at, end));
    if (!size) return undefined;
    const length = parseInt(size[1], 16);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(body.subarray(end + 1, end + 1 + length));
    const after = /^\r?\n/.exec(body.toString("latin1", end + 1 + length, end + 3 + length));
    if (!after) return undefined;
    at = end + 1 + length + after[0].length;
  }
}
