/** From a Web `Request` to a `Response`. */
import { drain } from "./body.js";
import { receiver } from "./receive.js";

/**
 * @param {any} webhook
 * @param {any} handler
 * @param {any} options
 * @param {string} fix
 */
export function responder(webhook, handler, options, fix) {
  const receive = receiver(webhook, handler, options, { fix, more: ["waitUntil"] });

  /**
   * @param {Request} request
   * @param {any[]} args
   * @param {(work: Promise<void>, ...args: any[]) => void} waitUntil
   */
  return async (request, args, waitUntil) => {
    const { method, url, headers } = request;
    const { status, headers: names, body, work } = await receive({ args, method, url, headers, body: bodyOf(request) });
    // Not before the response is on its way.
    if (work !== undefined) waitUntil(Promise.resolve().then(work), ...args);
    return new Response(body, { status, headers: names });
  };
}

/** @param {Request} request */
function bodyOf(request) {
  if (request.bodyUsed) return undefined;
  if (request.body === null) return new Uint8Array();
  const reader = request.body.getReader();
  return {
    read: () => reader.read(),
    async cancel() {
      // workerd drops the connection of a request that was not read, and with it the answer.
      const ended = await drain(() => reader.read());
      if (!ended) await reader.cancel();
    },
  };
}
