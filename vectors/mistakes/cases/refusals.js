/** What is refused before any other form of it is tried, and facts that no change undoes. */
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PLAIN, compact } from "./payloads.js";

const body = compact(PLAIN);
const hand = "by hand: the request or the options";
const without = (names) => ({ headers }) => headers.filter(([name]) => !names.includes(name));
const BODY_PARSER = "https://github.com/stripe/stripe-node/issues/356";
const LENGTH = "https://github.com/XeroAPI/xero-node/issues/563";

/** A vendor's delivery from the vectors, with the twin that another key signed. */
const { vectors } = JSON.parse(readFileSync(join(import.meta.dirname, "../../aws-sns.json"), "utf8"));
const sns = (name) => vectors.find(({ id }) => id === `aws-sns/${name}`);
const topic = sns("genuine");

export const refusals = [
  {
    id: "empty/github", scheme: "github", body, mistake: (sent) => ({ headers: without(["content-length"])(sent), body: Buffer.alloc(0) }), madeBy: hand,
    comment: "A logger has read the stream, and no content-length tells", source: BODY_PARSER, expect: ["noticed", "body_empty"],
  },
  {
    id: "values-changed/stripe", scheme: "stripe", body, madeBy: hand, comment: "A gateway has masked a value: the bytes are other ones, and more", source: LENGTH,
    mistake: ({ headers, body: own }) => ({ headers: [...headers, ["content-length", String(own.length)]], body: Buffer.from(JSON.stringify({ ...PLAIN, masked: "****" })) }), expect: ["noticed", "body_length_changed", "longer"],
  },
  {
    id: "parsed-and-whole/github", scheme: "github", body: '{ "id": "evt_1" , "zen":"Keep it", "hook": { "price": 1.50e0 }, "list": [1,  2] }', madeBy: "Node: JSON.stringify(JSON.parse(body))",
    comment: "Written anew from a form that nobody can guess: it is shorter, and complete", source: BODY_PARSER,
    mistake: ({ headers, body: own }) => ({ headers: [...headers, ["content-length", String(own.length)]], body: Buffer.from(JSON.stringify(JSON.parse(own.toString()))) }), expect: ["noticed", "body_length_changed", "shorter, and whole"],
  },
  {
    id: "quoted/dwolla", scheme: "dwolla", body, mistake: ({ body: own }) => ({ body: Buffer.from(`'${own}'`) }), madeBy: "by hand: a shell's variable", comment: "The quotation marks of a shell went with it",
    source: "https://github.com/docker/docs/issues/123", expect: ["proven", "body_quoted"],
  },
  {
    id: "too-large/shopify", scheme: "shopify", body, options: { maxBodyBytes: 64 }, madeBy: hand, comment: "A limit that was set too low", source: [], expect: ["noticed", "body_too_large"],
  },
  {
    id: "not-the-form/didit-v2", scheme: "didit-v2", body, madeBy: hand, comment: "A gateway has made a form of the JSON, of whose canonical form the signature is", source: "https://docs.didit.me/reference/webhooks",
    mistake: () => ({ body: Buffer.from("status=Approved&session_id=1") }), expect: ["noticed", "body_malformed"],
  },
  {
    id: "rotated/fusionauth-public", scheme: "fusionauth-public", body, give: (key) => JSON.stringify({ ...JSON.parse(key), kid: "2025" }), madeBy: hand, comment: "The vendor signs with a newer key than those that were given",
    source: "https://fusionauth.io/docs/extend/events-and-webhooks/signing",
    mistake: ({ headers }) => ({
      headers: headers.map(([name, value]) => {
        const [, ...rest] = value.split(".");
        const head = Buffer.from(JSON.stringify({ alg: "ES256", typ: "JWT", kid: "2026" })).toString("base64url");
        return name === "x-fusionauth-signature-jwt" ? [name, [head, ...rest].join(".")] : [name, value];
      }),
    }),
    expect: ["noticed", "key_required"],
  },
  {
    id: "other-topic/aws-sns", scheme: "aws-sns", body, secret: topic.secrets[0], options: { audience: "arn:aws:sns:eu-north-1:999999999999:others" }, now: topic.now, sign: () => undefined,
    madeBy: "OpenSSL: vectors/aws-sns.json", comment: "A delivery of another topic, signed well", source: "https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html",
    mistake: (_, key) => {
      const { request } = key === topic.secrets[0] ? topic : sns("wrong-secret");
      return { headers: request.headers, body: request.bodyHex === undefined ? Buffer.from(request.body) : Buffer.from(request.bodyHex, "hex") };
    },
    expect: ["noticed", "audience_other"],
  },
  {
    id: "proxy-address/github", scheme: "github", body, options: { sourceAddresses: ["192.30.252.0/22"] }, madeBy: hand, comment: "The sender's address was not passed", source: [], expect: ["noticed", "source_not_allowed"],
  },
  {
    id: "verify-token/meta", scheme: "meta", body: "", options: { verifyToken: "meatyhamhock" }, sign: () => undefined, withMethod: true, madeBy: hand, comment: "The verify token was typed anew in the dashboard",
    sent: { method: "GET", url: "https://hooks.example.com/in/shop?hub.mode=subscribe&hub.verify_token=typed-anew&hub.challenge=1158201444" }, withUrl: true,
    source: "https://developers.facebook.com/docs/graph-api/webhooks/getting-started/", expect: ["noticed", "handshake_token"],
  },
  {
    id: "words-for-time/slack", scheme: "slack", body, madeBy: "node:crypto: a home-made test", comment: "The sender signs a date in words", source: "https://github.com/HubSpot/hubspot-api-python/issues/263",
    sign(sent, key, at) {
      const time = new Date(at).toDateString();
      sent.set("x-slack-request-timestamp", time);
      sent.set("x-slack-signature", `v0=${createHmac("sha256", key).update(`v0:${time}:`).update(sent.body).digest("hex")}`);
    },
    expect: ["proven", "time_malformed"],
  },
  {
    id: "digits-moved/airwallex", scheme: "airwallex", body, madeBy: "by hand: an attacker with one delivery", comment: "Digits of the signed time were moved to the body, which has no mark before it", source: "https://www.airwallex.com/docs/developer-tools/webhooks/listen-for-webhook-events",
    mistake: ({ headers, body: own }) => {
      const time = headers.find(([name]) => name === "x-timestamp")[1];
      return { headers: headers.map(([name, value]) => (name === "x-timestamp" ? [name, time.slice(0, 10)] : [name, value])), body: Buffer.from(time.slice(10) + own) };
    },
    expect: ["noticed", "time_moved"],
  },
];
