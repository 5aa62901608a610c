/** Resend's events: `WebhookEventPayload` of `resend`. */
import type { WebhookEventPayload } from "resend";

declare module "../index.js" {
  interface Payloads {
    resend: WebhookEventPayload;
  }
}
