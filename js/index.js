/**
 * The package with both modules inside, for bundlers and browsers, where there are
 * no files: they know the condition `module`, or do not know `module-sync`. What
 * traces the files of a server, and finds this one, finds Node's too.
 */
import keys from "../pkg/keys_bytes.js";
import { compile } from "./bytes.js";
import { included } from "./shared.js";

export { Webhook, WebhookError, schemes } from "../pkg/lazy.js";

included.keys = () => compile(keys);
