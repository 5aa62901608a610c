/** LINE's events: `webhook.CallbackRequest` of `@line/bot-sdk`. */
import type { webhook } from "@line/bot-sdk";
import type { Installed } from "../installed.js";

declare module "../index.js" {
  interface Payloads {
    line: Installed<webhook.CallbackRequest, "@line/bot-sdk">;
  }
}
