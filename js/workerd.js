/** For Cloudflare Workers, where wasm is compiled at deployment, never from bytes. */
import module from "../pkg/hookseal_bg.wasm";
import { load } from "./core.js";

export { Webhook, WebhookError } from "./api.js";

export const schemes = load(module);
