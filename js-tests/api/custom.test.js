/** Schemes that callers describe, on the JavaScript side; what is refused and why is tested in Rust (`tests/custom.rs`). */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash, createHmac, generateKeyPairSync, sign } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Webhook, WebhookError } from "hookseal";
import { root } from "../scratch.js";

const secret = "4c0d8a3e-52f1-4e5b-9f57-1c0a6de2b871";
const body = '{"id":1}';
const hex = (text) => createHmac("sha256", secret).update(text).digest("hex");

/** A time in the signature, and an id beside it. */
const acme = {
  name: "acme",
  signature: { header: "X-Acme-Signature", layout: { pairs: { time: "t", tags: ["v1"] } } },
  content: ["timestamp", { literal: "." }, { header: "X-Acme-Id" }, { literal: "." }, "body"],
  timestamp: { from: "signature", tolerance: 60 },
  replay: { header: "X-Acme-Id" },
  id: [{ member: "id" }],
};
const now = 1_795_391_934_000;
const signed = { "x-acme-signature": `t=${now / 1000},v1=${hex(`${now / 1000}.7.${body}`)}`, "x-acme-id": "7" };

const minimal = { signature: { header: "x-signature" } };

/** A matcher for `assert.throws`. */
const refusal = (code, hint) => (error) => {
  assert.ok(error instanceof WebhookError, error);
  assert.equal(error.code, code);
  assert.match(error.hint, hint);
  return true;
};

describe("a description", () => {
  test("verifies what the vendor signs", () => {
    const webhook = new Webhook(acme, secret);
    assert.equal(webhook.scheme, "acme");
    const event = webhook.verify(body, signed, { now });
    const { kind, scheme, id, timestamp, covers, keyIndex, replayKey, payload } = event;
    assert.deepEqual(
      { kind, scheme, id, timestamp, covers, keyIndex, replayKey, payload },
      { kind: "event", scheme: "acme", id: "1", timestamp: now, covers: "body", keyIndex: 0, replayKey: "7", payload: { id: 1 } },
    );
  });

  test("refuses as a built-in scheme does, in its own name", () => {
    const webhook = new Webhook(acme, secret);
    const { ok, error } = webhook.check(`${body}\n`, signed, { now });
    assert.deepEqual([ok, error.code, error.status, error.scheme], [false, "signature_mismatch", 401, "acme"]);
    const { findings } = webhook.diagnose(`${body}\n`, signed, { now });
    assert.deepEqual(findings.map(({ grade, code }) => [grade, code]), [["proven", "body_whitespace_at_end"]]);
    assert.equal(webhook.check(body, signed, { now: now + 60_001 }).error.code, "timestamp_too_old");
    assert.equal(webhook.check(body, { ...signed, "x-acme-id": "8" }, { now }).error.code, "signature_mismatch");
    assert.equal(webhook.check(body, {}, { now }).error.code, "missing_signature");
  });

  test("can be short", () => {
    const event = new Webhook(minimal, secret).verify(body, { "X-Signature": hex(body) });
    assert.deepEqual([event.scheme, event.timestamp], ["custom", undefined]);
  });

  test("is taken with a large body, which the host hashes", () => {
    const large = "x".repeat(1 << 18);
    assert.equal(new Webhook(minimal, secret).verify(large, { "x-signature": hex(large) }).keyIndex, 0);
  });

  test("may be changed afterwards: nothing changes", () => {
    const mine = structuredClone(minimal);
    const webhook = new Webhook(mine, secret);
    mine.signature.header = "x-other";
    assert.equal(webhook.verify(body, { "x-signature": hex(body) }).keyIndex, 0);
  });

  test("signs for a test", () => {
    const webhook = new Webhook(acme, secret);
    assert.deepEqual(webhook.sign(body, { now, id: "7" }), signed);
  });
});

