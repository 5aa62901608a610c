/** Linear's events: `LinearWebhookPayload` of `@linear/sdk/webhooks`, but for its dates, which are text in a webhook. */
import type { LinearWebhookPayload } from "@linear/sdk/webhooks" with { "resolution-mode": "import" };
import type { Installed } from "../installed.js";

/** What JSON has of a value. */
export type Sent<T> = T extends Date ? string : T extends object ? { [Member in keyof T]: Sent<T[Member]> } : T;

declare module "../index.js" {
  interface Payloads {
    linear: Sent<Installed<LinearWebhookPayload, "@linear/sdk">>;
  }
}
