/** Times and clocks. */
import { createHmac } from "node:crypto";
import { PLAIN, compact } from "./payloads.js";

const body = compact(PLAIN);
const NOW = 1795391934000;
const SDK = "https://github.com/stripe/stripe-node/issues/407";
const header = (name, edit) => ({ headers }) => ({ headers: headers.map(([own, value]) => (own === name ? [own, edit(value)] : [own, value])) });
const without = (name) => ({ headers }) => ({ headers: headers.filter(([own]) => own !== name) });
const hand = "by hand: the clock or the header";

export const times = [
  ...["stripe", "slack"].map((scheme) => ({
    id: `old/${scheme}`, scheme, body, now: NOW + 3_700_000, madeBy: hand, comment: "A captured delivery, an hour later", source: SDK, expect: ["proven", "time_old", "3700 seconds ago"],
  })),
  ...["svix", "telnyx"].map((scheme) => ({
    id: `ahead/${scheme}`, scheme, body, now: NOW - 1_234_000, madeBy: hand, comment: "The receiver's clock is behind", source: SDK, expect: ["proven", "time_ahead", "1234 seconds ahead"],
  })),
  ...["zignsec-v5", "paddle"].map((scheme) => ({
    id: `zone/${scheme}`, scheme, body, now: NOW - 7_200_000 + 2000, madeBy: hand, comment: "A clock that is off by two hours", source: SDK, expect: ["proven", "time_zone"],
  })),
  ...[["stripe", (sent, key, at) => sent.set("stripe-signature", `t=${at},v1=${createHmac("sha256", key).update(`${at}.`).update(sent.body).digest("hex")}`)]].map(([scheme, sign]) => ({
    id: `milliseconds/${scheme}`, scheme, body, sign, madeBy: "Node: Date.now() for seconds", comment: "The sender signs milliseconds", source: SDK, expect: ["proven", "time_unit", "it is in milliseconds"],
  })),
  {
    id: "seconds/hubspot-v3", scheme: "hubspot-v3", body, withMethod: true, sign: (sent, key, at) => {
      const time = String(at / 1000);
      sent.set("x-hubspot-request-timestamp", time);
      sent.set("x-hubspot-signature-v3", createHmac("sha256", key).update(`POST${sent.url}`).update(sent.body).update(time).digest("base64"));
    }, madeBy: "node:crypto: a home-made test", comment: "Seconds where milliseconds are due: with nothing between body and time, that may be an attacker's", source: SDK, expect: ["noticed", "time_moved"],
  },
  ...["stripe", "slack"].map((scheme) => ({
    id: `now-in-seconds/${scheme}`, scheme, body, now: Math.floor(NOW / 1000), madeBy: "by hand: now: Date.now() / 1000", comment: "now in seconds", source: SDK, expect: ["proven", "time_now_in_seconds", ""],
  })),
  ...[["slack", "x-slack-request-timestamp"], ["standard-webhooks", "webhook-timestamp"], ["discord", "x-signature-timestamp"]].map(([scheme, name]) => ({
    id: `changed/${scheme}`, scheme, body, mistake: header(name, (value) => String(Number(value) + 2)), madeBy: hand, comment: "The header was written anew two seconds later", source: "https://github.com/HubSpot/hubspot-api-python/issues/263", expect: ["proven", "time_changed", "by some seconds"],
  })),
  {
    id: "changed-in-signature/stripe", scheme: "stripe", body, mistake: header("stripe-signature", (value) => value.replace(/t=(\d+)/, (_, time) => `t=${Number(time) + 1}`)), madeBy: hand, comment: "A test that signs and sends at two moments", source: SDK, expect: ["proven", "time_changed", "by some seconds"],
  },
  {
    id: "rewritten/svix", scheme: "svix", body, mistake: header("svix-timestamp", (value) => `${value}000`), madeBy: hand, comment: "A gateway writes the header in milliseconds", source: SDK, expect: ["proven", "time_rewritten", "milliseconds for seconds"],
  },
  {
    id: "rewritten-date/zendesk", scheme: "zendesk", body, mistake: header("x-zendesk-webhook-signature-timestamp", (value) => value.replace("Z", ".000Z")), madeBy: "Node: new Date(value).toISOString()", comment: "A date was parsed and written again", source: "https://developer.zendesk.com/documentation/webhooks/verifying/", expect: ["proven", "time_rewritten", "another form of the date"],
  },
  {
    id: "missing-header/lob", scheme: "lob", body, mistake: without("lob-signature-timestamp"), madeBy: hand, comment: "A proxy lets the signature pass alone", source: SDK, expect: ["noticed", "header_missing"],
  },
  ...[["slack", "x-slack-request-timestamp"], ["customer-io", "x-cio-timestamp"]].map(([scheme, name]) => ({
    id: `missing/${scheme}`, scheme, body, mistake: without(name), madeBy: hand, comment: "A proxy lets the signature pass alone", source: SDK, expect: ["proven", "time_missing", ""],
  })),
];
