/** For Node. */
export { Webhook, WebhookError, schemes } from "../pkg/lazy.js";
