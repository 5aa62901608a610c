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

export { WebhookError } from "./shared.js";
export { schemes } from "./table.js";

const ofKeys = () => fromFile("keys");

export class Webhook extends EngineWebhook {
  /** @override */
  static core = /* @__PURE__ */ new Core("node", () => compile(bytes), ofKeys);
  /** @override */
  static lab = /* @__PURE__ */ new Core("lab", lab, ofKeys);
}
