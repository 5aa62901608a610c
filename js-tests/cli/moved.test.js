/** Whoever has one genuine delivery has all that was signed of it: given as a body, in whatever header, it proves nothing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { schemes } from "hookseal";
import { joined, partsOf } from "../../js/cli/message.js";
import { webhookOf } from "../../js/cli/scheme.js";
import { signed, unsignable } from "../../js/cli/signer.js";

const TEXT = "0123456789abcdef0123456789abcdef";
const SECRETS = [[TEXT, {}], [`whsec_${Buffer.from(TEXT).toString("base64")}`, {}], [`12345:${TEXT}`, {}], [TEXT, { audience: "https://h.example/" }]];
const now = 1795391934000;
const url = "https://h.example/w";

/** A delivery of the scheme, its Webhook and all that was signed, where that is more than its body. */
function delivery(scheme) {
  for (const [secret, values] of SECRETS) {
    try {
      const sent = signed({ scheme, secrets: [secret], url, now, values });
      const webhook = webhookOf(scheme, [secret], values);
      const report = webhook.diagnose(sent.body, sent.headers, { method: sent.method, url, now });
      const message = joined(partsOf(sent, report.message));
      return message === undefined || message.equals(sent.body) ? undefined : { sent, webhook, message };
    } catch {
      // Not of this form.
    }
  }
  return undefined;
}

