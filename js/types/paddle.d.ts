/**
 * Paddle's events: `IEvents` of `@paddle/paddle-node-sdk`, with the names that Paddle sends.
 * `EventEntity` is what the package makes of them.
 */
import type { IEvents } from "@paddle/paddle-node-sdk";
import type { Installed } from "../installed.js";

declare module "../index.js" {
  interface Payloads {
    paddle: Installed<IEvents, "@paddle/paddle-node-sdk">;
  }
}
