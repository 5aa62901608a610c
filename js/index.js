/**
 * The package with all modules inside, for bundlers and browsers, where there are
 * no files: they know the condition `module`, or do not know `module-sync`. It
 * imports what Node takes, so that what traces the files of a server finds both.
 */
import fullBytes from "../pkg/full_bytes.js";
import { include } from "../pkg/lazy.js";
import publicKeysBytes from "../pkg/public_keys_bytes.js";

export { Webhook, WebhookError, schemes } from "../pkg/lazy.js";

include({ full: fullBytes, public_keys: publicKeysBytes });
