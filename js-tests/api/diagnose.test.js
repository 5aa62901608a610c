/** The corpus of `vectors/mistakes/` through the package: the same causes as in Rust, none for a forgery, and what it costs. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Webhook, schemes } from "hookseal";
import { root } from "../scratch.js";

const folder = join(root, "vectors", "mistakes");
const cases = readdirSync(folder)
  .filter((name) => name.endsWith(".json") && name !== "schema.json")
  .flatMap((name) => JSON.parse(readFileSync(join(folder, name), "utf8")).cases);

const bodyOf = ({ body, bodyHex }) => (body === undefined ? Buffer.from(bodyHex, "hex") : Buffer.from(body));

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
      const started = performance.now();
      const report = webhook.diagnose(one, headers, { url: "https://a.example/", now: 1795391934000 });
      took.push(performance.now() - started);
      assert.equal(report.ok, false);
      console.log(`${name}: ${report.verdict}, ${took.at(-1).toFixed(0)} ms, ${report.search.tries} tries, ${report.search.bytes} bytes${report.search.ended ? ", ended" : ""}`);
    }
  }
  console.log(`64 KB: ${figures(took)}`);
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

test("a public key is never taken for a secret: whoever knows it could have signed", async () => {
  const { createHmac } = await import("node:crypto");
  const key = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
  const discord = new Webhook("discord", key);
  const signature = createHmac("sha256", key).update("{}").digest("hex");
  for (const headers of [{ "x-hub-signature-256": `sha256=${signature}` }, { "x-signature-ed25519": signature, "x-signature-timestamp": "1795391934" }]) {
    assert.deepEqual(discord.diagnose("{}", headers, { now: 1795391934000 }).findings.filter(({ grade }) => grade === "proven"), []);
  }
});
