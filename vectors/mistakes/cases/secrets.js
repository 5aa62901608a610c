/** Secrets that were copied, stored or used in another form. */
import { createHmac } from "node:crypto";
import { ORDER, PLAIN, compact } from "./payloads.js";

const hmac = (key, ...pieces) => pieces.reduce((mac, piece) => mac.update(piece), createHmac("sha256", key));
const body = compact(PLAIN);
const made = "by hand: the secret as it was stored";
const secret = (id, schemes, give, expect, source, more = {}) =>
  schemes.map((scheme) => ({ id: `${id}/${scheme}`, scheme, body, madeBy: made, comment: more.comment ?? `The secret: ${id}`, give, source, expect: ["proven", ...expect], ...more }));
const bytes = (change) => (text) => Buffer.from(change(text));
const VERCEL = ["https://github.com/coreos/fedora-coreos-pipeline/pull/663", "https://github.com/kubernetes/kubernetes/issues/23404"];
const STANDARD = "https://github.com/standard-webhooks/standard-webhooks/issues/235";
const standardSign = (key) => (sent, secret, at, isForged) => {
  // What a sender does that takes another key for the secret's.
  const time = String(Math.floor(at / 1000));
  sent.set("webhook-timestamp", time);
  sent.set("webhook-signature", `v1,${hmac(key(secret), `${sent.get("webhook-id")}.${time}.`, sent.body).digest("base64")}`);
  return isForged;
};
const WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

const hexKey = "3f2a7c1e9b8d4f60a1c2e3d4b5f60718293a4b5c6d7e8f901a2b3c4d5e6f7081";

