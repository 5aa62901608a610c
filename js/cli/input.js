/** The delivery that a command is about, from any form in which people have one: bytes, never text. */
import { resolve } from "node:path";
import { UsageError, wholeNumber } from "./args.js";
import { MAX_DELIVERY_BYTES, MAX_WRITTEN_BYTES, readFile, readStream } from "./read-file.js";
import { headersIn, inAnyForm } from "./requests/any.js";
import { wellFormed } from "./requests/well-formed.js";

/** @typedef {import("./types.js").Delivery} Delivery */
/** @typedef {import("./types.js").Io} Io */
/** @typedef {import("./types.js").Values} Values */

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
  const read = request === undefined ? await fromParts(values, io) : inAnyForm(await readBytes(request, io, "the request"), values.files === true && !io.isAgent ? io.cwd : undefined, wholeNumber(entry, "entry", 1));
  if (url !== undefined && !URL.canParse(url)) throw new UsageError("--url: expected a URL, such as https://example.com/webhooks");
  const notes = url === undefined ? read.notes : read.notes.filter((note) => !note.includes("--url"));
  return wellFormed({ ...read, notes, method: method ?? read.method, ...(url !== undefined && { url, otherUrl: undefined }) });
}

/** @param {Values} values @param {Io} io @returns {Promise<Delivery>} */
async function fromParts({ body, headers }, io) {
  if (body === undefined && headers === undefined) throw new UsageError("which delivery? Name a file (HAR, curl command, raw HTTP, capture, event of AWS Lambda), - for standard input, or --body and --headers");
  if (body === undefined || headers === undefined) throw new UsageError("--body and --headers belong together");
  if (body === "-" && headers === "-") throw new UsageError("--body and --headers cannot both be standard input");
  return { body: await readBytes(body, io, "--body"), headers: headersIn((await readBytes(headers, io, "--headers", MAX_WRITTEN_BYTES)).toString("latin1")), notes: [] };
}

/**
 * @param {string} path
 * @param {Io} io
 * @param {string} what to call it: the path may be a secret that stands in the wrong place, and is not repeated
 * @param {number} [most]
 * @returns {Promise<Buffer>}
 */
export async function readBytes(path, io, what, most = MAX_DELIVERY_BYTES) {
  try {
    return path === "-" ? await readStream(io.stdin, most) : readFile(resolve(io.cwd, path), most, io.isAgent === true);
  } catch (error) {
    throw new UsageError(`${what}: the file cannot be read (${/** @type {any} */ (error).code})`);
  }
}
