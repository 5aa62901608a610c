/** The deliveries of `vectors/deliveries/`, as requests: filled in, encoded and signed as their vendors do. */
import { createHash, createHmac } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root, vectorFiles } from "../scratch.js";
import { signers } from "./signers.js";

/** @import { Sent } from "./types.d.ts" */

const folder = join(root, "vectors", "deliveries");
const BOUNDARY = "----------------------------hookseal7MA4YWxk";

const accepted = vectorFiles().flatMap(({ vectors }) => vectors).filter(({ expect }) => expect.covers !== undefined);
const secretsOf = new Map(accepted.reverse().map(({ scheme, secrets }) => [scheme, secrets]));

/** Every scheme, with its deliveries and how it is set up. */
export const schemes = readdirSync(folder)
  .filter((name) => name.endsWith(".json") && name !== "schema.json")
  .flatMap((name) => Object.entries(JSON.parse(readFileSync(join(folder, name), "utf8")).schemes))
  .map(([scheme, described]) => ({ ...described, scheme, ...setup(scheme) }));

function setup(scheme) {
  const { secrets, options, audience } = signers[scheme];
  const all = { secrets: (secrets ?? secretsOf.get(scheme)).slice(0, 1), options: { ...options, ...(audience && { audience }) } };
  return { ...all, isAsymmetric: secrets !== undefined };
}

