/** `hookseal/slim`: what it refuses to take, and that it keeps nothing. Its verdicts are those of the vectors. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, describe, test } from "node:test";
import { Scratch } from "../scratch.js";

const scratch = new Scratch();
after(() => scratch.remove());

const { lib: full, slim, schemes } = await scratch.load();
const { Webhook, WebhookError } = slim;

const SECRET = "the secret of the tests";
const ACME = { signature: { header: "X-Acme-Signature" } };
const TIMED = {
  name: "acme",
  signature: { header: "x-acme-signature", layout: { pairs: { separator: ";", time: "t", tags: ["v1", "v2"] } } },
  content: ["timestamp", { literal: "." }, { header: "X-Acme-Id" }, { literal: "." }, "body"],
  timestamp: { from: "signature", unit: "milliseconds", tolerance: { past: 60, future: "any" } },
  method: "any",
};

const hmac = (...pieces) => pieces.reduce((mac, piece) => mac.update(piece), createHmac("sha256", SECRET)).digest("hex");
const refusal = (code) => (error) => error instanceof WebhookError && error.code === code && error.status === 500;

/** Each of them is refused, with the place in the hint. */
const REFUSED = [
  ["scheme", "stripe"],
  ["scheme", []],
  ["scheme", null],
  ["scheme", undefined],
  ["scheme.formats", { ...ACME, formats: ["json"] }],
  ["scheme.handshakes", { ...ACME, handshakes: [] }],
  ["scheme.replay", { ...ACME, replay: { header: "x-acme-id" } }],
  ["scheme.alternates", { ...ACME, alternates: [["body"]] }],
  ["scheme.require", { ...ACME, require: [] }],
  ["name", { ...ACME, name: "Acme" }],
  ["name", { ...ACME, name: "" }],
  ["algorithm", { ...ACME, algorithm: "hmac-sha512" }],
  ["algorithm", { ...ACME, algorithm: null }],
  ["covers", { ...ACME, covers: "sender" }],
  ["method", { ...ACME, method: "post" }],
  ["method", { ...ACME, method: "" }],
  ["method", { ...ACME, method: null }],
  ["name", { ...ACME, name: null }],
  ["content", { ...ACME, content: null }],
  ["$schema", { ...ACME, $schema: null }],
  ["description", { ...ACME, description: 7 }],
  ["description", { ...ACME, description: "\ud800" }],
  ["signature.header", { signature: { header: "a||b" } }],
  ["signature.header", { signature: { header: "|a" } }],
  ["signature.header", { signature: { header: "a|" } }],
  ["signature.header", { signature: { header: "|" } }],
  ["signature.layout", { signature: { header: "x", layout: { prefix: "\udc00" } } }],
  ["content", { ...ACME, content: ["body", { literal: "." }, { header: Array.from({ length: 28 }, (_, index) => `x-${index}`).join("|") }] }],
  ["key", { ...ACME, key: "hex" }],
  ["key", { ...ACME, key: null }],
  ["key", { ...ACME, key: { base64: "" } }],
  ["key.hex", { ...ACME, key: { hex: "" } }],
  ["signature", {}],
  ["signature.query", { signature: { query: "signature" } }],
  ["signature.header", { signature: {} }],
  ["signature.header", { signature: { header: "x acme" } }],
  ["signature.header", { signature: { header: "" } }],
  ["signature.encoding", { signature: { header: "x", encoding: "base64url" } }],
  ["signature.layout", { signature: { header: "x", layout: "prefix" } }],
  ["signature.layout", { signature: { header: "x", layout: {} } }],
  ["signature.layout", { signature: { header: "x", layout: { prefix: "" } } }],
  ["signature.layout", { signature: { header: "x", layout: { prefix: "a", versions: "v1" } } }],
  ["signature.layout.pairGroups", { signature: { header: "x", layout: { pairGroups: { time: "t", tags: ["v1"] } } } }],
  ["signature.layout", { signature: { header: "x", layout: { pairs: { tags: [] } } } }],
  ["signature.layout", { signature: { header: "x", layout: { pairs: { tags: Array(17).fill("v1") } } } }],
  ["signature.layout", { signature: { header: "x", layout: { pairs: { time: "t", tags: ["t"] } } } }],
  ["content", { ...ACME, content: [] }],
  ["content", { ...ACME, content: Array(17).fill("body") }],
  ["content", { ...ACME, content: [{ literal: "body" }] }],
  ["content", { ...ACME, content: [{ header: "x-acme-id" }] }],
  ["content", { ...ACME, content: ["body", "url"] }],
  ["content", { ...ACME, content: ["body", { literal: "a", header: "b" }] }],
  ["content.optional", { ...ACME, content: ["body", { optional: { header: "b" } }] }],
  ["content", { ...ACME, content: ["timestamp", "body"], timestamp: { from: "signature" } }],
  ["content", { ...ACME, content: ["body", { literal: "." }, "body"] }],
  ["content", { ...ACME, content: [{ header: "x-acme-id" }, { header: "x-acme-kind" }, { literal: "." }, "body"] }],
  ["content", { ...ACME, content: ["body", { header: "x-acme-id" }, { literal: "." }] }],
  ["scheme.forms", { ...ACME, forms: [{ header: "x-acme-id", form: "plain" }] }],
  ["timestamp", { ...TIMED, timestamp: undefined }],
  ["timestamp", { ...TIMED, content: ["body"] }],
  ["timestamp", { ...TIMED, timestamp: { from: { header: "x-acme-id" } } }],
  ["timestamp", { ...ACME, timestamp: { from: { header: "x-acme-time" } } }],
  ["timestamp", { ...ACME, timestamp: { from: { header: "x-acme-signature" } } }],
  ["timestamp.from", { ...ACME, timestamp: {} }],
  ["timestamp.from.optionalMember", { ...ACME, timestamp: { from: { optionalMember: "time" } } }],
  ["timestamp.unit", { ...TIMED, timestamp: { from: "signature", unit: "iso8601" } }],
  ["timestamp.unit", { ...TIMED, timestamp: { from: "signature", unit: "secondsOrMilliseconds" } }],
  ["timestamp.tolerance", { ...TIMED, timestamp: { from: "signature", tolerance: -1 } }],
  ["timestamp.tolerance", { ...TIMED, timestamp: { from: "signature", tolerance: "300" } }],
  ["timestamp.tolerance", { ...TIMED, timestamp: { from: "signature", tolerance: { past: 1 } } }],
];

