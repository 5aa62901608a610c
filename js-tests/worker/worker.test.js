/** The reference Worker on workerd: nothing genuine lost, nothing doubled, nothing leaked. */
import assert from "node:assert/strict";
import { createHmac, randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Webhook } from "hookseal";
import { vector } from "../scratch.js";
import { signSheerid, signZignsec, signZignsecV5 } from "../../scripts/vendor.js";
import { PREVIOUS, SECRETS, SHEERID, TOKEN, WEBHOOK_KEY, delivery } from "./deliveries.js";
import { DESTINATION_SECRET, startWorker } from "./harness.js";

const VERIFY_TOKEN = "the token of the handshake";
const sheerid = { scheme: "sheerid", secrets: ["SHEERID_SECRET_TOKEN"] };
/** Of which no page says how long it retries. */
const checkr = { scheme: "checkr", secrets: ["ZIGNSEC_TOKEN"] };
const BROKEN = {
  "unknown-scheme": { ...sheerid, scheme: "sheerdi" },
  "unknown-setting": { ...sheerid, tolerence: 60 },
  "missing-secret": { ...sheerid, secrets: ["NOT_SET"] },
  "empty-secret": { ...sheerid, secrets: ["EMPTY"] },
  "no-secret": { scheme: "sheerid" },
  "too-large": { ...sheerid, maxBodyBytes: 1_000_000 },
  "private-key": { scheme: "plaid", secrets: ["PRIVATE_KEY"] },
  "no-audience": { scheme: "aws-sns" },
  "bad-source": { ...sheerid, sourceAddresses: ["not an address"] },
  "bad-retention": { ...sheerid, retention: -1 },
  "retention-under-its-retries": { ...sheerid, retention: 12 * 60 * 60 - 1 },
  "retention-of-nothing": { scheme: "github", secrets: ["ZIGNSEC_TOKEN"], retention: 30 * 24 * 60 * 60 },
  "missing-verify-token": { ...sheerid, verifyToken: "NOT_SET" },
  "destination-in-the-clear": { ...sheerid, destination: { url: "http://app.example/", secrets: ["DESTINATION_SECRET"] } },
  "destination-unsigned": { ...sheerid, destination: { url: "https://app.example/" } },
  "destination-twice": { ...sheerid, destination: { url: "https://a.example/", service: "APP", secrets: ["DESTINATION_SECRET"] } },
  "destination-not-bound": { ...sheerid, destination: { service: "NOBODY", secrets: ["DESTINATION_SECRET"] } },
  "destination-short-secret": { ...sheerid, destination: { service: "APP", secrets: ["SHORT"] } },
  "destination-with-a-password": { ...sheerid, destination: { url: "https://user:pass@app.example/", secrets: ["DESTINATION_SECRET"] } },
  "destination-unknown-setting": { ...sheerid, destination: { to: "https://app.example/" } },
};

/** Names that are other paths in a URL. */
const UNREACHED = ["z\u00fcrich", "two/parts", "a b", "a?b", "a#b", "..", ""];

/** Plaid's key, and a delivery whose time is not now. */
const { request: plaid, secrets: [PLAID_KEY] } = vector("plaid/genuine");
const plaidSigned = { scheme: "plaid", tolerance: 1e9 };
const otherKey = { ...JSON.parse(PLAID_KEY), kid: "another" };
const KEYS = {
  PLAID_KEYS: JSON.stringify({ keys: [otherKey, JSON.parse(PLAID_KEY)] }),
  OTHER_KEY: JSON.stringify(otherKey),
  PRIVATE_KEY: JSON.stringify({ ...JSON.parse(PLAID_KEY), d: otherKey.x }),
};

