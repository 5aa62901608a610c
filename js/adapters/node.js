/** For `node:http`; see `node.d.ts`. */
import { finish, incoming, write } from "./incoming-message.js";
import { receiver } from "./receive.js";

const FIX =
  "the body was read before: let nothing read the request before this handler. In pages/api of Next: export const config = { api: { bodyParser: false } }";

/** @type {(webhook: any, handler: any, options?: any) => any} */
export const receive = (webhook, handler, options) => onMessages(webhook, handler, options, FIX);

/**
 * @param {any} webhook
 * @param {any} handler
 * @param {any} options
 * @param {string} fix
 */
export function onMessages(webhook, handler, options, fix) {
  const receive = receiver(webhook, handler, options, { fix });

  /**
   * @param {import("./incoming-message.js").Message} request
   * @param {import("node:http").ServerResponse} response
   */
  return async (request, response) => {
    const delivery = incoming(request, [request]);
    const answer = await receive(delivery);
    write(answer, response);
    await Promise.all([finish(request, delivery), answer.work?.()]);
  };
}
