/** For Vercel's edge runtime, which marks a compiled module with `?module`. */
import fullModule from "../pkg/full_bg.wasm?module";
import module from "../pkg/hookseal_bg.wasm?module";
import publicKeysModule from "../pkg/public_keys_bg.wasm?module";
import { Core, load } from "./core.js";

export { Webhook, WebhookError } from "./api.js";
export { schemes } from "./core.js";

load([
  new Core("hookseal", () => module),
  new Core("full", () => fullModule),
  new Core("public_keys", () => publicKeysModule),
]);
