/** For runtimes that compile wasm from bytes: Node, Deno, Bun, browsers, bundlers. */
import packed from "../../pkg/hmac_packed.js";
import { EngineWebhook } from "../api.js";
import { Core } from "../core.js";
import { unpack } from "../packed.js";

export { WebhookError } from "../shared.js";
export { sharedSchemes as schemes } from "../table.js";

export class Webhook extends EngineWebhook {
  /** @override */
  static core = /* @__PURE__ */ new Core("hmac", () => unpack(packed));
}
