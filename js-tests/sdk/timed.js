/** SDKs of schemes that sign the body and a time. */
import { createHmac } from "node:crypto";
import { signRequest, verifyRequest } from "@contentful/node-apps-toolkit";
import { LinearWebhookClient } from "@linear/sdk/webhooks";
import Mux from "@mux/mux-node";
import { Paddle } from "@paddle/paddle-node-sdk";
import { encodeSignatureHeader, isValidSignature } from "@sanity/webhook";
import bolt from "@slack/bolt";
import { WorkOS } from "@workos-inc/node";
import BoxSDK from "box-node-sdk";
import OpenAI from "openai";
import { validateWebhook as validateReplicate } from "replicate";
import { Resend } from "resend";
import { Webhook as StandardWebhook } from "standardwebhooks";
import Stripe from "stripe";
import { Webhook as SvixWebhook } from "svix";
import { NOW, passes, sdk, seconds, whsec, withHeaders } from "./define.js";
import { ANY_BASE64, ANY_BASE64_ALONE, NO_FUTURE, PARSED_TIME, STANDARD_ITEMS, UNKNOWN_PAIRS } from "./differences.js";

const SVIX = { signature: "svix-signature", time: "svix-timestamp", signedHeaders: ["svix-id"] };
const STANDARD = { signature: "webhook-signature", time: "webhook-timestamp", signedHeaders: ["webhook-id"] };
const standard = { ...whsec, window: 300, event: { id: "msg_1", replayKey: "msg_1" } };
/** What the reference library takes, and those that are made with it. */
const stricter = {
  "The time is read by parseInt, and its number is signed.": PARSED_TIME,
  "It passes over items that it does not know, and what comes after a second comma.": STANDARD_ITEMS,
};

/** With the headers' names of `names`. */
const standardHeaders = ({ signature, time, signedHeaders: [id] }, Signer) => (delivery, now) =>
  withHeaders(delivery, {
    [id]: "msg_1",
    [time]: `${seconds(now)}`,
    [signature]: new Signer(delivery.secret).sign("msg_1", new Date(now), delivery.body.toString()),
  });

const mux = new Mux({ tokenId: "id", tokenSecret: "key" }).webhooks;
const workos = new WorkOS("key").webhooks;

