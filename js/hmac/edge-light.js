/** For Vercel's edge runtime, which marks a compiled module with `?module`. */
import module from "../../pkg/hmac_bg.wasm?module";
import { EngineWebhook } from "../api.js";
import { Core } from "../core.js";

export { WebhookError } from "../shared.js";
export { sharedSchemes as schemes } from "../table.js";

export class Webhook extends EngineWebhook {
  /** @override */
  static core = new Core("hmac", () => module, false);
}
