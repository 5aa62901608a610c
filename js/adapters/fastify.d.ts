import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { AnyScheme } from "../index.js";
import type { Handler, Options, Verifier } from "./types.js";

export type * from "./types.js";

/** What Fastify's request is known to have without Fastify's types. To have all of it, annotate: `(event, request: FastifyRequest) => …`. */
export interface RequestLike {
  readonly raw: IncomingMessage;
  readonly ip: string;
  readonly url: string;
  readonly method: string;
  readonly hostname: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * A plugin for Fastify, to be registered with its path as the prefix. It reads
 * the raw body itself; the content type parsers of other routes stay as they
 * are.
 *
 * Where fastify-raw-body keeps the body, it is a route's handler as well:
 * `app.post("/webhooks/zignsec", { config: { rawBody: true } }, receive(…))`.
 *
 * @example
 * ```ts
 * import Fastify from "fastify";
 * import { Webhook } from "hookseal";
 * import { receive } from "hookseal/fastify";
 * import { memoryStore } from "hookseal/stores/memory";
 *
 * const webhook = new Webhook("zignsec", process.env.ZIGNSEC_TOKEN!);
 * const app = Fastify();
 *
 * app.register(receive(webhook, async (event) => {
 *   console.log(event.payload.identity?.CountryCode);
 * }, { store: memoryStore(), endpoint: "zignsec" }), { prefix: "/webhooks/zignsec" });
 *
 * app.listen({ port: 3000 });
 * ```
 */
export function receive<S extends AnyScheme, R extends RequestLike = RequestLike>(
  webhook: Verifier<S>,
  handler: Handler<NoInfer<S>, [request: R]>,
  options?: Options<[request: R], NoInfer<S>>,
): Receiver<R>;

/** To be registered, or to be a route's handler. */
export interface Receiver<R> {
  (app: { addContentTypeParser: unknown }): Promise<void>;
  (request: R, reply: any): Promise<unknown>;
}
