/**
 * For Node, in one piece (`scripts/build.js`), and in `index.js`. Where code lies
 * in files, the larger modules, which few schemes need, are taken when one needs
 * them: that halves Node's time to the first verdict.
 */
import bytes from "../pkg/hookseal_bytes.js";
import { compile } from "./bytes.js";
import { Core, load } from "./core.js";
import { included } from "./shared.js";

export { Webhook, WebhookError } from "./api.js";
export { schemes } from "./core.js";

/** @param {string} name of a module */
function take(name) {
  included[name] ??= /** @type {any} */ (globalThis).process
    .getBuiltinModule("node:module")
    .createRequire(import.meta.url)(`../pkg/${name}_bytes.js`).default;
  return compile(/** @type {string} */ (included[name]));
}

load([
  new Core("hookseal", () => compile(bytes)),
  new Core("full", () => take("full")),
  new Core("public_keys", () => take("public_keys")),
]);
