/** `scheme-from`: a capture and a secret of a vendor that nobody knows give the description that verifies. */
import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { after, describe, test } from "node:test";
import { schemes } from "hookseal";
import { rawHttp } from "../../js/cli/requests/write.js";
import { Folder, call } from "./harness.js";

const scratch = new Folder();
after(() => scratch.remove());

const SECRET = "3mJ8sQ1kW7xYb2NcV5tZ";
const BODY = '{"id":"evt_42","amount":5000}';
const TIME = "1795391934";
const hmac = (message, { algorithm = "sha256", key = SECRET, to = "hex" } = {}) => createHmac(algorithm, key).update(message).digest(to);

/** Vendors that are not in the table: what they send, and what must be found. */
const VENDORS = {
  "a bare HMAC": { headers: { "x-acme": hmac(BODY) }, found: { signature: { header: "x-acme" } } },
  "SHA-512 in base64": { headers: { "x-acme": hmac(BODY, { algorithm: "sha512", to: "base64" }) }, found: { algorithm: "hmac-sha512", signature: { header: "x-acme", encoding: "base64" } } },
  "a prefix": { headers: { "x-acme": `sha256=${hmac(BODY)}` }, found: { signature: { header: "x-acme", layout: { prefix: "sha256=" } } } },
  "a time in pairs": {
    headers: { "x-acme": `t=${TIME},s=${hmac(`${TIME}.${BODY}`)}` },
    found: { signature: { header: "x-acme", layout: { pairs: { time: "t", tags: ["s"] } } }, content: ["timestamp", { literal: "." }, "body"], timestamp: { from: "signature" } },
  },
  "a time in a header, in milliseconds": {
    headers: { "x-acme-time": `${TIME}000`, "x-acme": hmac(`v0:${TIME}000:${BODY}`) },
    found: { content: [{ literal: "v0:" }, { header: "x-acme-time" }, { literal: ":" }, "body"], timestamp: { from: { header: "x-acme-time" }, unit: "milliseconds" } },
  },
  "an id and a time, and a key in base64 behind a prefix": {
    secret: `acme_${Buffer.from(SECRET).toString("base64")}`,
    headers: { "acme-id": "m_1", "acme-timestamp": TIME, "acme-signature": `v1,${hmac(`m_1.${TIME}.${BODY}`, { to: "base64" })}` },
    found: { key: { base64: "acme_" }, signature: { header: "acme-signature", layout: { versions: "v1" }, encoding: "base64" }, replay: { header: "acme-id" } },
  },
  "the URL": { headers: { "x-acme": hmac(`https://shop.example/hooks?a=1${BODY}`, { algorithm: "sha1" }) }, found: { algorithm: "hmac-sha1", content: [{ url: "whole" }, "body"] } },
  "method, path and body on lines": { headers: { "x-acme": hmac(`POST\n/hooks?a=1\n${BODY}`) }, found: { content: ["method", { literal: "\n" }, { url: "pathAndQuery" }, { literal: "\n" }, "body"] } },
  "a hash of secret and body": { headers: { "x-acme": createHash("sha256").update(SECRET + BODY).digest("hex") }, found: { algorithm: "sha256", content: ["secret", "body"] } },
  "a token": { headers: { "x-acme-token": SECRET }, found: { algorithm: "token", signature: { header: "x-acme-token" } } },
};

const requestOf = (headers, body = BODY) => rawHttp({ method: "POST", url: "https://shop.example/hooks?a=1", headers: [["content-type", "application/json"], ["user-agent", "Acme/1"], ...Object.entries(headers)], body: Buffer.from(body) });

