/** What the adapters have in common. */
import type { AnyScheme, Body, HeadersLike, Received, Report, RequestContext, Webhook, WebhookError, WebhookEvent } from "../index.js";
import type { ReplayStore } from "../stores/types.js";

export type { ReplayStore };

/**
 * What verifies: a Webhook, or something that gets the keys first that
 * deliveries name (`docs/keys.md`).
 */
export interface Verifier<S extends AnyScheme>
  extends Pick<Webhook<S>, "scheme" | "maxBodyBytes">,
    Partial<Pick<Webhook<S>, "retryHours" | "answer" | "inflate" | "readsUrl" | "diagnose">> {
  /** `unread` is that of `hookseal/slim`: a store would do nothing for it, and is a TypeError. */
  readonly identity?: Webhook<S>["identity"] | "unread";
  /** A Webhook's own, by name: TypeScript before 7 does not see that two `Received<S>` of a type parameter are one. */
  verify: Webhook<S>["verify"] | ((body: Body, headers: HeadersLike, context?: RequestContext) => Received<S> | Promise<Received<S>>);
}

/**
 * Your code. It gets an event that is genuine, and the request that it came with:
 * Express', Fastify's or Node's own, Hono's context, Lambda's event and context;
 * with `hookseal/web` all that the framework passes. Never a response: the adapter
 * answers, once the handler is done. When it throws, the vendor is answered 500 and
 * comes again.
 *
 * A `Response` that it makes and returns is the answer: TwiML to Twilio, a message
 * to a Slack command; not one that it fetched. One without a 2xx stands for a
 * failure: `onRefusal` is told, and when the vendor comes again, so is the handler. A copy of what was handled is answered with
 * `reply`. Nothing else that it returns is looked at. With `answer: "before"` a `Response` is no
 * answer any more, and one without a 2xx a failure all the same.
 */
export type Handler<S extends AnyScheme, Args extends unknown[]> = (event: WebhookEvent<S>, ...args: Args) => unknown;

/** The options of every adapter. */
export type Options<Args extends unknown[], S extends AnyScheme = AnyScheme> = CommonOptions<Args, S> & StoreOptions;

/**
 * A store, and the name of the endpoint in it: two endpoints with one name would
 * take each other's events for copies.
 */
export type StoreOptions = { store: ReplayStore; endpoint: string } | { store?: undefined };

