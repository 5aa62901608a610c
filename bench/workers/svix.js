import { Webhook } from "svix";
import { secrets } from "../schemes.js";

const webhook = new Webhook(secrets.svix);

export default {
  async fetch(request) {
    try {
      webhook.verify(await request.text(), Object.fromEntries(request.headers));
      return new Response(null, { status: 204 });
    } catch {
      return new Response(null, { status: 401 });
    }
  },
};
