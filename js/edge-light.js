/** For Vercel's edge runtime, which marks a compiled module with `?module`. */
import { EngineWebhook } from "./api.js";
import { Core } from "./core.js";
import { includedLab } from "./shared.js";
import { engine, keys } from "./wasm/edge-light.js";

export { WebhookError } from "./shared.js";
export { schemes } from "./table.js";

const ofKeys = () => keys;

export class Webhook extends EngineWebhook {
  /** @override */
  static core = /* @__PURE__ */ new Core("hookseal", () => engine, ofKeys);
  /** @override */
  static lab = /* @__PURE__ */ new Core("lab", includedLab, ofKeys);
}
