import { Webhook, WebhookError } from "hookseal";
import { secrets } from "../schemes.js";

const webhook = new Webhook("zignsec", secrets.zignsec);

export default {
  async fetch(request) {
    try {
      const event = await webhook.verifyRequest(request);
      event.json();
      return new Response(null, { status: 204 });
    } catch (error) {
      return new Response(null, { status: error instanceof WebhookError ? 401 : 500 });
    }
  },
};
