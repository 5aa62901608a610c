/** For Cloudflare Workers, where wasm is compiled at deployment, never from bytes. */
import * as fullGlue from "../pkg/full_bg.js";
import fullModule from "../pkg/full_bg.wasm";
import * as glue from "../pkg/hookseal_bg.js";
import module from "../pkg/hookseal_bg.wasm";
import * as publicKeysGlue from "../pkg/public_keys_bg.js";
import publicKeysModule from "../pkg/public_keys_bg.wasm";
import { Webhook, WebhookError } from "./api.js";
import { Core, load } from "./core.js";

export { Webhook, WebhookError };
export { schemes } from "./core.js";

load([
  new Core("./hookseal_bg.js", glue, () => module),
  new Core("./full_bg.js", fullGlue, () => fullModule),
  new Core("./public_keys_bg.js", publicKeysGlue, () => publicKeysModule),
]);
// V8 compiles what a verification needs at the first one. While the Worker
// starts, no request waits for it; and a build that fails GitHub's own example
// (https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries)
// starts no Worker.
new Webhook("github", "It's a Secret to Everybody").verify("Hello, World!", {
  "x-hub-signature-256": "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
});
