/** For Cloudflare Workers, where wasm is compiled at deployment, never from bytes. */
import { EngineWebhook } from "../api.js";
import { Core } from "../core.js";
import { warmed } from "../warm.js";
import { engine } from "../wasm/hmac-workerd.js";

export { WebhookError } from "../shared.js";
export { sharedSchemes as schemes } from "../table.js";

export class Webhook extends EngineWebhook {
  /** @override */
  static core = /* @__PURE__ */ warmed(/* @__PURE__ */ new Core("hmac", () => engine));
}
