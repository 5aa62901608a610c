/** A delivery in any of the forms, which its first bytes tell apart. */
import { UsageError } from "../args.js";
import { isCapture, readCapture } from "./capture.js";
import { readCurl } from "./curl.js";
import { readHar } from "./har.js";
import { isLambdaEvent, readLambdaEvent } from "./lambda.js";
import { isRaw, readFields, readRaw } from "./raw.js";
import { wellFormed } from "./well-formed.js";

/** @typedef {import("../types.js").Delivery} Delivery */

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * @param {Buffer} given
 * @param {string | undefined} cwd
 * @param {number | undefined} entry
 * @returns {Delivery}
 */
export const inAnyForm = (given, cwd, entry) => wellFormed(inItsForm(given, cwd, entry));

/** @param {Buffer} given @param {string | undefined} cwd @param {number | undefined} entry */
function inItsForm(given, cwd, entry) {
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
  if (isLambdaEvent(value)) return readLambdaEvent(value);
  throw new UsageError("the request is JSON, but neither a HAR, a capture nor an event of AWS Lambda: pass a body alone with --body and --headers");
}

/**
 * Lines of `Name: value`, or JSON: an object or a list of pairs.
 * @param {string} text in Latin-1
 * @returns {[string, string][]}
 */
export function headersIn(text) {
  if (!/^\s*[{[]/.test(text)) return readFields(text.split(/\r?\n/).filter((line, index) => !(index === 0 && /^([A-Z]+ \S+ )?HTTP\//.test(line))));
  try {
    const value = JSON.parse(Buffer.from(text, "latin1").toString("utf8"));
    const pairs = Array.isArray(value) ? value : Object.entries(value);
    return pairs.flatMap(([name, one]) => (Array.isArray(one) ? one : [one]).map((own) => [String(name), String(own)]));
  } catch {
    throw new UsageError("--headers: neither Name: value lines nor JSON");
  }
}
