/**
 * `hookseal` over the one module that the page has: the lab, which has all that the engine has.
 * The command line's files import this under the package's name (`scripts/site.js`).
 */
import { EngineWebhook } from "../js/api.js";
import { Core } from "../js/core.js";
import { moduleIn } from "./packed.js";

export { WebhookError } from "../js/shared.js";
export { schemes } from "../js/table.js";

const lab = new Core("lab", () => moduleIn("lab"), () => moduleIn("keys"));

export class Webhook extends EngineWebhook {
  /** @override */
  static core = lab;
  /** @override */
  static lab = lab;
}
