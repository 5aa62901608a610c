/**
 * Verification alone, in a few kilobytes: for bundles that are weighed. What it
 * decides is what `hookseal` decides; reasons, payloads, ids, replay keys and
 * signing are there only.
 *
 * @example
 * ```ts
 * import { Webhook } from "hookseal/slim";
 * import stripe from "hookseal/schemes/stripe";
 *
 * const event = new Webhook(stripe, "whsec_…").verify(body, headers); // throws WebhookError
 * ```
 *
 * @module
 */

import type { Body, Bytes, HeadersLike } from "../index.js";
import { WebhookError } from "../index.js";

export { WebhookError };

/**
 * A scheme as data: one of `hookseal/schemes/…`, or one of your own that an
 * HMAC-SHA256 in a header signs. Of a {@link import("../index.js").SchemeDescription}
 * it has what decides; anything else is refused with `invalid_scheme`.
 */
export interface SlimScheme {
  readonly $schema?: string;
  readonly description?: string;
  /** What events and errors call it; `custom` by default. */
  readonly name?: string;
  readonly algorithm?: "hmac-sha256";
  readonly key?: "utf8" | "base64" | { readonly base64: string };
  readonly signature: {
    readonly header: string;
    readonly layout?:
      | "bare"
      | { readonly prefix: string }
      | { readonly versions: string }
      | { readonly pairs: { readonly separator?: string; readonly time?: string; readonly tags: readonly string[] } };
    readonly encoding?: "hex" | "hexAnyCase" | "base64";
  };
  /** Between two parts there is a literal, unless one is the time in seconds or milliseconds. */
  readonly content?: readonly ("body" | "timestamp" | { readonly literal: string } | { readonly header: string })[];
  readonly timestamp?: {
    readonly from: "signature" | { readonly header: string };
    readonly unit?: "seconds" | "milliseconds";
    readonly tolerance?: number | "any" | { readonly past: number | "any"; readonly future: number | "any" };
  };
  readonly method?: string;
  readonly covers?: "body";
}

/** As the vendor shows it, or as bytes. */
export type SlimSecret = string | Uint8Array | ArrayBuffer;

/** As those of `hookseal`. */
export interface SlimOptions {
  /** How many seconds a signed time may lie from now; `Infinity` switches a side off. The scheme's own window holds by default. Only for schemes with a time. */
  tolerance?: number | { past?: number | undefined; future?: number | undefined };
  /** The largest body taken, in bytes. 1 MiB by default. */
  maxBodyBytes?: number | undefined;
  /** The clock: milliseconds since 1970-01-01T00:00Z. `Date.now` by default. */
  now?: (() => number) | undefined;
}

/** As that of `hookseal`. A member that is none of these is a `TypeError`. */
export interface SlimContext {
  /** The HTTP method. Not checked when absent. */
  method?: string | undefined;
  /** No scheme here signs it. */
  url?: string | undefined;
  /** Not looked at. */
  sourceAddress?: string | undefined;
  /** The time to judge freshness by, in milliseconds since 1970-01-01T00:00Z. */
  now?: number | undefined;
}

/** A delivery that passed every check. */
export interface SlimEvent {
  readonly kind: "event";
  readonly scheme: string;
  /** The vendor signed this very body. */
  readonly covers: "body";
  /** Which of the secrets matched, from 0. */
  readonly keyIndex: number;
  /** The signed time in milliseconds since 1970-01-01T00:00Z, where the scheme has one. */
  readonly timestamp: number | undefined;
  /** The raw body: a copy of it. */
  readonly body: Bytes;
  /** For `JSON.stringify`: all members, the body in base64 (RFC 4648, padded). */
  toJSON(): Omit<SlimEvent, "body" | "toJSON"> & { readonly body: string };
}

export type SlimOutcome =
  | { readonly ok: true; readonly event: SlimEvent }
  | { readonly ok: false; readonly error: WebhookError };

/** A scheme and its secrets. */
export class Webhook {
  /**
   * @param scheme Or what `require` gives of one of `hookseal/schemes/…`, whose `default` it is.
   * @param secret The current secret, or a list of up to 16: the current one first, those being replaced after it.
   * @throws {WebhookError} `invalid_scheme`, `invalid_secret`
   */
  constructor(scheme: SlimScheme | { readonly default: SlimScheme }, secret: SlimSecret | readonly SlimSecret[], options?: SlimOptions);
  readonly scheme: string;
  /** What tells events apart is not read: the adapters take no store, and events have no `replayKey`. */
  readonly identity: "unread";
  /** The largest body taken, in bytes: whoever reads a body for {@link verify} can stop after one byte more. */
  readonly maxBodyBytes: number;

  /** @throws {WebhookError} */
  verify(body: Body, headers: HeadersLike, context?: SlimContext): SlimEvent;
  /** As `verify`, with a refusal as a value. */
  check(body: Body, headers: HeadersLike, context?: SlimContext): SlimOutcome;
  /** A Web `Request`, whose body is read here. Rejects with {@link WebhookError}. */
  verifyRequest(request: Request, context?: SlimContext): Promise<SlimEvent>;
}
