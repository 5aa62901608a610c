/** For Vercel's edge runtime, which marks a compiled module with `?module`. */
import { EngineWebhook } from "../api.js";
import { Core } from "../core.js";
import { engine } from "../wasm/hmac-edge-light.js";

export { WebhookError } from "../shared.js";
export { sharedSchemes as schemes } from "../table.js";

export class Webhook extends EngineWebhook {
  /** @override */
  static core = /* @__PURE__ */ new Core("hmac", () => engine);
}
