import { toBase64 } from "./base64.js";
import { WebhookError } from "./shared.js";

/** @typedef {"id" | "replay_key" | "payload"} Question */

/**
 * Who answers about an authentic body.
 * @typedef {object} Reader
 * @property {string} scheme
 * @property {(event: object, body: string | Uint8Array, question: Question) => string | undefined} ask
 * @property {boolean} hasIdInBody whether an id may stand there
 * @property {boolean} hasReplayKeyInBody
 * @property {() => Error} whyNone why there was no payload
 */

/** What `console.log` asks for something to print, in Node and Bun, and in Deno: of a getter it prints no value. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");
const INSPECT_DENO = Symbol.for("Deno.privateCustomInspect");

/**
 * The members that are read on first use: the class gives them, and does not name itself, since
 * bundlers call a class otherwise that does, and so would whatever prints an event.
 * @type {Record<"id" | "replayKey" | "payload" | "body", PropertyDescriptor>}
 */
let lazy;

/** A delivery that passed every check; made by `Webhook.verify` alone. */
export class WebhookEvent {
  #reader;
  /** What was verified. Nobody else has it. */
  #body;
  /** What the payload is read from, where that is not the body. @type {string | undefined} */
  #form;
  /** Out of the body; null once it was looked for and is not there. @type {string | null | undefined} */
  #id;
  /** Likewise. @type {string | null | undefined} */
  #replayKey;
  /** @type {unknown} */
  #payload;
  /** @type {Uint8Array | undefined} */
  #copy;

  static {
    lazy = {
      id: own((event) => (event.#id ??= event.#ask("id")) ?? undefined),
      replayKey: own((event) => (event.#replayKey ??= event.#ask("replay_key")) ?? undefined),
      payload: own((event) => event.#readable()),
      body: own((event) => (event.#copy ??= new Uint8Array(utf8(event.#body)))),
    };
  }

  /**
   * @param {Reader} reader
   * @param {string | Uint8Array} body
   * @param {{ covers: string, keyIndex: number, timestamp: number | undefined, id?: string, replayKey?: string, form?: string }} facts
   *   what is known of it without its body
   */
  constructor(reader, body, { covers, keyIndex, timestamp, id, replayKey, form }) {
    this.#reader = reader;
    this.#body = body;
    this.#form = form;
    this.kind = "event";
    this.scheme = reader.scheme;
    this.covers = covers;
    this.keyIndex = keyIndex;
    this.timestamp = timestamp;
    // Own members: who spreads, clones or sends an event looks for no others. An accessor takes a
    // fifth of a microsecond to define, so what needs no reading is a plain one.
    if (id === undefined && reader.hasIdInBody) Object.defineProperty(this, "id", lazy.id);
    else this.id = id;
    if (replayKey === undefined && reader.hasReplayKeyInBody) Object.defineProperty(this, "replayKey", lazy.replayKey);
    else this.replayKey = replayKey;
    Object.defineProperty(this, "payload", lazy.payload);
    Object.defineProperty(this, "body", lazy.body);
  }

  get query() {
    return this.#form;
  }

  readPayload() {
    if (this.#payload === undefined) {
      // A form is no event's body: whoever asks next writes his own.
      const [event, body] = this.#form === undefined ? [this, this.#body] : [{}, this.#form];
      const json = this.#reader.ask(event, body, "payload");
      if (json === undefined) throw this.#reader.whyNone();
      this.#payload = this.#parsed(() => (json === "" ? textOf(body) : json));
    }
    return this.#payload;
  }

  json() {
    return this.#parsed(() => textOf(this.#body));
  }

  toJSON() {
    return { ...this, body: toBase64(utf8(this.#body)) };
  }

  [INSPECT]() {
    return { ...this };
  }

  /**
   * @param {(value: unknown, options: unknown) => string} inspect
   * @param {unknown} options
   */
  [INSPECT_DENO](inspect, options) {
    return inspect({ ...this }, options);
  }

  #readable() {
    try {
      return this.readPayload();
    } catch (error) {
      if (error instanceof WebhookError) return undefined;
      throw error;
    }
  }

  /** @param {() => string} text */
  #parsed(text) {
    try {
      return JSON.parse(text());
    } catch {
      // The parser's own message would quote the body.
      const hint = "the body is authentic, but is not JSON";
      throw new WebhookError({ code: "malformed_payload", status: 400, hint }, this.scheme);
    }
  }

  /** @param {Question} question */
  #ask(question) {
    return this.#reader.ask(this, this.#body, question) ?? null;
  }
}

/**
 * @param {(event: WebhookEvent) => unknown} read
 * @returns {PropertyDescriptor}
 */
function own(read) {
  return {
    enumerable: true,
    /** @this {WebhookEvent} */
    get() {
      return read(this);
    },
  };
}

/** Made when first needed, and once: in workerd it takes as long as to decode a kilobyte. @type {TextDecoder | undefined} */
let decoder;

/**
 * The text of what was signed as bytes: without a byte order mark, and a text with half of a
 * surrogate pair as it was encoded.
 * @param {any} body
 * @returns {string}
 */
function textOf(body) {
  // Not in the oldest runtimes, nor in TypeScript's ES2023.
  const isWellFormed = /** @type {any} */ ("").isWellFormed;
  if (typeof body === "string" && isWellFormed?.call(body) && !body.startsWith("\ufeff")) return body;
  return (decoder ??= new TextDecoder("utf-8", { fatal: true })).decode(utf8(body));
}

/**
 * Text as the bytes that were signed: half of a surrogate pair is another character in them.
 * @param {string | Uint8Array} body
 */
const utf8 = (body) => (typeof body === "string" ? new TextEncoder().encode(body) : body);
