/** For Cloudflare Workers, where wasm is compiled at deployment, never from bytes. */
import module from "../../pkg/slim_bg.wasm";
import { load } from "./api.js";

export { Webhook, WebhookError } from "./api.js";

load(() => module);
