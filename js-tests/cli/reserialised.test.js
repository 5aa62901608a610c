/** An endpoint that parses and verifies what it wrote again: `send` calls it bad, and so does each mistake in JSON. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, describe, test } from "node:test";
import express from "express";
import { Webhook, schemes } from "hookseal";
import { Webhook as StandardWebhooks } from "standardwebhooks";
import Stripe from "stripe";
import { MISTAKES } from "../../js/cli/breaks.js";
import { secretsFor } from "../../js/cli/placeholder.js";
import { signed, unsignable } from "../../js/cli/signer.js";
import { call } from "./harness.js";

const SECRETS = { "stripe": "whsec_3mJ8sQ1kW7xYb2NcV5tZ", "standard-webhooks": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "github": "It's a Secret to Everybody", "slack": "8f742231b10e8888abcd99yyyzzz85a5", "shopify": "hush-0123456789" };

/** What an application verifies with: the vendor's own library, where there is one. */
const VERIFIERS = {
  "stripe": (body, headers) => new Stripe("sk_test_0").webhooks.constructEvent(body, headers["stripe-signature"], SECRETS.stripe),
  "standard-webhooks": (body, headers) => new StandardWebhooks(SECRETS["standard-webhooks"]).verify(body, headers),
};
const verifierOf = (scheme) => VERIFIERS[scheme] ?? ((body, headers) => new Webhook(scheme, SECRETS[scheme]).verify(body, headers));

let server;
let url;
before(async () => {
  const answered = (bodyOf) => ({ params, body, headers }, response) => {
    try {
      verifierOf(params.scheme)(bodyOf(body), headers);
      response.sendStatus(200);
    } catch {
      response.sendStatus(400);
    }
  };
  const app = express().post("/right/:scheme", express.raw({ type: "*/*" }), answered(String)).use(express.json()).post("/wrong/:scheme", answered((body) => JSON.stringify(body)));
  server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${server.address().port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const send = async (path, scheme, ...more) => (await call(["send", `${url}/${path}/${scheme}`, "--scheme", scheme, "--secret-env", "S", ...more], { env: { S: SECRETS[scheme] } })).out.trim().split("\n").at(-1);

describe("an endpoint that parses and writes again", () => {
  const mistakes = Object.keys(MISTAKES).filter((name) => name.startsWith("json_"));

  for (const scheme of Object.keys(SECRETS)) {
    test(`is bad, and one that verifies the bytes is good: ${scheme}`, async () => {
      assert.match(await send("right", scheme), /^GOOD: /);
      assert.match(await send("wrong", scheme), /^BAD: the endpoint refuses a genuine delivery/);
      assert.ok(mistakes.length >= 4);
      for (const name of mistakes) {
        assert.match(await send("right", scheme, "--break", name), /^GOOD: /, name);
        assert.match(await send("wrong", scheme, "--break", name), /^BAD: the endpoint took what does not verify/, name);
      }
    });
  }
});

test("no sample of a signed JSON body is as JSON.stringify writes it, of all schemes", () => {
  const bodies = schemes.filter(({ name, covers }) => covers === "body" && unsignable(name) === undefined).map(({ name }) => [name, signed({ scheme: name, secrets: secretsFor(name, {}), url: "https://shop.example/hooks?data.id=1", now: Date.now(), values: {} }).body.toString()]);
  const inJson = bodies.filter(([, body]) => /^\s*[{[]/.test(body));
  assert.ok(inJson.length > 100, String(inJson.length));
  assert.deepEqual(inJson.filter(([, body]) => JSON.stringify(JSON.parse(body)) === body).map(([name]) => name), []);
});
