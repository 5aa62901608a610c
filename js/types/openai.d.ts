/** OpenAI's events: `OpenAI.Webhooks.UnwrapWebhookEvent` of `openai`. */
import type OpenAI from "openai";
import type { Installed } from "../installed.js";

declare module "../index.js" {
  interface Payloads {
    openai: Installed<OpenAI.Webhooks.UnwrapWebhookEvent, "openai">;
  }
}
