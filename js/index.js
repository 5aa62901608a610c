/**
 * The package with its modules inside, for bundlers and browsers, where there are
 * no files: they know the condition `module`, or do not know `module-sync`. What
 * traces the files of a server finds this one, and by the last import Node's too, which
 * bundlers leave out: it is said to have no effect.
 */
import engine from "../pkg/hookseal_packed.js";
import keys from "../pkg/keys_packed.js";
import { EngineWebhook } from "./api.js";
import { Core } from "./core.js";
import { lab } from "./files.js";
import { loadKeys } from "./keys.js";
import { unpack } from "./packed.js";
import "../pkg/lazy.js";

export { WebhookError } from "./shared.js";
export { schemes } from "./table.js";

loadKeys(() => unpack(keys));
export class Webhook extends EngineWebhook {
  /** @override */
  static core = new Core("hookseal", () => unpack(engine), true);
  /** @override */
  static lab = new Core("lab", lab, true);
}
