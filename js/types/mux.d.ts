/** Mux' events: `Mux.Webhooks.UnwrapWebhookEvent` of `@mux/mux-node`. */
import type Mux from "@mux/mux-node";
import type { Installed } from "../installed.js";

declare module "../index.js" {
  interface Payloads {
    mux: Installed<Mux.Webhooks.UnwrapWebhookEvent, "@mux/mux-node">;
  }
}