let worker;
before(async () => {
  worker = await startWorker({
    bindings: { ...SECRETS, ...KEYS, VERIFY_TOKEN, EMPTY: "", SHORT: "whsec_c2hvcnQ=" },
    endpoints: {
      ...BROKEN,
      ...Object.fromEntries(UNREACHED.map((name) => [name, sheerid])),
      unheard: { ...sheerid, destination: undefined },
      "unheard-slack": { scheme: "slack", secrets: ["ZIGNSEC_TOKEN"], destination: undefined },
      github: { scheme: "github", secrets: ["ZIGNSEC_TOKEN"] },
      rotating: { ...sheerid, secrets: ["SHEERID_SECRET_TOKEN", "PREVIOUS"] },
      fleeting: { ...checkr, retention: 3 },
      slack: { scheme: "slack", secrets: ["ZIGNSEC_TOKEN"] },
      meta: { scheme: "meta", secrets: ["ZIGNSEC_TOKEN"], verifyToken: "VERIFY_TOKEN" },
      patient: { scheme: "zignsec-v5", secrets: ["ZIGNSEC_WEBHOOK_KEY"], tolerance: { past: 1e9 } },
      small: { ...sheerid, maxBodyBytes: 1000 },
      keyed: { ...plaidSigned, secrets: ["PLAID_KEYS"] },
      "other-key": { ...plaidSigned, secrets: ["OTHER_KEY"] },
      keyless: plaidSigned,
      sns: { scheme: "aws-sns", audience: "arn:aws:sns:eu-north-1:123456789012:orders" },
      fenced: { ...sheerid, sourceAddresses: ["192.0.2.0/24"] },
      trello: { scheme: "trello", secrets: ["ZIGNSEC_TOKEN"] },
      twilio: { scheme: "twilio", secrets: ["ZIGNSEC_TOKEN"] },
      airship: { scheme: "airship", secrets: ["ZIGNSEC_TOKEN"], verifyToken: "VERIFY_TOKEN" },
      "dropbox-sign": { scheme: "dropbox-sign", secrets: ["ZIGNSEC_TOKEN"] },
      "adobe-sign": { scheme: "adobe-sign", secrets: ["ZIGNSEC_TOKEN"] },
      vonage: { scheme: "vonage", secrets: ["ZIGNSEC_TOKEN"] },
    },
  });
});
after(() => worker?.close());

const post = (...request) => worker.post(...request);
const arrivals = async (id) => (await worker.arrived(id)).length;

describe("a delivery", () => {
  test("arrives as the bytes that were signed", async () => {
    const sent = delivery();
    const { status, answer } = await post("/webhooks/sheerid", sent);
    assert.deepEqual({ status, answer }, { status: 200, answer: { status: "accepted" } });
    const [event, ...more] = await worker.arrived(sent.id);
    assert.equal(more.length, 0);
    assert.equal(event.body.toString(), sent.body);
    assert.equal(event.headers["content-type"], "application/json");
  });

  test("by GET: what its URL says is handed on as a form (Twilio)", async () => {
    const url = new URL(`/webhooks/twilio?MessageSid=SM${randomUUID()}&Body=%C3%A5+%26`, worker.url);
    const signature = createHmac("sha1", TOKEN).update(url.href).digest("base64");
    const response = await fetch(url, { headers: { "x-twilio-signature": signature } });
    assert.deepEqual([response.status, await response.text()], [200, "<Response/>"]);
    const [event] = await worker.arrived(url.searchParams.get("MessageSid"));
    assert.deepEqual([event.body.toString(), event.headers["content-type"]], [url.search.slice(1), "application/x-www-form-urlencoded"]);
  });

  test("of every configured vendor is accepted", async () => {
    const v5 = JSON.stringify({ event: "session_updated", id: randomUUID(), result: { errors: [], status: "Finished" } });
    const sheerid = JSON.stringify({ verificationId: "5e4fef3cdcaa25122fb281c7e", notifierEventType: "SUCCESS" });
    assert.equal((await post("/webhooks/zignsec-v5", { body: v5, headers: signZignsecV5(v5, WEBHOOK_KEY) })).status, 200);
    assert.equal((await post("/webhooks/sheerid", { body: sheerid, headers: signSheerid(sheerid, SHEERID) })).status, 200);
  });

  test("as large as the queue takes is accepted", async () => {
    for (const member of ["vendorData", "requestId"]) {
      const frame = JSON.stringify({ verificationId: randomUUID(), [member]: "" });
      const body = frame.replace('""', `"${"x".repeat(100_000 - frame.length)}"`);
      assert.equal(body.length, 100_000);
      assert.equal((await post("/webhooks/sheerid", { body, headers: signSheerid(body, SHEERID) })).status, 200, member);
    }
  });

  test("signed with the previous secret is accepted during rotation", async () => {
    const sent = delivery(PREVIOUS);
    assert.equal((await post("/webhooks/sheerid", sent)).status, 401);
    assert.equal((await post("/webhooks/rotating", sent)).status, 200);
    assert.equal(await arrivals(sent.id), 1);
  });
});

