import { checkOut, discard } from "./bodies.js";
import { MAX_AGE_MS, bury, isSettled, settle } from "./dead-letters.js";
import { digestOfId } from "./digest.js";
import { forward } from "./forward.js";
import { log } from "./log.js";
import { readMessage } from "./message.js";
import { tell } from "./outcome.js";
import { MAX_DELAY_SECONDS, delayAfter } from "./schedule.js";
/** @import { Endpoint } from "./endpoints.js" */
/** @import { Attempt } from "./forward.js" */
/** @import { EventMessage } from "./types.d.ts" */

/** The queue whose name ends so holds what could not be delivered. */
const DEAD_LETTERS = "dead-letters";

/** By the destination, or by on-event.js. */
const DONE = ["delivered", "handled"];

/** Nothing is left to do: by another copy of the message, if not by this one. */
const OVER = [...DONE, "duplicate", "replayed"];

/**
 * Takes events off a queue. Each is acknowledged, or retried, by itself: nothing
 * about one of them brings the others again.
 *
 * @param {MessageBatch<unknown>} batch
 * @param {Map<string, Endpoint>} endpoints
 * @param {Cloudflare.Env} env
 * @param {ExecutionContext} context
 */
export async function consume(batch, endpoints, env, context) {
  const take = batch.queue.endsWith(DEAD_LETTERS) ? takeDeadLetter : takeEvent;
  const each = async (/** @type {Message<unknown>} */ message) => {
    const started = Date.now();
    const event = readMessage(message.body);
    const deliver = () => (event === undefined ? MALFORMED : attempt(event, endpoints.get(event.endpoint), env));
    const { code, status, hint } = await take(message, event, deliver, env);
    const { endpoint, scheme, key, id, body, object } = event ?? {};
    const about = { at: "event", endpoint, scheme, key, event: await digestOfId(id), size: object?.size ?? body?.byteLength };
    tell({ ...about, code, status, attempt: message.attempts, hint, ms: Date.now() - started }, env, context);
  };
  const isLarge = (/** @type {Message<any>} */ { body }) => body?.object !== undefined;
  const small = batch.messages.filter((message) => !isLarge(message));
  await Promise.all([...small.map(each), inTurn(batch.messages.filter(isLarge), each)]);
}

/**
 * Large bodies are in memory one at a time.
 *
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Promise<void>} task
 */
async function inTurn(items, task) {
  for (const item of items) await task(item);
}

/**
 * A message that is no event (worker/message.js) becomes a dead letter at once:
 * trying it again would change nothing.
 *
 * @type {Attempt}
 */
const MALFORMED = { code: "malformed_event", isFinal: true, hint: "the message is none that this Worker sends: worker/message.js" };

/**
 * R2 forgets nothing by itself: somebody deleted the object, or a lifecycle rule
 * that is too short. As a dead letter it has 14 days to be put back.
 *
 * @type {Attempt}
 */
const BODY_GONE = { code: "body_gone", isFinal: true, hint: "its object is not in BODIES any more, or is another" };

/**
 * After the retries of wrangler.toml the queue makes it a dead letter.
 *
 * @param {Message<unknown>} message
 * @param {EventMessage | undefined} event
 * @param {() => Attempt | Promise<Attempt>} deliver
 * @param {Cloudflare.Env} env
 */
async function takeEvent(message, event, deliver, env) {
  const result = await deliver();
  if (event !== undefined && DONE.includes(result.code)) await finish(event, env);
  if (OVER.includes(result.code) || (result.isFinal && (await giveUp(message.body, env)))) message.ack();
  else message.retry({ delaySeconds: delayAfter(message.attempts, result.retryAfter) });
  return result;
}

/**
 * A delivered event of which there may be another copy, which needs the body:
 * first it is written down that there is nothing left to do, then the body goes.
 *
 * @param {EventMessage} event
 * @param {Cloudflare.Env} env
 */
async function finish(event, env) {
  if (!event.isReplay && event.object === undefined) return;
  if (await settle(event, env)) await discard(event, env);
}

/**
 * Nothing that was accepted is thrown away while it can be kept: a dead letter
 * is tried twice a day, as long as its queue holds it, and delivers itself when
 * somebody has repaired the destination.
 *
 * @param {Message<unknown>} message
 * @param {EventMessage | undefined} event
 * @param {() => Attempt | Promise<Attempt>} deliver
 * @param {Cloudflare.Env} env
 * @returns {Promise<Attempt>}
 */
async function takeDeadLetter(message, event, deliver, env) {
  const result = await tryDeadLetter(message, event, deliver, env);
  const isDone = OVER.includes(result.code);
  const receivedAt = event?.receivedAt ?? message.timestamp.getTime();
  const isTooOld = Date.now() + MAX_DELAY_SECONDS * 1000 > receivedAt + MAX_AGE_MS;
  if (!isDone && !isTooOld) {
    message.retry({ delaySeconds: MAX_DELAY_SECONDS });
    return result;
  }
  // One that is given up may be on its way by hand: its body stays.
  const isSettledNow = event !== undefined && (await settle(event, env));
  if (isSettledNow && DONE.includes(result.code)) await discard(event, env);
  message.ack();
  return isDone ? result : { ...result, code: "lost", hint: `given up after 14 days: ${result.code}` };
}

/**
 * @param {Message<unknown>} message
 * @param {EventMessage | undefined} event
 * @param {() => Attempt | Promise<Attempt>} deliver
 * @param {Cloudflare.Env} env
 * @returns {Promise<Attempt>}
 */
async function tryDeadLetter(message, event, deliver, env) {
  if (event !== undefined && (await isSettled(event, env))) return { code: "replayed" };
  if (message.attempts > 1) return deliver();
  // It has just failed.
  if (event !== undefined) await bury(event, env);
  return { code: "dead_letter" };
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
  const { problem, destination, onEvent } = endpoint;
  if (problem !== undefined) return { code: "endpoint_misconfigured", hint: problem };
  try {
    if (destination === undefined && onEvent === undefined) return { code: "no_destination" };
    const whole = await checkOut(event, env);
    if (whole === undefined) return (await isSettled(event, env)) ? { code: "duplicate" } : BODY_GONE;
    if (destination !== undefined) return await forward(whole, destination, env);
    await onEvent?.(whole);
    return { code: "handled" };
  } catch (error) {
    return { code: "event_failed", hint: String(error) };
  }
}

/**
 * @param {unknown} body
 * @param {Cloudflare.Env} env
 * @returns {Promise<boolean>} whether the queue of dead letters has it
 */
async function giveUp(body, env) {
  try {
    await env.DEAD_LETTERS.send(/** @type {EventMessage} */ (body), { contentType: "v8" });
    return true;
  } catch (cause) {
    log({ at: "event", code: "dead_letter_failed", hint: String(cause) });
    return false;
  }
}
