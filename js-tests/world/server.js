/** A server of `node:http` with an endpoint for every scheme. */
import { once } from "node:events";
import { createServer } from "node:http";
import { Webhook } from "hookseal";
import { receive } from "hookseal/node";
import { schemes } from "./deliveries.js";

/**
 * @param {object} settings
 * @param {() => number} settings.now
 * @param {import("hookseal/stores/memory").ReplayStore} settings.store
 * @param {(scheme: string, event: import("hookseal").WebhookEvent, request: import("node:http").IncomingMessage) => unknown} settings.take the handler
 * @param {number} [settings.storeTimeout] in seconds
 */
export async function startServer({ now, store, take, storeTimeout }) {
  const refusals = [];
  const receiver = ({ scheme, secrets, options }) =>
    receive(new Webhook(scheme, secrets, { ...options, now }), (event, request) => take(scheme, event, request), {
      store,
      endpoint: scheme,
      ...(storeTimeout && { storeTimeout }),
      url: ({ url }) => origin() + url,
      sourceAddress: ({ headers }) => headers["cf-connecting-ip"],
      onRefusal: ({ code, hint }) => refusals.push(`${code}: ${hint}`),
    });
  const origin = () => `http://127.0.0.1:${server.address().port}`;
  const receivers = new Map(schemes.map((scheme) => [scheme.scheme, receiver(scheme)]));
  const server = createServer((request, response) => receivers.get(request.url.split(/[/?]/)[2])(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { base: `${origin()}/webhooks`, refusals, close: () => new Promise((closed) => server.close(closed).closeAllConnections()) };
}
