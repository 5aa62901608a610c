/**
 * What becomes of a delivery, in every framework: verify, handle once, answer.
 * An adapter translates its framework's request into an {@link Incoming}, and
 * the {@link Answer} into its reply.
 */
import { readUpTo } from "../read.js";
import { WebhookError } from "../shared.js";
import { timed } from "./body.js";
import { causes, explainer, notSearched } from "./cause.js";
import { ReceiveError } from "./error.js";
import { Claim, inProgress, keyOf } from "./once.js";
import { BODILESS, FRAMING, HEADER_VALUE, checkIdentity, json, readOptions } from "./options.js";
import { print } from "./print.js";
import { reporter } from "./report.js";
import { inTime, isLate } from "./store.js";

/** @typedef {import("../index.js").WebhookEvent} WebhookEvent */

/**
 * @typedef {object} Incoming
 * @property {unknown[]} args what the handler gets beside the event: the request, or a context that has it
 * @property {string | undefined} method
 * @property {string | undefined} url
 * @property {string} [otherUrl] what it may have been instead, where the platform does not tell
 * @property {Headers | ReadonlyMap<string, readonly string[]>} headers
 * @property {Uint8Array | string | import("../read.js").Reader | undefined} body nothing where only a parsed one is left
 */

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {Readonly<Record<string, string>>} headers
 * @property {string | Uint8Array<ArrayBuffer>} body bytes where they are no UTF-8
 * @property {() => Promise<void>} [work] what is done after the answer: the handler, or a search for the cause of a refusal; never rejects
 */

/**
 * @param {import("../index.js").Webhook} webhook
 * @param {(event: any, ...args: any[]) => unknown} handler
 * @param {unknown} options
 * @param {object} adapter
 * @param {string} adapter.fix how to get at the raw body there
 * @param {string[]} [adapter.without] options that make no sense there
 * @returns {(incoming: Incoming) => Promise<Answer>}
 */
export function receiver(webhook, handler, options = {}, { fix, ...names }) {
  if (typeof webhook?.verify !== "function") throw new TypeError("webhook: expected a Webhook");
  if (!(webhook.maxBodyBytes > 0)) throw new TypeError("webhook: maxBodyBytes says how much of a body is read, and is missing");
  if (typeof handler !== "function") throw new TypeError("handler: expected a function");
  const made = new Receiver(webhook, handler, readOptions(options, names), fix);
  return (incoming) => made.receive(incoming);
}

/** The answer to an accepted delivery, unless the vendor or the options want another. */
const ACCEPTED = json(200, { status: "accepted" });
/** The same to a copy of one that was handled, which would otherwise look as if the handler had been left out. */
const DUPLICATE = json(200, { status: "duplicate" });

/** A Webhook, what is done with its events, and the options. */
class Receiver {
  #webhook;
  #handler;
  #settings;
  #fix;
  /** How lines of the log call it. */
  #name;
  #store;
  #onRefusal;
  /** What tells of refusals where `onRefusal` is not given, or fails. */
  #report;
  #explain;
  #hasWarned = false;

  /**
   * @param {import("../index.js").Webhook} webhook
   * @param {(event: any, ...args: any[]) => unknown} handler
   * @param {ReturnType<typeof readOptions>} settings
   * @param {string} fix
   */
  constructor(webhook, handler, settings, fix) {
    const { store, storeTimeout, endpoint, onRefusal, onDiagnosis } = settings;
    const name = ["", webhook.scheme].includes(endpoint) ? webhook.scheme : `${endpoint} (${webhook.scheme})`;
    checkIdentity(webhook, settings);
    this.#webhook = webhook;
    this.#handler = handler;
    this.#settings = settings;
    this.#fix = fix;
    this.#name = name;
    this.#store = store && inTime(store, storeTimeout);
    const names = { receiver: name, endpoint };
    this.#report = reporter(webhook, names);
    this.#onRefusal = onRefusal;
    // Whoever has a log of their own has it to themselves.
    const own = onRefusal === undefined ? causes(webhook, name) : undefined;
    const tell = onDiagnosis === undefined ? own : (/** @type {any} */ report, /** @type {any} */ _, /** @type {unknown[]} */ args) => onDiagnosis(report, ...args);
    this.#explain = tell && explainer(webhook, names, tell, notSearched(name, onDiagnosis !== undefined));
  }