export const secrets = [
  ...secret("newline", ["stripe", "github", "slack"], bytes((text) => `${text}\n`), ["secret_whitespace", ""], VERCEL, { comment: "echo into a secret store adds a line feed; given as bytes" }),
  ...secret("blank-at-end", ["shopify"], bytes((text) => `${text} `), ["secret_whitespace", ""], VERCEL),
  ...secret("zero-width", ["razorpay"], bytes((text) => `\u200b${text}`), ["secret_whitespace", ""], VERCEL, { comment: "Copied from a page with a zero-width space" }),
  ...secret("blank-inside", ["line"], (text) => `${text.slice(0, 8)} ${text.slice(8)}`, ["secret_whitespace", "inside of it"], VERCEL, { comment: "A line wrapped in a mail" }),
  ...secret("quoted", ["paddle", "typeform"], bytes((text) => `"${text}"`), ["secret_quoted", ""], "https://github.com/docker/docs/issues/123", { comment: "Docker's --env-file keeps quotation marks; given as bytes" }),
  ...secret("curly-quotes", ["calendly"], (text) => `“${text}”`, ["secret_quoted", ""], "https://github.com/docker/docs/issues/123", { comment: "Copied from a document with typographic quotation marks" }),
  ...secret("backslash-n", ["stripe", "intercom"], (text) => `${text}\\n`, ["secret_literal_newline", ""], VERCEL),
  ...secret("assignment", ["dwolla"], (text) => `DWOLLA_WEBHOOK_SECRET=${text}`, ["secret_assignment", ""], VERCEL, { comment: "The whole line of a .env file" }),
  ...secret("joined", ["stripe", "stripe-identity"], (text) => `${text},${text.slice(0, 6)}${Array.from(text.slice(6)).reverse().join("")}`, ["secret_joined", ""], "https://github.com/stripe/stripe-node/issues/396", { secret: WHSEC, comment: "Two secrets in one variable, each with the prefix of one" }),
  ...secret("joined-unmarked", ["github", "zignsec"], (text) => `${text},${Array.from(text).reverse().join("")}`, [], "https://github.com/stripe/stripe-node/issues/396", { comment: "Two texts in one variable, of which one may be a key that others know", expect: ["noticed", "secret_joined"] }),
  ...secret("account-in-front", ["twilio"], (text) => `AC0123456789abcdef0123456789abcdef:${text}`, [], "https://github.com/twilio/twilio-node/issues/321", { comment: "The account's id, which is in every delivery, before the token", expect: ["noticed", "secret_joined"] }),
  ...secret("name-in-front", ["github"], (text) => `production: ${text}`, [], VERCEL, { comment: "A line of YAML: its name is known to anybody", expect: ["noticed", "secret_joined"] }),
  ...secret("html-escaped", ["coinbase-commerce"], (text) => text.replaceAll("&", "&amp;"), ["secret_html_escaped", ""], VERCEL, { secret: "a&b%c<d>0123456789" }),
  ...secret("percent-encoded", ["sentry"], (text) => encodeURIComponent(text), ["secret_percent_encoded", ""], VERCEL, { secret: "p/ss+w0rd=0123456789" }),
  ...secret("capitals", ["sheerid"], (text) => text.toUpperCase(), ["secret_other_case", ""], VERCEL, { secret: "9b8d4f60-a1c2-4e3d-b5f6-0718293a4b5c", comment: "A GUID that a library has formatted anew" }),
  ...secret("whsec-stripped", ["stripe", "stripe-identity"], (text) => text.replace("whsec_", ""), ["secret_prefix_missing", "whsec_"], "https://github.com/polarsource/polar/pull/14102", { secret: "whsec_3mJ8sQ1kW7xYb2NcV5tZ" }),
  ...secret("whsec-added", ["github", "meta"], (text) => `whsec_${text}`, ["secret_prefix_extra", ""], STANDARD),
  ...secret("bearer", ["notion"], (text) => `Bearer ${text}`, ["secret_prefix_extra", ""], STANDARD, { comment: "Copied with what stands before it in a header" }),
  ...secret("hex-text", ["bitbucket", "dub"], (text) => text, ["secret_hex", ""], "https://github.com/planningcenter/developers/issues/1085", {
    secret: hexKey, comment: "The sender decodes the hexadecimal secret", sign: (sent, key) => sent.set(sent.signatureHeader, sent.before + hmac(Buffer.from(key, "hex"), sent.body).digest("hex")),
  }).map((one) => ({ ...one, sent: one.scheme === "dub" ? { signatureHeader: "dub-signature", before: "" } : { signatureHeader: "x-hub-signature", before: "sha256=" } })),
  ...secret("base64-text", ["hookdeck"], (text) => text, ["secret_base64", ""], STANDARD, {
    secret: Buffer.from(hexKey, "hex").toString("base64"), comment: "The sender decodes the base64 secret", sign: (sent, key) => sent.set("x-hookdeck-signature", hmac(Buffer.from(key, "base64"), sent.body).digest("base64")),
  }),
  ...secret("decoded", ["zignsec-v5"], (text) => Buffer.from(text, "base64"), ["secret_encoded", "base64"], "https://github.com/hookdeck/webhook-skills/pull/176", { secret: Buffer.from("0123456789abcdef0123").toString("base64"), comment: "atob() of a secret that is meant as text" }),
  ...secret("decoded-whsec", ["stripe"], (text) => Buffer.from(text.slice(6), "base64"), ["secret_encoded", "base64, and whsec_ before it"], STANDARD, { secret: WHSEC, comment: "Decoded as Svix' and Standard Webhooks' are, where Stripe's is text" }),
  ...secret("decoded-hex", ["checkout"], (text) => Buffer.from(text, "hex"), ["secret_encoded", "hexadecimal"], "https://github.com/planningcenter/developers/issues/1085", { secret: hexKey }),
  ...secret("as-bytes", ["svix", "openai"], (text) => Buffer.from(text), ["secret_as_bytes", ""], STANDARD, { secret: WHSEC, comment: "Buffer.from(\"whsec_…\"), whose base64 nobody decodes then" }),
  {
    id: "text-of-whsec/standard-webhooks", scheme: "standard-webhooks", body, secret: WHSEC, madeBy: "by hand: a sender that does not decode", comment: "The sender signs with the text of whsec_…", source: STANDARD,
    sign: standardSign((key) => key), expect: ["proven", "secret_not_decoded", ""],
  },
  {
    id: "text-without-whsec/standard-webhooks", scheme: "standard-webhooks", body, secret: WHSEC, madeBy: "by hand: a sender that does not decode", comment: "The sender signs with the text behind whsec_", source: STANDARD,
    sign: standardSign((key) => key.slice(6)), expect: ["proven", "secret_not_decoded", "without its prefix"],
  },
  {
    id: "other-endpoint/stripe", scheme: "stripe", body, give: () => "whsec_test_0123456789abcdef01234567", others: (own) => ["whsec_live_76543210fedcba9876543210", own], madeBy: made,
    comment: "The secret of the CLI for the dashboard's", source: ["https://github.com/integrallis/stripe_event/issues/128", "https://github.com/stripe/stripe-node/issues/396"], expect: ["proven", "secret_of_another_endpoint", "the other secret number 2"],
  },
  {
    id: "other-endpoint/svix", scheme: "svix", body, secret: WHSEC, give: () => "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", others: (own) => [own], madeBy: made,
    comment: "Staging and production", source: "https://github.com/stripe/stripe-cli/issues/361", expect: ["proven", "secret_of_another_endpoint", "the other secret number 1"],
  },
  {
    id: "box-order/box", scheme: "box", body, give: (text) => ["0123456789abcdefghijklmnopqrstuv", text], madeBy: made, comment: "Primary and secondary key in the wrong order", source: "https://developer.box.com/guides/webhooks/v2/signatures-v2/",
    mistake: ({ headers }) => ({ headers: headers.filter(([name]) => name !== "box-signature-secondary") }), expect: ["proven", "secret_order", ""],
  },
  ...[["stripe", "sk_live_4eC39HqLyjWDarjtT1zdp7dc"], ["github", "ghp_16C7e42F292c6912E7710c838347Ae178B4a"], ["slack", "xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy"], ["shopify", "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"], ["twilio", "AC0123456789abcdef0123456789abcdef"], ["linear", "lin_api_0123456789abcdefghij"], ["stripe-identity", "we_1NpQrsT4uVwXyZ2aBcDeFgHi"]].map(([scheme, key]) => ({
    id: `api-key/${scheme}`, scheme, body, give: () => key, madeBy: made, comment: "An API key for the webhook's secret", source: "https://github.com/stripe/stripe-node/issues/1886", expect: ["noticed", "secret_is_api_key"],
  })),
  {
    id: "verification-token/slack", scheme: "slack", body: '{"token":"gIkuvaNzQIHg97ATvDxqgjtO","team_id":"T0001","type":"event_callback","event_id":"Ev0PV52K21"}', give: () => "gIkuvaNzQIHg97ATvDxqgjtO", madeBy: made,
    comment: "The older verification token, which stands in each body, for the signing secret", source: "https://docs.slack.dev/authentication/verifying-requests-from-slack/", expect: ["noticed", "secret_in_body"],
  },
  ...[["stripe", "STRIPE_WEBHOOK_SECRET"], ["typeform", "TYPEFORM_SECRET"]].map(([scheme, key]) => ({
    id: `variable-name/${scheme}`, scheme, body, give: () => key, madeBy: made, comment: "The name of the variable for its value", source: VERCEL, expect: ["noticed", "secret_is_a_name"],
  })),
  ...[["github", "your_webhook_secret_here"], ["paddle", "${PADDLE_SECRET}"], ["stripe", "whsec_..."], ["stripe-identity", "whsec_YOUR_SECRET"], ["shopify", "$SHOPIFY_SECRET"]].map(([scheme, key]) => ({
    id: `placeholder/${scheme}`, scheme, body, give: () => key, madeBy: made, comment: "An example's placeholder", source: VERCEL, expect: ["noticed", "secret_is_placeholder"],
  })),
  {
    id: "undefined/sumsub", scheme: "sumsub", body, give: () => Buffer.from("undefined"), madeBy: made, comment: "Buffer.from(String(process.env.MISSING))", source: VERCEL, expect: ["noticed", "secret_is_placeholder"],
  },
  {
    id: "url/veriff", scheme: "veriff", body, give: () => "https://hooks.example.com/in", madeBy: made, comment: "The endpoint's address for its secret", source: VERCEL, expect: ["noticed", "secret_of_another_kind"],
  },
  ...["chargify", "sendbird"].map((scheme) => ({
    id: `quite-another/${scheme}`, scheme, body: compact(ORDER), give: () => "Zk8sQ1kW7xYb2NcV5tZ9pLm3", madeBy: made, comment: "A secret that has nothing to do with it", source: "https://github.com/stripe/stripe-node/issues/396", expect: ["unexplained", "unexplained"],
  })),
  {
    id: "newline-and-body/github", scheme: "github", body, give: bytes((text) => `${text}\n`), mistake: ({ body: own }) => ({ body: Buffer.concat([own, Buffer.from("\n")]) }), madeBy: made, comment: "A line feed behind the secret, and one behind the body", source: VERCEL,
    expect: ["proven", "secret_whitespace", "", ["body_whitespace_at_end"]],
  },
  ...["gitlab", "telegram"].map((scheme) => ({
    id: `token-newline/${scheme}`, scheme, body, give: bytes((text) => `${text}\n`), madeBy: made, comment: "The token was stored with a line feed", source: VERCEL, expect: ["proven", "secret_whitespace", ""],
  })),
  {
    id: "token-other/okta", scheme: "okta", body, give: () => "another-token-0123456789", madeBy: made, comment: "Another token", source: "https://github.com/stripe/stripe-node/issues/396", expect: ["unexplained", "unexplained"],
  },
];