describe("a description", () => {
  test("is the default of what `require` gives of its module, in CommonJS too", () => {
    const stripe = { ...ACME, name: "acme" };
    const judged = (given) => new Webhook(given, SECRET).check("{}", { "x-acme-signature": hmac("{}") }).ok;
    assert.deepEqual([stripe, { default: stripe }, { __esModule: true, default: stripe }].map(judged), [true, true, true]);
  });

  test("of one's own, whose defaults are those of hookseal", () => {
    const event = new Webhook(ACME, SECRET).verify("{}", { "X-ACME-signature": hmac("{}") }, { method: "POST" });
    const { body, ...rest } = event;
    assert.deepEqual(rest, { kind: "event", scheme: "custom", covers: "body", keyIndex: 0, timestamp: undefined });
    assert.deepEqual([...body], [...Buffer.from("{}")]);
    assert.deepEqual(JSON.parse(JSON.stringify(event)), { kind: "event", scheme: "custom", covers: "body", keyIndex: 0, body: "e30=" });
    assert.equal(new Webhook(ACME, SECRET).check("{}", {}, { method: "PUT" }).error.code, "method_not_allowed");
  });

  test("with a time, an id, two signatures and a window of its own", () => {
    const webhook = new Webhook(TIMED, ["another secret", SECRET]);
    const time = 1_795_391_934_000;
    const headers = new Headers({ "x-acme-signature": `t=${time};v1=${"0".repeat(64)};v2=${hmac(`${time}.id.{}`)}`, "x-acme-id": "id" });
    const verdict = (now, options = {}) => {
      const { event, error } = new Webhook(TIMED, SECRET, options).check("{}", headers, { now });
      return event?.timestamp ?? error.code;
    };
    assert.equal(webhook.verify("{}", headers, { now: time }).keyIndex, 1);
    assert.deepEqual([0, time + 60_000, time + 60_001].map((now) => verdict(now)), [time, time, "timestamp_too_old"]);
    assert.deepEqual(verdict(time - 1000, { tolerance: { future: 0.5 } }), "timestamp_in_future");
    assert.deepEqual(verdict(time + 8_000_000, { tolerance: Infinity }), time);
    assert.deepEqual(verdict(undefined, { now: () => time + 60_001 }), "timestamp_too_old");
  });

  for (const [index, [place, description]] of REFUSED.entries()) {
    test(`is refused at ${place} (${index})`, () => {
      assert.throws(
        () => new Webhook(description, SECRET),
        (error) => refusal("invalid_scheme")(error) && error.hint.startsWith(`${place}: `),
      );
    });
  }
});