  /**
   * @param {Incoming} incoming
   * @returns {Promise<Answer>}
   */
  async receive(incoming) {
    /** @type {{ judged?: import("./cause.js").Judged, event?: WebhookEvent }} */
    const seen = {};
    try {
      const received = await this.#verify(incoming, seen);
      if (received.kind === "challenge") return received.response;
      seen.event = received;
      return await this.#deliver(received, incoming.args, this.#replyTo(incoming, received));
    } catch (error) {
      const refusal = refusalOf(error);
      await this.#tell(refusal, incoming.args, seen.event);
      const answer = { ...answerTo(refusal), work: this.#explain?.(refusal, seen.judged, incoming.args) };
      // A vendor that wants an empty answer wants an empty refusal too (Xero).
      if (this.#webhook.answer?.(/** @type {any} */ (incoming.headers))?.body !== "") return answer;
      const { "content-type": _, ...headers } = answer.headers;
      return { ...answer, headers, body: "" };
    }
  }

  /**
   * @param {Incoming} incoming
   * @param {{ judged?: import("./cause.js").Judged }} seen what is judged, is noted here
   */
  async #verify({ args, method, url, otherUrl, headers, body }, seen) {
    const { scheme, maxBodyBytes } = this.#webhook;
    const { bodyTimeout, ...options } = this.#settings;
    const configured = options.url?.(...args);
    const context = { method, url: configured ?? url, sourceAddress: options.sourceAddress?.(...args) };
    const isHere = body === undefined || typeof body === "string" || body instanceof Uint8Array;
    const sent = isHere ? body : await readUpTo(timed(body, bodyTimeout), maxBodyBytes);
    if (sent === undefined) throw new WebhookError({ code: "body_not_raw", status: 500, hint: this.#fix }, scheme);
    const raw = (await this.#webhook.inflate?.(sent)) ?? sent;
    seen.judged = { body: raw, headers, context };
    try {
      return await this.#webhook.verify(raw, headers, context);
    } catch (error) {
      const { code, status, hint } = /** @type {any} */ (error);
      if (code !== "signature_mismatch" || this.#webhook.readsUrl === false) throw error;
      if (configured !== undefined) {
        const flaw = flawOfUrl(configured, url);
        if (flaw === undefined) throw error;
        seen.judged.isExplained = true;
        throw new WebhookError({ code, status, hint: `${flaw}; ${hint}` }, scheme);
      }
      if (otherUrl === undefined || otherUrl === url) throw error;
      return this.#webhook.verify(raw, headers, { ...context, url: otherUrl });
    }
  }

  /**
   * What an accepted delivery and its copies are answered.
   *
   * @param {Incoming} incoming
   * @param {WebhookEvent} event
   * @returns {Answer}
   */
  #replyTo({ headers }, event) {
    return this.#settings.reply ?? this.#webhook.answer?.(/** @type {any} */ (headers), event) ?? ACCEPTED;
  }

  /**
   * @param {WebhookEvent} event
   * @param {unknown[]} args
   * @param {Answer} reply
   * @returns {Promise<Answer>}
   */
  async #deliver(event, args, reply) {
    const { scheme, replayKey } = event;
    const { endpoint, lease, answer } = this.#settings;
    /** @type {Claim | undefined} */
    let claim;
    // Where nothing signed tells two events apart, a repetition may be news.
    if (this.#store !== undefined && replayKey === undefined) this.#warnOfNoKey();
    if (this.#store !== undefined && replayKey !== undefined) {
      claim = await Claim.take(this.#store, await keyOf(scheme, endpoint, replayKey), lease);
      if (claim === undefined) return reply === ACCEPTED ? DUPLICATE : reply;
    }
    return answer === "before" ? this.#before(event, args, reply, claim) : this.#after(event, args, reply, claim);
  }

  /**
   * @param {WebhookEvent} event
   * @param {unknown[]} args
   * @param {Answer} reply
   * @param {Claim | undefined} claim
   */
  async #after(event, args, reply, claim) {
    const { ttl } = this.#settings;
    const release = () => claim?.release().catch((cause) => this.#tell(cause, args, event));
    let own;
    try {
      own = await responseOf(await this.#handle(event, args));
    } catch (error) {
      await release();
      throw error;
    }
    if (own !== undefined && !isSuccess(own)) {
      await release();
      await this.#tell(failureOf(own), args, event);
      return own;
    }
    // The event is handled: a 2xx is due even where that cannot be written down.
    const given = own ?? reply;
    const alone = await claim?.confirm(ttl).catch((error) => this.#tell(answered(error, given, "the event was handled, and a copy of it would be handled again"), args, event));
    if (alone === false) await this.#tell(this.#lost(given.status), args, event);
    return given;
  }

  /**
   * @param {WebhookEvent} event
   * @param {unknown[]} args
   * @param {Answer} reply
   * @param {Claim | undefined} claim
   * @returns {Promise<Answer>}
   */
  async #before(event, args, reply, claim) {
    const { ttl } = this.#settings;
    let again = "but a copy that is sent by hand is handled";
    const taken = await claim?.confirm(ttl).catch(async (error) => {
      // The confirmation may still be written, and the vendor's retry would then pass for a copy: handle the event now.
      if (isLate(error)) {
        again = "and a copy of it may pass for one that was handled";
        return this.#tell(answered(error, reply, "the event is handled now"), args, event);
      }
      await claim.release().catch((cause) => this.#tell(cause, args, event));
      throw error;
    });
    if (taken === false) throw inProgress(1);
    const work = async () => {
      try {
        const own = await this.#handle(event, args);
        if (isAnswer(own) && !isSuccess(own)) throw failureOf(own);
      } catch (error) {
        await claim?.release().catch((cause) => {
          again = "and a copy of it passes for one that was handled";
          return this.#tell(answered(cause, reply, "a copy of the event would not be handled"), args, event);
        });
        await this.#tell(answered(/** @type {ReceiveError} */ (refusalOf(error)), reply, `the vendor does not send the event again by itself, ${again}`), args, event);
      }
    };
    return { ...reply, work };
  }

  /**
   * @param {WebhookEvent} event
   * @param {unknown[]} args
   */
  async #handle(event, args) {
    try {
      return await this.#handler(event, ...args);
    } catch (cause) {
      throw new ReceiveError("handler_failed", 500, "the handler threw: see the cause", { cause });
    }
  }

  /** Once, and not where `checkIdentity` has said it of every event. */
  #warnOfNoKey() {
    const { scheme, identity } = this.#webhook;
    if (this.#hasWarned || identity === "unknown") return;
    this.#hasWarned = true;
    console.warn(`hookseal: a genuine event of ${scheme} came without what tells it from others (docs/schemes.md): the store is not asked, and the handler gets each copy of such events`);
  }

  /** @param {number} status what is answered all the same */
  #lost(status) {
    const hint = `the handler took longer than the lease of ${this.#settings.lease} seconds: give it a longer one`;
    return new ReceiveError("lease_lost", status, hint);
  }

  /**
   * @param {any} error
   * @param {unknown[]} args
   * @param {WebhookEvent} [event] the genuine one that it is about
   */
  async #tell(error, args, event) {
    try {
      if (error instanceof ReceiveError) error.about(event);
      // The answer waits: some platforms stop everything with it.
      await (this.#onRefusal === undefined ? this.#report(error) : this.#onRefusal(error, ...args));
    } catch (cause) {
      if (this.#onRefusal === undefined) print(`hookseal: ${this.#name}: what failed cannot be printed:`, cause);
      else this.#report(error, { cause });
    }
  }
}

/**
 * A failure that changes nothing of the answer.
 *
 * @param {ReceiveError} error
 * @param {Answer} answer
 * @param {string} words what it means
 */
const answered = ({ code, hint, cause }, { status }, words) => new ReceiveError(code, status, `${hint}; ${words}`, { cause });

/** @param {{ status: number }} answer a handler's, which is no success */
const failureOf = ({ status }) => new ReceiveError("handler_failed", status, `the handler answered ${status}`);

/**
 * What `options.url` cannot have meant: half a URL, or one without the query that the vendor
 * has added to it and signs (Twilio's `bodySHA256`, the parameters of a GET).
 *
 * @param {string} configured
 * @param {string | undefined} url of the request
 */
function flawOfUrl(configured, url) {
  if (!URL.canParse(configured)) return "options.url: expected an absolute URL";
  const isDropped = !configured.includes("?") && url?.includes("?");
  return isDropped ? "options.url left out the query of the request, which belongs to the URL that the vendor called" : undefined;
}

/**
 * Whether what a handler returned is an answer of its own.
 *
 * @param {any} returned
 * @returns {returned is Response}
 */
function isAnswer(returned) {
  // By its members: a framework's, or a polyfill's, is of another class.
  const isResponse = typeof returned?.status === "number" && typeof returned.headers?.forEach === "function" && typeof returned.arrayBuffer === "function";
  // What was fetched is somebody's answer to this server, and has a URL.
  return isResponse && !returned.url;
}

/**
 * The answer that a handler gave, where what it returned is one.
 *
 * @param {any} returned
 * @returns {Promise<Answer | undefined>}
 */
async function responseOf(returned) {
  if (!isAnswer(returned)) return undefined;
  const { status, headers } = returned;
  // `Response.error()` has 0, and no server writes it.
  if (!(status >= 200 && status <= 599)) throw new ReceiveError("handler_failed", 500, `the handler answered ${status}`);
  const named = Array.from(headers, ([name, value]) => [name.toLowerCase(), value]);
  // Node's own writes no control characters, which `Headers` takes: nobody is told yet that it was handled.
  const odd = named.find(([, value]) => !HEADER_VALUE.test(value));
  if (odd) throw new ReceiveError("handler_failed", 500, `the handler's answer has a header that cannot be written: ${odd[0]}`);
  return {
    status,
    headers: Object.fromEntries(named.filter(([name]) => !FRAMING.includes(name))),
    // Whatever else made it, these have none.
    body: BODILESS.includes(status) ? "" : textOr(await bytesOf(returned)),
  };
}

/** @param {Response} response a handler's */
async function bytesOf(response) {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new ReceiveError("handler_failed", 500, "the body of the handler's answer cannot be read: see the cause", { cause });
  }
}

/**
 * Text where it is some, since not every platform passes bytes on.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
function textOr(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
}

/** @param {{ status: number }} answer */
const isSuccess = ({ status }) => status >= 200 && status < 300;

/**
 * @param {unknown} error
 * @returns {WebhookError | ReceiveError}
 */
function refusalOf(error) {
  if (error instanceof WebhookError || error instanceof ReceiveError) return error;
  return new ReceiveError("internal_error", 500, "something threw that should not: see the cause", { cause: error });
}

/**
 * The sender learns the code alone: the hint is for the log.
 *
 * @param {WebhookError | ReceiveError} refusal
 * @returns {Answer}
 */
function answerTo(refusal) {
  const { code, status } = refusal;
  /** @type {Record<string, string>} */
  const headers = {};
  if (status === 405) headers.allow = "POST";
  if ("retryAfter" in refusal) headers["retry-after"] = String(refusal.retryAfter);
  return json(status, { error: code }, headers);
}
