/** A request as a curl command, such as browsers and vendors' pages copy: read, never run. */
import { UsageError } from "../args.js";
import { fileOf } from "./named-file.js";
import { words } from "./shell.js";

/** @typedef {import("../types.js").Delivery} Delivery */

/** Options without a value that say nothing of the request. */
const FLAGS = /^(-[sSikvLfgN0-36#]+|--(silent|show-error|include|insecure|verbose|location|fail|globoff|compressed|no-buffer|http1\.[01]|http2|http2-prior-knowledge|http3|progress-bar|path-as-is|ipv4|ipv6))$/;
/** Options with a value that say nothing of it. */
const IGNORED = ["-o", "--output", "-m", "--max-time", "--connect-timeout", "--resolve", "--cacert", "--retry", "-w", "--write-out", "-x", "--proxy"];
/** @type {Record<string, string>} */
const HEADERS = { "-A": "User-Agent", "--user-agent": "User-Agent", "-e": "Referer", "--referer": "Referer", "-b": "Cookie", "--cookie": "Cookie" };
const BODIES = ["-d", "--data", "--data-ascii", "--data-raw", "--data-binary", "--data-urlencode", "--json"];

/** @typedef {{ method?: string, url?: string, headers: [string, string][], pieces: Buffer[], isJson: boolean, notes: string[] }} Read */

/**
 * @param {Buffer} file
 * @param {string | undefined} cwd the folder whose files it may name; none where nobody has read the command who may read them
 * @returns {Delivery}
 */
export function readCurl(file, cwd) {
  const [, ...rest] = words(file.toString("latin1"));
  /** @type {Read} */
  const read = { headers: [], pieces: [], isJson: false, notes: [] };
  const queue = rest.flatMap(apart);
  for (let at = 0; at < queue.length; ) at += take(queue[at], queue[at + 1], read, cwd);
  const { method, url, headers, pieces, isJson, notes } = read;
  const has = (/** @type {string} */ name) => headers.some(([own]) => own.toLowerCase() === name);
  if (pieces.length > 0 && !has("content-type")) headers.push(["Content-Type", isJson ? "application/json" : "application/x-www-form-urlencoded"]);
  const body = Buffer.concat(pieces.flatMap((piece, index) => (index > 0 && !isJson ? [Buffer.from("&"), piece] : [piece])));
  return { method: method ?? (pieces.length > 0 ? "POST" : "GET"), url: url && (/^\w+:\/\//.test(url) ? url : `http://${url}`), headers, body, notes };
}

/** `--name=value` and `-Xvalue` as two words. @param {string} word */
function apart(word) {
  const long = /^(--[\w-]+)=(.*)$/s.exec(word);
  if (long) return [long[1], long[2]];
  const short = /^(-[XHdubAe])(.+)$/s.exec(word);
  return short ? [short[1], short[2]] : [word];
}

/**
 * @param {string} word
 * @param {string | undefined} value the word behind it
 * @param {Read} read
 * @param {string | undefined} cwd
 * @returns {number} how many words it is
 */
function take(word, value, read, cwd) {
  if (FLAGS.test(word)) return 1;
  if (!word.startsWith("-")) {
    read.url ??= word;
    return 1;
  }
  if (value === undefined) throw new UsageError("the curl command ends in an option without its value");
  if (BODIES.includes(word)) takeBody(word, value, read, cwd);
  else if (word === "-X" || word === "--request") read.method = value;
  else if (word === "--url") read.url = value;
  else if (word === "-H" || word === "--header") takeHeader(value, read);
  else if (word === "-u" || word === "--user") read.headers.push(["Authorization", `Basic ${Buffer.from(value, "latin1").toString("base64")}`]);
  else if (HEADERS[word] === "Cookie" && !value.includes("=")) throw new UsageError("the curl command names a file of cookies, which is not read: pass the body with --body and the headers with --headers");
  else if (Object.hasOwn(HEADERS, word)) read.headers.push([HEADERS[word], value]);
  else if (!IGNORED.includes(word)) throw new UsageError("the curl command has an option that is not understood here: pass the body with --body and the headers with --headers");
  return 2;
}

/** @param {string} value @param {Read} read */
function takeHeader(value, read) {
  const [, name, text] = /^([^:;]+)[:;]\s*(.*)$/s.exec(value) ?? [];
  if (name === undefined) throw new UsageError("the curl command has a header that is not of the form Name: value");
  read.headers.push([name.trim(), text.trim()]);
}

/**
 * @param {string} option
 * @param {string} value
 * @param {Read} read
 * @param {string | undefined} cwd
 */
function takeBody(option, value, read, cwd) {
  // curl takes what stands behind an @ for a file where there is no =.
  if (option === "--data-urlencode" && /^[^=]*@[^=]*$/s.test(value)) throw new UsageError("the curl command encodes a file (--data-urlencode name@file), which is not read: pass the body with --body and the headers with --headers");
  const isFile = value.startsWith("@") && option !== "--data-raw" && option !== "--data-urlencode";
  let bytes = isFile ? fileOf(value.slice(1), cwd) : Buffer.from(value, "latin1");
  if (isFile) read.notes.push(`the body is that of the file ${value.slice(1)}, which the curl command names`);
  // curl strips these of a file, which is what `--data-binary` is for.
  if (isFile && /^(-d|--data(-ascii)?)$/.test(option)) bytes = Buffer.from(bytes.filter((byte) => byte !== 0x0d && byte !== 0x0a && byte !== 0));
  if (option === "--data-urlencode") bytes = Buffer.from(encodedPair(bytes.toString("latin1")));
  if (option === "--json") read.isJson = true;
  read.pieces.push(bytes);
}

/** @param {string} pair */
function encodedPair(pair) {
  const at = pair.indexOf("=");
  return at > 0 ? `${pair.slice(0, at)}=${escaped(pair.slice(at + 1))}` : escaped(pair.slice(at + 1));
}

/** As curl escapes: all bytes but RFC 3986's unreserved characters, and a blank as a plus. @param {string} text as Latin-1 */
const escaped = (text) => text.replace(/[^\w.~-]/g, (byte) => (byte === " " ? "+" : `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`));