describe("a description, beside hookseal", () => {
  test("whose parts run into each other is refused, as by hookseal; a literal or a known length keeps them apart", () => {
    const id = { header: "x-acme-id" };
    const time = { header: "x-acme-time" };
    const now = 1_795_391_934_000;
    const judge = (lib, content, headers, body = "{}") => {
      const webhook = new lib.Webhook({ ...ACME, content, ...(content.includes(time) && { timestamp: { from: time } }) }, SECRET);
      return webhook.check(body, headers, { now }).error?.code;
    };
    for (const lib of [full, { Webhook }]) {
      assert.throws(() => judge(lib, [id, "body"], {}), { code: "invalid_scheme" });
      const headers = { "x-acme-id": "msg", "x-acme-time": `${now / 1000}`, "x-acme-signature": hmac(`${now / 1000}msg.{}`) };
      const content = [time, id, { literal: "." }, "body"];
      assert.equal(judge(lib, content, headers), undefined);
      assert.equal(judge(lib, content, { ...headers, "x-acme-id": "msg.{" }, "}"), "signature_mismatch");
      assert.equal(judge(lib, content, { ...headers, "x-acme-time": `${now / 1000}m`, "x-acme-id": "sg" }), "malformed_timestamp");
      assert.equal(judge(lib, content, { ...headers, "x-acme-signature": hmac(`${now / 1000}m.s.{}`), "x-acme-id": "m.s" }), "malformed_signature");
    }
  });

  test("what it is told of a request is the same as hookseal is told, and a misspelt member a TypeError", () => {
    const headers = { "x-acme-signature": hmac("{}") };
    const judge = (lib, context) => new lib.Webhook(ACME, SECRET).check("{}", headers, context).error?.code;
    for (const lib of [full, { Webhook }]) {
      assert.equal(judge(lib, { method: "POST", url: "https://receiver.example/", sourceAddress: "192.0.2.1", now: 0 }), undefined);
      assert.equal(judge(lib, { url: `https://receiver.example/${"a".repeat(1 << 15)}` }), "malformed_signature");
      assert.throws(() => judge(lib, { uri: "https://receiver.example/" }), TypeError);
      assert.throws(() => judge(lib, { sourceAddress: 7 }), TypeError);
    }
  });

  test("what it takes, hookseal takes, with the same verdict", () => {
    for (const [name, scheme] of Object.entries({ ...schemes, acme: ACME, timed: TIMED })) {
      const key = typeof scheme.key === "object" || scheme.key === "base64" ? Buffer.from(SECRET).toString("base64") : SECRET;
      const webhook = new full.Webhook({ ...scheme, name: "own" }, key);
      const now = 1_795_391_934_000;
      const headers = webhook.sign("{}", { now, id: "msg_1" });
      // What has no signature by `sign` alone needs a header that the test does not know.
      const known = { "x-acme-id": "msg_1", ...headers };
      const judge = (lib, description) => {
        const { event, error } = new lib.Webhook(description, key).check("{}", known, { now });
        return error?.code ?? [event.keyIndex, event.timestamp];
      };
      assert.deepEqual(judge({ Webhook }, scheme), judge(full, { ...scheme, name: "own" }), name);
    }
  });
});

