/** For Fastify; see `fastify.d.ts`. */
import { finished } from "node:stream";
import { finish, incoming } from "./incoming-message.js";
import { receiver } from "./receive.js";
import { answer } from "./work.js";

const FIX =
  "Fastify, a hook or a plugin took the raw body: register this as a plugin, app.register(receive(…), { prefix: \"/path\" }), without a preParsing hook above it; or, as a route's handler, have fastify-raw-body keep the body (its option global, or the route's config: { rawBody: true })";

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
    const done = answer(() => reply.code(status).headers(headers).send(body), work, options?.waitUntil, [request]);
    await Promise.all([finish(request.raw, delivery), done]);
    return reply;
  }

  /** @param {any} app of which this is a plugin, so that its parser is its own: other routes keep theirs */
  async function plugin(app) {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", leave);
    app.all("/", route);
  }

  // Fastify calls a plugin with an application, a route's handler with a request and a reply.
  return async (/** @type {any} */ first, /** @type {any} */ second) =>
    typeof first?.addContentTypeParser === "function" ? plugin(first) : route(first, second);
}

/**
 * A content type's parser that leaves the body to the route. Where something
 * else is reading it (fastify-raw-body), that comes to its end first.
 *
 * @param {any} _request
 * @param {import("node:stream").Readable} body
 * @param {(error: null) => void} done
 */
function leave(_request, body, done) {
  if (body.readableFlowing === null) done(null);
  else finished(body, () => done(null));
}
