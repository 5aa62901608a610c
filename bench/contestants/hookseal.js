import { Webhook, schemes } from "hookseal";
import { secrets } from "../schemes.js";

const has = (name) => schemes.some((scheme) => scheme.name === name);

/** hookseal's own scheme for what a peer verifies, or the one that costs the same. */
const substitutes = {
  zignsec: ["zignsec"],
  github: ["github", "zignsec"],
  stripe: ["stripe", "zignsec-v5"],
  "standard-webhooks": ["standard-webhooks", "zignsec-v5"],
  svix: ["svix", "standard-webhooks", "zignsec-v5"],
};

/** @param {string} scheme */
export const nearest = (scheme) => /** @type {string} */ ((substitutes[scheme] ?? [scheme]).find(has));

const readings = {
  nothing: (webhook) => (body, headers) => webhook.verify(body, headers),
  payload: (webhook) => (body, headers) => webhook.verify(body, headers).payload,
  json: (webhook) => (body, headers) => webhook.verify(body, headers).json(),
};

const contestant = (scheme, reads) => ({
  name: `hookseal ${scheme}`,
  scheme,
  reads,
  prepare: async () => readings[reads](new Webhook(scheme, secrets[scheme])),
});

const used = [...new Set(Object.keys(substitutes).map(nearest))];

export default [
  ...used.flatMap((scheme) => [contestant(scheme, "nothing"), contestant(scheme, "json")]),
  contestant("zignsec", "payload"),
];
