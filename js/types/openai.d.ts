/** OpenAI's events: `OpenAI.Webhooks.UnwrapWebhookEvent` of `openai`. */
import type OpenAI from "openai";

declare module "../index.js" {
  interface Payloads {
    openai: OpenAI.Webhooks.UnwrapWebhookEvent;
  }
}
