/** The delivery that a command is about, from any form in which people have one: bytes, never text. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import { UsageError, wholeNumber } from "./args.js";
import { isCapture, readCapture } from "./requests/capture.js";
import { readCurl } from "./requests/curl.js";
import { readHar } from "./requests/har.js";
import { isRaw, readFields, readRaw } from "./requests/raw.js";

/** @typedef {import("./types.js").Delivery} Delivery */
/** @typedef {import("./types.js").Io} Io */
/** @typedef {import("./types.js").Values} Values */

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * @param {Values} values of the options in `REQUEST`
 * @param {string | undefined} positional
 * @param {Io} io
 * @returns {Promise<Delivery>}
 */
export async function readDelivery(values, positional, io) {
  const { request = positional, body, headers, method, url, entry } = values;
  if (positional !== undefined && values.request !== undefined) throw new UsageError("the request: named once, with --request or without");
  if (request !== undefined && (body !== undefined || headers !== undefined)) throw new UsageError("a request, or --body and --headers: not both");
  const read = request === undefined ? await fromParts(values, io) : inAnyForm(await readBytes(request, io, "the request"), io.cwd, wholeNumber(entry, "entry", 1));
  if (url !== undefined && !URL.canParse(url)) throw new UsageError("--url: expected a URL, such as https://example.com/webhooks");
  const notes = url === undefined ? read.notes : read.notes.filter((note) => !note.includes("--url"));
  return { ...read, notes, method: method ?? read.method, url: url ?? read.url };
}

/** @param {Values} values @param {Io} io @returns {Promise<Delivery>} */
async function fromParts({ body, headers }, io) {
  if (body === undefined && headers === undefined) throw new UsageError("which delivery? Name a file (HAR, curl command, raw HTTP), - for standard input, or --body and --headers");
  if (body === undefined || headers === undefined) throw new UsageError("--body and --headers belong together");
  if (body === "-" && headers === "-") throw new UsageError("--body and --headers cannot both be standard input");
  return { body: await readBytes(body, io, "--body"), headers: headersIn((await readBytes(headers, io, "--headers")).toString("latin1")), notes: [] };
}

/**
 * @param {string} path
 * @param {Io} io
 * @param {string} what to call it: the path may be a secret that stands in the wrong place, and is not repeated
 * @returns {Promise<Buffer>}
 */
export async function readBytes(path, io, what) {
  if (path === "-") return buffer(io.stdin);
  try {
    return readFileSync(resolve(io.cwd, path));
  } catch (error) {
    throw new UsageError(`${what}: the file cannot be read (${/** @type {any} */ (error).code})`);
  }
}

/**
 * @param {Buffer} given
 * @param {string} cwd
 * @param {number | undefined} entry
 * @returns {Delivery}
 */
function inAnyForm(given, cwd, entry) {
  const file = given.subarray(0, 3).equals(BYTE_ORDER_MARK) ? given.subarray(3) : given;
  const start = file.subarray(0, 64).toString("latin1").trimStart();
  if (start.startsWith("{")) return fromJson(file, entry);
  if (/^(\$ )?curl(\.exe)?\s/.test(start)) return readCurl(file.subarray(file.indexOf("curl")), cwd);
  if (isRaw(file)) return readRaw(file);
  throw new UsageError("the request is neither a HAR, a curl command, raw HTTP nor a capture: pass a body alone with --body and --headers");
}

/** @param {Buffer} file @param {number | undefined} entry */
function fromJson(file, entry) {
  let value;
  try {
    value = JSON.parse(file.toString("utf8"));
  } catch {
    // Not even JSON.
  }
  if (value?.log?.entries !== undefined) return readHar(value, entry);
  if (isCapture(value)) return readCapture(value);
  throw new UsageError("the request is JSON, but neither a HAR nor a capture: pass a body alone with --body and --headers");
}

/**
 * Lines of `Name: value`, or JSON: an object or a list of pairs.
 * @param {string} text in Latin-1
 * @returns {[string, string][]}
 */
function headersIn(text) {
  if (!/^\s*[{[]/.test(text)) return readFields(text.split(/\r?\n/).filter((line, index) => !(index === 0 && /^([A-Z]+ \S+ )?HTTP\//.test(line))));
  try {
    const value = JSON.parse(Buffer.from(text, "latin1").toString("utf8"));
    const pairs = Array.isArray(value) ? value : Object.entries(value);
    return pairs.flatMap(([name, one]) => (Array.isArray(one) ? one : [one]).map((own) => [String(name), String(own)]));
  } catch {
    throw new UsageError("--headers: neither Name: value lines nor JSON");
  }
}
