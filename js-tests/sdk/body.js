/** SDKs of schemes that sign the body alone. */
import "@shopify/shopify-api/adapters/node";
import adyen from "@adyen/api-library";
import { validateSignature as validateLine } from "@line/bot-sdk";
import * as octokit from "@octokit/webhooks-methods";
import { WebhookEventVerifier } from "@onfido/api";
import { ApiVersion, shopifyApi } from "@shopify/shopify-api";
import coinbase from "coinbase-commerce-node";
import * as gocardless from "gocardless-nodejs/webhooks";
import ModernTreasury from "modern-treasury";
import Pusher from "pusher";
import Razorpay from "razorpay";
import { passes, replayedBytes, sdk, withHeaders } from "./define.js";
import { ANY_BASE64, ANY_BASE64_ALONE, ANY_HEX } from "./differences.js";

const HEX_SECRET = "44782def547aaa06c910c43932b1eb0c71fc68d9d0c057550c48ec2acf6ba056";

const modernTreasury = new ModernTreasury({ organizationID: "id", apiKey: "key" }).webhooks;

const pusher = (secret) => new Pusher({ appId: "1", key: "key", secret, cluster: "eu" });

const shopify = {
  looser: { "It takes no empty body, and Shopify sends none.": ["signed: nothing"] },
  headers: {
    "x-shopify-topic": "orders/create",
    "x-shopify-shop-domain": "a.myshopify.com",
    "x-shopify-api-version": "2025-01",
    "x-shopify-webhook-id": "b54557e4",
  },
  async verify({ secret, url, method, headers, body }) {
    const api = shopifyApi({
      apiKey: "key",
      apiSecretKey: secret,
      hostName: "receiver.example",
      isEmbeddedApp: false,
      apiVersion: ApiVersion.January25,
      logger: { log: () => {} },
    });
    const rawRequest = { url, method, headers };
    return (await api.webhooks.validate({ rawBody: body.toString(), rawRequest, rawResponse: {} })).valid;
  },
};

export default [
  sdk({
    package: "@octokit/webhooks-methods",
    scheme: "github",
    signature: "x-hub-signature-256",
    sign: async (delivery) =>
      withHeaders(delivery, { "x-hub-signature-256": await octokit.sign(delivery.secret, delivery.body.toString()) }),
    looser: { "It takes no empty body, and GitHub sends none.": ["signed: nothing"] },
    verify: ({ secret, headers, body }) => octokit.verify(secret, body.toString(), headers["x-hub-signature-256"]),
  }),
  sdk({
    package: "@onfido/api",
    scheme: "onfido",
    signature: "x-sha2-signature",
    takesBytes: true,
    stricter: { "Buffer.from reads hexadecimal in either case, as far as it is some.": ANY_HEX },
    verify: ({ secret, headers, body }) =>
      passes(() => new WebhookEventVerifier(secret).readPayload(body, headers["x-sha2-signature"])),
  }),
  sdk({ package: "@shopify/shopify-api", scheme: "shopify", signature: "x-shopify-hmac-sha256", ...shopify }),
  sdk({
    package: "@shopify/shopify-api",
    scheme: "shopify-events",
    signature: "shopify-hmac-sha256",
    ...shopify,
    headers: {
      ...Object.fromEntries(Object.entries(shopify.headers).map(([name, value]) => [name.slice(2), value])),
      "shopify-event-id": "98880550",
    },
  }),
  sdk({
    package: "@line/bot-sdk",
    scheme: "line",
    signature: "x-line-signature",
    takesBytes: true,
    stricter: { "Buffer.from reads base64 of any form.": [...ANY_BASE64, ...ANY_BASE64_ALONE] },
    verify: ({ secret, headers, body }) => validateLine(body, secret, headers["x-line-signature"]),
  }),
  sdk({
    package: "razorpay",
    scheme: "razorpay",
    replayed: replayedBytes,
    signature: "x-razorpay-signature",
    verify: ({ secret, headers, body }) =>
      Razorpay.validateWebhookSignature(body.toString(), headers["x-razorpay-signature"], secret),
  }),
  sdk({
    package: "gocardless-nodejs",
    scheme: "gocardless",
    signature: "webhook-signature",
    takesBytes: true,
    stricter: { "Buffer.from reads hexadecimal in either case, as far as it is some.": ANY_HEX },
    verify: ({ secret, headers, body }) =>
      passes(() => gocardless.verifySignature(body, secret, headers["webhook-signature"])),
  }),
  sdk({
    package: "pusher",
    scheme: "pusher",
    replayed: replayedBytes,
    signature: "x-pusher-signature",
    headers: { "x-pusher-key": "key", "content-type": "application/json" },
    looser: {
      "It reads the body before the signature, and Pusher sends JSON.": [
        "signed: nothing",
        "signed: a space",
        "signed: no JSON",
        "signed: JSON after a byte order mark",
      ],
    },
    verify: ({ secret, headers, body }) => pusher(secret).webhook({ headers, rawBody: body.toString() }).isValid(),
  }),
  sdk({
    package: "modern-treasury",
    scheme: "modern-treasury",
    signature: "x-signature",
    sign: (delivery) =>
      withHeaders(delivery, {
        "x-signature": modernTreasury.getSignature(delivery.body.toString(), { key: delivery.secret }),
      }),
    verify: ({ secret, headers, body }) => modernTreasury.validateSignature(body.toString(), headers, { key: secret }),
  }),
  sdk({
    package: "coinbase-commerce-node",
    scheme: "coinbase-commerce",
    signature: "x-cc-webhook-signature",
    sign: (delivery) =>
      withHeaders(delivery, {
        "x-cc-webhook-signature": coinbase.Webhook.computeSignature(delivery.body.toString(), delivery.secret),
      }),
    verify: ({ secret, headers, body }) =>
      coinbase.Webhook.verifySigHeader(body.toString(), headers["x-cc-webhook-signature"], secret),
  }),
  sdk({
    package: "@adyen/api-library",
    scheme: "adyen-platform",
    replayed: replayedBytes,
    secret: HEX_SECRET,
    otherSecret: HEX_SECRET.replace("44", "45"),
    signature: "hmacsignature",
    sign: (delivery) =>
      withHeaders(delivery, {
        hmacsignature: new adyen.hmacValidator().calculateHmac(delivery.body.toString(), delivery.secret),
      }),
    // In this version the comparison is the caller's.
    verify: ({ secret, headers, body }) =>
      new adyen.hmacValidator().calculateHmac(body.toString(), secret) === headers.hmacsignature,
  }),
];