test("as many headers as hookseal reads, each of them twice, are a refusal of the sender's", () => {
  const names = Array.from({ length: 27 }, (_, index) => `x-${index}`);
  const description = { ...ACME, content: ["body", { literal: "." }, { header: names.join("|") }] };
  const pairs = [...names, "x-acme-signature"].flatMap((name) => [[name, "00"], [name, "00"]]);
  for (const lib of [Webhook, full.Webhook]) assert.equal(new lib(description, SECRET).check("{}", pairs).error.code, "duplicate_header");
});

describe("secrets and options", () => {
  const secrets = ["", " secret", "secret\n", '"secret"', undefined, 7, [], Array(17).fill("secret"), new Uint8Array(), "s".repeat(4097)];
  for (const secret of secrets) {
    test(`the secret ${JSON.stringify(secret)?.slice(0, 40)} is refused, as by hookseal`, () => {
      assert.throws(() => new full.Webhook("github", secret), { code: "invalid_secret" });
      assert.throws(() => new Webhook(schemes.github, secret), refusal("invalid_secret"));
    });
  }

  const options = [null, 7, { tolerence: 1 }, { tolerance: 0 }, { tolerance: "1" }, { maxBodyBytes: 0 }, { now: 1 }, { sourceAddresses: [] }, { verifyToken: "t" }, [], new Map([["now", 1]])];
  for (const given of options) {
    test(`options ${JSON.stringify(given)} are refused`, () => {
      assert.throws(() => new Webhook(ACME, SECRET, given), (error) => error instanceof TypeError || error instanceof RangeError);
    });
  }

  test("a body over the limit, headers that are none, a body that is not raw", () => {
    const webhook = new Webhook(ACME, SECRET, { maxBodyBytes: 8 });
    const headers = { "x-acme-signature": hmac("12345678") };
    assert.equal(webhook.verify("12345678", headers).keyIndex, 0);
    assert.equal(webhook.check("123456789", headers).error.code, "body_too_large");
    assert.equal(webhook.check({}, headers).error.code, "body_not_raw");
    assert.throws(() => webhook.verify("", undefined), TypeError);
    assert.throws(() => webhook.verify("", { "x-acme-signature": 7 }), TypeError);
    assert.throws(() => new Webhook(TIMED, SECRET).verify("", {}, { now: -1 }), TypeError);
  });

  test("a header of any length is refused by itself", () => {
    for (const value of ["0".repeat(4097), "ü".repeat(4096), "0".repeat(1 << 20), "\uD800", "\0"]) {
      assert.equal(new Webhook(ACME, SECRET).check("", { "x-acme-signature": value }).error.code, "malformed_signature");
    }
  });
});

test("ten thousand Webhooks and large bodies do not fill the memory", () => {
  const large = new Uint8Array(1 << 20);
  const headers = { "x-acme-signature": hmac(large) };
  const before = process.memoryUsage().rss;
  for (let index = 0; index < 10_000; index += 1) new Webhook(ACME, SECRET);
  for (let index = 0; index < 100; index += 1) assert.equal(new Webhook(ACME, SECRET).verify(large, headers).keyIndex, 0);
  assert.ok(process.memoryUsage().rss - before < 200 * 2 ** 20);
});

describe("in an adapter", () => {
  test("a genuine delivery is handled, a forged one refused, and one that is too large", async () => {
    const { receive } = await import("hookseal/web");
    const handled = [];
    const serve = receive(new Webhook(ACME, SECRET, { maxBodyBytes: 10 }), (event) => void handled.push(event.scheme), { onRefusal: () => {} });
    const send = async (body, signed) =>
      (await serve(new Request("https://receiver.example/", { method: "POST", body, headers: { "x-acme-signature": hmac(signed) } }))).status;
    assert.deepEqual([await send("{}", "{}"), await send("{}", "[]"), await send("x".repeat(11), "x".repeat(11))], [200, 401, 413]);
    assert.deepEqual(handled, ["custom"]);
  });
});
