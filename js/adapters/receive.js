/**
 * What becomes of a delivery, in every framework: verify, handle once, answer.
 * An adapter translates its framework's request into an {@link Incoming}, and
 * the {@link Answer} into its reply.
 */
import { readUpTo } from "../read.js";
import { WebhookError } from "../shared.js";
import { timed } from "./body.js";
import { ReceiveError } from "./error.js";
import { Claim, inProgress, keyOf } from "./once.js";
import { json, readOptions } from "./options.js";
import { reporter } from "./report.js";
import { inTime, isLate } from "./store.js";

/**
 * @typedef {object} Incoming
 * @property {unknown[]} args what the framework hands to its handlers
 * @property {string | undefined} method
 * @property {string | undefined} url
 * @property {Headers | ReadonlyMap<string, readonly string[]>} headers
 * @property {Uint8Array | string | import("../read.js").Reader | undefined} body nothing where only a parsed one is left
 */

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {Readonly<Record<string, string>>} headers
 * @property {string} body
 * @property {() => Promise<void>} [work] the handler, where the answer goes before it; never rejects
 */

/**
 * @param {import("../index.js").Webhook} webhook
 * @param {(event: any, ...args: any[]) => unknown} handler
 * @param {unknown} options
 * @param {object} adapter
 * @param {string} adapter.fix how to get at the raw body there
 * @param {string[]} [adapter.more] its own options
 * @param {string[]} [adapter.without] options that make no sense there
 */
export function receiver(webhook, handler, options = {}, { fix, ...names }) {
  if (typeof webhook?.verify !== "function") throw new TypeError("webhook: expected a Webhook");
  if (typeof handler !== "function") throw new TypeError("handler: expected a function");
  const settings = readOptions(options, names);
  const { endpoint, lease, ttl, reply } = settings;
  const store = settings.store && inTime(settings.store, settings.storeTimeout);
  const named = ["", webhook.scheme].includes(endpoint) ? webhook.scheme : `${endpoint} (${webhook.scheme})`;
  const onRefusal = settings.onRefusal ?? reporter(named);

  /** @param {Incoming} incoming */
  async function verify({ args, method, url, headers, body }) {
    const context = { method, url: settings.url?.(...args) ?? url, sourceAddress: settings.sourceAddress?.(...args) };
    if (body === undefined) throw new WebhookError({ code: "body_not_raw", status: 500, hint: fix }, webhook.scheme);
    const isHere = typeof body === "string" || body instanceof Uint8Array;
    const raw = isHere ? body : await readUpTo(timed(body, settings.bodyTimeout), webhook.maxBodyBytes);
    return webhook.verify(raw, headers, context);
  }

  /**
   * @param {import("../index.js").WebhookEvent} event
   * @param {unknown[]} args
   */
  async function handle(event, args) {
    try {
      await handler(event, ...args);
    } catch (cause) {
      throw new ReceiveError("handler_failed", 500, "the handler threw: see the cause", { cause });
    }
  }

  /**
   * @param {import("../index.js").WebhookEvent} event
   * @param {unknown[]} args
   * @returns {Promise<Answer>}
   */
  async function deliver(event, args) {
    const { scheme, replayKey } = event;
    /** @type {Claim | undefined} */
    let claim;
    // Where nothing signed tells two events apart, a repetition may be news.
    if (store !== undefined && replayKey !== undefined) {
      claim = await Claim.take(store, await keyOf(scheme, endpoint, replayKey), lease);
      if (claim === undefined) return reply;
    }
    return settings.answer === "before" ? before(event, args, claim) : after(event, args, claim);
  }

  /**
   * @param {import("../index.js").WebhookEvent} event
   * @param {unknown[]} args
   * @param {Claim | undefined} claim
   */
  async function after(event, args, claim) {
    try {
      await handle(event, args);
    } catch (error) {
      await claim?.release().catch((cause) => tell(cause, args));
      throw error;
    }
    // The event is handled: a 2xx is due even where that cannot be written down.
    const alone = await claim?.confirm(ttl).catch((cause) => tell(cause, args));
    if (alone === false) await tell(lost(), args);
    return reply;
  }

  /**
   * @param {import("../index.js").WebhookEvent} event
   * @param {unknown[]} args
   * @param {Claim | undefined} claim
   * @returns {Promise<Answer>}
   */
  async function before(event, args, claim) {
    const taken = await claim?.confirm(ttl).catch(async (error) => {
      // It may be written yet, and the retry would then pass for a copy: the event is handled now or never.
      if (isLate(error)) return tell(error, args);
      await claim.release().catch((cause) => tell(cause, args));
      throw error;
    });
    if (taken === false) throw inProgress(1);
    return { ...reply, work: () => handle(event, args).catch((error) => tell(error, args)) };
  }

  const lost = () =>
    new ReceiveError("lease_lost", 500, `the handler took longer than the lease of ${lease} seconds: give it a longer one`);

  /**
   * @param {any} error
   * @param {unknown[]} args
   */
  async function tell(error, args) {
    try {
      // The answer waits: some platforms stop everything with it.
      await onRefusal(error, ...args);
    } catch (cause) {
      console.error(cause);
    }
  }

  /**
   * @param {Incoming} incoming
   * @returns {Promise<Answer>}
   */
  return async function receive(incoming) {
    try {
      const received = await verify(incoming);
      if (received.kind === "challenge") return received.response;
      return await deliver(received, incoming.args);
    } catch (error) {
      const refusal = refusalOf(error);
      await tell(refusal, incoming.args);
      return answerTo(refusal);
    }
  };
}

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
