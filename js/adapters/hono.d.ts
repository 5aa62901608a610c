import type { AnyScheme } from "../index.js";
import type { Handler, Options, Verifier } from "./types.js";

export type * from "./types.js";

/** What is used of Hono's context. */
export interface ContextLike {
  readonly req: { readonly raw: Request };
}

/** What Hono's context is known to have without Hono's types. To have all of it, annotate: `(event, c: Context) => …`. */
export interface KnownContext extends ContextLike {
  readonly req: { readonly raw: Request; readonly url: string; readonly path: string; readonly method: string; header(name: string): string | undefined };
  readonly env: any;
}

/**
 * A handler for a route of Hono, in any runtime that Hono runs in.
 *
 * @example
 * ```ts
 * import { Hono, type Context } from "hono";
 * import { Webhook } from "hookseal";
 * import { receive } from "hookseal/hono";
 * import { memoryStore } from "hookseal/stores/memory";
 *
 * const webhook = new Webhook("zignsec", process.env.ZIGNSEC_TOKEN!);
 * const app = new Hono();
 *
 * app.post("/webhooks/zignsec", receive(webhook, async (event, c: Context) => {
 *   console.log(c.req.path, event.payload.identity?.CountryCode);
 * }, { store: memoryStore(), endpoint: "zignsec" }));
 *
 * export default app;
 * ```
 */
export function receive<S extends AnyScheme, C extends ContextLike = KnownContext>(
  webhook: Verifier<S>,
  handler: Handler<NoInfer<S>, [context: C]>,
  options?: Options<[context: C], NoInfer<S>>,
): (context: C) => Promise<Response>;
