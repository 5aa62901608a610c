/**
 * WorkOS' events: `EventResponse` of `@workos-inc/node`, with the names that WorkOS sends. `Event`
 * is what the package makes of them.
 */
import type { EventResponse } from "@workos-inc/node";
import type { Installed } from "../installed.js";

declare module "../index.js" {
  interface Payloads {
    workos: Installed<EventResponse, "@workos-inc/node">;
  }
}
