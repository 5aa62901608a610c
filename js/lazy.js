/**
 * What `node.js` and `index.js` export. Where code lies in files, the larger
 * modules, which few schemes need, are taken when one needs them: that halves
 * Node's time to the first verdict.
 */
import bytes from "../pkg/hookseal_bytes.js";
import { compile } from "./bytes.js";
import { Core, load } from "./core.js";

export { Webhook, WebhookError } from "./api.js";
export { schemes } from "./core.js";

/** @type {Record<string, string>} */
const included = {};

/**
 * For `index.js`: gives modules that then need no file.
 * @param {Record<string, string>} modules in base64, by name
 */
export const include = (modules) => Object.assign(included, modules);

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
