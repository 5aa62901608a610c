/** For Cloudflare Workers, where wasm is compiled at deployment, never from bytes. */
import module from "../pkg/hookseal_bg.wasm";
import keys from "../pkg/keys_bg.wasm";
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
// V8 compiles what a verification needs at the first one. While the Worker
// starts, no request waits for it; and a build that fails GitHub's own example
// (https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries)
// starts no Worker.
new Webhook("github", "It's a Secret to Everybody").verify("Hello, World!", {
  "x-hub-signature-256": "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
});
