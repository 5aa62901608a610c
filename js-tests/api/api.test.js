/** The JavaScript API where no vector reaches: forms of arguments, mistakes, many Webhooks, what an event does later. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import v8 from "node:v8";
import vm from "node:vm";
import * as lib from "hookseal";
import { body, fromSources, headers, refusal, secret, signature, zignsec } from "./known.js";
import { vectorFiles } from "../scratch.js";
import { signSheerid, signZignsec, signZignsecV5 } from "../../scripts/vendor.js";

const { Webhook, WebhookError, schemes } = lib;

function post(content, extra) {
  return new Request("https://receiver.example/", { method: "POST", headers, body: content, ...extra });
}

const name = "x-zignsec-hmac-sha256";

describe("headers", () => {
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
});

describe("headers of another form", () => {
  const wrong = [
    ...[undefined, null, "x-zignsec-hmac-sha256: …", 7, () => headers, new Set(), new Date(), new String("x")],
    ...[[[name, 7]], ["x", "y"], { [name]: 7 }, { [name]: null }, { [name]: Buffer.from(signature) }, [[7, "x"]], [[name, signature, "x"]]],
    // What is near at hand, and is not it.
    ...[Promise.resolve(new Headers(headers)), { then: () => headers }, post(body), new Response(body, { headers }), { headers, get: () => signature }],
    ...[new URLSearchParams(headers), new FormData(), new Headers(headers).entries(), new Map().keys(), (function* () {})()],
    // What `get` returns is no length of what stands in the memory.
    ...[signature.length, 0, -1, -2, 1e9, NaN, true, [signature], new String(signature), {}].map((value) => ({ get: () => value })),
  ];
  for (const value of wrong) {
    test(`${inspect(value)} is a TypeError that names the argument`, () => {
      assert.throws(() => zignsec.verify(body, value), { name: "TypeError", message: /^headers: / });
      assert.throws(() => zignsec.check(body, value), { name: "TypeError", message: /^headers: / });
    });
  }

  // They are written into the wasm's memory, where other things stand behind their place.
  const numbered = Array.from({ length: 16 }, (_, index) => [`x-docusign-signature-${index + 1}`, "A".repeat(16_385)]);
  const wide = numbered.map(([numberedName, value]) => [numberedName, value.replaceAll("A", "€")]);
  const listed = [["x-contentful-signature", "a"], ["x-contentful-signed-headers", "€".repeat(20_000)]];
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

const bytes = new TextEncoder().encode(body);

describe("body", () => {
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

  test("of another realm is taken, as headers and a secret are", () => {
    const context = vm.createContext({ text: body, signature, secret, TextEncoder });
    const there = (code) => vm.runInContext(code, context);
    const webhook = new Webhook("zignsec", there("Uint8Array.from(secret, (character) => character.charCodeAt(0))"));
    for (const own of ["Uint8Array.from(new TextEncoder().encode(text))", "Uint8Array.from(new TextEncoder().encode(text)).buffer"]) {
      for (const list of ["[['X-ZignSec-HMAC-SHA256', signature]]", "new Map([['X-ZignSec-HMAC-SHA256', signature]])"]) {
        assert.equal(webhook.verify(there(own), there(list), there("({ method: 'POST' })")).id, JSON.parse(body).id);
      }
    }
  });

  test("whose bytes were transferred is not raw", () => {
    for (const view of [(buffer) => buffer, (buffer) => new Uint8Array(buffer), (buffer) => new DataView(buffer)]) {
      const { buffer } = bytes.slice();
      const given = view(buffer);
      structuredClone(buffer, { transfer: [buffer] });
      assert.throws(() => zignsec.verify(given, headers), refusal("body_not_raw", /transferred/));
    }
  });

  for (const value of [JSON.parse(body), [body], null, undefined, 7, true, new String(body), new URLSearchParams("a=b")]) {
    test(`${inspect(value)} is not raw`, () => {
      assert.throws(() => zignsec.verify(value, headers), refusal("body_not_raw", /raw/));
      const { ok, error } = zignsec.check(value, headers);
      assert.equal(ok, false);
      assert.equal(error.status, 500, "the receiver's fault, not the sender's");
    });
  }
});

describe("the bytes of a body", () => {
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

  test("comes back as bytes, the same each time and nobody else's", () => {
    for (const given of [body, bytes, Buffer.from(body)]) {
      const event = zignsec.verify(given, headers);
      assert.equal(event.body, event.body);
      assert.notEqual(event.body, given);
      assert.deepEqual(event.body, bytes);
    }
  });

  test("that says another length than it has is taken as it is", () => {
    class Liar extends Uint8Array {
      get length() {
        return 1;
      }
      get byteLength() {
        return 1;
      }
    }
    assert.equal(zignsec.verify(Liar.from(bytes), headers).id, JSON.parse(body).id);
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
    assert.equal(new Webhook("github", secret).maxBodyBytes, 25 << 20);
    assert.equal(new Webhook("github", secret, { maxBodyBytes: 10 }).maxBodyBytes, 10);
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

  for (const headers of [{}, { "content-length": String(body.length) }]) {
    test(`one that somebody is reading is not raw, with ${inspect(headers)}`, async () => {
      const request = post(body, { headers });
      request.body.getReader();
      await assert.rejects(zignsec.verifyRequest(request), refusal("body_not_raw", /read before/));
    });
  }

  test("one whose body breaks off is no refusal, but what the runtime says", async () => {
    const cause = new Error("the sender is gone");
    const broken = () => new ReadableStream({ pull: (controller) => controller.error(cause) });
    for (const headers of [{}, { "content-length": "100" }]) {
      await assert.rejects(zignsec.verifyRequest(post(broken(), { duplex: "half", headers })), (error) => error === cause);
    }
  });

  test("one without a body has an empty one", async () => {
    const request = new Request("https://receiver.example/", { method: "POST", headers });
    await assert.rejects(zignsec.verifyRequest(request), refusal("signature_mismatch"));
  });
});

describe("the body of a Request", () => {
  for (const headers of [{}, { "content-length": "5", "transfer-encoding": "chunked" }, { "content-length": "5", "content-encoding": "gzip" }]) test(`an endless body is read to the limit and let go, with ${inspect(headers)}`, async () => {
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
    await assert.rejects(limited.verifyRequest(post(endless, { duplex: "half", headers })), refusal("body_too_large"));
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

/** For which schemes an option does something: those of whose vectors one is refused for its time, and Meta. */
const timed = vectorFiles().flatMap(({ vectors }) => vectors.filter(({ expect }) => /timestamp/.test(expect.error)));
const USEFUL = { tolerance: new Set(timed.map(({ scheme }) => scheme)), verifyToken: new Set(["meta", "airship"]) };