export default [
  sdk({
    package: "stripe",
    scheme: "stripe",
    signature: "stripe-signature",
    time: "stripe-signature",
    window: 300,
    event: { id: "evt_1", replayKey: "evt_1" },
    sign: (delivery, now) =>
      withHeaders(delivery, {
        "stripe-signature": Stripe.webhooks.generateTestHeaderString({
          payload: delivery.body.toString(),
          secret: delivery.secret,
          timestamp: seconds(now),
        }),
      }),
    stricter: {
      "It takes any time ahead.": NO_FUTURE,
      "The time is read by parseInt, and its number is signed.": PARSED_TIME,
      "It passes over what it does not know, and takes the last of several times.": UNKNOWN_PAIRS,
    },
    looser: { "It takes no empty body, and Stripe sends none.": ["signed: nothing"] },
    verify: ({ secret, headers, body }) =>
      Stripe.webhooks.signature.verifyHeader(body.toString(), headers["stripe-signature"], secret, 300),
  }),
  sdk({
    package: "svix",
    scheme: "svix",
    ...SVIX,
    ...standard,
    stricter,
    sign: standardHeaders(SVIX, SvixWebhook),
    verify: ({ secret, headers, body }) => passes(() => new SvixWebhook(secret).verify(body.toString(), headers)),
  }),
  sdk({
    package: "standardwebhooks",
    scheme: "standard-webhooks",
    ...STANDARD,
    ...standard,
    stricter,
    sign: standardHeaders(STANDARD, StandardWebhook),
    verify: ({ secret, headers, body }) => passes(() => new StandardWebhook(secret).verify(body.toString(), headers)),
  }),
  sdk({
    package: "resend",
    scheme: "resend",
    ...SVIX,
    ...standard,
    stricter,
    verify: ({ secret, headers, body }) => {
      const { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": signature } = headers;
      const payload = { payload: body.toString(), headers: { id, timestamp, signature }, webhookSecret: secret };
      return passes(() => new Resend("key").webhooks.verify(payload));
    },
  }),
  sdk({
    package: "openai",
    scheme: "openai",
    ...STANDARD,
    ...standard,
    stricter: {
      // Spaces around an item of a list are no difference.
      "Buffer.from reads base64 of any form.": ANY_BASE64.filter((name) => !/^(signature: with a space after|header: with a space (before|after)) it$/.test(name)),
      "A signature needs no version, and what comes after one is passed over.": [
        "header: only the signature",
        "header: bad and genuine",
      ],
      "It uses Headers, which take spaces away.": [
        "header: with spaces after commas",
        "time: with a space before it",
        "time: with a space after it",
        "webhook-id: with a space after it",
      ],
    },
    verify: ({ secret, headers, body }) =>
      passes(() => new OpenAI({ apiKey: "key" }).webhooks.verifySignature(body.toString(), headers, secret)),
  }),
  sdk({
    package: "replicate",
    scheme: "replicate",
    ...STANDARD,
    ...standard,
    stricter: {
      "It looks at no time.": ["signed a second past it", "signed an hour past it", ...NO_FUTURE],
      "It looks at no version, and not at what comes after a second comma.": [
        ...STANDARD_ITEMS,
        "header: with another version",
        "header: with the name of the version in capitals",
      ],
    },
    looser: { "It takes no empty body, and Replicate sends none.": ["signed: nothing"] },
    verify: ({ secret, headers, body }) => {
      const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature } = headers;
      return validateReplicate({ id, timestamp, signature, secret, body: body.toString() });
    },
  }),
  sdk({
    package: "@slack/bolt",
    scheme: "slack",
    signature: "x-slack-signature",
    time: "x-slack-request-timestamp",
    window: 300,
    stricter: {
      "It takes any time ahead.": NO_FUTURE,
      "The time is read by Number, and its number is signed.": [
        ...PARSED_TIME.filter((name) => name !== "time: with a letter after it"),
        "time: in hexadecimal",
      ],
      "It passes over what comes after a second =.": ["signature: with more padding", "header: in another order"],
    },
    verify: ({ secret, headers, body }) =>
      bolt.isValidSlackRequest({
        signingSecret: secret,
        body: body.toString(),
        // As its receivers do.
        headers: { ...headers, "x-slack-request-timestamp": Number(headers["x-slack-request-timestamp"]) },
      }),
  }),
  sdk({
    package: "@paddle/paddle-node-sdk",
    scheme: "paddle",
    signature: "paddle-signature",
    time: "paddle-signature",
    window: 5,
    body: (now, text) => JSON.stringify({ event_id: "evt_1", text }),
    event: { id: "evt_1", replayKey: "evt_1" },
    stricter: {
      "It takes any time ahead; hookseal takes five minutes.": ["signed an hour past it ahead"],
      "The time is read by parseInt, and its number is signed.": [...PARSED_TIME, "time: in hexadecimal"],
      "It passes over what it does not know, and takes the last of several times.": [
        "header: twice, as Node joins them",
        "header: bad and genuine",
        "signature: with more padding",
      ],
    },
    verify: ({ secret, headers, body }) =>
      new Paddle("key").webhooks.isSignatureValid(body.toString(), secret, headers["paddle-signature"]),
  }),
  sdk({
    package: "@mux/mux-node",
    scheme: "mux",
    event: { replayKey: "evt_1" },
    signature: "mux-signature",
    time: "mux-signature",
    window: 300,
    stricter: {
      "It takes any time ahead.": NO_FUTURE,
      "The time is read by parseInt, and its number is signed.": PARSED_TIME,
      "It passes over what it does not know, and takes the last of several times.": UNKNOWN_PAIRS,
      "It uses Headers, which take spaces away.": [
        "signature: with a space after it",
        "signature: with a tab after it",
        "header: with a space before it",
        "header: with a space after it",
      ],
    },
    verify: ({ secret, headers, body }) =>
      passes(() => mux.verifySignature(body.toString(), headers, secret)),
  }),
  sdk({
    package: "@workos-inc/node",
    scheme: "workos",
    event: { replayKey: "evt_1" },
    signature: "workos-signature",
    time: "workos-signature",
    window: 180,
    // It signs the body's JSON, printed again.
    onlyJson: true,
    sign: async (delivery, now) => {
      const signature = await workos.computeSignature(now, JSON.parse(delivery.body.toString()), delivery.secret);
      return withHeaders(delivery, { "workos-signature": `t=${now}, v1=${signature}` });
    },
    stricter: {
      "It takes any time ahead.": NO_FUTURE,
      "What is signed is the body's JSON, printed again.": ["body: with a line feed after it", "body: with a space before it"],
      "It takes what comes after the = of the first two items, whatever they are.": [
        "signature: with more padding",
        "header: with a space before it",
        "header: twice, as Node joins them",
        "header: genuine and bad",
        "header: with a comma after it",
        "header: with another version",
        "header: with a version beside it",
        "header: with the name of the version in capitals",
        "header: without spaces after commas",
        "time: twice, another last",
        "time: of another name",
      ],
    },
    looser: {
      "It takes the first item as the time; WorkOS sends it first.": ["header: in another order"],
      "It knows one signature: an item that cannot be read does not spoil another here.": [
        "header: twice, with a space",
        "header: bad and genuine, with a comma",
        "header: bad and genuine, with a space",
      ],
    },
    verify: ({ secret, headers, body }) =>
      workos.verifyHeader({ payload: JSON.parse(body.toString()), sigHeader: headers["workos-signature"], secret }),
  }),
  sdk({
    package: "@linear/sdk",
    scheme: "linear",
    signature: "linear-signature",
    window: 60,
    onlyJson: true,
    takesBytes: false,
    body: (now, text) => JSON.stringify({ text, webhookTimestamp: now }),
    verify: ({ secret, headers, body }) => new LinearWebhookClient(secret).verify(body, headers["linear-signature"]),
  }),
  sdk({
    package: "@sanity/webhook",
    scheme: "sanity",
    signature: "sanity-webhook-signature",
    time: "sanity-webhook-signature",
    sign: async (delivery, now) =>
      withHeaders(delivery, {
        "sanity-webhook-signature": await encodeSignatureHeader(delivery.body.toString(), now, delivery.secret),
      }),
    looser: {
      "It takes no empty body, and Sanity sends none.": ["signed: nothing"],
      "It wants the time, one signature and nothing else; hookseal passes over other versions, and over what cannot be read.": [
        "header: with a version beside it",
        "header: in another order",
        "header: twice, with a space",
        "header: bad and genuine, with a space",
        "header: with a comma after it",
        "header: with a comma before it",
      ],
    },
    verify: ({ secret, headers, body }) => isValidSignature(body.toString(), headers["sanity-webhook-signature"], secret),
  }),
  sdk({
    package: "box-node-sdk",
    scheme: "box",
    signature: "box-signature-primary",
    signedHeaders: ["box-delivery-timestamp", "box-signature-version", "box-signature-algorithm"],
    window: 600,
    event: { covers: "fields", id: "evt_1", replayKey: "evt_1" },
    stricter: {
      "It takes any time ahead.": NO_FUTURE,
      "Buffer.from reads base64 of any form.": [...ANY_BASE64, ...ANY_BASE64_ALONE],
    },
    looser: {
      "Box escapes letters beyond ASCII before it signs, as its newer SDK's tests show; this one does not know it.": ["signed: escaped"],
    },
    others: (genuine) => ({ "signed: escaped": withHeaders(genuine, boxHeaders(genuine, escaped(genuine.body), NOW)) }),
    forge: (delivery, now) => withHeaders(delivery, boxHeaders(delivery, delivery.body, now)),
    verify: ({ secret, headers, body }) => BoxSDK.validateWebhookMessage(body.toString(), headers, secret),
  }),
  sdk({
    package: "@contentful/node-apps-toolkit",
    scheme: "contentful",
    signature: "x-contentful-signature",
    time: "x-contentful-timestamp",
    signedHeaders: ["x-contentful-topic", "x-contentful-signed-headers"],
    secret: "9f86d081884c7d65".repeat(4),
    otherSecret: "9f86d081884c7d66".repeat(4),
    headers: { "x-contentful-topic": "ContentManagement.Entry.publish" },
    signsUrl: true,
    window: 30,
    // hookseal does not choose the headers to sign.
    forge: (delivery, now) => withHeaders(delivery, signRequest(delivery.secret, canonical(delivery), now)),
    stricter: {
      "It takes any time ahead; hookseal takes five minutes.": ["signed an hour past it ahead"],
      "The time is read by parseInt, and its number is signed.": PARSED_TIME,
      "It takes spaces away.": [
        "signature: with a space after it",
        "signature: with a space before it",
        "signature: with a tab after it",
        "header: with a space before it",
        "header: with a space after it",
      ],
      "It makes the list of headers anew.": ["x-contentful-signed-headers: twice, as Node joins them"],
    },
    looser: { "Its thirty seconds end a millisecond earlier.": ["signed at the edge of the window"] },
    verify: ({ secret, ...delivery }) => verifyRequest(secret, canonical(delivery)),
  }),
];

/** What Box sends, having signed this text of the body. */
function boxHeaders({ secret }, text, now) {
  const time = new Date(now).toISOString().replace(".000", "");
  return {
    "box-delivery-timestamp": time,
    "box-signature-version": "1",
    "box-signature-algorithm": "HmacSHA256",
    "box-signature-primary": createHmac("sha256", secret).update(text).update(time).digest("base64"),
  };
}

const escaped = (body) =>
  body.toString().replace(/[^\0-~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);

function canonical({ method, url, headers, body }) {
  const { pathname, search } = new URL(url);
  return { method, path: pathname + search, headers, body: body.toString() };
}
