/** For Cloudflare Workers, where wasm is compiled at deployment, never from bytes. */
import module from "../pkg/hookseal_bg.wasm";
import keys from "../pkg/keys_bg.wasm";
import { EngineWebhook } from "./api.js";
import { Core } from "./core.js";
import { loadKeys } from "./keys.js";
import { includedLab } from "./shared.js";
import { warm } from "./warm.js";

export { WebhookError } from "./shared.js";
export { schemes } from "./table.js";

loadKeys(() => keys);
export class Webhook extends EngineWebhook {
  /** @override */
  static core = new Core("hookseal", () => module, true);
  /** @override */
  static lab = new Core("lab", includedLab, true);
}
warm(Webhook);
