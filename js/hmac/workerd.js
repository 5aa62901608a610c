/** For Cloudflare Workers, where wasm is compiled at deployment, never from bytes. */
import module from "../../pkg/hmac_bg.wasm";
import { EngineWebhook } from "../api.js";
import { Core } from "../core.js";
import { warm } from "../warm.js";

export { WebhookError } from "../shared.js";
export { sharedSchemes as schemes } from "../table.js";

export class Webhook extends EngineWebhook {
  /** @override */
  static core = new Core("hmac", () => module, false);
}
warm(Webhook);
