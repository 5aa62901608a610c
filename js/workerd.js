/** For Cloudflare Workers, where wasm is compiled at deployment, never from bytes. */
import * as fullGlue from "../pkg/full_bg.js";
import fullModule from "../pkg/full_bg.wasm";
import * as glue from "../pkg/hookseal_bg.js";
import module from "../pkg/hookseal_bg.wasm";
import * as publicKeysGlue from "../pkg/public_keys_bg.js";
import publicKeysModule from "../pkg/public_keys_bg.wasm";
import { Core, load } from "./core.js";

export { Webhook, WebhookError } from "./api.js";
export { schemes } from "./core.js";

load([
  new Core("./hookseal_bg.js", glue, () => module),
  new Core("./full_bg.js", fullGlue, () => fullModule),
  new Core("./public_keys_bg.js", publicKeysGlue, () => publicKeysModule),
]);