/** The options that every adapter has. A mistake in one is a TypeError when the receiver is made. */
export interface CommonOptions<Args extends unknown[], S extends AnyScheme = AnyScheme> {
  /**
   * Remembers what was handled, so that a copy of a delivery is answered 2xx
   * and goes no further. Without it the handler gets every copy: vendors
   * deliver at least once. `lease`, `ttl` and `storeTimeout` are for it alone, and without it
   * a TypeError; `store: undefined` says that there is none for now.
   *
   * An event without a `replayKey` is not looked up: it could be news. Where no
   * event of the scheme has one (`identity` is `unknown`: GitHub, Shopify and
   * others, docs/schemes.md says why), a line of `console.warn` says so when the
   * receiver is made, and the handler gets every copy; where some events have
   * none (SheerID's without a nonce, Slack's commands), one says so at the first.
   * An id in a header that is not signed (`X-GitHub-Delivery`, `X-Shopify-Webhook-Id`)
   * is no key: whoever sends a delivery again can write another there, or one that
   * has the next event taken for a copy. Have your handler look the thing up, or
   * remember that header in it at your own risk.
   */
  store?: ReplayStore | undefined;
  /**
   * The name of this endpoint, which a store needs: two that share a store get
   * the same event each. Keep it: what was handled is remembered under it. The
   * lines about refusals have it too.
   */
  endpoint?: string | undefined;
  /**
   * How long a copy waits for a handler that neither ends nor fails, in
   * seconds: longer than any handler takes. 60 by default.
   */
  lease?: number | undefined;
  /**
   * How long what was handled is remembered, in seconds: at least as long as the
   * vendor goes on retrying. Less than its documented `retryHours` is a TypeError.
   * 30 days by default, as long as the most patient vendors (Adyen retries for 30
   * days, Wise for 14, most for three or less).
   */
  ttl?: number | undefined;
  /**
   * How long the store may take for each of its answers, in seconds. 3 by
   * default; then 503, or, where the event is handled already, no more than a
   * line in the log.
   */
  storeTimeout?: number | undefined;
  /**
   * When the vendor is answered: `"after"` the handler, which is the default,
   * so that a failure is answered 500 and the vendor comes again; or `"before"`
   * it, for handlers that take longer than the vendor waits. Then a failure is
   * told to `onRefusal` alone, with the status that was answered and the event (`error.event`), and the
   * vendor does not come again by itself; a copy that is sent by hand is handled, unless the store was late. What a process had answered when
   * it died is lost: a queue keeps that.
   */
  answer?: "after" | "before" | undefined;
  /**
   * Is given what is done after an answer (the handler, with `answer: "before"`; a search for a
   * cause), a Promise that never rejects: whoever ends the process waits for it, and platforms
   * that end it themselves have a function of this name. By default that of Workers' third
   * argument, and of Hono's `executionCtx`.
   */
  waitUntil?: ((work: Promise<void>, ...args: Args) => void) | undefined;
  /**
   * What is answered to an accepted delivery and to its copies: by default what
   * the vendor wants (`webhook.answer`), else 200 and `{"status":"accepted"}`, to a copy `{"status":"duplicate"}`.
   */
  reply?: Reply | undefined;
  /** How long the body may take to arrive, in seconds. 10 by default; then 408. */
  bodyTimeout?: number | undefined;
  /**
   * The sender's address, for a Webhook with `sourceAddresses`, from a source
   * that the sender cannot write. Never guessed: not from `X-Forwarded-For`.
   */
  sourceAddress?: ((...args: Args) => string | undefined) | undefined;
  /**
   * The URL that the vendor called, for schemes that sign it. By default what
   * the request says, with https and, where the connection is plain, with http too: behind a proxy that rewrites the host or the
   * path, give the one that is configured with the vendor, and behind it what the vendor has
   * added to it, the request's own query: Twilio's `bodySHA256` and the parameters of a GET are
   * signed. In Express `(request) => "https://shop.example" + request.originalUrl`.
   */
  url?: ((...args: Args) => string | undefined) | undefined;
  /**
   * Is told why a delivery was not accepted, with a hint that the sender does
   * not see; and of a store that failed after the handler was done. The answer
   * waits for it.
   *
   * By default a refusal is a line of `console.warn` with endpoint, scheme, code and
   * hint: five a minute of an endpoint and the first of each code; then one line that counts the
   * others. A failure of the handler or the store goes to `console.error` with the event's id and its
   * cause, each time. Should this fail itself, that is printed, and what it was told as by default.
   *
   * `key_required` names a key, `error.keyId`, that the Webhook was not made
   * with (`docs/keys.md`): let a Webhook made with it receive the vendor's retry.
   */
  onRefusal?: ((error: Refusal<S>, ...args: Args) => unknown) | undefined;
  /**
   * Gets what a search for the cause of a refusal found ({@link Webhook.diagnose}), after the
   * answer (with Lambda, which stops then, before it), at most three times a minute for the
   * `endpoint` (or the Webhook, where it has no name), and three more for deliveries without a
   * (well-formed) signature, for bodies up to 64 KiB: one at a time, with about two tenths of
   * a second of work at the most, in one turn of the event loop, and about half a second a minute for all endpoints together. It
   * may be kept and shown: it never holds a secret, a body or an expected signature. `told` of
   * `hookseal/lab` picks what a log should have.
   *
   * By default, and where no `onRefusal` is given, what is proven or noticed goes to
   * `console.warn`, in a line each. Nothing is searched where the search is not there: with
   * `hookseal/hmac` and `hookseal/slim`, and in Workers and bundles without `import "hookseal/lab"`;
   * a line says so once, and another, once a minute, that the minute's searches are done.
   */
  onDiagnosis?: ((report: Report, ...args: Args) => unknown) | undefined;
}

/** An answer to a vendor. */
export interface Reply {
  /** From 200, which is the default, to 299. */
  status?: number | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
  /** Empty by default, and with 204 and 205. */
  body?: string | undefined;
}

/** Why a delivery was not accepted: the Webhook's verdict, or something around it. */
export type Refusal<S extends AnyScheme = AnyScheme> = (WebhookError & { readonly event?: undefined }) | ReceiveError<S>;

/** A refusal that is not the Webhook's. */
export interface ReceiveError<S extends AnyScheme = AnyScheme> extends Error {
  readonly name: "ReceiveError";
  readonly code: ReceiveErrorCode;
  /** The HTTP status that was answered: also that of an acceptance, where something failed behind it. */
  readonly status: number;
  /** What to do about it. For your log, not for the sender. */
  readonly hint: string;
  /**
   * The genuine event that this is about; `undefined` where nothing was verified. It is what to
   * put aside where the vendor does not come again (`answer: "before"`). A getter of the class: an
   * error that is printed, copied or sent has no event with it.
   */
  readonly event?: WebhookEvent<S> | undefined;
}

export type ReceiveErrorCode =
  /** 408: the body took longer than `bodyTimeout`. */
  | "body_timeout"
  /** 400: the connection ended before the body did. */
  | "body_incomplete"
  /** 503: another copy of this delivery is being handled. */
  | "in_progress"
  /** 500, or that of the answer where it went before the handler: the handler threw; its error is the `cause`. */
  | "handler_failed"
  /** 503, or that of the answer where the handler was done: the store threw, or took too long; the `cause` says which. */
  | "store_unavailable"
  /** The handler took longer than its lease, and another copy was let in. The answer is 2xx. */
  | "lease_lost"
  /** 500: something else threw; its error is the `cause`. */
  | "internal_error";