describe("a delivery, as it is configured,", () => {
  test("is judged by the address it came from where that is configured", async () => {
    const sent = delivery();
    const from = (address) => post("/webhooks/fenced", sent, { "cf-connecting-ip": address });
    assert.deepEqual((await from("198.51.100.7")).answer, { error: "source_not_allowed" });
    assert.deepEqual((await from("192.0.2.7")).answer, { status: "accepted" });
  });

  test("is judged by the tolerance and the body limit that are configured", async () => {
    const body = JSON.stringify({ event: "session_updated", id: randomUUID() });
    const stale = { body, headers: signZignsecV5(body, WEBHOOK_KEY, 1_700_000_000) };
    assert.deepEqual((await post("/webhooks/zignsec-v5", stale)).answer, { error: "timestamp_too_old" });
    assert.deepEqual((await post("/webhooks/patient", stale)).answer, { status: "accepted" });
    const sized = (length) => `{"verificationId":"${randomUUID()}"}`.padEnd(length);
    const [fits, isTooLarge] = [sized(1000), sized(1001)];
    assert.deepEqual((await post("/webhooks/small", { body: fits, headers: signSheerid(fits, SHEERID) })).answer, { status: "accepted" });
    const { answer } = await post("/webhooks/small", { body: isTooLarge, headers: signSheerid(isTooLarge, SHEERID) });
    assert.deepEqual(answer, { error: "body_too_large" });
  });

  test("that nothing signed tells from another goes on each time", async () => {
    const id = randomUUID();
    const body = JSON.stringify({ verificationId: id });
    for (let time = 0; time < 2; time++) {
      const { answer } = await post("/webhooks/sheerid", { body, headers: signSheerid(body, SHEERID) });
      assert.deepEqual(answer, { status: "accepted" });
    }
    assert.equal(await arrivals(id), 2);
  });

  test("is so by a scheme whose events nothing tells apart, which the log says at start", () => {
    const said = worker.lines({ at: "start", code: "no_identity" }).map(({ endpoint }) => endpoint);
    assert.deepEqual([said.includes("zignsec"), said.includes("github"), said.includes("sheerid")], [true, true, false]);
  });
});

describe("a delivery signed with a public key", () => {
  const body = Buffer.from(plaid.body);
  const sent = { body, headers: Object.fromEntries(plaid.headers) };

  test("is accepted where its key is in the set", async () => {
    assert.deepEqual((await post("/webhooks/keyed", sent)).answer, { status: "accepted" });
    const [event, ...more] = await worker.arrived(plaid.body);
    assert.deepEqual([event.body, more], [body, []]);
    const { answer } = await post("/webhooks/keyed", { ...sent, body: `${plaid.body} ` });
    assert.deepEqual(answer, { error: "signature_mismatch" });
  });

  test("is answered 503 where its key is not there, so that the vendor comes again; the log says which it is", async () => {
    const before = await arrivals(plaid.body);
    for (const endpoint of ["keyless", "other-key"]) {
      const { status, answer } = await post(`/webhooks/${endpoint}`, sent);
      assert.deepEqual({ status, answer }, { status: 503, answer: { error: "key_required" } });
      const [{ hint }] = worker.lines({ at: "delivery", endpoint, code: "key_required" });
      assert.ok(hint.includes(JSON.parse(PLAID_KEY).kid), hint);
    }
    assert.equal(await arrivals(plaid.body), before);
  });

  test("by a certificate is answered in the same way, with the certificate's address", async () => {
    const { body, headers } = vector("aws-sns/genuine").request;
    const { status, answer } = await post("/webhooks/sns", { body, headers: Object.fromEntries(headers) });
    assert.deepEqual({ status, answer }, { status: 503, answer: { error: "key_required" } });
    const [{ hint }] = worker.lines({ at: "delivery", endpoint: "sns", code: "key_required" });
    assert.ok(hint.includes(JSON.parse(body).SigningCertURL), hint);
  });
});

