/**
 * Undoes what a finding has proven, so that the message that was signed can be shown and
 * checked by another program. What is undone is only taken once the library verifies it.
 */
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { reescaped, respaced } from "./json-text.js";

/** @typedef {import("./types.js").Delivery} Delivery */
/** @typedef {(body: Buffer, change: string) => (Buffer | string | undefined)[]} Undo */

const latin1 = (/** @type {Buffer} */ body) => body.toString("latin1");
const utf8 = (/** @type {Buffer} */ body) => body.toString("utf8");
const ofLatin1 = (/** @type {string} */ text) => Buffer.from(text, "latin1");
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** @type {Undo} */
const decompressed = (body) => [gunzipSync, inflateSync, brotliDecompressSync].map((unpack) => attempt(() => unpack(body, { maxOutputLength: 1 << 26 })));

/** @type {Undo} */
const reindented = (body, change) => {
  const spacings = respaced(utf8(body));
  return change.includes("LF") ? spacings.flatMap((text) => [text, `${text}\n`]) : spacings;
};

/** @type {Undo} */
const rewritten = (body, change) => reescaped(utf8(body)).flatMap((text) => reindented(Buffer.from(text), change));

/** What is undone of a body, by the finding's code. A run at the end is looked for from its start alone: else the time is quadratic. @type {Record<string, Undo>} */
const BODIES = {
  body_whitespace_at_end: (body) => [/(?<![ \t])[ \t]+$/, /\r?\n$/, /(?<!\s)\s+$/].map((end) => ofLatin1(latin1(body).replace(end, ""))),
  body_whitespace_at_start: (body) => [ofLatin1(latin1(body).trimStart())],
  body_whitespace_around: (body) => [ofLatin1(latin1(body).trim())],
  body_newline_removed: (body) => ["\n", "\r\n"].map((end) => Buffer.concat([body, Buffer.from(end)])),
  body_crlf: (body) => [ofLatin1(latin1(body).replaceAll("\r\n", "\n"))],
  body_lf: (body) => [ofLatin1(latin1(body).replace(/\r?\n/g, "\r\n"))],
  body_bom_added: (body) => [body.subarray(3)],
  body_bom_removed: (body) => [Buffer.concat([MARK, body])],
  body_utf8_read_as_latin1: (body) => [ofLatin1(utf8(body))],
  body_written_as_latin1: (body) => [latin1(body)],
  body_base64: (body) => [Buffer.from(latin1(body), "base64")],
  body_base64_decoded: (body) => [body.toString("base64")],
  body_compressed: decompressed,
  body_json_string: (body) => [attempt(() => JSON.parse(utf8(body)))],
  body_quoted: (body) => [body.subarray(1, -1)],
  body_buffer_json: (body) => [attempt(() => Buffer.from(JSON.parse(utf8(body)).data))],
  body_empty_signed: () => [Buffer.alloc(0)],
  body_nul: (body) => [ofLatin1(latin1(body).replace(/(?<!\0)\0+$/, ""))],
  json_spacing: reindented,
  json_escapes: (body) => reescaped(utf8(body)),
  json_reserialized: rewritten,
  body_lines_joined: reindented,
};

/** @param {() => Buffer | string} task */
function attempt(task) {
  try {
    return task();
  } catch {
    return undefined;
  }
}

/**
 * The deliveries that a proven finding may stand for.
 * @param {Delivery} delivery
 * @param {{ code: string, change: string }} finding
 * @returns {Delivery[]}
 */
export function undone(delivery, { code, change }) {
  if (Object.hasOwn(BODIES, code)) {
    const bodies = BODIES[code](delivery.body, change).filter((body) => typeof body === "string" || Buffer.isBuffer(body));
    return bodies.map((body) => ({ ...delivery, body: Buffer.from(/** @type {any} */ (body)) }));
  }
  return code.startsWith("url_") && delivery.url !== undefined ? urls(delivery).map((url) => ({ ...delivery, url })) : [];
}

/** @param {Delivery} delivery */
function urls({ url = "", headers }) {
  const valueOf = (/** @type {string} */ name) => headers.find(([own]) => own.toLowerCase() === name)?.[1];
  const base = new URL(url);
  const rest = url.replace(/^\w+:\/\/[^/?#]*/, "");
  const paths = [rest, rest.replace(/\/(?=\?|$)/, ""), rest.replace(/\?.*$/, ""), valueOf("x-original-uri"), `${valueOf("x-forwarded-prefix") ?? ""}${rest}`];
  const hosts = [base.host, valueOf("x-forwarded-host"), valueOf("host"), base.hostname];
  const all = ["https:", "http:"].flatMap((protocol) => hosts.flatMap((host) => paths.map((path) => host && path !== undefined && `${protocol}//${host}${path}`)));
  return [...new Set(all.filter((one) => typeof one === "string" && one !== ""))].map(String);
}
