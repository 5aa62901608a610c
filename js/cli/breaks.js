/**
 * The mistakes that `send --break` makes on purpose, by the code of the finding that
 * names them: what a receiver has in hand after each, so that it can be seen what `why`
 * and the receiver's log say.
 */
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { inStyle, lower } from "./json-text.js";

/** @typedef {import("./types.js").Delivery} Delivery */
/**
 * @typedef {object} Mistake
 * @property {(body: Buffer) => Buffer} [before] the body that is signed
 * @property {(body: Buffer) => Buffer | string} [body] what becomes of it
 * @property {(headers: [string, string][], delivery: Delivery) => [string, string][]} [headers] what becomes of them
 * @property {number} [time] milliseconds by which the signing clock is off
 * @property {(url: string) => string} [url] the URL that is signed in place of the one that is called
 */

/** @type {(change: (text: string) => string) => (body: Buffer) => Buffer} */
const asText = (change) => (body) => Buffer.from(change(body.toString("utf8")));
const pretty = asText((text) => inStyle(text, 1));
/**
 * The mistakes in JSON are made of a body that is signed as JSON.stringify writes it, and comes otherwise:
 * an endpoint that parses and writes again has the signed bytes in hand, and takes what it must refuse.
 */
const canonical = asText((text) => JSON.stringify(JSON.parse(text)));
const SIGNATURE = /signature|hmac|sig$|digest|-sign$/i;

/** @param {(value: string) => string} change of a signature's text @returns {Mistake} */
const ofSignature = (change) => ({ headers: (all) => all.map(([name, value]) => [name, SIGNATURE.test(name) ? change(value) : value]) });

/** Hexadecimal as base64, or base64 as hexadecimal. @param {string} value */
const otherEncoding = (value) =>
  /[0-9a-f]{40,}/.test(value)
    ? value.replace(/[0-9a-f]{40,}/, (digits) => Buffer.from(digits, "hex").toString("base64"))
    : value.replace(/[A-Za-z0-9+/]{27,}=*/, (text) => Buffer.from(text, "base64").toString("hex"));

/** With a member that JavaScript puts first, wherever it stands, since its name is a number; the others in their order by name. @param {string} text */
const ordered = (text) => JSON.stringify(Object.fromEntries(Object.entries({ ...JSON.parse(text), 1: true }).sort(([one], [other]) => (one < other ? -1 : 1))));

/** That member behind the others. @param {string} text */
function reordered(text) {
  const { 1: number, ...rest } = JSON.parse(text);
  return `{${[JSON.stringify(rest).slice(1, -1), `"1":${number}`].filter(Boolean).join(",")}}`;
}

/** @param {string} text */
const escaped = (text) => text.replace(/[^\0-\x7f]+/g, lower);

/** @param {string} name @returns {string} the same of the other family of Standard Webhooks */
const otherFamily = (name) => (name.startsWith("svix-") ? name.replace("svix-", "webhook-") : name.replace(/^webhook-/, "svix-"));

/** @type {Readonly<Record<string, Mistake>>} */
export const MISTAKES = {
  body_whitespace_at_end: { body: (body) => `${body.toString("utf8")}\n` },
  body_whitespace_at_start: { body: (body) => `\n${body.toString("utf8")}` },
  body_newline_removed: { before: asText((text) => `${text}\n`), body: (body) => body.subarray(0, -1) },
  body_crlf: { before: pretty, body: (body) => body.toString("utf8").replaceAll("\n", "\r\n") },
  body_lf: { before: asText((text) => inStyle(text, 1).replaceAll("\n", "\r\n")), body: (body) => body.toString("utf8").replaceAll("\r\n", "\n") },
  body_bom_added: { body: (body) => `\ufeff${body.toString("utf8")}` },
  body_bom_removed: { before: asText((text) => `\ufeff${text}`), body: (body) => body.subarray(3) },
  body_utf8_read_as_latin1: { body: (body) => body.toString("latin1") },
  body_written_as_latin1: { body: (body) => Buffer.from(body.toString("utf8"), "latin1") },
  body_replacement_characters: { before: (body) => Buffer.from(body.toString("utf8"), "latin1"), body: (body) => body.toString("utf8") },
  body_base64: { body: (body) => body.toString("base64") },
  body_compressed: { body: (body) => gzipSync(body) },
  body_json_string: { body: (body) => JSON.stringify(body.toString("utf8")) },
  body_buffer_json: { body: (body) => JSON.stringify(body) },
  body_python_bytes: { before: asText((text) => text.replace(/[^ -~]/g, "e")), body: (body) => `b'${body.toString("utf8")}'` },
  body_object_object: { body: () => "[object Object]" },
  body_empty: { body: () => "" },
  body_doubled: { body: (body) => Buffer.concat([body, body]) },
  json_spacing: { before: canonical, body: pretty },
  json_escapes: { before: canonical, body: asText(escaped) },
  json_key_order: { before: asText(ordered), body: asText(reordered) },
  json_reserialized: { before: canonical, body: asText((text) => escaped(inStyle(text, 4))) },
  signature_missing: { headers: (all) => all.filter(([name]) => !SIGNATURE.test(name)) },
  signature_other_encoding: ofSignature(otherEncoding),
  signature_upper_case: ofSignature((value) => value.replace(/[0-9a-f]{40,}/, (digits) => digits.toUpperCase())),
  signature_other_header: { headers: (all) => all.map(([name, value]) => [SIGNATURE.test(name) ? "x-my-signature" : name, value]) },
  header_twice: { headers: (all) => [...all, ...all.filter(([name]) => SIGNATURE.test(name))] },
  header_family: { headers: (all) => all.map(([name, value]) => [otherFamily(name), value]) },
  header_names_cgi: { headers: (all) => all.map(([name, value]) => [`HTTP_${name.toUpperCase().replaceAll("-", "_")}`, value]) },
  hash_without_key: { headers: (all, { body }) => ofSignature((value) => value.replace(/[0-9a-f]{64}/, createHash("sha256").update(body).digest("hex"))).headers?.(all, { headers: all, body, notes: [] }) ?? all },
  time_old: { time: -3_700_000 },
  time_ahead: { time: 1_234_000 },
  url_protocol: { url: (url) => (url.startsWith("https:") ? url.replace("https:", "http:") : url.replace("http:", "https:")) },
  url_slash: { url: (url) => url.replace(/(\/?)(\?.*)?$/, (_, slash, query = "") => (slash === "" ? "/" : "") + query) },
  url_query: { url: (url) => url.replace(/\?.*$/, "") },
};

/**
 * @param {Mistake} mistake
 * @param {Delivery} delivery as it was signed
 * @returns {Delivery}
 */
export function broken({ body, headers }, delivery) {
  const own = body === undefined ? delivery.body : Buffer.from(/** @type {any} */ (body(delivery.body)));
  const copy = /** @type {[string, string][]} */ ([...delivery.headers]);
  return { ...delivery, body: own, headers: headers === undefined ? copy : headers(copy, delivery) };
}
