/** LINE's events: `webhook.CallbackRequest` of `@line/bot-sdk`. */
import type { webhook } from "@line/bot-sdk";

declare module "../index.js" {
  interface Payloads {
    line: webhook.CallbackRequest;
  }
}
