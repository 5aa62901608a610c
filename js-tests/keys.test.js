/** Keys that a delivery names: how a caller learns which to get, and hands it over. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Webhook, WebhookError } from "hookseal";

const { vectors } = JSON.parse(readFileSync(join(import.meta.dirname, "../vectors/plaid.json"), "utf8"));
const { request, secrets, now } = vectors.find(({ id }) => id === "plaid/genuine");
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
