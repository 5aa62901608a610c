/** Names of schemes that nobody has, and what may be meant. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Webhook } from "hookseal";
import { Webhook as Hmac } from "hookseal/hmac";
import { refusal, secret } from "./known.js";

test("of a scheme that nobody has", () => {
  for (const name of ["zingsec", "", "__proto__", "toString"]) {
    assert.throws(() => new Webhook(name, secret), refusal("unknown_scheme"));
  }
  assert.throws(() => new Webhook(undefined, secret), { name: "TypeError", message: /^scheme: / });
});

const MEANT = {
  zingsec: /did you mean "zignsec"/,
  slakc: /did you mean "slack"/,
  "Standard Webhooks": /did you mean "standard-webhooks"/,
  hubspot: /did you mean "hubspot-v1" or "hubspot-v2" or "hubspot-v3"/,
  "sumsub-sha": /"sumsub-sha1" or "sumsub-sha512"/,
  goody: /signs as "svix"/,
  WhatsApp: /signs as "meta"/,
  apple: /hookseal\/evidence\/apple verifies them/,
  '{"signature":{}}': /^a description is an object.*JSON\.parse/,
  acme: /^no built-in scheme has this name: a vendor whose headers .*"standard-webhooks".*"svix".*docs\/custom-schemes\.md/,
  ["x".repeat(100_000)]: /^no built-in scheme has this name: a vendor/,
};
for (const [name, hint] of Object.entries(MEANT)) {
  test(`named ${name.slice(0, 20)} says what may be meant`, () => {
    assert.throws(() => new Webhook(name, secret), refusal("unknown_scheme", hint));
  });
}

test("that hookseal/hmac does not have says so", () => {
  assert.throws(() => new Hmac("discord", secret), refusal("unknown_scheme", /^discord is verified with a public key.*import hookseal$/));
  assert.throws(() => new Hmac("dicsord", secret), refusal("unknown_scheme", /did you mean "discord"/));
});
