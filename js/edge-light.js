/** For Vercel's edge runtime, which marks a compiled module with `?module`. */
import * as fullGlue from "../pkg/full_bg.js";
import fullModule from "../pkg/full_bg.wasm?module";
import * as glue from "../pkg/hookseal_bg.js";
import module from "../pkg/hookseal_bg.wasm?module";
import * as publicKeysGlue from "../pkg/public_keys_bg.js";
import publicKeysModule from "../pkg/public_keys_bg.wasm?module";
import { Core, load } from "./core.js";

export { Webhook, WebhookError } from "./api.js";
export { schemes } from "./core.js";

load([
  new Core("./hookseal_bg.js", glue, () => module),
  new Core("./full_bg.js", fullGlue, () => fullModule),
  new Core("./public_keys_bg.js", publicKeysGlue, () => publicKeysModule),
]);
