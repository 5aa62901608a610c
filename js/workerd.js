/** For Cloudflare Workers, where wasm is compiled at deployment, never from bytes. */
import { EngineWebhook } from "./api.js";
import { Core } from "./core.js";
import { includedLab } from "./shared.js";
import { warmed } from "./warm.js";
import { engine, keys } from "./wasm/workerd.js";

export { WebhookError } from "./shared.js";
export { schemes } from "./table.js";

const ofKeys = () => keys;

export class Webhook extends EngineWebhook {
  /** @override */
  static core = /* @__PURE__ */ warmed(/* @__PURE__ */ new Core("hookseal", () => engine, ofKeys));
  /** @override */
  static lab = /* @__PURE__ */ new Core("lab", includedLab, ofKeys);
}
