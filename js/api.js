/** The public class over an engine; `index.d.ts` is its contract. */
import { everyHeader, inPlaceOfBody, readSearch, secretTexts } from "./diagnose.js";
import { WebhookEvent } from "./event.js";
import { byteLength, isForHost, use } from "./host.js";
import { inflated } from "./inflate.js";
import { allHeaders, firstByte, headerValues, noRawBody, ownBody, readBody, readContext } from "./input.js";
import { readKeys, readOptions, readScheme, readTime } from "./settings.js";
import { WebhookError } from "./shared.js";
import { infoOf, infoOfDescription } from "./table.js";
import { hintOfUnknown } from "./unknown.js";

/** @typedef {import("./core.js").Core} Core */
/** @typedef {import("./input.js").Text} Text */
/** @typedef {{ method?: string, sourceAddress?: string, url?: string, now?: number }} Context */

/** What a call of the wasm returns instead of a number of its own; see `src/wasm/state.rs`. */
const REFUSED = -2;
const INVALID_OPTION = -3;
const CHALLENGE = -4;

/** What `reads` says of a Webhook, in bits: see `src/wasm/engine.rs`. */
const HAS_ID_IN_BODY = 1;
const HAS_REPLAY_KEY_IN_BODY = 2;
const READS_URL = 4;
const ONLY_HASHES_BODY = 8;

/** What is told of an event, of an option that is refused, and of a challenge: see `Core.told`. */
const ID = 0;
const REPLAY_KEY = 1;
const FORM = 2;
const OPTION = 0;
const OPTION_HINT = 1;
const ANSWER = 0;

/** What goes back of a header: a vendor's id. */
const ECHOED = /^[!-~]{1,256}$/;

/** How many texts stand before those of the headers: the method, the source address, the URL. */
const BESIDE_HEADERS = 3;

/** The members of a context, and of what can be said of a delivery to sign. */
const CONTEXT = ["method", "sourceAddress", "url", "now"];
const SIGNING = ["now", "id", "method", "url"];

/** What an entry extends by the engine in which its Webhooks are prepared. */
export class EngineWebhook {
  /** @type {Core} */
  static core;
  /** The engine that also searches for causes, where there is one. @type {Core | undefined} */
  static lab;

