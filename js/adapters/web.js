/** For whatever takes a Web `Request` and returns a `Response`; see `web.d.ts`. */
import { responder } from "./responder.js";

const FIX =
  "request.json(), .text() or the like was called before: call this function first, with a request that nobody has read";

/**
 * @param {any} webhook
 * @param {any} handler
 * @param {any} [options]
 */
export function receive(webhook, handler, options) {
  const answer = responder(webhook, handler, options, FIX);
  const waitUntil = options?.waitUntil ?? keepAlive;
  return (/** @type {Request} */ request, /** @type {any[]} */ ...rest) =>
    answer(request, [request, ...rest], waitUntil);
}

/**
 * Workers have their context in the third place.
 *
 * @param {Promise<void>} work
 * @param {any[]} args
 */
function keepAlive(work, ...args) {
  args[2]?.waitUntil?.(work);
}
