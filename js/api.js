/** The public classes over the wasm; `index.d.ts` is their contract. */
import {
  CHALLENGE,
  FULL,
  INVALID_OPTION,
  PUBLIC_KEYS,
  REFUSED,
  SMALL,
  coreFor,
  infoOf,
  infoOfDescription,
  placeFor,
} from "./core.js";
import { everyHeader, readSearch, secretTexts } from "./diagnose.js";
import { WebhookEvent } from "./event.js";
import { byteLength, isForHost, use } from "./host.js";
import { inflated } from "./inflate.js";
import { allHeaders, firstByte, headerValues, ownBody, readBody, readContext } from "./input.js";
import { readKeys, readOptions, readScheme, readTime } from "./settings.js";
import { WebhookError } from "./shared.js";

export { WebhookError };

/** @typedef {import("./core.js").Core} Core */
/** @typedef {import("./core.js").Place} Place */
/** @typedef {import("./input.js").Text} Text */
/** @typedef {{ method?: string, sourceAddress?: string, url?: string, now?: number }} Context */

/** What the wasm says of an event: see `Core.said`. */
const ID = 0;
const REPLAY_KEY = 1;
const FORM = 2;

/** What goes back of a header: a vendor's id. */
const ECHOED = /^[!-~]{1,256}$/;

/** How many texts stand before those of the headers: the method, the source address, the URL. */
const BESIDE_HEADERS = 3;

/** The members of a context, and of what can be said of a delivery to sign. */
const CONTEXT = ["method", "sourceAddress", "url", "now"];
const SIGNING = ["now", "id", "method", "url"];

export class Webhook {
  /** The scheme's name, or its description. */
  #text;
  #isDescribed;
  #info;
  /** The headers that the scheme reads, in the order in which the wasm is given them; all where it has no list. */
  #names;
  /** @type {import("./core.js").Reception | undefined} */
  #reception;
  #secrets;
  #settings;
  #place;
  /**
   * On the full module, which can sign and diagnose: once that is asked for.
   * @type {Place | undefined}
   */
  #fullPlace;
  /** Whether the host may hash the bodies. */
  #onlyHashesBody;
  /** Answers its events. @type {import("./event.js").Reader} */
  #reader;