/** Options that are mistakes, and what the error names. */
const MISTAKES = [
  [{ tolerance: 60 }, "tolerance: it does nothing"],
  [{ tolerance: { past: Infinity } }, "tolerance: it does nothing"],
  [{ verifyToken: "a token" }, "verifyToken: it does nothing"],
  [{ tolerence: 5 }, "tolerence"],
  [{ tolerance: "5" }, "tolerance"],
  [{ tolerance: 0 }, "tolerance"],
  [{ tolerance: -1 }, "tolerance"],
  [{ tolerance: Number.NaN }, "tolerance"],
  [{ tolerance: null }, "tolerance"],
  [{ tolerance: { past: 0 } }, "tolerance.past"],
  [{ tolerance: { future: "1" } }, "tolerance.future"],
  [{ tolerance: { passed: 60 } }, "tolerance.passed"],
  [{ maxBodyBytes: "1000" }, "maxBodyBytes"],
  [{ maxBodyBytes: 0 }, "maxBodyBytes"],
  [{ maxBodyBytes: 1.5 }, "maxBodyBytes"],
  [{ maxBodyBytes: Infinity }, "maxBodyBytes"],
  [{ sourceAddresses: "192.0.2.1" }, "sourceAddresses"],
  [{ sourceAddresses: ["192.0.2.1/33"] }, "sourceAddresses"],
  [{ sourceAddresses: ["example.com"] }, "sourceAddresses"],
  [{ sourceAddresses: [7] }, "sourceAddresses"],
  [{ sourceAddresses: undefined }, "sourceAddresses"],
  [{ tolerance: new Map([["past", 1]]) }, "tolerance"],
  [{ tolerance: new Date(1000) }, "tolerance"],
  [{ tolerance: [60] }, "tolerance"],
  [{ verifyToken: 7 }, "verifyToken"],
  [{ verifyToken: "" }, "verifyToken"],
  [{ audience: 7 }, "audience"],
  [{ audience: "" }, "audience"],
  [{ now: 5 }, "now"],
];

