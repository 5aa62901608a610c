/** For runtimes that compile wasm from bytes: Node, Deno, Bun, browsers, bundlers. */
import * as fullGlue from "../pkg/full_bg.js";
import fullBytes from "../pkg/full_bytes.js";
import * as glue from "../pkg/hookseal_bg.js";
import bytes from "../pkg/hookseal_bytes.js";
import * as publicKeysGlue from "../pkg/public_keys_bg.js";
import publicKeysBytes from "../pkg/public_keys_bytes.js";
import { Core, load } from "./core.js";

export { Webhook, WebhookError } from "./api.js";
export { schemes } from "./core.js";

/** @param {string} base64 */
const compile = (base64) => new WebAssembly.Module(decode(base64));

/**
 * With what is fastest: a loop over `atob` takes twenty times longer, and is for old browsers.
 * @param {string} base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
function decode(base64) {
  const { Buffer, Uint8Array: Bytes } = /** @type {any} */ (globalThis);
  if (Bytes.fromBase64) return Bytes.fromBase64(base64);
  if (Buffer) return Buffer.from(base64, "base64");
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

load([
  new Core("./hookseal_bg.js", glue, () => compile(bytes)),
  new Core("./full_bg.js", fullGlue, () => compile(fullBytes)),
  new Core("./public_keys_bg.js", publicKeysGlue, () => compile(publicKeysBytes)),
]);
