/** From a Web `Request` to a `Response`. */
import { drain } from "./body.js";
import { hostOf } from "./host.js";
import { receiver } from "./receive.js";
import { begin } from "./work.js";

/**
 * @param {any} webhook
 * @param {any} handler
 * @param {any} options
 * @param {string} fix
 */
export function responder(webhook, handler, options, fix) {
  const receive = receiver(webhook, handler, options, { fix });

  /**
   * @param {Request} request
   * @param {any[]} args
   * @param {(work: Promise<void>, ...args: any[]) => void} waitUntil
   */
  return async (request, args, waitUntil) => {
    const { method, url, headers } = request;
    // Behind a proxy it is http: here, and in Next the server's own host: mostly not what the vendor called.
    const [, host, rest] = /** @type {string[]} */ (/^https?:\/\/([^/?#]*)(.*)$/s.exec(url) ?? ["", "", ""]);
    const named = hostOf(headers.get("host") ?? host);
    // A Host that is none may be part of the request's URL as well: then nothing says which was called.
    const called = named && `https://${named}${rest}`;
    const otherUrl = named && (named === host ? url : `https://${host}${rest}`);
    const { status, headers: names, body, work } = await receive({ args, method, url: called, otherUrl, headers, body: bodyOf(request) });
    // In this turn, although a handler that computes delays the answer so: without a `waitUntil`, workerd
    // begins nothing in a later one, and Deno and Bun know no more then who has called.
    if (work !== undefined) begin(() => Promise.resolve().then(work), waitUntil, args);
    return new Response(body || null, { status, headers: names });
  };
}

/** @param {Request} request */
function bodyOf(request) {
  // Locked: a copy of the request, or a stream made of its body, is being read by somebody else.
  if (request.bodyUsed || request.body?.locked) return undefined;
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
