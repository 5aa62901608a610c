/** For Vercel's edge runtime, which marks a compiled module with `?module`. */
import module from "../../pkg/slim_bg.wasm?module";
import { load } from "./api.js";

export { Webhook, WebhookError } from "./api.js";

load(() => module);
