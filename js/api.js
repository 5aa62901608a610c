/** The public classes over the wasm; `index.d.ts` is their contract. */
import {
  ABSENT,
  FORGOTTEN,
  INVALID_SOURCE,
  REFUSED,
  generation,
  glue,
  infoOf,
  run,
  writeBody,
  writeSecrets,
  writeTexts,
} from "./core.js";
import { WebhookError } from "./error.js";
import { headerValue, rawBody, readBody } from "./input.js";
import { readOptions, readSecrets, readTime } from "./settings.js";

export { WebhookError };

/**
 * All that a verdict depends on, beside the Webhook.
 * @typedef {object} Delivery
 * @property {string | Uint8Array} body
 * @property {(string | number)[]} texts the method, the source address, the scheme's headers
 * @property {number} now
 */

/**
 * The event whose body still stands in the wasm's memory.
 * @type {WebhookEvent | undefined}
 */
let current;

/** @type {(webhook: Webhook, delivery: Delivery) => number} */
let open;

/** @param {string} [scheme] */
const refused = (scheme) => new WebhookError(JSON.parse(glue.refusal()), scheme);

export class Webhook {
  #headers;
  #secrets;
  #settings;
  /** What the wasm calls this Webhook, and in which generation. */
  #handle = -1;
  #generation = 0;

  static {
    open = (webhook, delivery) => webhook.#open(delivery);
  }

  /**
   * @param {string} scheme
   * @param {unknown} secret
   * @param {unknown} [options]
   */
  constructor(scheme, secret, options) {
    if (typeof scheme !== "string") throw new TypeError("scheme: expected a name");
    this.scheme = scheme;
    this.#settings = readOptions(options);
    this.#secrets = readSecrets(secret, scheme);
    run(() => this.#prepare());
    const { headers, covers } = infoOf(scheme);
    this.#headers = headers;
    this.covers = covers;
  }

  /**
   * @param {unknown} body
   * @param {unknown} headers
   * @param {{ method?: string, sourceAddress?: string, now?: number }} [context]
   */
  verify(body, headers, context = {}) {
    const texts = [context.method ?? ABSENT, context.sourceAddress ?? ABSENT];
    for (const name of this.#headers) texts.push(headerValue(headers, name));
    const now = readTime(context.now ?? this.#settings.now());
    const delivery = { body: rawBody(body, this.scheme), texts, now };
    return run(() => {
      const keyIndex = this.#open(delivery);
      return (current = new WebhookEvent(this, delivery, keyIndex, glue.timestamp()));
    });
  }

  /**
   * @param {Request} request
   * @param {{ sourceAddress?: string, now?: number }} [context]
   */
  async verifyRequest(request, context) {
    if (typeof request?.headers?.get !== "function") throw new TypeError("request: expected a Request");
    const body = await readBody(request, this.#settings.maxBodyBytes, this.scheme);
    return this.verify(body, request.headers, { method: request.method, ...context });
  }

  /**
   * @param {unknown} body
   * @param {unknown} headers
   * @param {{ method?: string, sourceAddress?: string, now?: number }} [context]
   */
  check(body, headers, context) {
    try {
      return { ok: true, event: this.verify(body, headers, context) };
    } catch (error) {
      if (error instanceof WebhookError) return { ok: false, error };
      throw error;
    }
  }

  /**
   * @param {unknown} body
   * @param {{ now?: number }} [options]
   */
  sign(body, { now } = {}) {
    const raw = rawBody(body, this.scheme);
    const time = readTime(now ?? this.#settings.now());
    return run(() => {
      current = undefined;
      if (this.#generation !== generation) this.#prepare();
      const length = writeBody(raw, this.#settings.maxBodyBytes);
      let headers = glue.sign(this.#handle, length, time);
      if (headers === undefined) {
        this.#prepare();
        headers = glue.sign(this.#handle, writeBody(raw, this.#settings.maxBodyBytes), time);
      }
      return JSON.parse(/** @type {string} */ (headers));
    });
  }

  #prepare() {
    const { bytes, isText } = this.#secrets;
    const { past, future, maxBodyBytes, sources } = this.#settings;
    current = undefined;
    writeSecrets(bytes);
    const handle = glue.prepare(this.scheme, bytes.length, isText, past, future, maxBodyBytes, sources);
    if (handle === INVALID_SOURCE) {
      throw new TypeError(`options.sourceAddresses: not an address or CIDR block: ${JSON.parse(glue.refusal()).hint}`);
    }
    if (handle === REFUSED) throw refused(this.scheme);
    this.#handle = handle;
    this.#generation = generation;
  }

  /**
   * Verifies; afterwards the body stands in the wasm's memory.
   * @param {Delivery} delivery
   * @returns {number} the index of the secret that matched
   */
  #open({ body, texts, now }) {
    current = undefined;
    let result = FORGOTTEN;
    while (result === FORGOTTEN) {
      if (this.#generation !== generation) this.#prepare();
      writeTexts(writeBody(body, this.#settings.maxBodyBytes), texts);
      result = glue.verify(this.#handle, now);
      if (result === FORGOTTEN) this.#generation = 0;
    }
    if (result === REFUSED) throw refused(this.scheme);
    return result;
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true });

/** A delivery that passed every check; made by {@link Webhook.verify} alone. */
class WebhookEvent {
  #webhook;
  #delivery;
  /** @type {unknown} */
  #payload;

  /**
   * @param {Webhook} webhook
   * @param {Delivery} delivery
   * @param {number} keyIndex
   * @param {number} timestamp
   */
  constructor(webhook, delivery, keyIndex, timestamp) {
    this.#webhook = webhook;
    this.#delivery = delivery;
    this.scheme = webhook.scheme;
    this.covers = webhook.covers;
    this.keyIndex = keyIndex;
    this.timestamp = Number.isNaN(timestamp) ? undefined : timestamp;
  }

  get id() {
    return this.#ask(glue.id);
  }

  get replayKey() {
    return this.#ask(glue.replay_key);
  }

  get payload() {
    if (this.#payload === undefined) {
      const json = this.#ask(glue.payload);
      if (json === undefined) throw refused(this.scheme);
      this.#payload = JSON.parse(json);
    }
    return this.#payload;
  }

  get body() {
    const { body } = this.#delivery;
    return typeof body === "string" ? new TextEncoder().encode(body) : body;
  }

  json() {
    const { body } = this.#delivery;
    try {
      return JSON.parse(typeof body === "string" ? body.replace(/^\uFEFF/, "") : decoder.decode(body));
    } catch {
      // The parser's own message would quote the body.
      const hint = "the body is authentic, but is not JSON";
      throw new WebhookError({ code: "malformed_payload", status: 400, hint }, this.scheme);
    }
  }

  /**
   * Asks the wasm about this event; verifies it again if another has come since.
   * @param {() => string | undefined} question
   */
  #ask(question) {
    return run(() => {
      if (current !== this) {
        open(this.#webhook, this.#delivery);
        current = this;
      }
      return question();
    });
  }
}
