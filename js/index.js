/** For runtimes that compile wasm from bytes: Node, Deno, Bun, browsers, bundlers. */
import base64 from "../pkg/bytes.js";
import { load } from "./core.js";

export { Webhook, WebhookError } from "./api.js";

const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

export const schemes = load(new WebAssembly.Module(bytes));