describe("a handshake", () => {
  const unanswered = (line) => line.code === "accepted" || line.at === "event";

  test("signed as a delivery is answered as the vendor prescribes, and goes no further", async () => {
    const body = JSON.stringify({ type: "url_verification", challenge: "3eZbrw1a" });
    const seconds = Math.floor(Date.now() / 1000);
    const signature = createHmac("sha256", TOKEN).update(`v0:${seconds}:${body}`).digest("hex");
    const headers = { "x-slack-request-timestamp": String(seconds), "x-slack-signature": `v0=${signature}` };
    const before = worker.log.length;
    const response = await fetch(new URL("/webhooks/slack", worker.url), { method: "POST", body, headers });
    assert.deepEqual({ status: response.status, text: await response.text() }, { status: 200, text: "3eZbrw1a" });
    await worker.settled();
    const lines = worker.lines({}).slice(-(worker.log.length - before));
    assert.equal(lines.filter(({ code }) => code === "challenge").length, 1);
    assert.deepEqual(lines.filter(unanswered), []);
  });

  test("by its token, in a GET", async () => {
    const ask = (token) =>
      fetch(new URL(`/webhooks/meta?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`, worker.url));
    const response = await ask(VERIFY_TOKEN);
    assert.deepEqual({ status: response.status, text: await response.text() }, { status: 200, text: "1158201444" });
    const refused = await ask("another");
    assert.ok(refused.status >= 400 && !(await refused.text()).includes("1158201444"));
  });

  test("by HEAD, which nobody signs", async () => {
    assert.equal((await fetch(new URL("/webhooks/trello", worker.url), { method: "HEAD" })).status, 200);
    assert.equal((await fetch(new URL("/webhooks/zignsec", worker.url), { method: "HEAD" })).status, 405);
  });

  test("below the address of the deliveries, signed", async () => {
    const seconds = Math.floor(Date.now() / 1000);
    const signature = createHmac("sha256", TOKEN).update(`${seconds}:`).digest("hex");
    const ask = (headers) => fetch(new URL("/webhooks/airship/validate", worker.url), { headers });
    const response = await ask({ "x-ua-timestamp": String(seconds), "x-ua-signature": signature });
    assert.deepEqual(await response.json(), { confirmation_code: VERIFY_TOKEN });
    assert.equal((await ask({ "x-ua-timestamp": String(seconds) })).status, 401);
  });
});

describe("a vendor that wants a certain answer", () => {
  const answerTo = async (endpoint, body, headers = {}) => {
    const response = await fetch(new URL(`/webhooks/${endpoint}`, worker.url), { method: "POST", body, headers });
    return [response.status, await response.text(), response.headers.get("x-adobesign-clientid")];
  };

  test("gets its text", async () => {
    const hash = createHmac("sha256", TOKEN).update("1795391934account_confirmed").digest("hex");
    const event = { event_time: "1795391934", event_type: "account_confirmed", event_hash: hash };
    assert.deepEqual(await answerTo("dropbox-sign", JSON.stringify({ event })), [200, "Hello API Event Received", null]);
  });

  test("gets its id back", async () => {
    assert.deepEqual(await answerTo("adobe-sign", "{}", { "x-adobesign-clientid": TOKEN }), [200, "", TOKEN]);
    const [status, , id] = await answerTo("adobe-sign", "{}", { "x-adobesign-clientid": "another" });
    assert.deepEqual([status, id], [401, null]);
  });

  test("gets a 503 for what it forgot to sign", async () => {
    assert.equal((await answerTo("vonage", "{}"))[0], 503);
  });
});

