import type { IncomingMessage, ServerResponse } from "node:http";
import type { AnyScheme } from "../index.js";
import type { Handler, Options, Verifier } from "./types.js";

export type * from "./types.js";

/**
 * A request listener for `node:http`, and for whatever has its requests and
 * responses: Next's `pages/api` with `bodyParser: false`, Connect, functions of
 * Google Cloud and Firebase.
 *
 * @example
 * ```ts
 * import { createServer } from "node:http";
 * import { Webhook } from "hookseal";
 * import { receive } from "hookseal/node";
 * import { memoryStore } from "hookseal/stores/memory";
 *
 * const webhook = new Webhook("zignsec", process.env.ZIGNSEC_TOKEN!);
 *
 * createServer(receive(webhook, async (event) => {
 *   console.log(event.payload.identity?.CountryCode);
 * }, { store: memoryStore(), endpoint: "zignsec" })).listen(3000);
 * ```
 */
export function receive<S extends AnyScheme, R extends IncomingMessage = IncomingMessage>(
  webhook: Verifier<S>,
  handler: Handler<NoInfer<S>, [request: R]>,
  options?: Options<[request: R], NoInfer<S>>,
): (request: R, response: ServerResponse) => Promise<void>;
