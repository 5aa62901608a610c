/** The JavaScript API where no vector reaches: forms of arguments, mistakes, many Webhooks, what an event does later. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import * as lib from "hookseal";
import { signSheerid, signZignsec, signZignsecV5 } from "../scripts/vendor.js";

const { Webhook, WebhookError, schemes } = lib;

const secret = "4c0d8a3e-52f1-4e5b-9f57-1c0a6de2b871";
const body = JSON.stringify({ id: "b7f5b1e4-3c0d-4a4e-9a53-0d7e2f1c6a90", method: "sbid", errors: [] });
const signature = signZignsec(body, secret)["x-zignsec-hmac-sha256"];
const headers = { "X-ZignSec-Hmac-SHA256": signature };
const zignsec = new Webhook("zignsec", secret);

/** A matcher for `assert.throws`: a refusal with this code, and a hint that says so much. */
function refusal(code, hint = /./) {
  return (error) => {
    assert.ok(error instanceof WebhookError, inspect(error));
    assert.equal(error.code, code);
    assert.match(error.hint, hint);
    assert.ok(!inspect(error, { showHidden: true, depth: 9 }).includes(secret));
    return true;
  };
}

function post(content, extra) {
  return new Request("https://receiver.example/", { method: "POST", headers, body: content, ...extra });
}

describe("headers", () => {
  const name = "x-zignsec-hmac-sha256";
  const forms = {
    "Headers": new Headers(headers),
    "a Map": new Map([["X-ZIGNSEC-HMAC-SHA256", signature]]),
    "a Map of lists": new Map([[name, [signature]]]),
    "an object": { [name.toUpperCase()]: signature, cookie: undefined },
    "an object of lists": { [name]: [signature] },
    "an object without prototype": Object.assign(Object.create(null), { [name]: signature }),
    "pairs": [["Content-Type", "application/json"], ["X-ZignSec-Hmac-SHA256", signature]],
    "something with get": { get: (asked) => (asked.toLowerCase() === name ? signature : null) },
  };
  for (const [form, value] of Object.entries(forms)) {
    test(`${form} is taken`, () => assert.equal(zignsec.verify(body, value).keyIndex, 0));
  }

  const repeated = {
    "Headers": new Headers([[name, signature], [name, signature]]),
    "a Map": new Map([[name, signature], [name.toUpperCase(), signature]]),
    "a Map of lists": new Map([[name, [signature, signature]]]),
    "an object": { [name]: signature, "X-ZignSec-Hmac-SHA256": signature },
    "an object of lists": { [name]: [signature, signature] },
    "pairs": [[name, signature], [name, signature]],
  };
  for (const [form, value] of Object.entries(repeated)) {
    test(`twice the same header in ${form} is a duplicate`, () => {
      assert.throws(() => zignsec.verify(body, value), refusal("duplicate_header"));
    });
  }

  test("a member named like the header, but of the prototype, is none", () => {
    const inherited = Object.create({ [name]: signature });
    assert.throws(() => zignsec.verify(body, inherited), refusal("missing_signature"));
  });

  for (const value of [undefined, null, "x-zignsec-hmac-sha256: …", 7, [[name, 7]], ["x", "y"], { [name]: 7 }, [[7, "x"]]]) {
    test(`${inspect(value)} is a TypeError that names the argument`, () => {
      assert.throws(() => zignsec.verify(body, value), { name: "TypeError", message: /^headers: / });
      assert.throws(() => zignsec.check(body, value), { name: "TypeError", message: /^headers: / });
    });
  }

  // They are written into the wasm's memory, where other things stand behind their place.
  const numbered = Array.from({ length: 16 }, (_, index) => [`x-docusign-signature-${index + 1}`, "A".repeat(4097)]);
  const wide = numbered.map(([numberedName, value]) => [numberedName, value.replaceAll("A", "€")]);
  const listed = [["x-contentful-signature", "a"], ["x-filler", "€".repeat(20_000)]];
  const url = `https://receiver.example/${"u".repeat(4000)}`;
  for (const [what, scheme, pairs] of [
    ["many long ones", "docusign", numbered],
    ["many long ones beyond ASCII", "docusign", wide],
    ["all of them, beyond ASCII", "contentful", listed],
  ]) {
    test(`${what} are refused, and change nothing for other Webhooks`, () => {
      const others = Array.from({ length: 40 }, (_, index) => new Webhook("vercel", `secret ${index}`));
      const deliver = () => others.map((other) => other.check("{}", other.sign("{}")).ok);
      const expected = deliver();
      const webhook = new Webhook(scheme, secret);
      assert.throws(() => webhook.verify("{}", pairs, { url, method: "POST" }), refusal("malformed_signature"));
      assert.deepEqual(deliver(), expected);
    });
  }
});

