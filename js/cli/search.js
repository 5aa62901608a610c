/**
 * From a captured delivery and its secret to how its vendor signs: every message that
 * vendors are known to make of what is there is signed in every way that the signature's
 * length allows, until one is the signature. What is found is described for the library.
 */
import { createHmac, createHash } from "node:crypto";

/** @typedef {import("./types.js").Delivery} Delivery */
/** @typedef {{ part: any, bytes: Buffer }} Piece */
/** @typedef {{ header: string, encoding: string, text: string, layout?: object, time?: string }} Claim */
/** @typedef {{ key: any, bytes: Buffer }} Key */

const ALGORITHMS = /** @type {Record<number, string>} */ ({ 20: "sha1", 32: "sha256", 48: "sha384", 64: "sha512" });
const SEPARATORS = [".", "", ":", "\n", "|", ",", "-", "_", ";", "&"];
const PREFIXES = [...["v0", "v1", "v2"].flatMap((version) => [":", ".", "="].map((end) => version + end)), "hmacsha256=", "sha256="];

/** What a search may cost, in bytes that are hashed: some seconds. A message counts as this many more. */
const MAX_WORK_BYTES = 2 ** 31;
const WORK_BYTES_PER_MESSAGE = 2048;

/** @typedef {{ tries: number, left: number }} Budget `left`: below 0 where the search has ended before everything was tried */

/** @returns {Budget} */
export const fullBudget = () => ({ tries: 0, left: MAX_WORK_BYTES });

/** @param {Budget} budget @param {number} length of a message @returns {boolean} whether it may be hashed */
function spend(budget, length) {
  budget.left -= WORK_BYTES_PER_MESSAGE + length;
  if (budget.left < 0) return false;
  budget.tries += 1;
  return true;
}

const time = (/** @type {string} */ text) => /^\d{10}$|^\d{13}$|^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(text);

/** @param {Delivery} delivery @param {string | Uint8Array} secret @param {Budget} budget @returns {Iterable<object>} descriptions, the likeliest first */
export function* descriptionsFor(delivery, secret, budget) {
  const all = claims(delivery);
  for (const claim of all) if (claim.text === secret && claim.encoding === "text") yield { algorithm: "token", signature: signatureOf(claim), covers: "sender" };
  for (const claim of all.filter(({ encoding }) => encoding !== "text")) yield* signedBy(claim, delivery, secret, budget);
}

/** @param {Claim} claim */
const signatureOf = ({ header, encoding, layout }) => ({ header, ...(layout && { layout }), ...(encoding !== "hex" && encoding !== "text" && { encoding }) });

/**
 * @param {Claim} claim
 * @param {Delivery} delivery
 * @param {string | Uint8Array} secret
 * @param {Budget} budget
 */
function* signedBy(claim, delivery, secret, budget) {
  const presented = decoded(claim);
  const hash = ALGORITHMS[presented.length];
  if (hash === undefined) return;
  const keys = keysOf(secret);
  for (const content of contents(claim, delivery)) {
    const message = Buffer.concat(content.map(({ bytes }) => bytes));
    for (const { key, bytes } of keys) {
      if (!spend(budget, message.length)) return;
      if (createHmac(hash, bytes).update(message).digest().equals(presented)) yield described(claim, `hmac-${hash}`, key, content);
    }
  }
  if (hash === "sha256" && typeof secret === "string") yield* keyedHashes(claim, presented, secret, delivery);
}

/** SHA-256 of secret and body, which some vendors have for an HMAC. @param {Claim} claim @param {Buffer} presented @param {string} secret @param {Delivery} delivery */
function* keyedHashes(claim, presented, secret, { body }) {
  const own = { part: "secret", bytes: Buffer.from(secret) };
  for (const content of [[own, { part: "body", bytes: body }], [{ part: "body", bytes: body }, own]]) {
    const digest = createHash("sha256").update(Buffer.concat(content.map(({ bytes }) => bytes))).digest();
    if (digest.equals(presented)) yield described(claim, "sha256", undefined, content);
  }
}

