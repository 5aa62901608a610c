/**
 * For Node, in one piece (`scripts/build.js`). Where code lies in files, the
 * mathematics of public keys, which few schemes need, is taken when a key is read, and the
 * search for causes when one is asked for.
 */
import bytes from "../pkg/node_bytes.js";
import { EngineWebhook } from "./api.js";
import { compile } from "./bytes.js";
import { Core } from "./core.js";
import { fromFile, lab } from "./files.js";
import { loadKeys } from "./keys.js";

export { WebhookError } from "./shared.js";
export { schemes } from "./table.js";

loadKeys(() => fromFile("keys"));
export class Webhook extends EngineWebhook {
  /** @override */
  static core = new Core("node", () => compile(bytes), true);
  /** @override */
  static lab = new Core("lab", lab, true);
}
