/** Resend's events: `WebhookEventPayload` of `resend`. */
import type { WebhookEventPayload } from "resend";
import type { Installed } from "../installed.js";

declare module "../index.js" {
  interface Payloads {
    resend: Installed<WebhookEventPayload, "resend">;
  }
}