/** @param {Claim} claim */
const decoded = ({ encoding, text }) => Buffer.from(text, encoding.startsWith("hex") ? "hex" : /** @type {BufferEncoding} */ (encoding));

/**
 * The texts in headers that may be signatures.
 * @param {Delivery} delivery
 * @returns {Claim[]}
 */
function claims({ headers }) {
  return headers.flatMap(([name, value]) => [...bare(name.toLowerCase(), value), ...paired(name.toLowerCase(), value), ...versioned(name.toLowerCase(), value)]);
}

/** @param {string} text @returns {string[]} in which it may be written */
function encodingsOf(text) {
  const found = /^[0-9a-f]+$/.test(text) ? ["hex"] : /^[0-9a-f]+$/i.test(text) ? ["hexAnyCase"] : [];
  const standard = /^[A-Za-z0-9+/]+=*$/.test(text) && text.length % 4 === 0 ? ["base64"] : [];
  return [...found, ...standard, ...(/^[\w-]+$/.test(text) ? ["base64url"] : [])];
}

/** @param {string} header @param {string} value @returns {Claim[]} */
function bare(header, value) {
  const [, prefix = "", text = value] = /^([A-Za-z0-9-]{2,16}[= :])(.+)$/.exec(value) ?? [];
  const whole = [...encodingsOf(value), "text"].map((encoding) => ({ header, encoding, text: value }));
  const behind = prefix === "" ? [] : [...encodingsOf(text), "text"].map((encoding) => ({ header, encoding, text, layout: { prefix } }));
  return [...whole, ...behind];
}

/** `t=…,v1=…` @param {string} header @param {string} value @returns {Claim[]} */
function paired(header, value) {
  for (const separator of [",", ";", " "]) {
    const items = value.split(separator).map((item) => /^\s*([A-Za-z][\w-]*)=(.+)$/.exec(item));
    if (items.length < 2 || items.includes(null)) continue;
    const pairs = items.map((item) => /** @type {RegExpExecArray} */ (item).slice(1));
    const [timeName, timeText] = pairs.find(([, text]) => time(text)) ?? [];
    return pairs.flatMap(([tag, text]) => encodingsOf(text).map((encoding) => ({ header, encoding, text, ...(timeText && { time: timeText }), layout: { pairs: { ...(separator !== "," && { separator }), ...(timeName && { time: timeName }), tags: [tag] } } })));
  }
  return [];
}

/** `v1,…` @param {string} header @param {string} value @returns {Claim[]} */
const versioned = (header, value) =>
  value.split(" ").flatMap((item) => {
    const [, version, text] = /^(v\d\w?),(.+)$/.exec(item) ?? [];
    return text === undefined ? [] : encodingsOf(text).map((encoding) => ({ header, encoding, text, layout: { versions: version } }));
  });

/** @param {string | Uint8Array} secret @returns {Key[]} */
function keysOf(secret) {
  if (typeof secret !== "string") return [{ key: undefined, bytes: Buffer.from(secret) }];
  const prefix = /^[a-z]{2,10}_/.exec(secret)?.[0];
  const isBase64 = (/** @type {string} */ text) => /^[A-Za-z0-9+/]+=*$/.test(text) && text.length >= 16;
  const rest = prefix ? secret.slice(prefix.length) : secret;
  return [
    { key: undefined, bytes: Buffer.from(secret) },
    ...(prefix && isBase64(rest) ? [{ key: { base64: prefix }, bytes: Buffer.from(rest, "base64") }] : []),
    ...(isBase64(secret) ? [{ key: "base64", bytes: Buffer.from(secret, "base64") }] : []),
    ...(/^([0-9a-f]{2}){8,}$/i.test(secret) ? [{ key: "hex", bytes: Buffer.from(secret, "hex") }] : []),
  ];
}

/**
 * The messages that may have been signed.
 * @param {Claim} claim
 * @param {Delivery} delivery
 * @returns {Iterable<Piece[]>}
 */
