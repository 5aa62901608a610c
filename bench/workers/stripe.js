import Stripe from "stripe";
import { secrets } from "../schemes.js";

export default {
  async fetch(request) {
    try {
      const signature = request.headers.get("stripe-signature");
      await Stripe.webhooks.constructEventAsync(await request.text(), signature, secrets.stripe);
      return new Response(null, { status: 204 });
    } catch {
      return new Response(null, { status: 401 });
    }
  },
};