const digest = (...texts) => createHash("sha256").update(texts.join("\n")).digest("hex");
const uuid = (hex) => `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
const seconds = (at) => String(Math.floor(at / 1000));
const iso = (at) => new Date(at).toISOString().replace(/\.\d+Z$/, "Z");

/** What stands for `{{name}}` in one attempt at one event. */
function values({ seed, happened, at, attempt }) {
  const hex = digest(seed);
  return {
    id: hex.slice(0, 24),
    uuid: uuid(hex),
    n: String(Number.parseInt(hex.slice(0, 11), 16)),
    attemptId: uuid(digest(seed, attempt)),
    attempt: String(attempt),
    attemptNo: String(attempt + 1),
    attempts: JSON.stringify(Array.from({ length: attempt }, (_, id) => ({ id, response_status_code: 500 }))),
    pending: attempt === 0 ? "2" : "1",
    isRetry: String(attempt > 0),
    time: seconds(happened),
    timeMs: String(happened),
    timeIso: iso(happened),
    timeIsoMs: new Date(happened).toISOString(),
    ms3: String(happened % 1000).padStart(3, "0"),
    sent: seconds(at),
    sentMs: String(at),
    sentIso: iso(at),
    sentIsoMs: new Date(at).toISOString(),
  };
}

const GENERATORS = {
  fill: (count) => "x".repeat(count),
  members: (count) => Array.from({ length: count }, (_, index) => `"m${index}":${index}`).join(),
  open: (count) => "[".repeat(count),
  close: (count) => "]".repeat(count),
};

/** Fills a template in; what is JSON loses the quotation marks around `{{#name}}`. */
function filled(template, known) {
  const text = template.replace(/"\{\{#(\w+)\}\}([.\d]*)"/g, (_, name, rest) => known[name] + rest);
  return text
    .replace(/\{\{(fill|members|open|close):(\d+)\}\}/g, (_, name, count) => GENERATORS[name](Number(count)))
    .replace(/\{\{#?(\w+)\}\}/g, (_, name) => known[name]);
}

/** A delivery while it is made. */
class Maker {
  #known;
  #signer;
  #secret;
  #at;

  constructor(signer, secret, attempt) {
    this.#known = values(attempt);
    this.#signer = signer;
    this.#secret = secret;
    this.#at = attempt.at;
  }

  text = (template) => filled(template, this.#known);

  /** A JSON document, signed where that is in it. */
  json(members) {
    const text = this.text(JSON.stringify(members));
    const { members: change } = this.#signer;
    return change === undefined ? text : JSON.stringify(change(JSON.parse(text), this.#secret, this.#at));
  }

  form(fields) {
    const all = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, this.text(value)]));
    return new URLSearchParams(this.#signer.form?.(all, this.#secret, this.#at) ?? all).toString();
  }

  multipart(all) {
    const parts = this.#signer.form === undefined ? all : this.signedParts(all);
    const pieces = parts.flatMap(({ name, filename, type, ...content }) => [
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${filename ? `; filename="${filename}"` : ""}\r\n`,
      `${type ? `Content-Type: ${type}\r\n` : ""}\r\n`,
      this.body(content),
      "\r\n",
    ]);
    return Buffer.concat([...pieces, `--${BOUNDARY}--\r\n`].map((piece) => Buffer.from(piece)));
  }

  /** The parts that are texts are signed as the fields of a form are. */
  signedParts(parts) {
    const texts = parts.filter(({ text }) => text !== undefined).map(({ name, text }) => [name, this.text(text)]);
    const signed = this.#signer.form(Object.fromEntries(texts), this.#secret, this.#at);
    return parts.map((part) => (part.text === undefined ? part : { ...part, text: signed[part.name] }));
  }

  /** The body of a delivery or of a part. */
  body({ json, form, multipart, hex, text = "" }) {
    if (json !== undefined) return Buffer.from(this.json(json));
    if (form !== undefined) return Buffer.from(this.form(form));
    if (multipart !== undefined) return this.multipart(multipart);
    return hex !== undefined ? Buffer.from(this.text(hex), "hex") : Buffer.from(this.text(text));
  }
}

const typeOf = ({ type, form, multipart }) => {
  if (type !== undefined) return type;
  if (multipart !== undefined) return `multipart/form-data; boundary=${BOUNDARY}`;
  return form === undefined ? "application/json" : "application/x-www-form-urlencoded";
};

const named = (wanted) => ([name]) => name === wanted;
const SENT = {
  get(name) {
    return this.headers.find(named(name))?.[1];
  },
  set(name, value) {
    this.headers = [...this.headers.filter((pair) => !named(name)(pair)), [name, value]];
  },
};

/**
 * One attempt at one event, or at a handshake.
 *
 * @param {any} scheme of {@link schemes}
 * @param {any} delivery one of its events or handshakes
 * @param {{ seed: string, happened: number, at: number, attempt: number, base: string }} attempt the seed tells two events apart, the base is the endpoint's URL
 * @returns {Sent}
 */
export function request({ scheme, secrets, isUnsigned = false }, delivery, attempt) {
  const signer = isUnsigned ? {} : signers[scheme];
  const [secret] = secrets;
  const make = new Maker(signer, secret, attempt);
  const { method = "POST", path = "", query, headers = {}, source = signer.source } = delivery;
  const type = typeOf(delivery);
  const body = packed(delivery, "before", make.body(delivery));
  const all = Object.entries({ ...(type !== null && { "content-type": type }), ...headers });
  const sent = {
    ...SENT,
    method,
    url: attempt.base + path + (query === undefined ? "" : `?${make.text(query)}`),
    headers: all.map(([name, value]) => [name, make.text(value)]),
    body,
    signed: body,
    sourceAddress: source,
    isChunked: delivery.chunked === true,
    about: { tokenId: make.text("{{uuid}}") },
  };
  if (!isUnsigned && (delivery.answer === undefined || delivery.signed)) sign(signer, sent, secret, attempt.at, delivery);
  const handedOn = delivery.payload === "query" ? Buffer.from(sent.url.slice(sent.url.indexOf("?") + 1)) : sent.signed;
  return Object.assign(sent, { body: packed(delivery, "after", sent.body), handedOn });
}

/** In gzip, where this vendor compresses: before it signs, or after. */
function packed({ gzip }, when, body) {
  return gzip === when ? gzipSync(body) : body;
}

function sign(signer, sent, secret, at, { twoSignatures: name, whitelabel, gzip }) {
  if (name !== undefined) signer.request(sent, `${secret.slice(0, -4)}AAAA`, at);
  const other = sent.get(name);
  signer.request?.(sent, secret, at);
  if (gzip !== undefined) sent.set("content-encoding", "gzip");
  if (name === "webhook-signature") sent.set(name, `${other}, ${sent.get(name)}`);
  else if (name !== undefined) sent.headers.unshift([name, other]);
  if (whitelabel) sent.headers = sent.headers.map(([header, value]) => [header.replace("svix-", "webhook-"), value]);
}

/**
 * What a vendor wants for an answer, with the codes that only the secret's holder can compute.
 *
 * @param {any} scheme
 * @param {any} answer
 */
export function wanted({ secrets }, { status, text, json, body = text, headers = {}, needs }) {
  if (needs !== undefined) return { status, headers };
  const code = (_, how, value) => {
    const [algorithm, encoding, key] = how === "sha1" ? ["sha1", "hex", createHash("sha1").update(secrets[0]).digest()] : ["sha256", how, secrets[0]];
    return createHmac(algorithm, key).update(value).digest(encoding);
  };
  const template = json === undefined ? body : JSON.stringify(json);
  return { status, headers, body: template?.replace(/\{\{code:(\w+):([^}]+)\}\}/g, code) };
}

/** Whether two events of a kind can be told apart by the second in which they were signed, if at all. */
const gap = (scheme, { identity = scheme.identity }) => (identity === "open" ? 2000 : 3);

/**
 * Two events of a kind, and a retry of the first.
 *
 * @param {any} scheme
 * @param {any} event
 * @param {{ base: string, now: number, retried?: number }} about when the first is sent, and the retry
 */
export function attempts(scheme, event, { base, now, retried = now + 1000 * (scheme.after?.[0] ?? 60) }) {
  const [one, other] = [1, 2].map((number) => `${scheme.scheme} ${event.what} ${number}`);
  const second = now + gap(scheme, event);
  const at = { first: now, second, retry: retried };
  const sent = {
    first: request(scheme, event, { seed: one, happened: now, at: now, attempt: 0, base }),
    second: request(scheme, event, { seed: other, happened: second, at: second, attempt: 0, base }),
    retry: request(scheme, event, { seed: one, happened: now, at: retried, attempt: 1, base }),
  };
  return { event, sent, at };
}
