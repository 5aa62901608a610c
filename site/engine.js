/**
 * `hookseal` over the one module that the page has, which verifies, signs and searches.
 * The command line's files import this under the package's name (`scripts/site.js`).
 */
import { EngineWebhook } from "../js/api.js";
import { Core } from "../js/core.js";
import { moduleIn } from "./packed.js";

export { WebhookError } from "../js/shared.js";
export { schemes } from "../js/table.js";

const engine = new Core("page", () => moduleIn("page"), () => moduleIn("keys"));

export class Webhook extends EngineWebhook {
  /** @override */
  static core = engine;
  /** @override */
  static lab = engine;
}
