/** The corpus of `vectors/mistakes/` through the package: the same causes as in Rust, none for a forgery, and what it costs. */
import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { describe, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { Webhook, schemes } from "hookseal";
import { explain, told } from "hookseal/lab";
import { bodyOf, mistakeCases } from "../scratch.js";

const cases = mistakeCases();

/** What a diagnosis says, and how many milliseconds it took. */
function diagnosed(one, request) {
  const { scheme, secrets, otherSecrets, options, now } = one;
  const webhook = new Webhook(scheme, secrets.map((secret) => (secret.hex === undefined ? secret : Buffer.from(secret.hex, "hex"))), options);
  const { method, url } = request;
  const started = performance.now();
  const report = webhook.diagnose(bodyOf(request), request.headers, { method, url, now }, otherSecrets && { otherSecrets });
  return { report, took: performance.now() - started };
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
const figures = (all) => {
  const sorted = all.toSorted((one, other) => one - other);
  return `median ${at(sorted, 0.5).toFixed(2)} ms, 90 % ${at(sorted, 0.9).toFixed(1)} ms, 99 % ${at(sorted, 0.99).toFixed(0)} ms, most ${at(sorted, 1).toFixed(0)} ms`;
};

describe("what is passed in place of a body", () => {
  const secret = "z1nFPpdcHbbOoUkbzBOnV2m9zuQZnfIG";
  const github = new Webhook("github", secret);
  const pretty = JSON.stringify({ action: "opened", number: 7 }, null, 2);
  const codes = ({ findings }) => findings.map(({ grade, code }) => `${grade} ${code}`);

  test("as a parser made it, is the first cause: proven where the JSON of it verifies", () => {
    const compact = JSON.stringify(JSON.parse(pretty));
    const report = github.diagnose(JSON.parse(compact), github.sign(compact));
    assert.deepEqual([report.ok, report.error.code, report.verdict, codes(report)], [false, "body_not_raw", "proven", ["proven body_parsed"]]);
    assert.deepEqual([report.steps[0].name, report.steps[0].state, report.findings[0].change], ["body", "failed", "the text made of it verifies"]);
    assert.ok(report.findings[0].fixes.Express);
  });

  test("and written in another way, has both proven", () => {
    const report = github.diagnose(JSON.parse(pretty), { ...github.sign(pretty), "content-length": String(pretty.length) });
    assert.deepEqual(codes(report), ["proven body_parsed", "proven json_spacing"]);
    const form = "a=1&b=two+words";
    assert.deepEqual(codes(github.diagnose({ a: "1", b: "two words" }, github.sign(form))), ["proven body_parsed", "proven form_as_json"]);
  });

  test("and so is a form's parameters, and whatever else has the text that was signed", () => {
    const form = "a=1&b=two+words";
    class Text extends URLSearchParams {}
    for (const value of [new URLSearchParams(form), new Text(form), new String(form)]) assert.deepEqual(codes(github.diagnose(value, github.sign(form))), ["proven body_parsed"]);
    assert.equal(github.diagnose(new URLSearchParams("a=2"), github.sign(form)).verdict, "noticed");
  });

  test("and shows nothing where the body is not signed", () => {
    const unsigned = new Webhook("zignsec-unsigned", [], { sourceAddresses: ["192.0.2.1"] });
    assert.deepEqual(codes(unsigned.diagnose({ evil: 1 }, {}, { sourceAddress: "192.0.2.1" })), ["noticed body_parsed"]);
    const token = new Webhook("gitlab", secret);
    assert.deepEqual(codes(token.diagnose({ evil: 1 }, token.sign("{}"))), ["noticed body_parsed"]);
  });

  test("is noticed where nothing verifies, as of a forgery", () => {
    const forged = new Webhook("github", "another secret of another").sign(pretty);
    for (const value of [JSON.parse(pretty), [1, 2], {}, Object.create(null)]) assert.deepEqual(codes(github.diagnose(value, forged)), ["noticed body_parsed"]);
  });

  test("and nothing that a parser makes, is taken for its text", async () => {
    for (const value of [undefined, null, Promise.resolve("{}"), new ReadableStream()]) {
      const { ok, error, findings } = github.diagnose(value, github.sign(pretty));
      assert.deepEqual([ok, error.code, findings[0].code], [false, "body_not_raw", "body_not_a_body"]);
    }
    const circle = {};
    circle.self = circle;
    const gone = new ArrayBuffer(8);
    structuredClone(gone, { transfer: [gone] });
    for (const value of [circle, { big: 1n }, { toString: undefined, toJSON: () => undefined }, gone]) {
      assert.throws(() => github.diagnose(value, {}), { name: "WebhookError", code: "body_not_raw" });
    }
    assert.throws(() => github.verify(JSON.parse(pretty), github.sign(pretty)), { code: "body_not_raw" });
  });
});

describe("the corpus of mistakes", () => {
  // Compiled, and warm.
  for (const scheme of ["github", "stripe", "twilio", "discord"]) diagnosed(cases.find((one) => one.scheme === scheme), cases.find((one) => one.scheme === scheme).request);
  const all = cases.map((one) => ({ one, ...diagnosed(one, one.request), forged: diagnosed(one, one.forged) }));

  test("has enough deliveries of enough schemes", () => assert.ok(cases.length >= 160 && new Set(cases.map(({ scheme }) => scheme)).size >= 40));

  test("is named: at least 90 % rightly, none wrongly, 95 % of what is proven by the smallest change", () => {
    const named = ({ one: { expect }, report: { verdict, findings } }) => {
      const codes = findings.map(({ code }) => code).sort();
      return verdict === expect.grade && (verdict === "proven" ? codes.join() === [expect.code, ...(expect.with ?? [])].sort().join() : findings[0].code === expect.code);
    };
    const right = all.filter(named);
    const proven = all.filter(({ one }) => one.expect.grade === "proven");
    const isSmallest = ({ one: { expect }, report }) => report.findings.some(({ code, change }) => code === expect.code && change === (expect.change ?? change));
    const smallest = proven.filter((each) => named(each) && isSmallest(each));
    const wrong = all.filter((each) => !named(each) && each.report.verdict === "proven").map(({ one }) => one.id);
    console.log(`${right.length} of ${all.length} named, ${wrong.length} wrongly; of ${proven.length} proven, ${smallest.length} by the smallest change`);
    assert.deepEqual(wrong, []);
    assert.ok(right.length >= 0.9 * all.length && smallest.length >= 0.95 * proven.length);
  });

  test("gives no forged twin a proven cause", () => {
    const explained = all.filter(({ forged: { report } }) => report.ok || report.findings.some(({ grade }) => grade === "proven"));
    assert.deepEqual(explained.map(({ one }) => one.id), []);
  });

  test("costs milliseconds", () => {
    const took = all.filter(({ one }) => one.expect.grade === "proven").map((each) => each.took);
    const forged = all.map((each) => each.forged.took);
    console.log(`proven: ${figures(took)}\nforged: ${figures(forged)}`);
  });
});

test("a search in 64 KB ends within its budget, and says so", () => {
  const items = Array.from({ length: 600 }, (_, id) => ({ id, name: `Zoë & Søn ${id}`, url: `https://shop.example/o/${id}`, price: 10.5 + id }));
  const body = JSON.stringify({ items }).slice(0, 64 * 1024);
  const whole = JSON.stringify({ items: items.slice(0, 560) });
  const took = [];
  for (const name of ["github", "stripe", "twilio", "square", "svix", "discord", "sendgrid", "paystack", "sumsub-sha1"]) {
    const secret = name === "discord" ? "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a" : name === "sendgrid" ? "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEf2fxgN5sWy4OP+zFRl6pbGpEMnZE7Mt5bVVVVvVVVVVVVVVVVVVVVVVV" : "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    let webhook;
    try {
      webhook = new Webhook(name, secret);
    } catch {
      continue;
    }
    const headers = webhook.scheme === "discord" ? { "x-signature-timestamp": "1795391934", "x-signature-ed25519": "ab".repeat(64) } : webhook.sign("{}", { url: "https://a.example/", id: "1", now: 1795391934000 });
    for (const one of [body, whole]) {
      const before = process.cpuUsage();
      const report = webhook.diagnose(one, headers, { url: "https://a.example/", now: 1795391934000 });
      took.push(process.cpuUsage(before).user / 1000);
      assert.equal(report.ok, false);
      console.log(`${name}: ${report.verdict}, ${took.at(-1).toFixed(0)} ms, ${report.search.tries} tries, ${report.search.bytes} bytes${report.search.ended ? ", ended" : ""}`);
    }
  }
  console.log(`64 KB: ${figures(took)} of the processor`);
});

test("a report is plain data, and gives nothing away", () => {
  for (const one of cases) {
    const { report } = diagnosed(one, one.request);
    // The words of the table are the same for everybody.
    const own = { ...report, findings: report.findings.map(({ change, code }) => ({ change, code })) };
    const text = JSON.stringify(own);
    assert.deepEqual(structuredClone({ ...report, error: undefined }).findings, report.findings);
    for (const secret of one.secrets) if (typeof secret === "string" && secret.length > 11) assert.ok(!text.includes(secret), one.id);
    for (const piece of (one.request.body ?? "").match(/.{16}/gsu) ?? []) assert.ok(!text.includes(JSON.stringify(piece).slice(1, -1)), `${one.id}: ${piece}`);
  }
});

test("a document of any depth is searched: the search's stack is a quarter of the usual one", () => {
  const deep = [511, 5000].flatMap((depth) => [
    `${"[".repeat(depth)}1${"]".repeat(depth)}`,
    `${'{"b":1.50,"a":'.repeat(depth)}1${"}".repeat(depth)}`,
    `${"<a>".repeat(depth)}x${"</a>".repeat(depth)}`,
    `payload=${"%5B".repeat(depth)}&a${"[b]".repeat(depth)}=1`,
  ]);
  // Those that took most of it, of all 117 of the corpus.
  const firsts = ["didit-v2", "notion", "aws-sns", "mailgun", "adyen", "ms-graph"].map((scheme) => cases.find((one) => one.scheme === scheme));
  for (const one of firsts) for (const body of deep) assert.equal(diagnosed(one, { ...one.request, body, bodyHex: undefined }).report.ok, false, one.id);
});

test("every scheme can be diagnosed", () => {
  assert.ok(schemes.length > 150);
  const github = new Webhook("github", "It's a Secret to Everybody");
  const report = github.diagnose(`{"a": 1}`, { "x-hub-signature-256": "sha256=00" });
  assert.deepEqual(report.steps.map(({ name }) => name), ["method", "source", "size", "header", "form", "secret", "message", "key", "time"]);
  assert.deepEqual(report.steps.filter(({ state }) => state === "failed").map(({ name }) => name), ["form"]);
  assert.deepEqual(report.message, [{ part: "body", bytes: 8 }]);
});

describe("the options", () => {
  const github = new Webhook("github", "secret-0123456789");
  const headers = github.sign("{}");
  const other = new Webhook("github", "another-0123456789");

  test("have limits", () => {
    const { search } = github.diagnose(`{"a":1}`, headers, undefined, { maxTries: 5 });
    assert.deepEqual([search.tries, search.ended], [5, true]);
    assert.equal(github.diagnose(`{"a":1}`, headers, undefined, { maxBytes: 1 }).search.tries, 0);
  });

  test("have the secrets of other endpoints, as text and as bytes", () => {
    for (const otherSecrets of ["secret-0123456789", ["x", "secret-0123456789"], Buffer.from("secret-0123456789")]) {
      const { findings } = other.diagnose("{}", headers, {}, { otherSecrets });
      assert.deepEqual(findings.map(({ grade, code }) => [grade, code]), [["proven", "secret_of_another_endpoint"]]);
    }
  });

  test("that are wrong are TypeErrors that name the argument", () => {
    for (const [options, message] of [
      [{ maxTries: 0 }, /^options\.maxTries: /],
      [{ maxTries: 2 ** 32 }, /^options\.maxTries: expected a whole number from 1 to 4294967295$/],
      [{ maxBytes: "7" }, /^options\.maxBytes: /],
      [{ tries: 7 }, /^options\.tries: there is no such member/],
      [{ otherSecrets: 7 }, /^options\.otherSecrets: /],
      [{ otherSecrets: Array(65).fill("secret") }, /^options\.otherSecrets: more than 64/],
      ["fast", /^options: /],
    ]) {
      assert.throws(() => github.diagnose("{}", headers, {}, options), { name: "TypeError", message });
    }
  });
});

test("a public key is never taken for a secret: whoever knows it could have signed", () => {
  const key = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
  const discord = new Webhook("discord", key);
  const signature = createHmac("sha256", key).update("{}").digest("hex");
  for (const headers of [{ "x-hub-signature-256": `sha256=${signature}` }, { "x-signature-ed25519": signature, "x-signature-timestamp": "1795391934" }]) {
    assert.deepEqual(discord.diagnose("{}", headers, { now: 1795391934000 }).findings.filter(({ grade }) => grade === "proven"), []);
  }
});

const proven = ({ findings }) => findings.filter(({ grade }) => grade === "proven").map(({ code }) => code);
const mac = (key, ...pieces) => pieces.reduce((code, piece) => code.update(piece), createHmac("sha256", key));

describe("what the receiver signs for anybody proves nothing", () => {
  const secret = "owner-secret-nobody-else-knows-9f83";
  const url = (name, token) => `https://me.example/hook?${name}=${encodeURIComponent(token)}`;
  const described = {
    ...{ signature: { header: "x-sig", encoding: "base64" }, content: ["method", { literal: ":" }, "body"] },
    handshakes: [{ method: "GET", signed: false, when: [{ query: "q" }], body: [{ hmacBase64: { query: "q" } }] }],
  };
  const answerOf = (webhook, name, token) => webhook.verify("", {}, { method: "GET", url: url(name, token) }).response.body;
  const texts = [...["{}  ", `{"pay":"mallory"}     `, "x".repeat(60)].map((text) => Buffer.from(text.padEnd(3 * Math.ceil(text.length / 3))))];

  /** Bodies for which the answer to a handshake is a code of the message, or of their base64. */
  function forgeries(scheme, header, name, read, before = "") {
    const webhook = new Webhook(scheme, secret);
    for (const text of texts) {
      for (const [token, bodies] of [[text.toString("base64").replace(/=+$/, ""), [text]], [text.toString("base64url"), [text]], ["any-text/of_the+attackers-choice", ["any-text/of_the+attackers-choice", `any-text/of_the+attackers-choice\n`]]]) {
        // It signs what anybody asks for.
        const signature = read(answerOf(webhook, name, token));
        assert.ok([mac(secret, token).digest("hex"), mac(secret, token).digest("base64")].includes(signature));
        for (const body of bodies) {
          const report = webhook.diagnose(body, { [header]: before + signature }, { method: "POST", url: "https://me.example/hook", now: 1795391934000 });
          assert.deepEqual([report.ok, proven(report)], [false, []], JSON.stringify([webhook.scheme, token, report.findings]));
        }
      }
    }
  }

  test("X", () => forgeries("x", "x-twitter-webhooks-signature", "crc_token", (body) => JSON.parse(body).response_token.slice("sha256=".length), "sha256="));
  test("LinkedIn", () => forgeries("linkedin", "x-li-signature", "challengeCode", (body) => JSON.parse(body).challengeResponse));
  test("a description", () => forgeries(described, "x-sig", "q", (body) => body));

  test("and what it does not sign for anybody does", () => {
    const webhook = new Webhook("linkedin", secret);
    const signature = mac(secret, "hmacsha256=", `{"a":1}`).digest("hex");
    assert.deepEqual(proven(webhook.diagnose(`{"a":1}\n`, { "x-li-signature": signature }, { method: "POST" })), ["body_whitespace_at_end"]);
  });
});

test("digits that were moved from the signed time to the body, or back", () => {
  const key = "5f2d8a0c9b7e4d3f8a1b2c3d4e5f6071";
  const airwallex = new Webhook("airwallex", key);
  const headers = (time, by) => ({ "x-timestamp": time, "x-signature": mac(key, by).digest("hex") });
  const now = 1795391934567;
  const body = `{"id":1}`;
  assert.equal(airwallex.diagnose(body, headers(String(now), now + body), { now }).verdict, "genuine");
  for (const [time, moved] of [["1795391934", `567${body}`], ["179539193456", `7${body}`], [`${now}{`, body.slice(1)], ["", now + body]]) {
    const report = airwallex.diagnose(moved, headers(time, now + body), { now });
    assert.ok(!report.ok && proven(report).length === 0, `${time} ${moved}: ${JSON.stringify(report.findings)}`);
  }
});

describe("what others may know is no key", () => {
  test("a user's name, in any scheme", () => {
    for (const { name } of schemes) {
      let webhook;
      try {
        webhook = new Webhook(name, "webhooks:3bd7f6a1c4e84c92");
      } catch {
        continue;
      }
      const authorization = `Basic ${Buffer.from("webhooks").toString("base64")}`;
      const headers = { authorization, "x-hub-signature-256": `sha256=${mac("webhooks", "{}").digest("hex")}`, "x-signature": mac("webhooks", "{}").digest("hex") };
      assert.deepEqual(proven(webhook.diagnose("{}", headers, { method: "POST" }, { maxTries: 500 })), [], name);
    }
  });

  const sign = (key, body) => ({ "x-hub-signature-256": `sha256=${mac(key, body).digest("hex")}` });
  const key = "5f2d8a0c9b7e4d3f8a1b2c3d4e5f6071";
  const known = (secret, body, by = secret, options = {}) => new Webhook("github", secret).diagnose(body, sign(by, body), { method: "POST" }, options);

  test("an account, a name, a word before or behind a secret", () => {
    const account = "AC0123456789abcdef0123456789abcdef";
    for (const [secret, by] of [[`${account}:${key}`, account], [`${account},${key}`, account], [`production: ${key}`, "production"], [`user-12345678,pass-12345678`, "user-12345678"], [`${key};production-key-of-the-shop`, "production-key-of-the-shop"]]) {
      const report = known(secret, `{"AccountSid":1}`, by);
      assert.deepEqual(proven(report), [], secret);
      assert.equal(report.findings[0].code, "secret_joined", secret);
    }
  });

  test("one of two alike, of which one may be an API key; unless each has the prefix of a secret, and the delivery does not show it", () => {
    const [id, own] = ["0f1e2d3c4b5a69788796a5b4c3d2e1f0", key];
    for (const by of [id, own]) assert.deepEqual(proven(known(`${id},${own}`, `{"client":"x"}`, by)), []);
    const both = `whsec_${id},whsec_${own}`;
    assert.deepEqual(proven(known(both, `{"client":"whsec_${id}"}`, `whsec_${id}`)), []);
    assert.deepEqual(proven(known(both, `{"client":"x"}`, `whsec_${own}`)), ["secret_joined"]);
  });

  test("another endpoint's that is short, a placeholder or in the delivery", () => {
    for (const other of ["secret", "changeme-please-0123456789", "aaaaaaaaaaaaaaaa", "id-in-the-body-0123456789"]) {
      assert.deepEqual(proven(known(key, `{"id":"id-in-the-body-0123456789"}`, other, { otherSecrets: [other] })), [], other);
    }
  });

  test("bytes behind a colon, where the scheme has no account", () => {
    for (const { name, headers } of schemes) {
      let forger;
      try {
        forger = new Webhook(name, "any-account:production-word").sign("{}", { now: 1795391934000, id: "1", url: "https://a.example/" });
      } catch {
        continue;
      }
      const report = new Webhook("github", `${key}:production-word`).diagnose("{}", forger, { now: 1795391934000, url: "https://a.example/" }, { maxTries: 800 });
      assert.deepEqual(proven(report), [], `${name} ${headers}`);
    }
  });

  test("a hash of secret and body that goes on behind another's padding", () => {
    // SHA-256 of secret and body says what state to go on from; what pads begins with 0x80 and has zeros.
    const body = Buffer.concat([Buffer.from("{}"), Buffer.from([0x80, ...Array(20).fill(0)]), Buffer.from("forged")]);
    const digest = createHash("sha256").update(key).update(body).digest("hex");
    assert.deepEqual(proven(new Webhook("github", key).diagnose(body, { "x-hub-signature-256": `sha256=${digest}` })), []);
  });
});

test("an old item of a batch says nothing of the others", () => {
  const secret = "the-owners-own-secret-000000000001";
  const batch = { signature: { member: "sig", encoding: "hex", layout: { pairs: { time: "t", tags: ["v1"] } } }, content: ["timestamp", { literal: "." }, { member: "amount" }], covers: "fields", timestamp: { from: "signature", unit: "seconds" }, items: { list: "list" } };
  const item = (at, amount, key) => ({ amount, sig: `t=${at},v1=${mac(key, `${at}.${amount}`).digest("hex")}` });
  const list = [item(1690000000, "5", secret), item(1700000000, "1000000", "forger")];
  const report = new Webhook(batch, secret).diagnose(JSON.stringify({ list }), {}, { now: 1_700_000_000_000 });
  assert.deepEqual([report.error.code, report.verdict, report.findings.map(({ code }) => code)], ["timestamp_too_old", "noticed", ["time_of_item"]]);
});

test("a handshake is no genuine event, and what nobody signs was not checked", () => {
  const report = new Webhook("x", "owner-secret-nobody-else-knows-9f83").diagnose("", {}, { method: "GET", url: "https://a.example/?crc_token=abc" });
  assert.deepEqual([report.ok, report.verdict, report.findings], [true, "handshake", []]);
  assert.deepEqual(report.steps.filter(({ state }) => state === "passed").map(({ name }) => name), ["method", "source", "size"]);
  assert.deepEqual(report.steps.filter(({ state }) => state === "failed"), []);
  const github = new Webhook("github", "secret-0123456789");
  assert.equal(github.diagnose("{}", github.sign("{}")).verdict, "genuine");
});

test("headers that the scheme does not read may be anything", () => {
  const github = new Webhook("github", "secret-0123456789");
  const headers = { ...github.sign("{}"), "content-length": 10, "x-list": [1, "a"], "x-none": null };
  for (const own of [headers, Object.entries(headers), new Map(Object.entries(headers))]) assert.deepEqual(proven(github.diagnose("{}\n", own)), ["body_whitespace_at_end"]);
  assert.throws(() => github.diagnose("{}", { "x-hub-signature-256": 7 }), { name: "TypeError" });
});

describe("whatever arrives, a search costs what its limits say", () => {
  const github = new Webhook("github", "0123456789abcdef0123456789abcdef");
  const forged = { "x-hub-signature-256": `sha256=${"ab".repeat(32)}` };
  const MiB = 1 << 20;
  const é = "é".repeat(60_000);
  const deliveries = {
    "1 MiB of zeros": [Buffer.alloc(MiB)],
    "1 MiB of JSON": [JSON.stringify({ payload: é + é, json: é + é, data: é })],
    "240 KB of JSON": [JSON.stringify({ payload: é.slice(0, 40_000), json: é.slice(0, 40_000), data: é.slice(0, 40_000) })],
    "deep JSON": ["[".repeat(250) + Array(20_000).fill("0").join(",") + "]".repeat(250)],
    "a form": [Array.from({ length: 30_000 }, (_, index) => `k${index}=%41+b`).join("&").slice(0, 250_000)],
    "a form of 4,000 pairs": [Array.from({ length: 4000 }, (_, index) => `k${4000 - index}=a+b%20c${index}`).join("&")],
    "JSON in JSON": [JSON.stringify({ payload: JSON.stringify({ payload: JSON.stringify({ payload: "é".repeat(50_000) }) }) })],
    "gzip in a body": [Buffer.concat([Buffer.from("1f8b0800000000000003", "hex"), deflateRawSync(Buffer.alloc(MiB))])],
    "a header of 2,600 values, among 1,300": ["{}", { ...Object.fromEntries(Array.from({ length: 1300 }, (_, index) => [`h${index}`, ""])), "x-hub-signature-256": Array(2600).fill("a").join(", ") }],
    "64 KiB of values": ["{}", { "x-hub-signature-256": Array(21_000).fill("a").join(", "), "x-big": "b".repeat(64_000) }],
  };
  for (const [name, [body, headers = forged]] of Object.entries(deliveries)) {
    test(name, () => {
      const cpu = (options) => {
        const before = process.cpuUsage();
        const { search, verdict } = github.diagnose(body, headers, { method: "POST" }, options);
        return { ...search, verdict, took: process.cpuUsage(before).user / 1000 };
      };
      const whole = cpu();
      console.log(`${name}: ${whole.took.toFixed(0)} ms, ${whole.tries} tries, ${whole.bytes} bytes${whole.ended ? ", ended" : ""}`);
      assert.ok(whole.bytes <= 64 * MiB && whole.took < 1500 && whole.verdict !== "proven", JSON.stringify(whole));
      const one = cpu({ maxTries: 1 });
      assert.ok(one.tries === 1 && one.ended && one.bytes <= 12 * Buffer.byteLength(body) + 300_000 && one.took < 150, JSON.stringify(one));
    });
  }
});

test("what stands late in a large body is still found", () => {
  const github = new Webhook("github", "0123456789abcdef0123456789abcdef");
  const items = Array.from({ length: 500 }, (_, id) => ({ id, name: `Zoë & Søn ${id}`, url: `https://shop.example/o/${id}` }));
  const body = JSON.stringify({ items });
  assert.ok(body.length > 30_000);
  const sign = (text) => ({ "x-hub-signature-256": `sha256=${mac("0123456789abcdef0123456789abcdef", text).digest("hex")}` });
  for (const [signed, received, code] of [
    [body, `${body}\n`, "body_whitespace_at_end"],
    [JSON.stringify({ items }, null, 2), body, "json_spacing"],
    [body.replaceAll("/", "\\/"), body, "json_escapes"],
    [body, Buffer.from(body).toString("base64"), "body_base64"],
    [body, JSON.stringify({ detail: { items } }), "body_envelope"],
  ]) {
    const report = github.diagnose(received, sign(signed));
    console.log(`${body.length} bytes, ${report.search.tries} tries, ${report.search.bytes} bytes: ${report.findings.map((each) => each.code)}`);
    assert.deepEqual(proven(report), [code]);
  }
});

describe("hookseal/lab, for whoever logs the cause of a refusal,", () => {
  const github = new Webhook("github", "secret-0123456789");
  const judged = (headers = github.sign(`{"a": 1}`)) => ({ body: `{"a":1}`, headers });
  const mismatch = { code: "signature_mismatch" };

  test("searches when it is told to, three times a minute for an endpoint", async () => {
    const searches = Array.from({ length: 5 }, () => explain(github, mismatch, judged(), "orders"));
    assert.deepEqual(searches.map((search) => typeof search), ["function", "function", "function", "undefined", "undefined"]);
    const report = await searches[0]();
    assert.deepEqual(told(report).map(({ grade, code }) => [grade, code]), [["proven", "json_spacing"]]);
  });

  test("tells nothing of a forgery, and not again what the code says", async () => {
    const forged = await explain(github, mismatch, judged({ "x-hub-signature-256": `sha256=${"ab".repeat(32)}` }), "forged")();
    const unsigned = await explain(github, { code: "missing_signature" }, judged({}), "forged")();
    assert.deepEqual([forged, unsigned].map((report) => told(report).map(({ code }) => code)), [[], []]);
  });

  test("searches nothing where the code says the cause, the body is large, or there is no search", async () => {
    assert.equal(explain(github, { code: "body_too_large" }, judged(), "other"), undefined);
    assert.equal(explain(github, mismatch, { body: " ".repeat((1 << 16) + 1), headers: {} }, "other"), undefined);
    assert.equal(explain({ scheme: "github" }, mismatch, judged(), "other"), undefined);
    const without = { scheme: "github", diagnose: () => { throw new TypeError("no such module"); } };
    assert.equal(await explain(without, mismatch, judged(), "other")(), undefined);
  });
});
