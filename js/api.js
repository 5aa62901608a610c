/** The public classes over the wasm; `index.d.ts` is their contract. */
import { ABSENT, CHALLENGE, FORGOTTEN, INVALID_SOURCE, REFUSED, find } from "./core.js";
import { WebhookError } from "./error.js";
import { headerLines, headerValue, rawBody, readBody } from "./input.js";
import { readOptions, readSecrets, readTime } from "./settings.js";

export { WebhookError };

/**
 * All that a verdict depends on, beside the Webhook.
 * @typedef {object} Delivery
 * @property {string | Uint8Array} body
 * @property {(string | number)[]} texts the method, the source address, the scheme's headers
 * @property {number} now
 */

/** @typedef {import("./core.js").Core} Core */

/** @type {(webhook: Webhook, delivery: Delivery) => number} */
let open;

/**
 * @param {Core} core
 * @param {string} scheme
 */
function refused(core, scheme) {
  const refusal = JSON.parse(core.glue.refusal());
  return new WebhookError(refusal, refusal.code === "unknown_scheme" ? undefined : scheme);
}

export class Webhook {
  #core;
  #info;
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
    const { core, info } = find(scheme);
    this.scheme = scheme;
    this.#core = core;
    this.#info = info;
    this.#settings = readOptions(options);
    this.#secrets = readSecrets(secret, scheme);
    core.run(() => this.#prepare());
  }

  /**
   * @param {unknown} body
   * @param {unknown} headers
   * @param {{ method?: string, sourceAddress?: string, url?: string, now?: number }} [context]
   */
  verify(body, headers, context = {}) {
    const texts = this.#texts(headers, context);
    const now = readTime(context.now ?? this.#settings.now());
    const delivery = { body: rawBody(body, this.scheme), texts, now };
    const core = this.#core;
    return core.run(() => {
      const result = this.#open(delivery);
      if (result === CHALLENGE) return challenge(this.scheme, JSON.parse(core.glue.challenge()));
      const event = new WebhookEvent(core, this, this.#covers, delivery, result, core.glue.timestamp());
      core.current = event;
      return event;
    });
  }

  get #covers() {
    return /** @type {any} */ (this.#info).covers;
  }

  /**
   * @param {unknown} headers
   * @param {{ method?: string, sourceAddress?: string, url?: string }} context
   */
  #texts(headers, { method, sourceAddress, url }) {
    const texts = [method ?? ABSENT, sourceAddress ?? ABSENT, url ?? ABSENT];
    const names = /** @type {any} */ (this.#info).headers;
    if (names === null) {
      texts.push(headerLines(headers));
    } else {
      for (const name of names) texts.push(headerValue(headers, name));
    }
    return texts;
  }

  /**
   * @param {Request} request
   * @param {{ sourceAddress?: string, url?: string, now?: number }} [context]
   */
  async verifyRequest(request, context) {
    if (typeof request?.headers?.get !== "function") throw new TypeError("request: expected a Request");
    const body = await readBody(request, this.#settings.maxBodyBytes, this.scheme);
    return this.verify(body, request.headers, { method: request.method, url: request.url, ...context });
  }

  /**
   * @param {unknown} body
   * @param {unknown} headers
   * @param {{ method?: string, sourceAddress?: string, url?: string, now?: number }} [context]
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
   * @param {{ now?: number, id?: string, method?: string, url?: string }} [options]
   */
  sign(body, { now, id, method, url } = {}) {
    const raw = rawBody(body, this.scheme);
    const time = readTime(now ?? this.#settings.now());
    const core = this.#core;
    const headers = core.run(() => {
      let json;
      while (json === undefined) {
        this.#write(raw, [method ?? ABSENT, id ?? ABSENT, url ?? ABSENT]);
        json = core.glue.sign(this.#handle, time);
        if (json === undefined) this.#generation = 0;
      }
      return JSON.parse(json);
    });
    if (headers === null) {
      throw new TypeError("sign: this scheme's signature is not in a header, or signs a method or url that was not given");
    }
    return headers;
  }

  #prepare() {
    const core = this.#core;
    const { bytes, isText } = this.#secrets;
    const { past, future, maxBodyBytes, sources, verifyToken } = this.#settings;
    const names = this.#info?.headers?.join("\n");
    core.current = undefined;
    core.writeSecrets(bytes);
    const handle = core.glue.prepare(
      this.scheme, bytes.length, isText, past, future, maxBodyBytes, sources, verifyToken, names,
    );
    if (handle === INVALID_SOURCE) {
      const { hint } = JSON.parse(core.glue.refusal());
      throw new TypeError(`options.sourceAddresses: not an address or CIDR block: ${hint}`);
    }
    if (handle === REFUSED) throw refused(core, this.scheme);
    this.#handle = handle;
    this.#generation = core.generation;
  }

  /**
   * Writes a delivery into the wasm's memory.
   * @param {string | Uint8Array} body
   * @param {readonly (string | number)[]} texts
   */
  #write(body, texts) {
    this.#core.current = undefined;
    if (this.#generation !== this.#core.generation) this.#prepare();
    this.#core.writeBody(body, this.#settings.maxBodyBytes);
    this.#core.writeTexts(texts);
  }

  /**
   * Verifies; afterwards the body stands in the wasm's memory.
   * @param {Delivery} delivery
   * @returns {number} the index of the secret that matched
   */
  #open({ body, texts, now }) {
    let result = FORGOTTEN;
    while (result === FORGOTTEN) {
      this.#write(body, texts);
      result = this.#core.glue.verify(this.#handle, now);
      if (result === FORGOTTEN) this.#generation = 0;
    }
    if (result === REFUSED) throw refused(this.#core, this.scheme);
    return result;
  }
}

/**
 * @param {string} scheme
 * @param {{ status: number, headers: Record<string, string>, body: string }} response
 */
const challenge = (scheme, response) => ({ kind: "challenge", scheme, response });

const decoder = new TextDecoder("utf-8", { fatal: true });

/** A delivery that passed every check; made by {@link Webhook.verify} alone. */
class WebhookEvent {
  #core;
  #webhook;
  #delivery;
  /** @type {unknown} */
  #payload;

  /**
   * @param {Core} core
   * @param {Webhook} webhook
   * @param {string} covers
   * @param {Delivery} delivery
   * @param {number} keyIndex
   * @param {number} timestamp
   */
  constructor(core, webhook, covers, delivery, keyIndex, timestamp) {
    this.#core = core;
    this.#webhook = webhook;
    this.#delivery = delivery;
    this.kind = "event";
    this.scheme = webhook.scheme;
    this.covers = covers;
    this.keyIndex = keyIndex;
    this.timestamp = Number.isNaN(timestamp) ? undefined : timestamp;
  }

  get id() {
    return this.#ask("id");
  }

  get replayKey() {
    return this.#ask("replay_key");
  }

  get payload() {
    if (this.#payload === undefined) {
      const json = this.#ask("payload");
      if (json === undefined) throw refused(this.#core, this.scheme);
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
   * @param {"id" | "replay_key" | "payload"} question
   */
  #ask(question) {
    const core = this.#core;
    return core.run(() => {
      if (core.current !== this) {
        open(this.#webhook, this.#delivery);
        core.current = this;
      }
      return core.glue[question]();
    });
  }
}
