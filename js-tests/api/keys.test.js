/** Keys that a delivery names: how a caller learns which to get, and hands it over. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { Webhook, WebhookError } from "hookseal";
import { receive } from "hookseal/web";
import { vector } from "../scratch.js";

const { request, secrets, now } = vector("plaid/genuine");
const jwk = JSON.parse(secrets[0]);

const verify = (keys) => new Webhook("plaid", keys, { now: () => now }).verify(request.body, request.headers);

describe("a key that a delivery names", () => {
  test("is told by its name, and answered so that the vendor retries", () => {
    for (const keys of [[], { ...jwk, kid: "another" }]) {
      assert.throws(() => verify(keys), (error) => {
        assert.ok(error instanceof WebhookError);
        assert.deepEqual([error.code, error.status, error.keyId], ["key_required", 503, jwk.kid]);
        return true;
      });
    }
  });

  test("is taken as an object, as JSON, and in a set", () => {
    const set = { keys: [{ ...jwk, kid: "another" }, jwk] };
    for (const keys of [jwk, JSON.stringify(jwk), set, JSON.stringify(set), [{ ...jwk, kid: "another" }, jwk]]) {
      assert.equal(verify(keys).payload.webhook_type, "IDENTITY_VERIFICATION");
    }
  });

  test("is refused where it is private, or none", () => {
    for (const key of [{ ...jwk, d: jwk.x }, { kty: "EC" }, { kty: "oct", k: "AAAA" }, { keys: "none" }, {}]) {
      assert.throws(() => verify(key), (error) => {
        assert.equal(error.code, "invalid_secret");
        assert.equal(error.keyId, undefined);
        return true;
      });
    }
  });
});

/** What `docs/keys.md` shows, with the vendors' hosts on this machine. */
function recipe(fetch) {
  const page = readFileSync(join(import.meta.dirname, "../../docs/keys.md"), "utf8");
  const [, code] = /^```js\nimport .*?$(.*?)^```$/ms.exec(page);
  const make = new Function("Webhook", "fetch", `${code.replaceAll("export ", "")} return { withKeys, getCertificate };`);
  return make(Webhook, fetch);
}

const file = (name) => JSON.parse(readFileSync(join(import.meta.dirname, `../../vectors/${name}.json`), "utf8")).vectors;
const genuine = (scheme, name = scheme) => file(name).find(({ id }) => id === `${scheme}/genuine`);
let server, requests, answer, keys;