  /**
   * @param {unknown} scheme
   * @param {unknown} secret
   * @param {unknown} [options]
   */
  constructor(scheme, secret, options) {
    this.#text = readScheme(scheme);
    this.#isDescribed = typeof scheme !== "string";
    this.#info = this.#isDescribed ? infoOfDescription(this.#text) : infoOf(this.#text);
    this.scheme = this.#info?.name ?? this.#text;
    this.identity = this.#info?.identity ?? "unknown";
    this.retryHours = this.#info?.retryHours ?? undefined;
    // As names of properties they are what servers give: V8 tells equal ones by their address.
    const names = this.#info?.headers?.map((name) => [name, name]);
    this.#names = names && Object.keys(Object.fromEntries(names));
    this.#reception = /** @type {any} */ (this.#info)?.reception ?? undefined;
    this.#settings = readOptions(options, this.#reception?.maxBodyBytes);
    this.#secrets = readKeys(secret, this.scheme);
    const { sources, audience } = this.#settings;
    const asked = audience !== undefined ? PUBLIC_KEYS : sources !== undefined ? FULL : SMALL;
    this.#place = this.#placeOn(coreFor(Math.max(this.#info?.module ?? FULL, asked)));
    const { core, handle } = this.#place;
    this.#onlyHashesBody = core.glue.only_hashes_body(handle);
    const reads = core.glue.reads(handle);
    this.readsUrl = (reads & 4) !== 0;
    this.#reader = {
      scheme: this.scheme,
      hasIdInBody: (reads & 1) !== 0,
      hasReplayKeyInBody: (reads & 2) !== 0,
      ask: (event, body, question) => this.#ask(event, body, question),
      whyNone: () => this.#refusal(core),
    };
  }

  get maxBodyBytes() {
    return this.#settings.maxBodyBytes;
  }

  /**
   * @param {unknown} headers of a delivery that was accepted
   * @param {WebhookEvent} [event] what it was accepted as
   * @returns {{ status: number, headers: Record<string, string>, body: string } | undefined}
   */
  answer(headers, event) {
    const answer = this.#reception?.answer;
    if (!answer) return undefined;
    const { status, contentType, body, echo, repeats } = answer;
    /** @type {Record<string, string>} */
    const given = contentType === "" ? {} : { "content-type": contentType };
    if (echo !== "") {
      /** @type {Text[]} */
      const values = [];
      headerValues(headers, [echo], values);
      const [value] = values;
      if (typeof value === "string" && ECHOED.test(value)) given[echo] = value;
    }
    return { status, headers: given, body: repeats === "" ? body : repeating(body, repeats, /** @type {any} */ (event)?.payload) };
  }

  /**
   * @param {unknown} body
   * @param {(bytes: number) => unknown} [roomFor]
   * @returns {Promise<unknown>}
   */
  async inflate(body, roomFor) {
    return this.#reception?.compressed ? inflated(body, this.maxBodyBytes, this.scheme, roomFor) : body;
  }

  /**
   * @param {unknown} body
   * @param {unknown} headers
   * @param {Context} [context]
   */
  verify(body, headers, context) {
    const { own, texts, now } = this.#read(body, headers, context);
    const { core } = this.#place;
    let result;
    try {
      this.#begin(this.#place);
      result = this.#judge(own, texts, now);
    } catch (cause) {
      throw core.recover(cause);
    }
    if (result === REFUSED) throw this.#refusal(core);
    if (result === CHALLENGE) return challenge(this.scheme, JSON.parse(core.glue.challenge()));
    return this.#event(/** @type {string | Uint8Array} */ (own), texts, result);
  }

  /**
   * @param {Request} request
   * @param {Context} [context]
   */
  async verifyRequest(request, context) {
    const body = await this.inflate(await readBody(request, this.maxBodyBytes, this.scheme));
    const { method = request.method, url = request.url, sourceAddress, now } = readContext(context, CONTEXT);
    return this.verify(body, request.headers, { method, url, sourceAddress, now });
  }

  /**
   * @param {unknown} body
   * @param {unknown} headers
   * @param {Context} [context]
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
   * @param {unknown} headers
   * @param {Context} [context]
   * @param {object} [options]
   * @returns {any} a report
   */
  diagnose(body, headers, context, options) {
    const { others, tries, bytes } = readSearch(options);
    const { own, texts, now } = this.#read(body, headers, context);
    texts.length = BESIDE_HEADERS;
    everyHeader(headers, this.#names, texts);
    const given = secretTexts(this.#secrets);
    texts.push(...given, ...others);
    const place = this.#onFull();
    const { core } = place;
    const isLength = typeof own === "number";
    let json;
    try {
      this.#begin(place);
      const length = isLength ? core.withholdBody(own, this.maxBodyBytes) : core.writeBody(own, this.maxBodyBytes);
      json = core.glue.diagnose(place.handle, now, isLength, core.writeTexts(length, texts), given.length, others.length, tries, bytes);
    } catch (cause) {
      throw core.recover(cause);
    }
    const { error, ...report } = JSON.parse(json);
    return error === null ? { ok: true, ...report } : { ok: false, error: this.#errorOf(error), ...report };
  }

  /**
   * @param {unknown} body
   * @param {{ now?: number, id?: string, method?: string, url?: string }} [options]
   * @returns {Record<string, string>}
   */
  sign(body, options) {
    const { now, id, method, url } = readContext(options, SIGNING);
    const own = ownBody(body, Infinity, this.scheme);
    const time = readTime(now ?? this.#settings.now());
    const place = this.#onFull();
    const { core } = place;
    let json;
    try {
      this.#begin(place);
      const length = core.writeBody(/** @type {string | Uint8Array} */ (own));
      json = core.glue.sign(place.handle, time, core.writeTexts(length, [method, id, url]));
    } catch (cause) {
      throw core.recover(cause);
    }
    const headers = JSON.parse(json);
    if (headers === null) {
      throw new TypeError("sign: this scheme's signature is not in a header, or signs a method or url that was not given");
    }
    return headers;
  }

  /**
   * What callers pass, as the wasm takes it.
   * @param {unknown} body
   * @param {unknown} headers
   * @param {Context} [context]
   */
  #read(body, headers, context) {
    const { method, sourceAddress, url, now } = readContext(context, CONTEXT);
    /** @type {Text[]} */
    const texts = [method, sourceAddress, url];
    if (this.#names === undefined) allHeaders(headers, texts);
    else headerValues(headers, this.#names, texts, texts.length);
    const own = ownBody(body, this.maxBodyBytes, this.scheme);
    const { timed } = /** @type {any} */ (this.#info);
    // A clock that nobody asks costs more than a block of the hash.
    return { own, texts, now: now === undefined && !timed ? 0 : readTime(now ?? this.#settings.now()) };
  }

  #onFull() {
    if (this.#place.core !== coreFor(SMALL)) return this.#place;
    this.#fullPlace ??= this.#placeOn(coreFor(FULL));
    return this.#fullPlace;
  }

  /** @param {Core} core */
  #placeOn(core) {
    core.ready();
    const place = placeFor(this, core);
    this.#prepare(place);
    return place;
  }

  /** @param {Place} place */
  #prepare(place) {
    const { core } = place;
    const { bytes, isText } = this.#secrets;
    const { past, future, maxBodyBytes, sources, verifyToken, audience } = this.#settings;
    const names = this.#names?.join("\n");
    let handle;
    try {
      core.writeSecrets([audience, verifyToken, ...bytes]);
      handle = core.glue.prepare(this.#text, this.#isDescribed, bytes.length, isText, past, future, maxBodyBytes, sources, names);
    } catch (cause) {
      throw core.recover(cause);
    }
    if (handle === INVALID_OPTION) {
      const { option, hint } = JSON.parse(core.glue.refusal());
      throw new TypeError(`options.${option}: ${hint}`);
    }
    if (handle === REFUSED) throw this.#refusal(core);
    place.handle = handle;
    place.generation = core.generation;
  }

  /**
   * Before anything is written into the memory: prepares again what was forgotten there.
   * @param {Place} place
   */
  #begin(place) {
    const { core, handle, generation } = place;
    if (generation !== core.generation || !core.glue.is_prepared(handle)) this.#prepare(place);
  }

  /**
   * Why the last call was refused.
   * @param {Core} core
   */
  #refusal(core) {
    return this.#errorOf(JSON.parse(core.glue.refusal()));
  }

  /** @param {any} refusal what the wasm says of it */
  #errorOf(refusal) {
    if (refusal.code === "missing_signature") refusal.status = this.#reception?.unsignedStatus ?? refusal.status;
    return new WebhookError(refusal, refusal.code === "unknown_scheme" ? undefined : this.scheme);
  }

  /**
   * @param {string | Uint8Array | number} body a length where that alone refuses it
   * @param {Text[]} texts the method, the source address, the URL, the headers
   * @param {number} now
   * @returns {number} the index of the secret that matched, or what stands for something else
   */
  #judge(body, texts, now) {
    const limit = this.maxBodyBytes;
    const { core, handle } = this.#place;
    const outside = typeof body === "number" || (this.#onlyHashesBody && isForHost(body.length));
    if (!outside) {
      const length = core.writeBody(body, limit);
      return core.glue.verify(handle, now, false, false, core.writeTexts(length, texts));
    }
    const isLength = typeof body === "number";
    const first = isLength ? -1 : firstByte(body);
    const length = core.withholdBody(isLength ? body : byteLength(body), limit, first);
    if (!isLength) use(body);
    const result = core.glue.verify(handle, now, true, first >= 0, core.writeTexts(length, texts));
    use("");
    return result;
  }

  /**
   * @param {string | Uint8Array} body
   * @param {Text[]} texts
   * @param {number} keyIndex
   */
  #event(body, texts, keyIndex) {
    const { core } = this.#place;
    const { covers, timed } = /** @type {any} */ (this.#info);
    const timestamp = timed ? core.glue.timestamp() : NaN;
    const said = (/** @type {number} */ which) => core.said(which, texts);
    const facts = { covers, keyIndex, timestamp, id: said(ID), replayKey: said(REPLAY_KEY), form: said(FORM) };
    const event = new WebhookEvent(this.#reader, body, facts);
    if (core.length >= 0) core.current = event;
    return event;
  }

  /**
   * Asks the wasm about the authentic body of an event.
   * @param {object} event
   * @param {string | Uint8Array} body
   * @param {import("./event.js").Question} question
   * @returns {string | undefined}
   */
  #ask(event, body, question) {
    const { core } = this.#place;
    try {
      if (core.current !== event) {
        this.#begin(this.#place);
        core.writeBody(body);
        core.current = event;
      }
      return core.glue[question](this.#place.handle, core.length);
    } catch (cause) {
      throw core.recover(cause);
    }
  }
}

/**
 * @param {string} body of an answer, a JSON object
 * @param {string} name of the payload's member that it repeats
 * @param {any} payload
 */
function repeating(body, name, payload) {
  const value = payload?.[name];
  return typeof value === "string" && ECHOED.test(value) ? JSON.stringify({ [name]: value, ...JSON.parse(body) }) : body;
}

/**
 * @param {string} scheme
 * @param {{ status: number, headers: Record<string, string>, body: string }} response
 */
const challenge = (scheme, response) => ({ kind: "challenge", scheme, response });
