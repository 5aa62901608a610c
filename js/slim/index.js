/** For runtimes that compile wasm from bytes: Node, Deno, Bun, browsers, bundlers. */
import bytes from "../../pkg/slim_bytes.js";
import { compile } from "../bytes.js";
import { load } from "./api.js";

export { Webhook, WebhookError } from "./api.js";

load(() => compile(bytes));