function* contents(claim, delivery) {
  const body = { part: "body", bytes: delivery.body };
  const fields = fieldsIn(claim, delivery);
  const times = fields.filter(({ isTime }) => isTime);
  yield [body];
  for (const one of fields) yield* inOrders([[one, body], [body, one]]);
  for (const one of times) {
    for (const other of fields.filter((field) => field !== one)) yield* inOrders([[other, one, body], [one, other, body], [one, body, other], [other, body, one]]);
  }
  for (const url of urlPieces(delivery)) {
    const method = { part: "method", bytes: Buffer.from((delivery.method ?? "POST").toUpperCase()) };
    yield* inOrders([[url, body], [body, url], [method, url, body]]);
    for (const one of times) yield* inOrders([[one, url, body], [url, one, body], [one, method, url, body], [method, url, one, body], [method, url, body, one]]);
  }
}

/** @param {readonly Piece[][]} orders @returns {Iterable<Piece[]>} with what may stand between and before */
function* inOrders(orders) {
  const literal = (/** @type {string} */ text) => ({ part: { literal: text }, bytes: Buffer.from(text) });
  for (const order of orders) {
    for (const separator of SEPARATORS) {
      const content = order.flatMap((piece, index) => (index > 0 && separator !== "" ? [literal(separator), piece] : [piece]));
      yield content;
      if (separator !== "") for (const prefix of PREFIXES) yield [literal(prefix), ...content];
      yield [...content, literal("\n")];
    }
  }
}

/** Headers whose values vendors sign: times, ids, nonces, topics. */
const SIGNED = /id$|nonce|timestamp|time|date|topic|event|request|delivery|endpoint|token/i;
/** Headers of transport, which nobody signs. */
const TRANSPORT = /^(content-|accept|host$|user-agent|connection|x-forwarded|cf-|via$|forwarded$|date$)/i;

/**
 * @param {Claim} claim
 * @param {Delivery} delivery
 * @returns {(Piece & { isTime: boolean })[]}
 */
function fieldsIn({ header, time: own }, { headers }) {
  const inSignature = own === undefined ? [] : [{ part: "timestamp", bytes: Buffer.from(own), isTime: true }];
  const others = headers
    .map(([name, value]) => ({ name: name.toLowerCase(), value }))
    .filter(({ name, value }) => name !== header && !TRANSPORT.test(name) && (SIGNED.test(name) || time(value)) && value.length < 200)
    .map(({ name, value }) => ({ part: { header: name }, bytes: Buffer.from(value, "latin1"), isTime: time(value) }));
  return [...inSignature, ...others].slice(0, 8);
}

/** @param {Delivery} delivery @returns {Piece[]} */
function urlPieces({ url }) {
  if (url === undefined || !URL.canParse(url)) return [];
  const path = url.replace(/^\w+:\/\/[^/?#]*/, "").replace(/#.*$/, "");
  return [
    { part: { url: "whole" }, bytes: Buffer.from(url) },
    { part: { url: "pathAndQuery" }, bytes: Buffer.from(path) },
    { part: { url: "base" }, bytes: Buffer.from(url.split(/[?#]/)[0]) },
  ];
}

/**
 * @param {Claim} claim
 * @param {string} algorithm
 * @param {any} key
 * @param {readonly Piece[]} content
 */
function described(claim, algorithm, key, content) {
  const parts = content.map(({ part }) => part);
  const timed = content.find(({ bytes, part }) => (part === "timestamp" || part.header !== undefined) && time(bytes.toString("latin1")));
  const id = parts.find((part) => /(^|-)id$/.test(part.header ?? ""));
  return {
    ...(algorithm !== "hmac-sha256" && { algorithm }),
    ...(key !== undefined && { key }),
    signature: signatureOf(claim),
    ...(!(parts.length === 1 && parts[0] === "body") && { content: parts }),
    ...(timed && { timestamp: { from: timed.part === "timestamp" ? "signature" : timed.part, ...unitOf(timed.bytes.toString("latin1")) } }),
    ...(id && { replay: id }),
  };
}

/** @param {string} text @returns {{ unit?: string }} seconds are the default */
function unitOf(text) {
  if (/^\d{10}$/.test(text)) return {};
  return { unit: /^\d{13}$/.test(text) ? "milliseconds" : "iso8601" };
}
