/** For Vercel's edge runtime, which marks a compiled module with `?module`. */
import module from "../pkg/hookseal_bg.wasm?module";
import keys from "../pkg/keys_bg.wasm?module";
import { webhooksOn } from "./api.js";
import { Core } from "./core.js";
import { loadKeys } from "./keys.js";

export { WebhookError } from "./shared.js";
export { schemes } from "./table.js";

loadKeys(() => keys);
export const Webhook = webhooksOn(new Core("hookseal", () => module, true));
