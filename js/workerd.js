/** For Cloudflare Workers, where wasm is compiled at deployment, never from bytes. */
import fullModule from "../pkg/full_bg.wasm";
import module from "../pkg/hookseal_bg.wasm";
import publicKeysModule from "../pkg/public_keys_bg.wasm";
import { Webhook, WebhookError } from "./api.js";
import { Core, load } from "./core.js";

export { Webhook, WebhookError };
export { schemes } from "./core.js";

load([
  new Core("hookseal", () => module),
  new Core("full", () => fullModule),
  new Core("public_keys", () => publicKeysModule),
]);
// V8 compiles what a verification needs at the first one. While the Worker
// starts, no request waits for it; and a build that fails GitHub's own example
// (https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries)
// starts no Worker.
new Webhook("github", "It's a Secret to Everybody").verify("Hello, World!", {
  "x-hub-signature-256": "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
});
