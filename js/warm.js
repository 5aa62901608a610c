import { EngineWebhook } from "./api.js";

/**
 * V8 compiles what a verification needs at the first one. While a Worker starts, no request
 * waits for it; and a build that fails GitHub's own example
 * (https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries)
 * starts no Worker.
 * @param {import("./core.js").Core} core
 */
export function warmed(core) {
  class Webhook extends EngineWebhook {
    /** @override */
    static core = core;
  }
  new Webhook("github", "It's a Secret to Everybody").verify("Hello, World!", {
    "x-hub-signature-256": "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
  });
  return core;
}
