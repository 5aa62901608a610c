/** For Vercel's edge runtime, which marks a compiled module with `?module`. */
import module from "../pkg/hookseal_bg.wasm?module";
import { load } from "./core.js";

export { Webhook, WebhookError } from "./api.js";

export const schemes = load(module);