describe("a description may", () => {
  test("can answer a handshake", () => {
    const asking = {
      ...minimal,
      handshakes: [{ method: "GET", signed: false, when: [{ query: "challenge" }], body: [{ query: "challenge" }] }],
    };
    const url = "https://receiver.example/?challenge=abc";
    const answer = new Webhook(asking, secret).verify("", {}, { method: "GET", url });
    assert.deepEqual([answer.kind, answer.scheme, answer.response.status, answer.response.body], ["challenge", "custom", 200, "abc"]);
  });

  test("can read headers that a header names", () => {
    const listed = { ...minimal, content: [{ signedHeaders: "x-list" }, { literal: "\n" }, "body"] };
    const headers = { "x-list": "x-list,x-a", "x-a": "1", "x-signature": hex(`x-list:x-list,x-a;x-a:1\n${body}`) };
    const webhook = new Webhook(listed, secret);
    const pairs = Object.entries(headers);
    for (const form of [headers, pairs, new Map(pairs), new Headers(pairs), { ...headers, "x-a": ["1"], cookie: undefined }]) {
      assert.equal(webhook.verify(body, form).keyIndex, 0);
    }
    assert.throws(() => webhook.verify(body, { ...headers, "x-a": "2" }), refusal("signature_mismatch", /./));
    for (const wrong of [{ get: (name) => headers[name] }, { ...headers, other: 7 }, [["x-a", null]]]) {
      assert.throws(() => webhook.verify(body, wrong), { name: "TypeError", message: /^headers: / });
    }
  });

  test("that reads all headers is given each as it is, 1,024 at most", () => {
    const webhook = new Webhook({ ...minimal, content: [{ signedHeaders: "x-list" }, { literal: "\n" }, "body"] }, secret);
    const signedPairs = [["x-list", "x-list"], ["x-signature", hex(`x-list:x-list\n${body}`)]];
    const code = (more) => webhook.check(body, [...signedPairs, ...more]).error?.code;
    const many = (count) => Array.from({ length: count }, (_, index) => [`x-${index}`, "€".repeat(20)]);
    // None of them is signed, and none makes up another.
    assert.equal(code([["x-other", "1\r\nx-list:x-other"], ["x-b:x-list", "x-b"]]), undefined);
    assert.deepEqual([1022, 1023, 100_000].map((count) => code(many(count))), [undefined, "malformed_signature", "malformed_signature"]);
  });
});

