/** Clerk's events: `WebhookEvent` of `@clerk/backend/webhooks`. */
// By its own name it would be hookseal's, inside the module that is added to.
import type { WebhookEvent as ClerkEvent } from "@clerk/backend/webhooks";
import type { Installed } from "../installed.js";

declare module "../index.js" {
  interface Payloads {
    clerk: Installed<ClerkEvent, "@clerk/backend">;
  }
}