describe("options", () => {
  for (const [options, name] of MISTAKES) {
    test(`${inspect(options)} is a TypeError that names it`, () => {
      const isNamed = (error) => error.constructor === TypeError && error.message.startsWith(`options.${name}`);
      assert.throws(() => new Webhook("zignsec", secret, options), isNamed);
    });
  }

  test("that do nothing for a scheme are refused for it, and taken for all others", () => {
    const made = (scheme, options) => {
      try {
        return new Webhook(scheme, [], options);
      } catch (error) {
        return error;
      }
    };
    for (const { name } of schemes) {
      for (const [option, value] of [["tolerance", 60], ["verifyToken", "a token"]]) {
        const { message = "" } = made(name, { [option]: value });
        const isRefused = message.startsWith(`options.${option}: it does nothing for this scheme`);
        assert.equal(isRefused, !USEFUL[option].has(name), `${name}: ${message}`);
      }
    }
  });

  for (const options of [null, 5, "documented", [], new Map([["tolerance", 60]])]) {
    test(`${inspect(options)} in their place is a TypeError`, () => {
      assert.throws(() => new Webhook("zignsec", secret, options), { name: "TypeError", message: /^options: / });
    });
  }

  test("undefined is the same as absent, but for one that restricts", () => {
    const options = { tolerance: undefined, maxBodyBytes: undefined, verifyToken: undefined, audience: undefined, now: undefined };
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
  const missing = ["undefined", "null", "NaN", "true", "false", "[object Object]", "[object Promise]"];
  for (const value of [undefined, null, 7, {}, [undefined], [secret, null], "", [secret, ""], new Uint8Array(), [[secret]], Promise.resolve(secret), ...missing]) {
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

describe("what was verified", () => {
  const now = 1_795_391_934_000;
  const genuine = (id) => JSON.stringify({ id, note: "x".repeat(700) });
  const keys = { "standard-webhooks": `whsec_${Buffer.from("0123456789abcdef").toString("base64")}` };

  /** What has an id or a replay key in the body, in a header, and in neither; hashed by the wasm and by Node. */
  const kinds = ["zignsec", "stripe", "github", "standard-webhooks", "sumsub-sha512", "aftership"];

  /** An event of a body that somebody changes after it was verified. */
  const harmed = {
    "overwritten": (bytes) => bytes.set(Buffer.from(genuine("evt_2"))),
    "cleared": (bytes) => bytes.fill(0),
    "transferred": (bytes) => structuredClone(bytes.buffer, { transfer: [bytes.buffer] }),
    "shared with a thread that writes": (bytes) => bytes.fill(0x20),
    "given out and overwritten": (bytes, event) => event.body.fill(0x20),
  };
  const read = ({ id, replayKey, timestamp, keyIndex, covers, payload }) => ({ id, replayKey, timestamp, keyIndex, covers, payload });

  for (const scheme of kinds) {
    const webhook = new Webhook(scheme, keys[scheme] ?? secret);
    const text = genuine("evt_1");
    const signed = webhook.sign(text, { now, id: "msg_1", url: "https://receiver.example/" });
    const verify = (given) => webhook.verify(given, signed, { now, url: "https://receiver.example/" });
    const expected = read(verify(text));
    for (const [how, harm] of Object.entries(harmed)) {
      test(`is what an event of ${scheme} says, the bytes being ${how}`, () => {
        for (let round = 0; round < 12; round += 1) {
          const { buffer } = Uint8Array.from(Buffer.from(text));
          const bytes = /shared/.test(how) ? new Uint8Array(new SharedArrayBuffer(buffer.byteLength)) : new Uint8Array(buffer);
          bytes.set(Buffer.from(text));
          const event = verify(bytes);
          harm(bytes, event);
          if (round % 2 === 0) zignsec.verify(body, headers);
          assert.deepEqual(read(event), expected);
          assert.deepEqual(event.json(), JSON.parse(text));
        }
      });
    }
  }

  test("is what an event says after thousands of others, and after its instance was replaced", async () => {
    const { core, Webhook: Inner } = await fromSources();
    const webhook = new Inner("stripe", secret);
    const events = Array.from({ length: 600 }, (_, index) => {
      const own = genuine(`evt_${index}`);
      const other = new Inner("github", `secret ${index}`);
      other.verify("{}", other.sign("{}"));
      return webhook.verify(Buffer.from(own), webhook.sign(own, { now }), { now });
    });
    core.recover(new WebAssembly.RuntimeError("unreachable"));
    for (const [index, event] of events.entries()) assert.deepEqual([event.id, event.payload.id], [`evt_${index}`, `evt_${index}`]);
  });
});

describe("a refusal", () => {
  test("makes no instance, and no second verification", () => {
    const { Instance } = WebAssembly;
    let made = 0;
    const github = new Webhook("github", secret);
    const forged = { "x-hub-signature-256": `sha256=${"0".repeat(64)}` };
    WebAssembly.Instance = class extends Instance {
      constructor(...given) {
        super(...given);
        made += 1;
      }
    };
    try {
      for (const size of [0, 100, 1000, 100_000]) assert.throws(() => github.verify("x".repeat(size), forged), refusal("signature_mismatch"));
      assert.throws(() => github.verify("", {}), refusal("missing_signature"));
      assert.throws(() => new Webhook("github", "undefined"), refusal("invalid_secret", /missing/));
      assert.equal(github.verify("no JSON", github.sign("no JSON")).payload, undefined);
    } finally {
      WebAssembly.Instance = Instance;
    }
    assert.equal(made, 0);
  });

  test("has its cause searched where somebody asks", () => {
    const github = new Webhook("github", secret);
    const { ok, error, findings } = github.diagnose("{}\n", github.sign("{}"));
    assert.deepEqual([ok, error.code, error.scheme], [false, "signature_mismatch", "github"]);
    const [{ grade, code, text }] = findings;
    assert.deepEqual([grade, code, text], ["proven", "body_whitespace_at_end", "a newline or white space was added at the end of the body"]);
    const genuine = github.diagnose("{}", github.sign("{}"));
    assert.deepEqual([genuine.ok, genuine.verdict, genuine.error, genuine.findings], [true, "genuine", undefined, []]);
    assert.equal(github.diagnose("x", github.sign("{}")).verdict, "unexplained");
    assert.equal(github.diagnose("x".repeat(26 << 20), {}).error.code, "body_too_large");
    assert.equal(zignsec.diagnose(new Uint8Array(2 << 20), headers).error.code, "body_too_large");
    assert.throws(() => github.diagnose("{}", undefined), { name: "TypeError", message: /^headers: / });
  });

  test("of another copy of the package is known by what it says", async () => {
    const { WebhookError: Other } = await import("../../js/shared.js?other");
    const error = new Other({ code: "signature_mismatch", status: 401, hint: "a hint" }, "zignsec");
    assert.ok(Other !== WebhookError && error instanceof WebhookError && error instanceof Error);
    class Own extends WebhookError {}
    assert.ok(!(error instanceof Own) && new Own({ code: "a", status: 400, hint: "" }) instanceof Own);
    for (const value of [undefined, null, 7, {}, new Error("x"), Object.assign(new TypeError("x"), { code: "a", status: 400, hint: "" })]) {
      assert.ok(!(value instanceof WebhookError));
    }
  });
});

describe("the context", () => {
  const wrong = [
    [null, /^context: /],
    ["POST", /^context: /],
    [{ sourceAdress: "192.0.2.1" }, /^context\.sourceAdress: there is no such member/],
    ...["method", "url", "sourceAddress"].flatMap((name) =>
      [4, 0, -1, true, ["POST"], {}, new String("POST")].map((value) => [{ [name]: value }, new RegExp(`^context\\.${name}: expected a string`)]),
    ),
    [{ url: new URL("https://receiver.example/") }, /^context\.url: expected a string \(the href of a URL\)/],
    [{ now: "1" }, /^now: /],
    [{ now: new Date() }, /^now: /],
  ];
  for (const [context, message] of wrong) {
    test(`${inspect(context)} is a TypeError that names the argument`, async () => {
      const expected = { name: "TypeError", message };
      assert.throws(() => zignsec.verify(body, headers, context), expected);
      assert.throws(() => zignsec.check(body, headers, context), expected);
      assert.throws(() => zignsec.diagnose(body, headers, context), expected);
      await assert.rejects(zignsec.verifyRequest(post(body), context), expected);
    });
  }

  test("whose members are undefined or null says nothing", () => {
    const context = { method: null, url: undefined, sourceAddress: null, now: undefined };
    assert.equal(zignsec.verify(body, headers, context).keyIndex, 0);
  });

  test("of what is to be signed is held to the same", () => {
    for (const options of [null, { ids: "1" }, { id: 1 }, { url: new URL("https://receiver.example/") }]) {
      assert.throws(() => zignsec.sign(body, options), TypeError);
    }
  });
});

describe("a text that is long", () => {
  const key = "the auth token";
  const sign = (text) => createHmac("sha1", key).update(text).digest("base64");
  const twilio = new Webhook("twilio", key);
  const outcome = (url, signed = url) => {
    const { ok, error } = twilio.check("", { "x-twilio-signature": sign(signed) }, { method: "GET", url });
    return ok || error.code;
  };
  const urlOf = (bytes) => "https://receiver.example/?Body=".padEnd(bytes, "a");

  test("is verified whole up to the limit, and refused beyond it", () => {
    assert.deepEqual([4097, 4098, 32_767, 32_768].map((bytes) => outcome(urlOf(bytes))), [true, true, true, true]);
    assert.deepEqual([32_769, 65_536, 3_276_800].map((bytes) => outcome(urlOf(bytes))), Array(3).fill("malformed_signature"));
    for (const bytes of [4097, 4098, 32_767]) assert.equal(outcome(`${urlOf(bytes)}b`, urlOf(bytes)), "signature_mismatch");
  });

  test("is not cut in a header either", () => {
    const standard = new Webhook("standard-webhooks", `whsec_${Buffer.from("0123456789abcdef").toString("base64")}`);
    const judge = (id, signedId = id) => {
      const mac = createHmac("sha256", "0123456789abcdef").update(`${signedId}.1795391934.{}`).digest("base64");
      const sent = { "webhook-id": id, "webhook-timestamp": "1795391934", "webhook-signature": `v1,${mac}` };
      const { event, error } = standard.check("{}", sent, { now: 1_795_391_934_000 });
      return error?.code ?? event.replayKey === id;
    };
    assert.deepEqual([4096, 4097, 4098, 16_384].map((length) => judge("m".repeat(length))), Array(4).fill(true));
    assert.equal(judge("m".repeat(16_385)), "malformed_signature");
    assert.equal(judge("m".repeat(4098), "m".repeat(4097)), "signature_mismatch");
  });

  test("and beyond ASCII is as long as its bytes", () => {
    assert.deepEqual([outcome(`${urlOf(32_763)}€é`), outcome(`${urlOf(32_764)}€é`)], [true, "malformed_signature"]);
  });
});

/** An event of a body, and its members as a plain object has them. */
const plain = (text, webhook = zignsec) => {
  const event = webhook.verify(text, webhook.sign(text));
  const { kind, scheme, id, timestamp, covers, keyIndex, replayKey, payload } = event;
  return { event, members: { kind, scheme, covers, keyIndex, timestamp, id, replayKey, payload, body: new Uint8Array(Buffer.from(text)) } };
};

describe("an event", () => {
  test("answers about itself after other events of the same and of other Webhooks", () => {
    const webhooks = [secret, "another secret"].map((key) => new Webhook("checkr", key));
    const events = Array.from({ length: 20 }, (_, index) => {
      const own = JSON.stringify({ id: `${index}` });
      const webhook = webhooks[index % 2];
      return webhook.verify(own, webhook.sign(own));
    });
    assert.throws(() => zignsec.verify("{}", headers), refusal("signature_mismatch"));
    for (const [index, event] of [...events.entries()].reverse()) {
      assert.deepEqual([event.id, event.replayKey], [`${index}`, `${index}`]);
      assert.deepEqual(event.payload, { id: `${index}` });
      assert.deepEqual(event.json(), { id: `${index}` });
    }
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
});

describe("an event as a value", () => {
  test("is a plain value: what clones, spreads, writes and prints it gives all of it", () => {
    const { event, members } = plain(body, new Webhook("checkr", secret));
    assert.deepEqual(structuredClone(event), members);
    assert.deepEqual({ ...event }, members);
    assert.deepEqual(Object.keys(event).sort(), Object.keys(members).sort());
    const sent = JSON.parse(JSON.stringify({ event })).event;
    const { timestamp: _, ...written } = members;
    assert.deepEqual({ ...sent, body: new Uint8Array(Buffer.from(sent.body, "base64")) }, written);
    assert.equal(inspect(event), inspect(members));
    assert.deepEqual(v8.deserialize(v8.serialize(event)), members);
  });

  test("is one too where its body cannot be read, and says why when asked", () => {
    for (const text of ["", "no JSON", '{"id":"1"', "\u0000\uD800"]) {
      const { event, members } = plain(text, new Webhook("github", secret));
      assert.equal(event.payload, undefined);
      assert.deepEqual(structuredClone(event), members);
      assert.deepEqual([...Buffer.from(JSON.parse(JSON.stringify(event)).body, "base64")], [...Buffer.from(text)]);
      assert.throws(() => event.readPayload(), refusal("malformed_payload"));
    }
  });

  test("gives its body in JSON, however long it is", () => {
    const text = JSON.stringify({ id: "1", pad: "å".repeat(100_000) });
    const { body: written } = JSON.parse(JSON.stringify(zignsec.verify(text, signZignsec(text, secret))));
    assert.equal(Buffer.from(written, "base64").toString(), text);
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
});

describe("the contract in index.d.ts", () => {
  const types = readFileSync(join(import.meta.dirname, "../../js/index.d.ts"), "utf8");

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
    const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../../vectors/schema.json"), "utf8"));
    assert.deepEqual(schema.$defs.code.enum.filter((code) => !codes.includes(code)), []);
  });
});

describe("what a receiver does beside the verdict", () => {
  const ID = "CBJCHBCAABAAvTqRQqGLGJKp";
  const answers = {
    "dropbox-sign": [{ status: 200, headers: { "content-type": "text/plain" }, body: "Hello API Event Received" }],
    "adobe-sign": [{ status: 200, headers: { "x-adobesign-clientid": ID }, body: "" }, { "X-AdobeSign-ClientId": ID }],
    "discord-events": [{ status: 204, headers: {}, body: "" }],
    "airtable": [{ status: 200, headers: {}, body: "" }],
    "github": [undefined],
  };
  const keys = { "discord-events": "0".repeat(62) + "17", "airtable": Buffer.from(secret).toString("base64") };
  for (const [scheme, [answer, given = {}]] of Object.entries(answers)) {
    test(`${scheme} is answered as its vendor wants`, () => {
      assert.deepEqual(new Webhook(scheme, keys[scheme] ?? ID).answer(given), answer);
    });
  }

  test("nothing goes back that is no vendor's id", () => {
    const adobe = new Webhook("adobe-sign", ID);
    for (const value of ["", "a b", "\u00e9", "x".repeat(257), [ID, ID]]) {
      assert.deepEqual(adobe.answer({ "x-adobesign-clientid": value }).headers, {}, inspect(value));
    }
  });

  test("a delivery that Vonage forgot to sign is a 503, and a forged one is none", () => {
    const { status, code } = new Webhook("vonage", secret).check("{}", {}).error;
    assert.deepEqual([status, code], [503, "missing_signature"]);
    assert.equal(new Webhook("vonage", secret).check("{}", { authorization: "Bearer a.b.c" }).error.status, 400);
    assert.equal(zignsec.check(body, {}).error.status, 401);
  });

  test("a description has the usual", () => {
    const described = new Webhook({ signature: { header: "x-signature" } }, secret);
    assert.equal(described.maxBodyBytes, 1 << 20);
    assert.equal(described.answer({}), undefined);
  });
});