  #core;
  #lab;
  /** The scheme's name, or its description. */
  #text;
  #isDescribed;
  #info;
  /** The headers that the scheme reads, in the order in which the wasm is given them; all where it has no list. */
  #names;
  /** @type {import("./table.js").Reception | undefined} */
  #reception;
  #secrets;
  #settings;
  #place;
  /** That in the lab, once a cause is asked for. @type {import("./core.js").Place | undefined} */
  #labPlace;
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
    const { core, lab } = new.target;
    this.#core = core;
    this.#lab = lab;
    core.ready();
    this.#text = readScheme(scheme);
    this.#isDescribed = typeof scheme !== "string";
    this.#info = this.#isDescribed ? infoOfDescription(this.#core, this.#text) : infoOf(this.#text);
    this.scheme = this.#info?.name ?? this.#text;
    this.identity = this.#info?.identity ?? "unknown";
    this.retryHours = this.#info?.retryHours ?? undefined;
    // As names of properties they are what servers give: V8 tells equal ones by their address.
    const names = this.#info?.headers?.map((name) => [name, name]);
    this.#names = names && Object.keys(Object.fromEntries(names));
    this.#reception = /** @type {any} */ (this.#info)?.reception ?? undefined;
    this.#settings = readOptions(options, this.#reception?.maxBodyBytes);
    this.#secrets = readKeys(secret, this.scheme);
    this.#place = this.#core.placeFor(this);
    this.#prepare(this.#core, this.#place);
    const reads = this.#core.guarded(() => this.#core.glue.reads(this.#place.handle));
    this.readsUrl = (reads & READS_URL) !== 0;
    this.#onlyHashesBody = (reads & ONLY_HASHES_BODY) !== 0;
    this.#reader = {
      scheme: this.scheme,
      hasIdInBody: (reads & HAS_ID_IN_BODY) !== 0,
      hasReplayKeyInBody: (reads & HAS_REPLAY_KEY_IN_BODY) !== 0,
      ask: (event, body, question) => this.#ask(event, body, question),
      whyNone: () => this.#refusal(),
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
    let result;
    try {
      this.#begin();
      result = typeof own === "number" ? this.#judgeLength(own, texts, now) : this.#judge(own, texts, now);
    } catch (cause) {
      throw this.#core.recover(cause);
    }
    if (result === REFUSED) throw this.#refusal();
    if (result === CHALLENGE) return challenge(this.scheme, JSON.parse(/** @type {string} */ (this.#core.told(ANSWER))));
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
    this.#core.checkComplete("diagnose");
    const { others, tries, bytes } = readSearch(options);
    const other = inPlaceOfBody(body, this.scheme);
    const { own, texts, now } = this.#read(other?.text ?? body, headers, context);
    texts.length = BESIDE_HEADERS;
    everyHeader(headers, this.#names, texts);
    const given = secretTexts(this.#secrets);
    texts.push(...given, ...others);
    const engine = /** @type {Core} */ (this.#lab);
    engine.ready();
    const place = (this.#labPlace ??= engine.placeFor(this));
    if (place.generation !== engine.generation) this.#prepare(engine, place);
    const isLength = typeof own === "number";
    const json = engine.guarded(() => {
      const length = isLength ? engine.withholdBody(own, this.maxBodyBytes) : engine.writeBody(own, this.maxBodyBytes);
      return engine.glue.diagnose(place.handle, now, isLength, engine.writeTexts(length, texts), given.length, others.length, tries, bytes, other?.isParsed === true);
    });
    // It has copies of the body, and may have grown. Off the path of requests a new instance costs little.
    engine.forget();
    const { error, ...report } = JSON.parse(json);
    if (other !== undefined) return { ok: false, error: noRawBody(this.scheme, body), ...report };
    return error === null ? { ok: true, ...report } : { ok: false, error: this.#errorOf(error), ...report };
  }

  /**
   * @param {unknown} body
   * @param {{ now?: number, id?: string, method?: string, url?: string }} [options]
   * @returns {Record<string, string>}
   */
  sign(body, options) {
    this.#core.checkComplete("sign");
    const { now, id, method, url } = readContext(options, SIGNING);
    const own = ownBody(body, Infinity, this.scheme);
    const time = readTime(now ?? this.#settings.now());
    const json = this.#call(() => {
      const length = this.#core.writeBody(/** @type {string | Uint8Array} */ (own));
      return this.#core.glue.sign(this.#place.handle, time, this.#core.writeTexts(length, [method, id, url]));
    });
    const headers = JSON.parse(json);
    if (headers === null) {
      throw new TypeError("sign: this scheme's signature is not in a header, or signs a method or url that was not given; `hookseal sign`, the command, writes whole deliveries");
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

  /**
   * @param {Core} engine
   * @param {import("./core.js").Place} place
   */
  #prepare(engine, place) {
    const { bytes, isText } = this.#secrets;
    const { past, future, maxBodyBytes, sources, verifyToken, audience } = this.#settings;
    const names = this.#names?.join("\n");
    engine.makeRoom();
    const handle = engine.guarded(() => {
      engine.writeSecrets([audience, verifyToken, ...bytes]);
      const prepare = this.#isDescribed ? engine.glue.prepare_described : engine.glue.prepare;
      return prepare(this.#text, bytes.length, isText, past, future, maxBodyBytes, sources, names);
    });
    if (handle === INVALID_OPTION) {
      throw new TypeError(`options.${engine.told(OPTION)}: ${engine.told(OPTION_HINT)}`);
    }
    if (handle === REFUSED) throw this.#errorOf(engine.toldRefusal());
    engine.prepared(place, handle);
  }

  /**
   * Asks the engine, where this Webhook is prepared: again, if an instance was replaced.
   * @template T
   * @param {() => T} question
   */
  #call(question) {
    return this.#core.guarded(() => {
      this.#begin();
      return question();
    });
  }

  /** Before anything is written into the memory: prepares again what was in an instance that is gone. */
  #begin() {
    if (this.#place.generation !== this.#core.generation) this.#prepare(this.#core, this.#place);
  }

  /** Why the last call was refused. */
  #refusal() {
    return this.#errorOf(this.#core.toldRefusal());
  }

  /** @param {any} refusal what the wasm says of it */
  #errorOf(refusal) {
    if (refusal.code === "missing_signature") refusal.status = this.#reception?.unsignedStatus ?? refusal.status;
    if (refusal.code !== "unknown_scheme") return new WebhookError(refusal, this.scheme);
    return new WebhookError({ ...refusal, hint: hintOfUnknown(this.#text, this.#core.isComplete) });
  }

  /**
   * Apart from `#judge`, which reads `body.length`: optimised by V8 11 (Node 20) for numbers
   * too, it crashes there.
   * @param {number} length of a body, which alone refuses it
   * @param {Text[]} texts the method, the source address, the URL, the headers
   * @param {number} now
   * @returns {number}
   */
  #judgeLength(length, texts, now) {
    const shown = this.#core.withholdBody(length, this.maxBodyBytes);
    return this.#core.glue.verify(this.#place.handle, now, true, false, this.#core.writeTexts(shown, texts));
  }

  /**
   * @param {string | Uint8Array} body
   * @param {Text[]} texts likewise
   * @param {number} now
   * @returns {number} the index of the secret that matched, or what stands for something else
   */
  #judge(body, texts, now) {
    const limit = this.maxBodyBytes;
    const { handle } = this.#place;
    if (!this.#onlyHashesBody || !isForHost(body.length)) {
      const length = this.#core.writeBody(body, limit);
      return this.#core.glue.verify(handle, now, false, false, this.#core.writeTexts(length, texts));
    }
    const first = firstByte(body);
    const length = this.#core.withholdBody(byteLength(body), limit, first);
    use(body);
    const result = this.#core.glue.verify(handle, now, true, first >= 0, this.#core.writeTexts(length, texts));
    use("");
    return result;
  }

  /**
   * @param {string | Uint8Array} body
   * @param {Text[]} texts
   * @param {number} keyIndex
   */
  #event(body, texts, keyIndex) {
    const { covers, timed } = /** @type {any} */ (this.#info);
    const timestamp = timed ? this.#core.toldNumber() : undefined;
    const facts = { covers, keyIndex, timestamp, id: this.#core.told(ID, texts), replayKey: this.#core.told(REPLAY_KEY, texts), form: this.#core.told(FORM, texts) };
    const event = new WebhookEvent(this.#reader, body, facts);
    if (this.#core.length >= 0) this.#core.current = event;
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
    try {
      if (this.#core.current !== event) {
        this.#begin();
        this.#core.writeBody(body);
        this.#core.current = event;
      }
      return this.#core.glue[question](this.#place.handle, this.#core.length);
    } catch (cause) {
      throw this.#core.recover(cause);
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
