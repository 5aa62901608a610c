/** For runtimes that compile wasm from bytes: Node, Deno, Bun, browsers, bundlers. */
import bytes from "../../pkg/hmac_bytes.js";
import { EngineWebhook } from "../api.js";
import { compile } from "../bytes.js";
import { Core } from "../core.js";

export { WebhookError } from "../shared.js";
export { sharedSchemes as schemes } from "../table.js";

export class Webhook extends EngineWebhook {
  /** @override */
  static core = new Core("hmac", () => compile(bytes), false);
}
