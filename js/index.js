/**
 * The package with all modules inside, for bundlers and browsers, where there are
 * no files: they know the condition `module`, or do not know `module-sync`. What
 * traces the files of a server, and finds this one, finds Node's too.
 */
import fullBytes from "../pkg/full_bytes.js";
import { include } from "../pkg/lazy.js";
import publicKeysBytes from "../pkg/public_keys_bytes.js";

export { Webhook, WebhookError, schemes } from "./node.js";

include({ full: fullBytes, public_keys: publicKeysBytes });
