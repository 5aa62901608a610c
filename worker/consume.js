import { forward } from "./forward.js";
import { log } from "./log.js";
import { onEvent } from "./on-event.js";
import { tell } from "./outcome.js";
import { LONGEST, delayAfter } from "./schedule.js";
/** @import { Endpoint } from "./endpoints.js" */
/** @import { Attempt } from "./forward.js" */
/** @import { EventMessage } from "./types.d.ts" */

/** The queue whose name ends so holds what could not be delivered. */
const DEAD_LETTERS = "dead-letters";

/** By the destination, or by on-event.js. */
const DONE = ["delivered", "handled"];

/** A dead letter is given up when it is this old, in milliseconds: its queue keeps it for 14 days and no longer. */
const OLDEST = 14 * 24 * 60 * 60 * 1000;

/**
 * Takes events off a queue. Each is acknowledged by itself, so that one that
 * fails is retried alone.
 *
 * @param {MessageBatch<EventMessage>} batch
 * @param {Map<string, Endpoint>} endpoints
 * @param {Cloudflare.Env} env
 * @param {ExecutionContext} context
 */
export async function consume(batch, endpoints, env, context) {
  const take = batch.queue.endsWith(DEAD_LETTERS) ? takeDeadLetter : takeEvent;
  const each = async (/** @type {Message<EventMessage>} */ message) => {
    const started = Date.now();
    const { endpoint, scheme, key, body } = message.body;
    const deliver = () => attempt(message.body, endpoints.get(endpoint), env);
    const { code, status, hint } = await take(message, deliver, env);
    const about = { at: "event", endpoint, scheme, code, status, key, size: body.byteLength };
    tell({ ...about, attempt: message.attempts, hint, ms: Date.now() - started }, env, context);
  };
  await Promise.all(batch.messages.map(each));
}

/**
 * After the retries of wrangler.toml the queue makes it a dead letter.
 *
 * @param {Message<EventMessage>} message
 * @param {() => Promise<Attempt>} deliver
 * @param {Cloudflare.Env} env
 */
async function takeEvent(message, deliver, env) {
  const result = await deliver();
  if (DONE.includes(result.code) || (result.isFinal && (await bury(message.body, env)))) message.ack();
  else message.retry({ delaySeconds: delayAfter(message.attempts, result.retryAfter) });
  return result;
}

/**
 * Nothing that was accepted is thrown away while it can be kept: a dead letter
 * is tried twice a day, as long as its queue holds it, and delivers itself when
 * somebody has repaired the destination.
 *
 * @param {Message<EventMessage>} message
 * @param {() => Promise<Attempt>} deliver
 * @returns {Promise<Attempt>}
 */
async function takeDeadLetter(message, deliver) {
  // It has just failed.
  const result = message.attempts === 1 ? { code: "dead_letter" } : await deliver();
  if (DONE.includes(result.code)) {
    message.ack();
    return result;
  }
  if (Date.now() + LONGEST * 1000 > message.body.receivedAt + OLDEST) {
    message.ack();
    return { ...result, code: "lost", hint: `given up after 14 days: ${result.code}` };
  }
  message.retry({ delaySeconds: LONGEST });
  return result;
}

/**
 * @param {EventMessage} event
 * @param {Endpoint | undefined} endpoint
 * @param {Cloudflare.Env} env
 * @returns {Promise<Attempt>}
 */
async function attempt(event, endpoint, env) {
  // It was there when the event was accepted, and may be again.
  if (endpoint === undefined) return { code: "unknown_endpoint" };
  if (endpoint.problem !== undefined) return { code: "endpoint_misconfigured", hint: endpoint.problem };
  if (endpoint.destination !== undefined) return forward(event, endpoint.destination, env);
  try {
    await onEvent(event);
    return { code: "handled" };
  } catch (error) {
    return { code: "event_failed", hint: String(error) };
  }
}

/**
 * @param {EventMessage} event
 * @param {Cloudflare.Env} env
 * @returns {Promise<boolean>} whether the queue of dead letters has it
 */
async function bury(event, env) {
  try {
    await env.DEAD_LETTERS.send(event, { contentType: "v8" });
    return true;
  } catch (cause) {
    log({ at: "event", code: "dead_letter_failed", hint: String(cause) });
    return false;
  }
}
