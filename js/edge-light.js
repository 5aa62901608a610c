/** For Vercel's edge runtime, which marks a compiled module with `?module`. */
import module from "../pkg/hookseal_bg.wasm?module";
import keys from "../pkg/keys_bg.wasm?module";
import { EngineWebhook } from "./api.js";
import { Core } from "./core.js";
import { loadKeys } from "./keys.js";
import { includedLab } from "./shared.js";

export { WebhookError } from "./shared.js";
export { schemes } from "./table.js";

loadKeys(() => keys);
export class Webhook extends EngineWebhook {
  /** @override */
  static core = new Core("hookseal", () => module, true);
  /** @override */
  static lab = new Core("lab", includedLab, true);
}
