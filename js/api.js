/** The public classes over the wasm; `index.d.ts` is their contract. */
import { CHALLENGE, FORGOTTEN, FULL, INVALID_SOURCE, PUBLIC_KEYS, REFUSED, SMALL, coreFor, infoOf, infoOfDescription } from "./core.js";
import { byteLength, isForHost, use } from "./host.js";
import { ABSENT, firstByte, headerLines, headerValues, rawBody, readBody } from "./input.js";
import { readOptions, readScheme, readSecrets, readTime } from "./settings.js";
import { WebhookError } from "./shared.js";

export { WebhookError };

/** @typedef {import("./core.js").Core} Core */

/**
 * All that a verdict depends on, beside the Webhook.
 * @typedef {object} Delivery
 * @property {string | Uint8Array} body
 * @property {(string | number)[]} texts the method, the source address, the URL, the scheme's headers
 * @property {number} now
 */

/** A larger body is not searched for the reason of a mismatch. */
const EXPLAINED = 16 * 1024;

/** @type {(webhook: Webhook, delivery: Delivery) => number} */
let open;
/** @type {(webhook: Webhook) => Core} */
let coreOf;
/** @type {(webhook: Webhook, delivery: Delivery) => unknown} */
let whyNoPayload;

export class Webhook {
  #core;
  /** Whether that is the small one, which knows neither the reasons of refusals nor how to sign. */
  #isSmall;
  /** The scheme's name, or its description. */
  #text;
  #isDescribed;
  #info;
  /** The headers that the scheme reads, in the order in which the wasm is given them; all where it has no list. */
  #names;
  #secrets;
  #settings;
  /** What the wasm calls this Webhook, and in which generation. */
  #handle = -1;
  #generation = 0;
  /** Whether the host may hash the bodies. */
  #onlyHashesBody = false;
  /**
   * The same on the full module, which knows both.
   * @type {Webhook | undefined}
   */
  #twin;

  static {
    open = (webhook, delivery) => webhook.#open(delivery);
    coreOf = (webhook) => webhook.#core;
    whyNoPayload = (webhook, delivery) => {
      const refusal = webhook.#refused();
      if (!webhook.#isSmall) return refusal;
      const twin = webhook.#onFull();
      return webhook.#explained(refusal, () => {
        twin.#open(delivery, true);
        if (twin.#core.glue.payload() === undefined) throw twin.#refused();
      });
    };
  }

