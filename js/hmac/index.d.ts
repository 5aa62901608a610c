/**
 * `hookseal` for schemes with a shared key alone (HMAC, tokens that are the secret, JWS with HS256 to HS512),
 * their payloads and their handshakes: two thirds of the code. It has no public keys, and of a
 * `Webhook` neither `sign` nor `diagnose`, and no descriptions: these throw a TypeError that says so.
 */
export { Webhook, WebhookError, schemes } from "../index.js";
export type * from "../index.js";
