/** Mux' events: `Mux.Webhooks.UnwrapWebhookEvent` of `@mux/mux-node`. */
import type Mux from "@mux/mux-node";

declare module "../index.js" {
  interface Payloads {
    mux: Mux.Webhooks.UnwrapWebhookEvent;
  }
}
