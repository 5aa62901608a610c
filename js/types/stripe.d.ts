/**
 * Stripe's events: `Stripe.Event` of the package `stripe`. A thin event of API v2 has a type of its
 * own there. Amounts that the package calls `Decimal` are text in a webhook, as in `constructEvent`.
 */
import type Stripe from "stripe";
import type { Installed } from "../installed.js";

declare module "../index.js" {
  interface Payloads {
    stripe: Installed<Stripe.Event, "stripe">;
    "stripe-identity": Installed<Stripe.Event, "stripe">;
  }
}
