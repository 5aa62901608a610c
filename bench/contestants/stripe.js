import Stripe from "stripe";
import { secrets } from "../schemes.js";

const { webhooks } = Stripe;
const secret = secrets.stripe;
const scheme = "stripe";

export default [
  {
    name: "stripe verifyHeader",
    scheme,
    reads: "nothing",
    prepare: async () => (body, headers) => webhooks.signature.verifyHeader(body, headers["stripe-signature"], secret),
  },
  {
    name: "stripe constructEvent",
    scheme,
    reads: "json",
    prepare: async () => (body, headers) => webhooks.constructEvent(body, headers["stripe-signature"], secret),
  },
  {
    name: "stripe constructEventAsync",
    scheme,
    reads: "json",
    isAsync: true,
    prepare: async () => (body, headers) => webhooks.constructEventAsync(body, headers["stripe-signature"], secret),
  },
];
