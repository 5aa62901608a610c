/** For Hono; see `hono.d.ts`. */
import { responder } from "./responder.js";

const FIX =
  "a middleware called c.req.json(), .text() or .parseBody() before: register this route above it, or leave its path out there";

/**
 * @param {any} webhook
 * @param {any} handler
 * @param {any} [options]
 */
export function receive(webhook, handler, options) {
  const answer = responder(webhook, handler, options, FIX);
  const waitUntil = options?.waitUntil ?? keepAlive;
  return (/** @type {any} */ context) => answer(context.req.raw, [context], waitUntil);
}

/**
 * @param {Promise<void>} work
 * @param {any} context
 */
function keepAlive(work, context) {
  let execution;
  try {
    execution = context.executionCtx;
  } catch {
    // Outside of Workers there is none, and none is needed.
  }
  execution?.waitUntil?.(work);
}
