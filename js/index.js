/**
 * The package with all modules inside, for bundlers and browsers, where there are
 * no files: they know the condition `module`, or do not know `module-sync`. What
 * traces the files of a server, and finds this one, finds Node's too.
 */
import fullBytes from "../pkg/full_bytes.js";
import publicKeysBytes from "../pkg/public_keys_bytes.js";
import { included } from "./shared.js";

export { Webhook, WebhookError, schemes } from "../pkg/lazy.js";

Object.assign(included, { full: fullBytes, public_keys: publicKeysBytes });
