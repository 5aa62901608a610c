/**
 * A client for ZignSec's test endpoint, which calls a URL of yours with a
 * signed webhook.
 *
 * @example
 * ```ts
 * import { requestTestWebhook } from "hookseal/zignsec";
 *
 * const { statusCode } = await requestTestWebhook({
 *   token: "the access token",
 *   url: "https://hooks.example.com/webhooks/zignsec",
 * });
 * ```
 *
 * @module
 */

export interface TestWebhookOptions {
  /** The access token, which is also the secret of the scheme `zignsec`. */
  token: string;
  /** The URL that ZignSec is to call. */
  url: string | URL;
  /** `test.zignsec.com` or `api.zignsec.com`. `"test"` by default. */
  environment?: "test" | "production";
  /** The test endpoint itself, in place of the environment's: for a stand-in of the vendor. */
  endpoint?: string | URL;
  /** In place of the global `fetch`. */
  fetch?: typeof globalThis.fetch;
  signal?: AbortSignal;
}

/** What ZignSec says of the call that it made, member for member as it says it. */
export interface TestWebhookResult {
  /** How long your answer took. */
  elapsed?: number | string | null;
  /** The HTTP status that your URL answered. */
  statusCode?: number | null;
  error?: string | boolean | null;
  errorMessage?: string | null;
}

/** ZignSec did not do what it was asked. It never holds the token. */
export class ZignsecError extends Error {
  readonly name: "ZignsecError";
  /** The HTTP status that ZignSec answered; absent when it did not answer. */
  readonly status?: number;
}

/**
 * Asks ZignSec to call `url` with a test webhook: `POST /v2/webhook/test`.
 * <http://docs.zignsec.com/api/webhooks/>
 *
 * @throws {TypeError} when an option is not what its type says.
 * @throws {ZignsecError} when ZignSec could not be reached, refused, or answered something else.
 */
export function requestTestWebhook(options: TestWebhookOptions): Promise<TestWebhookResult>;