  /**
   * @param {unknown} scheme
   * @param {unknown} secret
   * @param {unknown} [options]
   * @param {number} [least] the least module, whatever the scheme needs
   */
  constructor(scheme, secret, options, least = SMALL) {
    this.#text = readScheme(scheme);
    this.#isDescribed = typeof scheme !== "string";
    this.#info = this.#isDescribed ? infoOfDescription(this.#text) : infoOf(this.#text);
    this.scheme = this.#info?.name ?? this.#text;
    // As names of properties they are what servers give: V8 tells equal ones by their address.
    const names = this.#info?.headers?.map((name) => [name, name]);
    this.#names = names && Object.keys(Object.fromEntries(names));
    this.#settings = readOptions(options);
    this.#secrets = readSecrets(secret, this.scheme);
    const { sources, audience } = this.#settings;
    const asked = audience !== undefined ? PUBLIC_KEYS : sources !== undefined ? FULL : SMALL;
    const module = Math.max(least, this.#info?.module ?? FULL, asked);
    this.#core = coreFor(module);
    this.#isSmall = module === SMALL;
    this.#core.ready();
    try {
      this.#prepare();
    } catch (error) {
      throw this.#core.recover(this.#isSmall ? this.#explained(error, () => this.#onFull()) : error);
    }
  }

  get maxBodyBytes() {
    return this.#settings.maxBodyBytes;
  }

  /**
   * @param {unknown} body
   * @param {unknown} headers
   * @param {{ method?: string, sourceAddress?: string, url?: string, now?: number }} [context]
   */
  verify(body, headers, { method, sourceAddress, url, now } = {}) {
    const { timed, covers } = /** @type {any} */ (this.#info);
    const names = this.#names;
    const texts = new Array(3 + (names?.length ?? 1));
    texts[0] = method ?? ABSENT;
    texts[1] = sourceAddress ?? ABSENT;
    texts[2] = url ?? ABSENT;
    if (names === undefined) texts[3] = headerLines(headers);
    else headerValues(headers, names, texts, 3);
    const raw = rawBody(body, this.scheme);
    // A clock that nobody asks costs more than a block of the hash.
    const time = now === undefined && !timed ? 0 : readTime(now ?? this.#settings.now());
    const delivery = { body: raw, texts, now: time };
    const core = this.#core;
    try {
      const result = this.#open(delivery);
      if (result === CHALLENGE) return challenge(this.scheme, JSON.parse(core.glue.challenge()));
      const timestamp = timed ? core.glue.timestamp() : NaN;
      const event = new WebhookEvent(this, covers, delivery, result, timestamp);
      core.current = event;
      return event;
    } catch (error) {
      throw core.recover(error);
    }
  }

  /**
   * @param {Request} request
   * @param {{ sourceAddress?: string, url?: string, now?: number }} [context]
   */
  async verifyRequest(request, context) {
    const body = await readBody(request, this.maxBodyBytes, this.scheme);
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
   * @returns {Record<string, string>}
   */
  sign(body, { now, id, method, url } = {}) {
    if (this.#isSmall) return this.#onFull().sign(body, { now, id, method, url });
    const core = this.#core;
    const raw = rawBody(body, this.scheme);
    const time = readTime(now ?? this.#settings.now());
    let json;
    try {
      while (json === undefined) {
        this.#begin();
        core.writeBody(raw, this.#settings.maxBodyBytes);
        this.#writeTexts([method ?? ABSENT, id ?? ABSENT, url ?? ABSENT]);
        json = core.glue.sign(this.#handle, time);
        if (json === undefined) this.#generation = 0;
      }
    } catch (error) {
      throw core.recover(error);
    }
    const headers = JSON.parse(json);
    if (headers === null) {
      throw new TypeError("sign: this scheme's signature is not in a header, or signs a method or url that was not given");
    }
    return headers;
  }

  #onFull() {
    if (this.#twin === undefined) {
      const { bytes, isText } = this.#secrets;
      const decoder = new TextDecoder();
      const secrets = bytes.map((secret, index) => ((isText >> index) & 1 ? decoder.decode(secret) : secret));
      this.#twin = new Webhook(this.scheme, secrets, this.#settings.options, FULL);
    }
    return this.#twin;
  }

  /**
   * A refusal with its reason, which the full module finds by trying again.
   * @param {unknown} refusal
   * @param {() => unknown} again
   */
  #explained(refusal, again) {
    if (!(refusal instanceof WebhookError)) return refusal;
    try {
      again();
    } catch (explained) {
      if (explained instanceof WebhookError && explained.code === refusal.code) return explained;
    }
    return refusal;
  }

  #prepare() {
    const core = this.#core;
    const { bytes, isText } = this.#secrets;
    const { past, future, maxBodyBytes, sources, verifyToken, audience } = this.#settings;
    const names = this.#names?.join("\n");
    core.current = undefined;
    core.writeSecrets(bytes, audience);
    const handle = core.glue.prepare(
      this.#text, this.#isDescribed, bytes.length, isText, past, future, maxBodyBytes, sources, verifyToken, names,
    );
    if (handle === INVALID_SOURCE) {
      const { hint } = JSON.parse(core.glue.refusal());
      throw new TypeError(`options.sourceAddresses: not an address or CIDR block: ${hint}`);
    }
    if (handle === REFUSED) throw this.#refused();
    this.#handle = handle;
    this.#generation = core.generation;
    this.#onlyHashesBody = core.glue.only_hashes_body(handle);
  }

  /** Before anything is written into the memory. */
  #begin() {
    this.#core.current = undefined;
    if (this.#generation !== this.#core.generation) this.#prepare();
  }

  /** @param {readonly (string | number)[]} texts */
  #writeTexts(texts) {
    if (this.#core.writeTexts(texts)) return;
    const hint = "the headers that the scheme reads are larger than any vendor's";
    throw new WebhookError({ code: "malformed_signature", status: 400, hint }, this.scheme);
  }

  #refused() {
    const refusal = JSON.parse(this.#core.glue.refusal());
    return new WebhookError(refusal, refusal.code === "unknown_scheme" ? undefined : this.scheme);
  }

  /**
   * Verifies; afterwards the wasm can be asked about the event.
   * @param {Delivery} delivery
   * @param {boolean} [isHere] with the body in the wasm's memory, where the reason of a refusal can be searched
   * @returns {number} the index of the secret that matched
   */
  #open(delivery, isHere = false) {
    const { body, texts, now } = delivery;
    const core = this.#core;
    const { maxBodyBytes } = this.#settings;
    let result = FORGOTTEN;
    while (result === FORGOTTEN) {
      this.#begin();
      const outside = !isHere && this.#onlyHashesBody && isForHost(body.length);
      const first = outside ? firstByte(body) : 0;
      if (outside) {
        core.announceBody(byteLength(body), first);
        use(body);
      } else {
        core.writeBody(body, maxBodyBytes);
      }
      this.#writeTexts(texts);
      result = core.glue.verify(this.#handle, now, outside, first >= 0);
      core.isBodyHere = !outside;
      use("");
      if (result === FORGOTTEN) this.#generation = 0;
    }
    if (result === REFUSED) throw isHere ? this.#refused() : this.#reason(delivery);
    return result;
  }

  /**
   * Why a delivery was refused.
   * @param {Delivery} delivery
   */
  #reason(delivery) {
    const core = this.#core;
    const refusal = this.#refused();
    if (this.#isSmall) return this.#explained(refusal, () => this.#onFull().#open(delivery));
    const hidden = !core.isBodyHere && delivery.body.length <= EXPLAINED;
    return hidden ? this.#explained(refusal, () => this.#open(delivery, true)) : refusal;
  }
}

/**
 * @param {string} scheme
 * @param {{ status: number, headers: Record<string, string>, body: string }} response
 */
const challenge = (scheme, response) => ({ kind: "challenge", scheme, response });

/** A delivery that passed every check; made by {@link Webhook.verify} alone. */
class WebhookEvent {
  #webhook;
  #delivery;
  /** @type {unknown} */
  #payload;

  /**
   * @param {Webhook} webhook who is asked about it
   * @param {string} covers
   * @param {Delivery} delivery
   * @param {number} keyIndex
   * @param {number} timestamp
   */
  constructor(webhook, covers, delivery, keyIndex, timestamp) {
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
      if (json === undefined) throw whyNoPayload(this.#webhook, this.#delivery);
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
      return JSON.parse(typeof body === "string" ? body.replace(/^\uFEFF/, "") : new TextDecoder("utf-8", { fatal: true }).decode(body));
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
    const core = coreOf(this.#webhook);
    try {
      if (core.current !== this) {
        open(this.#webhook, this.#delivery);
        core.current = this;
      }
      if (!core.isBodyHere) {
        core.attachBody(this.#delivery.body);
        core.isBodyHere = true;
      }
      return core.glue[question]();
    } catch (error) {
      throw core.recover(error);
    }
  }
}