describe("a description of a vendor", () => {
  test("can be of a vendor with a private key", () => {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const key = publicKey.export({ type: "spki", format: "pem" });
    const webhook = new Webhook({ ...minimal, algorithm: "ed25519" }, key);
    const headers = { "x-signature": sign(null, Buffer.from(body), privateKey).toString("hex") };
    assert.equal(webhook.verify(body, headers).keyIndex, 0);
    assert.throws(() => webhook.verify("{}", headers), refusal("signature_mismatch", /./));
    assert.throws(() => new Webhook({ ...minimal, key: "public" }, key), refusal("invalid_scheme", /^key: a public key is no secret/));
  });

  test("can be of a vendor with tokens", () => {
    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const tokens = {
      algorithm: "jws",
      signature: { header: "authorization", layout: { jws: { prefix: "Bearer ", algorithms: ["RS256"] } } },
      require: [{ bodySha256: { claim: "hash" } }, { expires: { claim: "exp" } }],
      timestamp: { from: { claim: "iat" } },
      replay: { claim: "jti" },
    };
    const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = { iat: now / 1000, exp: now / 1000 + 60, jti: "7", hash: createHash("sha256").update(body).digest("hex") };
    const token = `${part({ alg: "RS256" })}.${part(claims)}`;
    const headers = { authorization: `Bearer ${token}.${sign("sha256", Buffer.from(token), privateKey).toString("base64url")}` };
    const webhook = new Webhook(tokens, publicKey.export({ type: "spki", format: "pem" }));
    const event = webhook.verify(body, headers, { now });
    assert.deepEqual([event.timestamp, event.replayKey, event.covers], [now, "7", "body"]);
    assert.throws(() => webhook.verify("{}", headers, { now }), refusal("signature_mismatch", /the token's claim hash/));
    assert.throws(() => webhook.verify(body, headers, { now: now + 360_000 }), refusal("timestamp_too_old", /./));
    assert.throws(() => new Webhook({ ...tokens, require: [] }, []), refusal("invalid_scheme", /^require: /));

    const untimed = { ...tokens, require: tokens.require.slice(0, 1), timestamp: undefined };
    const other = new Webhook(untimed, publicKey.export({ type: "spki", format: "pem" }), { now: () => now + 360_000 });
    assert.throws(() => other.verify(body, headers), refusal("timestamp_too_old", /./));
    assert.equal(other.verify(body, headers, { now }).timestamp, undefined);
  });

  test("can say that nothing is signed", () => {
    const unsigned = { algorithm: "none", sources: ["192.0.2.0/24"] };
    assert.throws(() => new Webhook(unsigned, []), refusal("unsigned", /sourceAddresses/));
    const webhook = new Webhook(unsigned, [], { sourceAddresses: "documented" });
    assert.equal(webhook.verify(body, {}, { sourceAddress: "192.0.2.7" }).covers, "sender");
    assert.equal(webhook.check(body, {}, { sourceAddress: "198.51.100.7" }).error.code, "source_not_allowed");
  });
});

describe("a description, in the package", () => {
  test("outlives many other Webhooks", () => {
    const webhook = new Webhook(acme, secret);
    for (let count = 0; count < 300; count += 1) new Webhook(minimal, `secret ${count}`);
    assert.equal(webhook.verify(body, signed, { now }).scheme, "acme");
  });

  test("has the package's schema", async () => {
    const { default: schema } = await import("hookseal/scheme.schema.json", { with: { type: "json" } });
    assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
    assert.ok("signature" in schema.properties);
  });

  test("is as the documentation says", () => {
    const page = readFileSync(join(root, "docs/custom-schemes.md"), "utf8");
    const blocks = [...page.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
    const run = (code) => execFileSync(process.execPath, ["--input-type=module", "--eval", code], { cwd: root, encoding: "utf8" });
    assert.deepEqual(blocks.map(run), ["", "acme msg_1 body\n"]);
  });

  for (const name of readdirSync(join(root, "examples/custom-schemes"))) {
    test(`examples/custom-schemes/${name} verifies what it signs`, () => {
      const webhook = new Webhook(JSON.parse(readFileSync(join(root, "examples/custom-schemes", name), "utf8")), secret);
      const context = { now, method: "POST", url: "https://receiver.example/hook" };
      assert.equal(webhook.verify(body, webhook.sign(body, context), context).scheme, name.replace(".json", ""));
    });
  }
});

describe("what is no description", () => {
  const cases = {
    "a member that is none": [{ ...minimal, timestmp: {} }, /^timestmp: there is no such member/],
    "a member deep inside": [{ signature: { header: "x", layout: { tag: "v1" } } }, /^signature\.layout\.tag: there is no such member/],
    "no signature": [{}, /^signature: is missing/],
    "a list": [[minimal], /^the description: expected an object/],
    "a Map": [new Map(), /^signature: is missing/],
    "a built-in scheme's name": [{ ...minimal, name: "sheerid" }, /^name: a built-in scheme has this name/],
    "a text that is no text": [{ signature: { header: "\ud800" } }, /^the description: is not JSON/],
  };
  for (const [name, [description, hint]] of Object.entries(cases)) {
    test(`${name} is refused`, () => {
      const matches = refusal("invalid_scheme", hint);
      assert.throws(() => new Webhook(description, secret), (error) => matches(error) && error.status === 500 && error.scheme === undefined);
    });
  }

  for (const given of [undefined, null, 1, true, () => minimal, { toJSON: () => undefined }]) {
    test(`${String(given)} is a TypeError`, () => {
      assert.throws(() => new Webhook(given, secret), { name: "TypeError", message: /^scheme: expected a name or a description/ });
    });
  }

  test("a description as text is the name of no scheme", () => {
    assert.throws(() => new Webhook(JSON.stringify(minimal), secret), refusal("unknown_scheme", /./));
  });
});
