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
  return async (/** @type {any} */ first, /** @type {any[]} */ ...rest) =>
    answer(requestOf(first), [first, ...rest], waitUntil);
}

/**
 * Frameworks pass the request, or a context that has it.
 *
 * @param {any} first
 * @returns {Request}
 */
function requestOf(first) {
  // By what a context does not have: h3's has `headers` as well. Next's own requests at the
  // edge throw where somebody asks for their `request`.
  const isRequest = (/** @type {any} */ value) => typeof value?.arrayBuffer === "function";
  const found = isRequest(first) ? first : [first?.request, first?.req].find(isRequest);
  if (found === undefined) throw new TypeError("request: expected a Request, or a context that has one as `request` or `req`");
  return found;
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
