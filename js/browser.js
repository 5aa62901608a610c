/**
 * For what has no files: pages, whose scripts, where they are no modules, may not have `import.meta`, and
 * React Native, whose engine does not read it. That has no WebAssembly either, unless somebody brings one;
 * what verifies says so.
 */
import engine from "../pkg/hookseal_packed.js";
import keys from "../pkg/keys_packed.js";
import { EngineWebhook } from "./api.js";
import { Core } from "./core.js";
import { unpack } from "./packed.js";
import { includedLab } from "./shared.js";

export { WebhookError } from "./shared.js";
export { schemes } from "./table.js";

const ofKeys = () => unpack(keys);

export class Webhook extends EngineWebhook {
  /** @override */
  static core = /* @__PURE__ */ new Core("hookseal", () => unpack(engine), ofKeys);
  /** @override */
  static lab = /* @__PURE__ */ new Core("lab", includedLab, ofKeys);
}
