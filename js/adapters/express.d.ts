import type { IncomingMessage, ServerResponse } from "node:http";
import type { AnyScheme } from "../index.js";
import type { Handler, Options, Verifier } from "./types.js";

export type * from "./types.js";

/** What Express' request is known to have without Express' types. To have all of it, annotate: `(event, request: express.Request) => …`. */
export interface RequestLike extends IncomingMessage {
  readonly originalUrl: string;
  readonly path: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly ip?: string | undefined;
  get(name: string): string | undefined;
}

/**
 * A handler for a route of Express, 4 or 5. It reads the raw body itself: put
 * the route above `app.use(express.json())`.
 *
 * `app.all` rather than `app.post` also lets vendors in that ask with a GET
 * whether the endpoint is there.
 *
 * @example
 * ```ts
 * import express, { type Request } from "express";
 * import { Webhook } from "hookseal";
 * import { receive } from "hookseal/express";
 * import { memoryStore } from "hookseal/stores/memory";
 *
 * const webhook = new Webhook("zignsec", process.env.ZIGNSEC_TOKEN!);
 * const app = express();
 *
 * app.post("/webhooks/zignsec", receive(webhook, async (event, request: Request) => {
 *   console.log(request.path, event.payload.identity?.CountryCode);
 * }, { store: memoryStore(), endpoint: "zignsec" }));
 *
 * app.use(express.json()); // for the routes below
 * app.listen(3000);
 * ```
 */
export function receive<S extends AnyScheme, R extends IncomingMessage = RequestLike>(
  webhook: Verifier<S>,
  handler: Handler<NoInfer<S>, [request: R]>,
  options?: Options<[request: R], NoInfer<S>>,
): (request: R, response: ServerResponse) => Promise<void>;
