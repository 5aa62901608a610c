/** A request in an HTTP archive (HAR 1.2), as browsers and inspectors save them. */
import { UsageError } from "../args.js";
import { counted, shownUrl } from "../print.js";
import { isToken, isUrl, textOf } from "./well-formed.js";

/** @typedef {import("../types.js").Delivery} Delivery */

/**
 * @param {any} archive
 * @param {number | undefined} number of the entry, from 1
 * @returns {Delivery}
 */
export function readHar({ log: { entries } }, number) {
  const entry = chosen(entries, number);
  if (!isRequest(entry?.request)) throw new UsageError("the HAR's entry has no request as HAR 1.2 has them: method, url, headers and postData");
  const { method, url, headers = [], postData } = entry.request;
  const { body, note } = bodyOf(postData);
  const at = Date.parse(textOf(entry.startedDateTime));
  return {
    method,
    url,
    // The fields of HTTP/2 that begin with a colon are no headers.
    headers: headers.filter((/** @type {any} */ { name }) => !name.startsWith(":")).map((/** @type {any} */ { name, value }) => [name, value]),
    body,
    notes: note === undefined ? [] : [note],
    ...(Number.isFinite(at) && { at }),
  };
}

/** @param {any} request */
function isRequest(request) {
  const { method, url, headers = [], postData } = request ?? {};
  const areFields = Array.isArray(headers) && headers.every((field) => typeof field?.name === "string" && typeof field.value === "string");
  return typeof method === "string" && typeof url === "string" && areFields && ["undefined", "string"].includes(typeof postData?.text);
}

/**
 * @param {any[]} entries
 * @param {number | undefined} number
 */
function chosen(entries, number) {
  if (!Array.isArray(entries) || entries.length === 0) throw new UsageError("the HAR has no entries");
  if (number !== undefined) {
    if (entries[number - 1] === undefined) throw new UsageError(`--entry: the HAR has ${counted(entries.length, "request")}`);
    return entries[number - 1];
  }
  const withBody = entries.map((entry, index) => ({ entry, index })).filter(({ entry }) => entry?.request?.postData !== undefined);
  const candidates = withBody.length > 0 ? withBody : entries.map((entry, index) => ({ entry, index }));
  if (candidates.length === 1) return candidates[0].entry;
  const list = candidates.slice(0, 10).map(({ entry, index }) => `${index + 1}: ${listed(entry?.request)}`);
  throw new UsageError(`the HAR has ${candidates.length} requests: --entry says which: ${list.join("; ")}`);
}

/** How much of a request is listed: whoever sent it has written it. */
const LISTED = 120;

/** @param {any} request */
function listed(request) {
  if (!isRequest(request) || !isToken(request.method) || !isUrl(request.url)) return "no request that HTTP has";
  const text = `${request.method.slice(0, 10)} ${shownUrl(request.url)}`;
  return text.length > LISTED ? `${text.slice(0, LISTED)}…` : text;
}

/** @param {any} postData */
function bodyOf(postData) {
  const { text, params, encoding } = postData ?? {};
  if (!text && params?.length > 0) throw new UsageError("the HAR has the form's fields and not the body's bytes: save the body itself, and pass it with --body");
  if (encoding === "base64" && text !== undefined) return { body: Buffer.from(text, "base64") };
  const lost = text?.includes("\ufffd") ? "the HAR holds U+FFFD: bytes that are no UTF-8 are lost in it; pass the body with --body" : undefined;
  return { body: Buffer.from(text ?? ""), note: lost };
}
