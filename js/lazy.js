/**
 * For Node, in one piece (`scripts/build.js`), and in `index.js`. Where code lies in files,
 * the mathematics of public keys, which few schemes need, is taken when a key is read.
 */
import bytes from "../pkg/hookseal_bytes.js";
import { webhooksOn } from "./api.js";
import { compile } from "./bytes.js";
import { Core } from "./core.js";
import { loadKeys } from "./keys.js";
import { included } from "./shared.js";

export { WebhookError } from "./shared.js";
export { schemes } from "./table.js";

loadKeys(() => {
  included.keys ??= /** @type {any} */ (globalThis).process
    .getBuiltinModule("node:module")
    .createRequire(import.meta.url)("../pkg/keys_bytes.js").default;
  return compile(/** @type {string} */ (included.keys));
});
export const Webhook = webhooksOn(new Core("hookseal", () => compile(bytes), true));
