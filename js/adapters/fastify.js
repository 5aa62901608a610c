/** For Fastify; see `fastify.d.ts`. */
import { finish, incoming } from "./incoming-message.js";
import { receiver } from "./receive.js";

const FIX =
  "a hook or plugin took the raw body: register this one without a preParsing hook above it, or give fastify-raw-body { encoding: false }";

/**
 * @param {any} webhook
 * @param {any} handler
 * @param {any} [options]
 */
export function receive(webhook, handler, options) {
  const receive = receiver(webhook, handler, options, { fix: FIX });

  /** @param {any} request @param {any} reply */
  async function route(request, reply) {
    const delivery = incoming(request.raw, [request], request);
    const { status, headers, body, work } = await receive(delivery);
    reply.code(status).headers(headers).send(body);
    await Promise.all([finish(request.raw, delivery), work?.()]);
    return reply;
  }

  /** A plugin, so that its parser is its own: other routes keep theirs. */
  return async (/** @type {any} */ app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", (/** @type {any} */ _request, /** @type {any} */ _body, /** @type {any} */ done) => done(null));
    app.all("/", route);
  };
}
