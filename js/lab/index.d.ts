/**
 * Brings the module that `Webhook.diagnose` searches for causes with, in Workers, browsers and
 * bundles, where it would otherwise be uploaded for everybody: `import "hookseal/lab"`. Node,
 * Deno and Bun take it from its file without this import.
 */
import type { Finding, HeadersLike, Report, RequestContext, Webhook } from "../index.js";

/** A delivery as it was judged: what {@link Webhook.verify} was given. */
export interface Judged {
  /** What {@link Webhook.inflate} made of it, where the vendor compresses after signing. */
  readonly body: string | Uint8Array;
  readonly headers: HeadersLike;
  readonly context?: RequestContext | undefined;
}

/**
 * A search for the cause of a refusal, for the operator's log, as the adapters do it: at most
 * three times a minute for an endpoint, and three more for deliveries without a (well-formed)
 * signature, for bodies up to 64 KiB; one at a time, with about two tenths of a second of work at
 * the most, in one turn of the event loop, and 128 MiB (about half a second) a minute for all endpoints together, of which each
 * has a quarter of what the others left. A forger gains nothing by it.
 *
 * @param error Of the delivery: where its code says the cause already, nothing is searched.
 * @param endpoint Its name: without one, the searches are counted for the Webhook.
 * @returns What to do once the answer is on its way: it searches, and gives the report, or nothing
 *   where the search is not there (`hookseal/hmac`, `hookseal/slim`). Nothing where none is to be done.
 *
 * @example In a Worker
 * ```ts
 * import { explain, told } from "hookseal/lab";
 *
 * const search = explain(webhook, error, { body, headers: request.headers, context: { method, url } });
 * if (search) context.waitUntil(search().then((report) => report && told(report).forEach(({ text, fix }) => console.warn(text, fix))));
 * ```
 */
export function explain(
  webhook: { readonly scheme: string } & Partial<Pick<Webhook<any>, "diagnose">>,
  error: { readonly code: string },
  judged: Judged,
  endpoint?: string,
): (() => Promise<Report | undefined>) | undefined;

/** The findings of a report that a log should have: what is proven, or else noticed, and is not the refusal itself in other words. */
export function told(report: Report): Finding[];