/** The code in a delivery's headers. */
function codeOf({ headers }) {
  const values = headers.map(([, value]) => value).join(" ");
  const hex = /[0-9a-f]{128}|[0-9a-f]{64}|[0-9a-f]{40}/i.exec(values)?.[0];
  const base64 = /[A-Za-z0-9+/]{86}==|[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{27}=/.exec(values)?.[0];
  return hex === undefined ? base64 && Buffer.from(base64, "base64") : Buffer.from(hex, "hex");
}

/** Headers in which other vendors send the code of a body alone. */
const others = (code) => [
  { "x-hub-signature-256": `sha256=${code.toString("hex")}` },
  { "x-hub-signature": `sha256=${code.toString("hex")}` },
  { "x-hub-signature": `sha1=${code.toString("hex")}` },
  { "x-shopify-hmac-sha256": code.toString("base64") },
  { "x-signature": code.toString("hex") },
  { "x-signature": code.toString("base64") },
];

test("all that was signed, as a body", () => {
  let count = 0;
  const problems = [];
  for (const { name, algorithm, covers } of schemes.filter(({ name }) => !unsignable(name))) {
    const found = algorithm === "token" ? undefined : delivery(name);
    const code = found && codeOf(found.sent);
    if (!code) continue;
    count += 1;
    const { sent, webhook, message } = found;
    const own = Object.fromEntries(sent.headers);
    for (const headers of [own, ...others(code), ...others(code).map((more) => ({ ...own, ...more }))]) {
      const { ok, findings } = webhook.diagnose(message, headers, { method: sent.method, url, now }, { maxTries: 2000 });
      const proven = findings.filter(({ grade }) => grade === "proven").map((finding) => `${finding.code} ${finding.change}`);
      if ((ok && covers === "body") || proven.length > 0) problems.push(`${name}, ${Object.keys(headers)}: ${ok ? "accepted" : proven}`);
    }
  }
  console.log(`${count} schemes that sign more than a body`);
  assert.ok(count > 50);
  assert.deepEqual(problems, []);
});

/** What was signed, divided in other ways: into the members that a vendor signs by themselves, and into another's headers. */
const divided = (message, code) => {
  const text = message.toString("latin1");
  const [, time, rest] = /^(\d+)(.+)$/s.exec(text) ?? [];
  const [id, at, ...others] = text.split(".");
  const hex = code.toString("hex");
  return [
    time !== undefined && { body: JSON.stringify({ amount: 1_000_000, signature: { timestamp: time, token: rest, signature: hex } }), headers: {} },
    { body: JSON.stringify({ event: { event_hash: hex, event_time: "1", event_type: text.slice(1) } }), headers: {} },
    others.length > 0 && { body: others.join("."), headers: { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": `v1,${code.toString("base64")}` } },
    others.length > 0 && { body: [at, ...others].join("."), headers: { "x-signature": hex, "x-timestamp": id } },
  ].filter(Boolean);
};

test("all that was signed, divided in another way", () => {
  let count = 0;
  const problems = [];
  const body = JSON.stringify({ name: ".1700000000.x", type: "test", id: "evt_1", amount: 1 });
  for (const { name, algorithm } of schemes.filter(({ name, algorithm }) => algorithm !== "token" && !unsignable(name))) {
    const secret = name.includes("standard") || name === "svix" ? SECRETS[1][0] : TEXT;
    let webhook, sent;
    try {
      webhook = webhookOf(name, [secret], {});
      sent = signed({ scheme: name, secrets: [secret], url, now: now - 30 * 864e5, values: {}, body: Buffer.from(body) });
    } catch {
      continue;
    }
    const report = webhook.diagnose(sent.body, sent.headers, { method: sent.method, url, now });
    const message = joined(partsOf(sent, report.message)) ?? sent.body;
    const code = codeOf(sent);
    if (!code || algorithm.startsWith("ed25519")) continue;
    count += 1;
    for (const one of divided(Buffer.from(message), code)) {
      const { findings } = webhook.diagnose(one.body, one.headers, { method: "POST", url, now }, { maxTries: 500 });
      // A whole delivery in another's headers is what it is, and old.
      const proven = findings.filter(({ grade, code }) => grade === "proven" && /^(scheme|message)_/.test(code)).map((finding) => `${finding.code} ${finding.change}`);
      if (proven.length > 0) problems.push(`${name}, ${one.body}: ${proven}`);
    }
  }
  console.log(`${count} schemes, whose messages were divided in other ways`);
  assert.ok(count > 100);
  assert.deepEqual(problems, []);
});

test("an old delivery with one header changed or gone is no other scheme's", () => {
  const problems = [];
  for (const { name } of schemes.filter(({ name, algorithm }) => algorithm !== "token" && !unsignable(name))) {
    let webhook, sent;
    try {
      webhook = webhookOf(name, [TEXT], {});
      sent = signed({ scheme: name, secrets: [TEXT], url, now: now - 30 * 864e5, values: {} });
    } catch {
      continue;
    }
    const fresh = (value) => value.replace(/\d{13}/, String(now)).replace(/\d{10}(?!\d)/, String(now).slice(0, 10));
    for (const [changed] of sent.headers) {
      const others = sent.headers.filter(([name]) => name !== changed);
      for (const headers of [others, [...others, [changed, fresh(sent.headers.find(([name]) => name === changed)[1])]]]) {
        const { findings } = webhook.diagnose(sent.body, headers, { method: sent.method, url, now }, { maxTries: 2000 });
        const found = findings.find(({ grade, code }) => grade === "proven" && /^(scheme|message)_/.test(code));
        if (found) problems.push(`${name} without its ${changed}: ${found.code} ${found.change}`);
      }
    }
  }
  assert.deepEqual(problems, []);
});

test("members that nobody signed, beside what was signed, are not proven with it", () => {
  const json = '{"action":"opened","n":1}';
  const inForm = `payload=${encodeURIComponent(json)}`;
  const bytes = [...Buffer.from(json)];
  const chunked = `${json.length.toString(16)}\r\n${json}\r\n0\r\n`;
  const cases = [
    ["github", inForm, [`${inForm}&evil=1`, `evil=1&${inForm}`, `${inForm}&payload=%7B%7D`, JSON.stringify({ action: "deleted", payload: json, evil: 1 })]],
    ["github", json, [`{"type":"Buffer","data":[${bytes}],"action":"deleted"}`, `{"action":"Buffer","data":[${bytes}]}`, `${chunked}\r\n{"action":"deleted"}`, Buffer.concat([gzipSync(json), Buffer.from("more")])]],
    ["slack", "token=abc&user=alice&text=hello", ['{"token":"abc","user":"alice","text":"hello","evil":{"amount":1}}', '{"token":"abc","user":"alice","text":"hello","admin":null}', '{"token":"abc","user":["alice",{"is":"root"}],"text":"hello"}']],
  ];
  for (const [scheme, genuine, forged] of cases) {
    const webhook = webhookOf(scheme, [TEXT], {});
    const headers = webhook.sign(genuine, { now });
    assert.ok(webhook.check(genuine, headers, { now }).ok);
    for (const body of forged) assert.notEqual(webhook.diagnose(body, headers, { now }).verdict, "proven", `${scheme}: ${body}`);
  }
});

test("a form that moved into the URL that a sender names is not proven", () => {
  const called = "https://shop.example/hook";
  const twilio = webhookOf("twilio", [TEXT], {});
  const sent = twilio.sign("Amount=100&From=sip%3Aa%40shop.example%2Fhook&To=b", { now, url: called });
  const named = [
    { "x-original-uri": "/hookAmount100Fromsip:a@shop.example/hook" },
    { "x-forwarded-prefix": "/hookAmount100Fromsip:a@shop.example" },
    { "x-forwarded-host": "shop.example/hookAmount100Fromsip:a@shop.example" },
    { authorization: `Basic ${Buffer.from("shop.example/hookAmount100Fromsip:a").toString("base64")}` },
  ];
  for (const header of named) {
    const { verdict, findings } = twilio.diagnose("To=b", { ...sent, ...header }, { now, url: called });
    assert.notEqual(verdict, "proven", `${Object.keys(header)}: ${findings[0]?.code}`);
  }
});