describe("a copy", () => {
  test("is answered 200 and goes no further", async () => {
    const sent = delivery();
    assert.deepEqual((await post("/webhooks/sheerid", sent)).answer, { status: "accepted" });
    for (let copy = 0; copy < 3; copy++) {
      const { status, answer } = await post("/webhooks/sheerid", sent);
      assert.deepEqual({ status, answer }, { status: 200, answer: { status: "duplicate" } });
    }
    assert.equal(await arrivals(sent.id), 1);
  });

  test("is one of two hundred at the same instant: one event, and a 2xx for each in the end", async () => {
    const sent = delivery();
    const untilAccepted = async () => {
      for (let attempt = 0; attempt < 100; attempt++) {
        const { status, answer } = await post("/webhooks/sheerid", sent);
        if (status === 200) return answer.status;
        assert.deepEqual({ status, answer }, { status: 503, answer: { error: "in_progress" } });
        await sleep(50);
      }
      assert.fail("never accepted");
    };
    const answers = await Promise.all(Array.from({ length: 200 }, untilAccepted));
    assert.equal(answers.filter((answer) => answer === "accepted").length, 1);
    assert.equal(await arrivals(sent.id), 1);
  });

  test("is a new delivery once the retention is over, and nothing is kept", async () => {
    const id = randomUUID();
    const body = JSON.stringify({ id });
    const sent = { id, body, headers: new Webhook("checkr", TOKEN).sign(body) };
    assert.deepEqual((await post("/webhooks/fleeting", sent)).answer, { status: "accepted" });
    assert.deepEqual((await post("/webhooks/fleeting", sent)).answer, { status: "duplicate" });
    const { answer: kept } = await post("/", sent, { "x-fault": "swept" });
    await sleep(3100);
    const { answer: left } = await post("/", sent, { "x-fault": "swept" });
    assert.equal(left.length, kept.length - 1);
    assert.ok(kept.every(({ key }) => /^[0-9a-f]{64}$/.test(key)), "stored by hash");
    assert.deepEqual((await post("/webhooks/fleeting", sent)).answer, { status: "accepted" });
    assert.equal(await arrivals(sent.id), 2);
  });
});

describe("an endpoint with a mistake", () => {
  for (const name of Object.keys(BROKEN)) {
    test(`${name}: 503, said in the log, and the others work`, async () => {
      const { status, answer } = await post(`/webhooks/${name}`, delivery());
      assert.deepEqual({ status, answer }, { status: 503, answer: { error: "endpoint_misconfigured" } });
      const line = worker.log.find((line) => line.includes('"at":"start"') && line.includes(`"endpoint":"${name}"`));
      assert.match(line, /"code":"endpoint_misconfigured","hint":"[^"]/);
    });
  }
});

test("an endpoint that no URL reaches is said in the log at the start", () => {
  for (const endpoint of UNREACHED) {
    const [{ hint }] = worker.lines({ at: "start", endpoint, code: "endpoint_misconfigured" });
    assert.match(hint, /no URL reaches this name/);
  }
});

describe("an endpoint whose events nobody would take", () => {
  test("answers 503 and keeps nothing, so that the vendor comes again; the log says so", async () => {
    const sent = delivery();
    for (let time = 0; time < 2; time++) {
      const { status, answer } = await post("/webhooks/unheard", sent);
      assert.deepEqual({ status, answer }, { status: 503, answer: { error: "no_destination" } });
    }
    assert.equal(await arrivals(sent.id), 0);
    assert.match(worker.lines({ at: "delivery", code: "no_destination" })[0].hint, /on-event\.js/);
  });

  test("refuses forgeries as such, and answers handshakes", async () => {
    const sent = delivery();
    assert.equal((await post("/webhooks/unheard", { ...sent, body: `${sent.body} ` })).status, 401);
    const slack = new Webhook("slack", TOKEN);
    const body = JSON.stringify({ type: "url_verification", challenge: "abc" });
    const response = await fetch(new URL("/webhooks/unheard-slack", worker.url), { method: "POST", body, headers: slack.sign(body) });
    assert.deepEqual([response.status, await response.text()], [200, "abc"]);
  });
});

describe("a body that no parser would take", () => {
  const github = new Webhook("github", TOKEN);
  const bodies = {
    "a form": "payload=%7B%22zen%22%3A%22a%22%7D",
    "half an emoji": '{"zen":"a\\ud83d"}',
    "a name twice": '{"a":1,"a":2}',
    "a hundred levels": `${"[".repeat(100)}${"]".repeat(100)}`,
    "a text": "no JSON",
    "nothing at all": "",
    "a form of parts": '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--b--\r\n',
    "five thousand members": `{${Array.from({ length: 5000 }, (_, index) => `"m${index}":0`).join(",")}}`,
  };
  for (const [name, text] of Object.entries(bodies)) {
    test(`${name}: is accepted, and goes on byte for byte`, async () => {
      const headers = { ...github.sign(text), "content-type": "text/plain" };
      const { status, answer } = await post("/webhooks/github", { body: text, headers });
      assert.deepEqual({ status, answer }, { status: 200, answer: { status: "accepted" } });
      await worker.settled();
      const { key } = worker.lines({ at: "delivery", endpoint: "github", code: "accepted" }).at(-1);
      assert.equal(worker.destination.events.find((event) => event.key === key).body.toString(), text);
    });
  }
});