describe("scheme-from", () => {
  for (const [what, { headers, secret = SECRET, found }] of Object.entries(VENDORS)) {
    test(`finds ${what}, and verify takes what it prints`, async () => {
      const request = scratch.write("request.http", requestOf(headers));
      const { code, out, err } = await call(["scheme-from", request, "--secret-env", "S", "--name", "acme"], { env: { S: secret } });
      assert.equal(code, 0, err);
      const description = JSON.parse(out);
      for (const [member, value] of Object.entries(found)) assert.deepEqual(description[member], value, out);
      const file = scratch.write("acme.json", out);
      const verdict = (own) => call(["verify", own, "--scheme-file", file, "--secret-env", "S", "--now", "1795391940000"], { env: { S: secret } });
      assert.equal((await verdict(request)).code, 0);
      if (description.algorithm !== "token") assert.equal((await verdict(scratch.write("other.http", requestOf(headers, '{"id":"evt_43"}')))).code, 1);
      assert.ok(!`${out}${err}`.includes(secret));
    });
  }

  test("claims nothing where the secret is another's, or the signature random", async () => {
    for (const { headers } of Object.values(VENDORS)) {
      const { code, out } = await call(["scheme-from", scratch.write("r.http", requestOf(headers)), "--secret-env", "S"], { env: { S: "another-0123456789" } });
      assert.deepEqual([code, out], [1, ""]);
    }
  });

  test("ends at a limit, and says so, whatever the delivery has", async () => {
    const signatures = Array.from({ length: 60 }, (_, index) => [`x-sig-${index}`, index.toString(16).padStart(2, "0").repeat(32)]);
    const times = Array.from({ length: 8 }, (_, index) => [`x-${index}-time`, String(1795391934 + index)]);
    const request = scratch.write("large.http", requestOf(Object.fromEntries([...signatures, ...times]), "a".repeat(20_000)));
    const started = performance.now();
    const { code, err } = await call(["scheme-from", request, "--secret-env", "S"], { env: { S: SECRET } });
    assert.deepEqual([code, /the search ended at its limit, after \d+ tries/.test(err)], [1, true], err);
    console.log(`ended after ${Math.round(performance.now() - started)} ms`);
    const json = JSON.parse((await call(["scheme-from", request, "--secret-env", "S", "--json"], { env: { S: SECRET } })).out);
    assert.deepEqual([json.found, json.search.ended], [false, true]);
    assert.ok(performance.now() - started < 60_000);
  });

  test("says first that it is a built-in scheme", async () => {
    const env = { S: "whsec_3mJ8sQ1kW7xYb2NcV5tZ" };
    const { bytes } = await call(["sign", "--scheme", "stripe", "--secret-env", "S", "--now", "2026-01-01T00:00:00Z"], { env });
    const { code, out, err } = await call(["scheme-from", "-", "--secret-env", "S"], { env, input: bytes });
    assert.deepEqual([code, JSON.parse(out).signature.header], [0, "stripe-signature"]);
    assert.match(err, /^note: this is the built-in "stripe" or "stripe-identity": --scheme stripe verifies it/);
    const github = await call(["sign", "--scheme", "github", "--secret-env", "S"], { env });
    assert.match((await call(["scheme-from", "-", "--secret-env", "S"], { env, input: github.bytes })).err, /this is the built-in "github"/);
    const mail = await call(["sign", "--scheme", "mailgun-routes", "--secret-env", "S"], { env });
    assert.match((await call(["scheme-from", "-", "--secret-env", "S"], { env, input: mail.bytes })).err, /this is the built-in "mailgun-routes"/);
    const other = await call(["scheme-from", "-", "--secret-env", "S"], { env: { S: "another-0123456789" }, input: bytes });
    assert.deepEqual([other.code, other.err.includes("built-in")], [1, false]);
  });

  test("finds how known vendors sign too", async () => {
    const found = [];
    for (const name of ["github", "stripe", "slack", "shopify", "svix", "zignsec-v5", "sheerid", "paystack", "zendesk", "hubspot-v3", "square", "mux", "onfido", "persona", "zoom", "cashfree", "intercom", "lob"]) {
      assert.ok(schemes.some((scheme) => scheme.name === name));
      const env = { S: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" };
      const { bytes } = await call(["sign", "--scheme", name, "--secret-env", "S", "--url", "https://shop.example/hooks"], { env });
      if ((await call(["scheme-from", "-", "--secret-env", "S"], { env, input: bytes })).code === 0) found.push(name);
    }
    console.log(`found: ${found.join(", ")}`);
    assert.ok(found.length >= 15, found.join());
  });
});