describe("body", () => {
  const bytes = new TextEncoder().encode(body);
  const forms = {
    "a string": body,
    "a Buffer": Buffer.from(body),
    "a slice of a larger Buffer": Buffer.from(`…${body}…`).subarray(3, 3 + bytes.length),
    "a Uint8Array": bytes,
    "an ArrayBuffer": bytes.slice().buffer,
    "a DataView": new DataView(bytes.buffer),
    "a SharedArrayBuffer's bytes": new Uint8Array(new SharedArrayBuffer(bytes.length)).fill(0).map((_, at) => bytes[at]),
  };
  for (const [form, value] of Object.entries(forms)) {
    test(`${form} is taken`, () => assert.deepEqual(zignsec.verify(value, headers).payload, JSON.parse(body)));
  }

  for (const value of [JSON.parse(body), [body], null, undefined, 7, true, new String(body), new URLSearchParams("a=b")]) {
    test(`${inspect(value)} is not raw`, () => {
      assert.throws(() => zignsec.verify(value, headers), refusal("body_not_raw", /raw/));
      const { ok, error } = zignsec.check(value, headers);
      assert.equal(ok, false);
      assert.equal(error.status, 500, "the receiver's fault, not the sender's");
    });
  }

  test("an empty one can be genuine", () => {
    const sheerid = new Webhook("sheerid", secret);
    const { code } = sheerid.check("", signSheerid("", secret)).error ?? {};
    assert.notEqual(code, "signature_mismatch");
    assert.notEqual(code, "body_not_raw");
  });

  test("text is UTF-8, a lone surrogate U+FFFD", () => {
    // What hashes depends on the length.
    for (const length of [1, 1000, 70_000]) {
      for (const text of [`{"id":"${"Åsa 😀".repeat(length)}"}`, `{"id":"${"\ud800 ".repeat(length)}"}`]) {
        assert.equal(zignsec.verify(text, signZignsec(text, secret)).keyIndex, 0);
      }
    }
  });

  test("bytes given are the event's own, and text comes back as bytes", () => {
    assert.equal(zignsec.verify(bytes, headers).body, bytes);
    assert.deepEqual(zignsec.verify(body, headers).body, bytes);
  });

  test("larger and larger ones, and a small one after them", () => {
    const roomy = new Webhook("zignsec", secret, { maxBodyBytes: 1 << 26 });
    for (const size of [1, 1e3, 1e5, 1e6, 2e7, 10]) {
      const large = JSON.stringify({ id: "x".repeat(size) });
      assert.equal(roomy.verify(large, signZignsec(large, secret)).id.length, size);
      assert.equal(roomy.verify(Buffer.from(large), signZignsec(large, secret)).keyIndex, 0);
    }
  });

  test("its limit is counted in bytes, and holds for text as well", () => {
    const limited = new Webhook("zignsec", secret, { maxBodyBytes: 12 });
    const taken = '{"id":"ÅÅ"}'.slice(0, -1) + "}";
    assert.equal(Buffer.byteLength(taken), 13);
    for (const form of [taken, Buffer.from(taken)]) {
      assert.throws(() => limited.verify(form, signZignsec(taken, secret)), refusal("body_too_large"));
    }
    const fitting = '{"id":"ÅA"}';
    assert.equal(limited.verify(fitting, signZignsec(fitting, secret)).id, "ÅA");
  });
});