describe("a Content-Type that no header can hold", () => {
  const github = new Webhook("github", TOKEN);
  for (const type of ["text/plain; x=日本", "text/plain; x=\u{1f600}", "text/plain; x=å"]) {
    test(`${JSON.stringify(type)}: the event goes on`, async () => {
      const text = JSON.stringify({ type });
      // As bytes, which workerd reads as UTF-8 or not at all.
      const headers = { ...github.sign(text), "content-type": Buffer.from(type).toString("latin1") };
      const { status } = await post("/webhooks/github", { body: text, headers });
      assert.equal(status, 200);
      await worker.settled();
      const { key } = worker.lines({ at: "delivery", endpoint: "github", code: "accepted" }).at(-1);
      assert.equal(worker.destination.events.find((event) => event.key === key)?.body.toString(), text);
    });
  }
});

describe("what is not a delivery", () => {
  test("other paths and methods", async () => {
    assert.equal((await fetch(new URL("/healthz", worker.url))).status, 200);
    assert.deepEqual((await post("/webhooks/nobody", delivery())).answer, { error: "unknown_endpoint" });
    assert.deepEqual((await post("/elsewhere", delivery())).answer, { error: "not_found" });
    const got = await fetch(new URL("/webhooks/sheerid", worker.url));
    assert.equal(got.status, 405);
    assert.equal(got.headers.get("allow"), "POST");
    assert.deepEqual(await got.json(), { error: "method_not_allowed" });
  });

  test("a refusal answers its code and nothing else", async () => {
    const sent = delivery();
    const refused = async (change, status, error, endpoint = "sheerid") => {
      const got = await post(`/webhooks/${endpoint}`, { ...sent, ...change });
      assert.deepEqual({ status: got.status, answer: got.answer }, { status, answer: { error } });
    };
    await refused({ headers: {} }, 401, "missing_signature");
    await refused({ body: sent.body.replace("sbid", "sbie") }, 401, "signature_mismatch");
    await refused({ headers: signZignsecV5(sent.body, TOKEN) }, 400, "malformed_signature", "zignsec");
    const nonsense = "1700000000.{}";
    await refused({ body: nonsense, headers: signZignsec(nonsense, TOKEN) }, 400, "malformed_payload", "zignsec");
    const stale = signZignsecV5(sent.body, WEBHOOK_KEY, 1_700_000_000);
    const { answer } = await post("/webhooks/zignsec-v5", { ...sent, headers: stale });
    assert.deepEqual(answer, { error: "timestamp_too_old" });
    assert.equal(await arrivals(sent.id), 0);
  });
});

test("the log has a line for each delivery, and nothing that is nobody's business", async () => {
  const sent = delivery();
  await post("/webhooks/sheerid", sent);
  await post("/webhooks/sheerid", { ...sent, body: `${sent.body} ` });
  await worker.settled();
  const log = worker.log.join("\n");
  const about = '"at":"delivery","endpoint":"sheerid","scheme":"sheerid","size":\\d+';
  const event = '"key":"[0-9a-f]{64}","event":"[0-9a-f]{64}"';
  assert.match(log, new RegExp(`{${about},${event},"code":"accepted","status":200,"ms":\\d+}`));
  assert.match(log, new RegExp(`{${about},"code":"signature_mismatch","status":401,"hint":"[^"]+","ms":\\d+}`));
  const { replayKey } = new Webhook("sheerid", SHEERID).verify(sent.body, sent.headers);
  const signature = sent.headers["x-sheerid-signature"];
  const secrets = {
    secrets: [TOKEN, PREVIOUS, WEBHOOK_KEY, SHEERID, VERIFY_TOKEN, DESTINATION_SECRET],
    signature: [signature, Buffer.from(signature, "hex").toString("base64")],
    body: [sent.id, "190001019876", "PersonalNumber", "sbid"],
    replayKey: [replayKey],
  };
  for (const [what, values] of Object.entries(secrets)) {
    assert.ok(!values.some((value) => log.includes(value)), `the log contains ${what}`);
  }
});
