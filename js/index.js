/** For runtimes that compile wasm from bytes: Node, Deno, Bun, browsers, bundlers. */
import * as fullGlue from "../pkg/full_bg.js";
import fullBytes from "../pkg/full_bytes.js";
import * as glue from "../pkg/hookseal_bg.js";
import bytes from "../pkg/hookseal_bytes.js";
import * as publicKeysGlue from "../pkg/public_keys_bg.js";
import publicKeysBytes from "../pkg/public_keys_bytes.js";
import { compile } from "./bytes.js";
import { Core, load } from "./core.js";

export { Webhook, WebhookError } from "./api.js";
export { schemes } from "./core.js";

load([
  new Core("./hookseal_bg.js", glue, () => compile(bytes)),
  new Core("./full_bg.js", fullGlue, () => compile(fullBytes)),
  new Core("./public_keys_bg.js", publicKeysGlue, () => compile(publicKeysBytes)),
]);