before(async () => {
  server = createServer((incoming, response) => {
    requests.push(incoming.url);
    answer(incoming, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  keys = recipe((address, init) => {
    const { protocol, pathname } = new URL(address);
    assert.equal(protocol, "https:");
    return fetch(`http://127.0.0.1:${port}${pathname}`, init);
  });
});
beforeEach(() => (requests = []));
after(() => server.close());

describe("the recipe of docs/keys.md", () => {
  for (const [scheme, name] of [["aws-sns"], ["aws-sns-sha1", "aws-sns"], ["paypal"], ["paypal-sandbox", "paypal"]]) {
    test(`gets the certificate of ${scheme} once`, async () => {
      const { request, secrets, options, now, expect } = genuine(scheme, name);
      answer = (_, response) => response.end(secrets[0]);
      const { verify } = keys.withKeys(scheme, { ...options, now: () => now }, keys.getCertificate);
      for (let round = 0; round < 3; round += 1) {
        const event = await verify(request.body, request.headers);
        assert.deepEqual([event.covers, event.payload], [expect.covers, expect.payload]);
      }
      assert.equal(requests.length, 1);
      const forged = request.body.replace("order", "0rder").replace("20.00", "90.00");
      await assert.rejects(verify(forged, request.headers), { code: "signature_mismatch" });
      assert.equal(requests.length, 1);
    });
  }

  test("gets Plaid's key by its name", async () => {
    const named = [];
    const { verify } = keys.withKeys("plaid", { now: () => now }, (id) => (named.push(id), jwk));
    for (let round = 0; round < 2; round += 1) await verify(request.body, request.headers);
    assert.deepEqual(named, [jwk.kid]);
  });

  test("serves the adapters", async () => {
    const { request, secrets, options, now, expect } = genuine("aws-sns");
    answer = (_, response) => response.end(secrets[0]);
    const events = [];
    const receiver = receive(keys.withKeys("aws-sns", { ...options, now: () => now }, keys.getCertificate), (event) => events.push(event.payload));
    const post = (body) => receiver(new Request("https://receiver.example/", { method: "POST", headers: request.headers, body }));
    assert.deepEqual([(await post(request.body)).status, (await post(request.body.replace("order", "0rder"))).status], [200, 401]);
    assert.deepEqual(events, [expect.payload]);
  });

  test("has the vendor come again while the key cannot be had, and says why", async () => {
    const { request, secrets, options, now } = genuine("aws-sns");
    const causes = [];
    const withKeys = keys.withKeys("aws-sns", { ...options, now: () => now }, keys.getCertificate);
    const receiver = receive(withKeys, () => {}, { onRefusal: ({ cause }) => void causes.push(cause.message ?? cause.code) });
    const post = async () => {
      const response = await receiver(new Request("https://receiver.example/", { method: "POST", ...request }));
      return [response.status, (await response.json()).error];
    };
    for (answer of [(incoming) => incoming.destroy(), (_, response) => response.writeHead(500).end(), (_, response) => response.end("no certificate")]) {
      assert.deepEqual(await post(), [503, "key_required"]);
    }
    answer = (_, response) => response.end(secrets[0]);
    assert.deepEqual(await post(), [200, undefined]);
    assert.equal(causes.length, 3);
    assert.match(causes[1], /^no certificate at https:/);
  });
});

describe("what the recipe of docs/keys.md fetches", () => {
  test("goes nowhere but to the vendor's addresses", async () => {
    const { verify } = keys.withKeys("aws-sns", { audience: "arn" }, keys.getCertificate);
    for (const { id, request } of file("aws-sns").filter(({ id, expect }) => id.includes("/address-") && expect.error === "malformed_signature")) {
      await assert.rejects(verify(request.body, request.headers), { code: "malformed_signature" }, id);
    }
    assert.deepEqual(requests, []);
  });

  test("follows no redirection, takes no page of any length, and stops at ten", async () => {
    const { request, options, now } = genuine("aws-sns");
    const { verify } = keys.withKeys("aws-sns", { ...options, now: () => now }, keys.getCertificate);
    const answers = [
      (_, response) => response.writeHead(302, { location: "/elsewhere" }).end(),
      (_, response) => response.end("x".repeat(70_000)),
      (_, response) => response.writeHead(404).end(),
      (_, response) => response.end("no certificate"),
    ];
    for (let index = 0; index < 10; index += 1) {
      answer = answers[index % answers.length];
      await assert.rejects(verify(request.body, request.headers), ({ code, cause }) => code === "key_required" && cause !== undefined);
    }
    await assert.rejects(verify(request.body, request.headers), ({ code, cause }) => code === "key_required" && cause === undefined);
    assert.equal(requests.length, 10);
  });

  test("gets a certificate anew when the one it keeps has expired", async () => {
    const { request, secrets, options, now } = genuine("aws-sns");
    let time = now;
    answer = (_, response) => response.end(secrets[0]);
    const { verify } = keys.withKeys("aws-sns", { ...options, tolerance: Infinity, now: () => time }, keys.getCertificate);
    await verify(request.body, request.headers);
    time = Date.UTC(2030, 0);
    await assert.rejects(verify(request.body, request.headers), { code: "key_required" });
    time = now;
    await verify(request.body, request.headers);
    assert.equal(requests.length, 2);
  });
});
