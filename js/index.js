/**
 * The package with its modules inside, for bundlers of servers and for runtimes that no
 * other entry is for: they know the condition `module`, or do not know `module-sync`. What
 * traces the files of a server finds this one, and by the last import Node's too, which
 * bundlers leave out: it is said to have no effect.
 */
import engine from "../pkg/hookseal_packed.js";
import keys from "../pkg/keys_packed.js";
import { EngineWebhook } from "./api.js";
import { Core } from "./core.js";
import { lab } from "./files.js";
import { unpack } from "./packed.js";
import "../pkg/node.js";

export { WebhookError } from "./shared.js";
export { schemes } from "./table.js";

const ofKeys = () => unpack(keys);

export class Webhook extends EngineWebhook {
  /** @override */
  static core = /* @__PURE__ */ new Core("hookseal", () => unpack(engine), ofKeys);
  /** @override */
  static lab = /* @__PURE__ */ new Core("lab", lab, ofKeys);
}
