import type { AnyScheme } from "../index.js";
import type { Handler, Options, Verifier } from "./types.js";

export type * from "./types.js";

/** The request, or a context that has it: SvelteKit's, Astro's, Remix' and Elysia's as `request`, h3's as `req`. */
export type RequestLike = Request | { readonly request: Request } | { readonly req: Request };

/**
 * A function from `Request` to `Response`: for route handlers of Next, for
 * Deno, Bun and Workers, and for frameworks that pass a context which has the
 * request. Whatever is passed is passed on to the handler.
 *
 * @example In `app/webhooks/zignsec/route.ts` of Next
 * ```ts
 * import { Webhook } from "hookseal";
 * import { receive } from "hookseal/web";
 *
 * const webhook = new Webhook("zignsec", process.env.ZIGNSEC_TOKEN!);
 *
 * export const POST = receive(webhook, async (event) => {
 *   console.log(event.payload.identity?.CountryCode);
 * });
 * ```
 *
 * @example In a Worker
 * ```ts
 * import { Webhook } from "hookseal";
 * import { receive } from "hookseal/web";
 * import { d1Store } from "hookseal/stores/d1";
 * import { env } from "cloudflare:workers";
 *
 * const webhook = new Webhook("zignsec", env.ZIGNSEC_TOKEN);
 *
 * export default {
 *   fetch: receive(webhook, async (event) => {
 *     console.log(event.payload.identity?.CountryCode);
 *   }, { store: d1Store(env.DB), endpoint: "zignsec" }),
 * };
 * ```
 *
 * @example In Deno: `Deno.serve(receive(webhook, handler))`; in Bun: `Bun.serve({ fetch: receive(webhook, handler) })`
 */
export function receive<S extends AnyScheme, R extends RequestLike = Request, Rest extends any[] = any[]>(
  webhook: Verifier<S>,
  handler: Handler<NoInfer<S>, [request: R, ...rest: Rest]>,
  options?: Options<[request: R, ...rest: Rest], NoInfer<S>>,
): (request: R, ...rest: Rest) => Promise<Response>;