describe("verifyRequest", () => {
  test("reads as much as maxBodyBytes says, which is the option's and cannot be changed", () => {
    assert.equal(zignsec.maxBodyBytes, 1 << 20);
    const limited = new Webhook("zignsec", secret, { maxBodyBytes: 10 });
    assert.throws(() => (limited.maxBodyBytes = 20), TypeError);
    assert.equal(limited.maxBodyBytes, 10);
  });

  test("takes a Request", async () => {
    assert.equal((await zignsec.verifyRequest(post(body))).keyIndex, 0);
  });

  test("one that was read before is not raw", async () => {
    const request = post(body);
    await request.text();
    await assert.rejects(zignsec.verifyRequest(request), refusal("body_not_raw", /read before/));
  });

  test("one that somebody is reading is not raw", async () => {
    const request = post(body);
    request.body.getReader();
    await assert.rejects(zignsec.verifyRequest(request), refusal("body_not_raw"));
  });

  test("one without a body has an empty one", async () => {
    const request = new Request("https://receiver.example/", { method: "POST", headers });
    await assert.rejects(zignsec.verifyRequest(request), refusal("signature_mismatch"));
  });

  test("an endless body is read to the limit and let go", async () => {
    let pulled = 0;
    let cancelled = false;
    const endless = new ReadableStream(
      {
        pull(controller) {
          pulled += 1;
          controller.enqueue(new Uint8Array(1024));
        },
        cancel() {
          cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    const limited = new Webhook("zignsec", secret, { maxBodyBytes: 10_000 });
    await assert.rejects(limited.verifyRequest(post(endless, { duplex: "half" })), refusal("body_too_large"));
    assert.ok(cancelled);
    assert.ok(pulled <= 12, `${pulled} chunks were read`);
  });

  test("a body in many chunks is one body", async () => {
    const chunks = new ReadableStream({
      start(controller) {
        for (const character of body) controller.enqueue(Buffer.from(character));
        controller.close();
      },
    });
    assert.equal((await zignsec.verifyRequest(post(chunks, { duplex: "half" }))).keyIndex, 0);
  });

  test("a Request whose body is no stream, as in Firefox, is read as a whole", async () => {
    const without = (options) => Object.defineProperty(post(body, options), "body", { value: undefined });
    assert.equal((await zignsec.verifyRequest(without())).keyIndex, 0);
    const limited = new Webhook("zignsec", secret, { maxBodyBytes: 10 });
    await assert.rejects(limited.verifyRequest(without()), refusal("body_too_large"));
  });

  for (const value of [undefined, null, {}, body, new Headers(headers)]) {
    test(`${inspect(value)} is a TypeError that names the argument`, async () => {
      await assert.rejects(zignsec.verifyRequest(value), { name: "TypeError", message: /^request: / });
    });
  }
});

describe("options", () => {
  const mistakes = [
    [{ tolerence: 5 }, TypeError, "tolerence"],
    [{ tolerance: "5" }, TypeError, "tolerance"],
    [{ tolerance: 0 }, RangeError, "tolerance"],
    [{ tolerance: -1 }, RangeError, "tolerance"],
    [{ tolerance: Number.NaN }, RangeError, "tolerance"],
    [{ tolerance: null }, TypeError, "tolerance"],
    [{ tolerance: { past: 0 } }, RangeError, "tolerance.past"],
    [{ tolerance: { future: "1" } }, TypeError, "tolerance.future"],
    [{ tolerance: { passed: 60 } }, TypeError, "tolerance.passed"],
    [{ maxBodyBytes: "1000" }, TypeError, "maxBodyBytes"],
    [{ maxBodyBytes: 0 }, RangeError, "maxBodyBytes"],
    [{ maxBodyBytes: 1.5 }, RangeError, "maxBodyBytes"],
    [{ maxBodyBytes: Infinity }, RangeError, "maxBodyBytes"],
    [{ sourceAddresses: "192.0.2.1" }, TypeError, "sourceAddresses"],
    [{ sourceAddresses: ["192.0.2.1/33"] }, TypeError, "sourceAddresses"],
    [{ sourceAddresses: ["example.com"] }, TypeError, "sourceAddresses"],
    [{ sourceAddresses: [7] }, TypeError, "sourceAddresses"],
    [{ verifyToken: 7 }, TypeError, "verifyToken"],
    [{ verifyToken: "" }, TypeError, "verifyToken"],
    [{ audience: 7 }, TypeError, "audience"],
    [{ audience: "" }, TypeError, "audience"],
    [{ now: 5 }, TypeError, "now"],
  ];
  for (const [options, type, name] of mistakes) {
    test(`${inspect(options)} is a ${type.name} that names it`, () => {
      assert.throws(
        () => new Webhook("zignsec", secret, options),
        (error) => error.constructor === type && error.message.startsWith(`options.${name}`),
      );
    });
  }

  for (const options of [null, 5, "documented"]) {
    test(`${inspect(options)} in their place is a TypeError`, () => {
      assert.throws(() => new Webhook("zignsec", secret, options), { name: "TypeError", message: /^options: / });
    });
  }

  test("undefined is the same as absent", () => {
    const options = { tolerance: undefined, maxBodyBytes: undefined, sourceAddresses: undefined, now: undefined };
    assert.equal(new Webhook("zignsec", secret, options).verify(body, headers).keyIndex, 0);
  });

  test("the clock is the given one, and has to tell milliseconds", () => {
    const seconds = 1_795_391_934;
    const signed = signZignsecV5(body, secret, seconds);
    const v5 = (now) => new Webhook("zignsec-v5", secret, { now });
    assert.equal(v5(() => seconds * 1000).verify(body, signed).timestamp, seconds * 1000);
    assert.throws(() => v5(() => seconds * 1000 - 86_400_000).verify(body, signed), refusal("timestamp_in_future"));
    assert.throws(() => v5(() => new Date()).verify(body, signed), { name: "TypeError", message: /now/ });
    assert.throws(() => v5(() => Number.NaN).verify(body, signed), { name: "TypeError", message: /now/ });
  });
});

describe("secrets", () => {
  for (const value of [undefined, null, 7, {}, [undefined], [secret, null], "", [secret, ""], new Uint8Array(), [[secret]]]) {
    test(`${inspect(value)} is refused`, () => {
      assert.throws(() => new Webhook("zignsec", value), refusal("invalid_secret"));
    });
  }

  test("sixteen are the most", () => {
    const many = (count) => Array.from({ length: count }, (_, index) => `another-secret-${index}`);
    assert.equal(new Webhook("zignsec", [...many(15), secret]).verify(body, headers).keyIndex, 15);
    for (const count of [16, 31, 1000]) {
      assert.throws(() => new Webhook("zignsec", [...many(count), secret]), refusal("invalid_secret"));
    }
  });

  test("bytes are copied: the caller may clear its own", () => {
    const bytes = new TextEncoder().encode(secret);
    const webhook = new Webhook("zignsec", bytes);
    bytes.fill(0);
    assert.equal(webhook.verify(body, headers).keyIndex, 0);
  });

  test("none shows when a Webhook or an event is printed", () => {
    for (const shown of [zignsec, zignsec.verify(body, headers)]) {
      assert.ok(!inspect(shown, { showHidden: true, depth: 9 }).includes(secret));
      assert.ok(!JSON.stringify(shown).includes(secret));
    }
  });
});

describe("an event", () => {
  /** A delivery of its own. */
  const delivery = (id, key = secret) => {
    const own = JSON.stringify({ id });
    return [own, signZignsec(own, key)];
  };

  test("answers about itself after other events of the same and of other Webhooks", () => {
    const other = new Webhook("zignsec", "another secret");
    const events = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0 ? zignsec.verify(...delivery(`${index}`)) : other.verify(...delivery(`${index}`, "another secret")),
    );
    assert.throws(() => zignsec.verify("{}", headers), refusal("signature_mismatch"));
    for (const [index, event] of [...events.entries()].reverse()) {
      assert.equal(event.id, `${index}`);
      assert.deepEqual(event.payload, { id: `${index}` });
      assert.deepEqual(event.json(), { id: `${index}` });
    }
    assert.equal(new Set(events.map(({ replayKey }) => replayKey)).size, events.length);
  });

  test("answers after its clock has gone on", () => {
    let now = 1_795_391_934_000;
    const v5 = new Webhook("zignsec-v5", secret, { now: () => now });
    const event = v5.verify(body, signZignsecV5(body, secret, now / 1000));
    now += 86_400_000;
    zignsec.verify(body, headers);
    assert.deepEqual(event.payload, JSON.parse(body));
  });

  test("gives the same payload each time", () => {
    const event = zignsec.verify(body, headers);
    assert.equal(event.payload, event.payload);
  });

  test("whose body is not JSON says so without quoting it", () => {
    const xml = "<Response><id>person 19121212-1212</id></Response>";
    const event = zignsec.verify(xml, signZignsec(xml, secret));
    assert.equal(event.payload.id, "person 19121212-1212");
    assert.throws(
      () => event.json(),
      (error) => refusal("malformed_payload")(error) && !inspect(error).includes("19121212"),
    );
  });
});

describe("Webhooks", () => {
  test("a thousand of them work in turn", () => {
    const all = Array.from({ length: 1000 }, (_, index) => `secret number ${index}`).map((own) => ({
      own,
      webhook: new Webhook("zignsec", own),
      signed: signZignsec(body, own),
    }));
    for (let round = 0; round < 3; round += 1) {
      for (const [index, { webhook, signed }] of all.entries()) {
        assert.equal(webhook.verify(body, signed).keyIndex, 0);
        const { signed: foreign } = all[(index + 1) % all.length];
        assert.equal(webhook.check(body, foreign).error.code, "signature_mismatch");
      }
    }
  });

  test("are made anew without end", () => {
    for (let index = 0; index < 20_000; index += 1) new Webhook("zignsec", secret);
    assert.equal(zignsec.verify(body, headers).keyIndex, 0);
  });

  test("what sign makes is accepted, and is what the vendor makes", () => {
    const now = 1_795_391_934_000;
    const lowerCase = (signed) => Object.fromEntries(Object.entries(signed).map(([name, value]) => [name.toLowerCase(), value]));
    const expected = {
      "zignsec": signZignsec(body, secret),
      "zignsec-v5": signZignsecV5(body, secret, now / 1000),
      "sheerid": signSheerid(body, secret),
    };
    for (const [scheme, signed] of Object.entries(expected)) {
      const webhook = new Webhook(scheme, [secret, "another secret"]);
      assert.deepEqual(lowerCase(webhook.sign(body, { now })), signed);
      assert.deepEqual(lowerCase(webhook.sign(Buffer.from(body), { now })), signed);
      assert.equal(webhook.verify(body, signed, { now }).keyIndex, 0);
    }
  });

  test("of a scheme that nobody has", () => {
    for (const name of ["zingsec", "", "__proto__", "toString"]) {
      assert.throws(() => new Webhook(name, secret), refusal("unknown_scheme"));
    }
    assert.throws(() => new Webhook(undefined, secret), { name: "TypeError", message: /^scheme: / });
  });

  test("whose instance was replaced say what they would have said", async () => {
    // No input is known to stop one, so it is done from inside: in the files of which Node's is made.
    await import("../js/lazy.js");
    const [{ Webhook }, { coreFor, FULL }] = await Promise.all([import("../js/api.js"), import("../js/core.js")]);
    const webhook = new Webhook("zignsec", secret, {}, FULL);
    const { message } = webhook.check(body, {}).error;
    coreFor(FULL).recover(new WebAssembly.RuntimeError("unreachable"));
    assert.equal(webhook.check(body, {}).error.message, message);
  });
});

describe("the contract in index.d.ts", () => {
  const types = readFileSync(join(import.meta.dirname, "../js/index.d.ts"), "utf8");

  test("exports what the package exports", () => {
    const declared = [...types.matchAll(/^export (?:declare )?(?:class|const|function) (\w+)/gm)].map(([, name]) => name);
    assert.deepEqual(Object.keys(lib).sort(), declared.sort());
  });

  test("has payload types for schemes that exist", () => {
    const [, members] = /^export interface Payloads \{\n(.*?)^\}/ms.exec(types);
    const typed = [...members.matchAll(/^ {2}"?([\w-]+)"?:/gm)].map(([, name]) => name);
    const names = schemes.map(({ name }) => name);
    assert.ok(typed.length > 0);
    assert.deepEqual(typed.filter((name) => !names.includes(name)), []);
  });

  test("describes each scheme of the table", () => {
    const [, members] = /^export interface SchemeInfo \{\n(.*?)^\}/ms.exec(types);
    const declared = [...members.matchAll(/^ {2}readonly (\w+):/gm)].map(([, name]) => name).sort();
    assert.ok(Object.isFrozen(schemes) && schemes.length > 0);
    for (const info of schemes) {
      assert.ok(Object.isFrozen(info));
      assert.deepEqual(Object.keys(info).sort(), declared);
    }
    assert.equal(new Set(schemes.map(({ name }) => name)).size, schemes.length);
  });

  test("names every code that the vectors expect", () => {
    const [, union] = /^export type WebhookErrorCode =\n(.*?);/ms.exec(types);
    const codes = [...union.matchAll(/"(\w+)"/g)].map(([, code]) => code);
    const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../vectors/schema.json"), "utf8"));
    assert.deepEqual(schema.$defs.code.enum.filter((code) => !codes.includes(code)), []);
  });
});
