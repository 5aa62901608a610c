/** The reference Worker on workerd: nothing genuine lost, nothing doubled, nothing leaked. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { Agent, request as httpRequest } from "node:http";
import { json } from "node:stream/consumers";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { signSheerid, signZignsec, signZignsecV5 } from "../scripts/vendor.js";
import { startWorker } from "./worker-harness.js";

const TOKEN = "11111111-2222-3333-4444-555555555555";
const PREVIOUS = "an-older-token";
const WEBHOOK_KEY = "the webhook key";
const SHEERID = "sharedsecret1234";

const zignsec = { scheme: "zignsec", secrets: ["ZIGNSEC_TOKEN"] };
const BROKEN = {
  "unknown-scheme": { ...zignsec, scheme: "zingsec" },
  "unknown-setting": { ...zignsec, tolerence: 60 },
  "missing-secret": { ...zignsec, secrets: ["NOT_SET"] },
  "empty-secret": { ...zignsec, secrets: ["EMPTY"] },
  "no-secret": { scheme: "zignsec" },
  "too-large": { ...zignsec, maxBodyBytes: 1_000_000 },
  "bad-source": { ...zignsec, sourceAddresses: ["not an address"] },
  "bad-retention": { ...zignsec, retention: -1 },
};

let worker;
before(async () => {
  worker = await startWorker({
    bindings: {
      ZIGNSEC_TOKEN: TOKEN,
      ZIGNSEC_WEBHOOK_KEY: WEBHOOK_KEY,
      SHEERID_SECRET_TOKEN: SHEERID,
      PREVIOUS,
      EMPTY: "",
    },
    endpoints: {
      ...BROKEN,
      rotating: { ...zignsec, secrets: ["ZIGNSEC_TOKEN", "PREVIOUS"] },
      fleeting: { ...zignsec, retention: 1 },
      fenced: { ...zignsec, sourceAddresses: ["192.0.2.0/24"] },
    },
  });
});
after(() => worker?.close());

/** A delivery of ZignSec that nobody sent before, signed. */
function delivery(token = TOKEN) {
  const id = randomUUID();
  const body = JSON.stringify({ id, method: "sbid", identity: { PersonalNumber: "190001019876" }, errors: [] });
  return { id, body, headers: { "content-type": "application/json", ...signZignsec(body, token) } };
}

/** Posts it, and gives the answer back. */
async function post(path, { body, headers }, extra = {}) {
  const response = await fetch(new URL(path, worker.url), { method: "POST", body, headers: { ...headers, ...extra } });
  return { status: response.status, answer: await response.json(), headers: response.headers };
}

/** How often the event arrived at the consumer's end. */
async function arrivals(id) {
  return (await worker.settled()).filter((event) => event.headers.get("event-id") === id).length;
}

describe("a delivery", () => {
  test("arrives as the bytes that were signed", async () => {
    const sent = delivery();
    const { status, answer } = await post("/webhooks/zignsec", sent);
    assert.deepEqual({ status, answer }, { status: 200, answer: { status: "accepted" } });
    assert.equal(await arrivals(sent.id), 1);
    const event = worker.events.find((event) => event.headers.get("event-id") === sent.id);
    assert.equal(event.body.toString(), sent.body);
    assert.equal(event.pathname, "/zignsec");
    assert.equal(event.headers.get("content-type"), "application/json");
    assert.ok(event.headers.get("idempotency-key"));
  });

  test("of every configured vendor is accepted", async () => {
    const v5 = JSON.stringify({ event: "session_updated", id: randomUUID(), result: { errors: [], status: "Finished" } });
    const sheerid = JSON.stringify({ verificationId: "5e4fef3cdcaa25122fb281c7e", notifierEventType: "SUCCESS" });
    assert.equal((await post("/webhooks/zignsec-v5", { body: v5, headers: signZignsecV5(v5, WEBHOOK_KEY) })).status, 200);
    assert.equal((await post("/webhooks/sheerid", { body: sheerid, headers: signSheerid(sheerid, SHEERID) })).status, 200);
  });

  test("as large as the queue takes is accepted", async () => {
    const frame = JSON.stringify({ id: randomUUID(), relayState: "" });
    const body = frame.replace('""', `"${"x".repeat(100_000 - frame.length)}"`);
    assert.equal(body.length, 100_000);
    assert.equal((await post("/webhooks/zignsec", { body, headers: signZignsec(body, TOKEN) })).status, 200);
  });

  test("signed with the previous secret is accepted during rotation", async () => {
    const sent = delivery(PREVIOUS);
    assert.equal((await post("/webhooks/zignsec", sent)).status, 401);
    assert.equal((await post("/webhooks/rotating", sent)).status, 200);
    assert.equal(await arrivals(sent.id), 1);
  });

  test("is judged by the address it came from where that is configured", async () => {
    const sent = delivery();
    const from = (address) => post("/webhooks/fenced", sent, { "cf-connecting-ip": address });
    assert.deepEqual((await from("198.51.100.7")).answer, { error: "source_not_allowed" });
    assert.deepEqual((await from("192.0.2.7")).answer, { status: "accepted" });
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

  test("goes through again when the consumer fails, alone", async () => {
    const first = delivery();
    const second = delivery();
    worker.failures.push(500, 500);
    await Promise.all([post("/webhooks/zignsec", first), post("/webhooks/zignsec", second)]);
    assert.equal(await arrivals(first.id), 1);
    assert.equal(await arrivals(second.id), 1);
    assert.equal(worker.log.filter((line) => line.includes('"code":"event_failed"')).length, 2);
  });
});

describe("a copy", () => {
  test("is answered 200 and goes no further", async () => {
    const sent = delivery();
    assert.deepEqual((await post("/webhooks/zignsec", sent)).answer, { status: "accepted" });
    for (let copy = 0; copy < 3; copy++) {
      const { status, answer } = await post("/webhooks/zignsec", sent);
      assert.deepEqual({ status, answer }, { status: 200, answer: { status: "duplicate" } });
    }
    assert.equal(await arrivals(sent.id), 1);
  });

  test("is one of fifty at the same instant: one event, and a 2xx for each in the end", async () => {
    const sent = delivery();
    const untilAccepted = async () => {
      for (let attempt = 0; attempt < 50; attempt++) {
        const { status, answer } = await post("/webhooks/zignsec", sent);
        if (status === 200) return answer.status;
        assert.deepEqual({ status, answer }, { status: 503, answer: { error: "in_progress" } });
        await sleep(50);
      }
      assert.fail("never accepted");
    };
    const answers = await Promise.all(Array.from({ length: 50 }, untilAccepted));
    assert.equal(answers.filter((answer) => answer === "accepted").length, 1);
    assert.equal(await arrivals(sent.id), 1);
  });

  test("is a new delivery once the retention is over, and nothing is kept", async () => {
    const sent = delivery();
    assert.deepEqual((await post("/webhooks/fleeting", sent)).answer, { status: "accepted" });
    assert.deepEqual((await post("/webhooks/fleeting", sent)).answer, { status: "duplicate" });
    const { answer: kept } = await post("/", sent, { "x-fault": "swept" });
    await sleep(1100);
    const { answer: left } = await post("/", sent, { "x-fault": "swept" });
    assert.equal(left.length, kept.length - 1);
    assert.ok(kept.every(({ key }) => /^[0-9a-f]{64}$/.test(key)), "stored by hash");
    assert.deepEqual((await post("/webhooks/fleeting", sent)).answer, { status: "accepted" });
    assert.equal(await arrivals(sent.id), 2);
  });
});

describe("when something fails", () => {
  const unavailable = async (sent, faults, error, expected = 503) => {
    const { status, answer, headers } = await post("/webhooks/zignsec", sent, { "x-fault": faults });
    assert.deepEqual({ status, answer }, { status: expected, answer: { error } });
    return headers;
  };

  test("the queue: 503, and the vendor's retry is accepted", async () => {
    const sent = delivery();
    await unavailable(sent, "send", "hand_over_failed");
    await unavailable(sent, "send", "hand_over_failed");
    assert.equal(await arrivals(sent.id), 0);
    assert.deepEqual((await post("/webhooks/zignsec", sent)).answer, { status: "accepted" });
    assert.deepEqual((await post("/webhooks/zignsec", sent)).answer, { status: "duplicate" });
    assert.equal(await arrivals(sent.id), 1);
  });

  test("the Durable Object: 503, and the vendor's retry is accepted", async () => {
    const sent = delivery();
    await unavailable(sent, "reserve", "deliveries_unavailable");
    assert.equal(await arrivals(sent.id), 0);
    assert.deepEqual((await post("/webhooks/zignsec", sent)).answer, { status: "accepted" });
    assert.equal(await arrivals(sent.id), 1);
  });

  test("the Worker, between reserving and confirming: it can be taken again after the lease", async () => {
    const sent = delivery();
    await unavailable(sent, "lease,send,release", "hand_over_failed");
    const headers = await unavailable(sent, "", "in_progress");
    assert.equal(headers.get("retry-after"), "1");
    await sleep(1100);
    assert.deepEqual((await post("/webhooks/zignsec", sent)).answer, { status: "accepted" });
    assert.equal(await arrivals(sent.id), 1);
  });

  test("that nobody foresaw: 500, and the vendor's retry is accepted", async () => {
    const sent = delivery();
    await unavailable(sent, "unbound", "internal_error", 500);
    assert.deepEqual((await post("/webhooks/zignsec", sent)).answer, { status: "accepted" });
    assert.equal(await arrivals(sent.id), 1);
  });

  test("the confirmation: 200 all the same, for the queue has the event", async () => {
    const sent = delivery();
    assert.deepEqual((await post("/webhooks/zignsec", sent, { "x-fault": "confirm" })).answer, { status: "accepted" });
    assert.equal(await arrivals(sent.id), 1);
    assert.ok(worker.log.some((line) => line.includes('"code":"confirm_failed"')));
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

describe("what is not a delivery", () => {
  test("other paths and methods", async () => {
    assert.equal((await fetch(new URL("/healthz", worker.url))).status, 200);
    assert.deepEqual((await post("/webhooks/nobody", delivery())).answer, { error: "unknown_endpoint" });
    assert.deepEqual((await post("/elsewhere", delivery())).answer, { error: "not_found" });
    const got = await fetch(new URL("/webhooks/zignsec", worker.url));
    assert.equal(got.status, 405);
    assert.equal(got.headers.get("allow"), "POST");
    assert.deepEqual(await got.json(), { error: "method_not_allowed" });
  });

  test("a refusal answers its code and nothing else", async () => {
    const sent = delivery();
    const refused = async (change, status, error) => {
      const got = await post("/webhooks/zignsec", { ...sent, ...change });
      assert.deepEqual({ status: got.status, answer: got.answer }, { status, answer: { error } });
    };
    await refused({ headers: {} }, 401, "missing_signature");
    await refused({ body: sent.body.replace("sbid", "sbie") }, 401, "signature_mismatch");
    await refused({ headers: signZignsecV5(sent.body, TOKEN) }, 400, "malformed_signature");
    const nonsense = "1700000000.{}";
    await refused({ body: nonsense, headers: signZignsec(nonsense, TOKEN) }, 400, "malformed_payload");
    const stale = signZignsecV5(sent.body, WEBHOOK_KEY, 1_700_000_000);
    const { answer } = await post("/webhooks/zignsec-v5", { ...sent, headers: stale });
    assert.deepEqual(answer, { error: "timestamp_too_old" });
    assert.equal(await arrivals(sent.id), 0);
  });
});

describe("a body that is too large, or not wanted", () => {
  /** Several in a row over one connection: the answer must come, and the connection must live. */
  async function inARow(path, size, headers) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const answers = [];
    for (let turn = 0; turn < 4; turn++) answers.push(await upload(path, size, headers, agent));
    agent.destroy();
    return answers;
  }

  function upload(path, size, headers, agent) {
    return new Promise((resolve, reject) => {
      const request = httpRequest(new URL(path, worker.url), { method: "POST", headers, agent });
      request.on("error", reject);
      request.on("response", (response) => {
        json(response).then((answer) => resolve({ status: response.statusCode, answer }), reject);
      });
      request.end(Buffer.alloc(size, "x"));
    });
  }

  const chunked = { "transfer-encoding": "chunked" };
  const cases = [
    ["/webhooks/zignsec", 100_001, {}, 413, "body_too_large"],
    ["/webhooks/zignsec", 100_001, chunked, 413, "body_too_large"],
    ["/webhooks/zignsec", 8_000_000, {}, 413, "body_too_large"],
    ["/webhooks/zignsec", 8_000_000, chunked, 413, "body_too_large"],
    ["/webhooks/nobody", 8_000_000, chunked, 404, "unknown_endpoint"],
    ["/webhooks/missing-secret", 8_000_000, {}, 503, "endpoint_misconfigured"],
    ["/elsewhere", 300_000, {}, 404, "not_found"],
  ];
  for (const [path, size, headers, status, error] of cases) {
    test(`${size} bytes${headers === chunked ? ", chunked," : ""} to ${path}: ${status}`, async () => {
      const expected = { status, answer: { error } };
      assert.deepEqual(await inARow(path, size, headers), [expected, expected, expected, expected]);
    });
  }
});

test("the log has a line for each delivery, and nothing that is nobody's business", async () => {
  const sent = delivery();
  await post("/webhooks/zignsec", sent);
  await post("/webhooks/zignsec", { ...sent, body: `${sent.body} ` });
  await worker.settled();
  const log = worker.log.join("\n");
  assert.match(log, /\{"at":"delivery","endpoint":"zignsec","scheme":"zignsec","code":"accepted","status":200,"ms":\d+\}/);
  assert.match(log, /"code":"signature_mismatch","status":401,"hint":"[^"]+","ms":\d+\}/);
  const event = worker.events.find((event) => event.headers.get("event-id") === sent.id);
  const signature = sent.headers["x-zignsec-hmac-sha256"];
  const secrets = {
    secrets: [TOKEN, PREVIOUS, WEBHOOK_KEY, SHEERID],
    signature: [signature, Buffer.from(signature, "base64").toString("hex")],
    body: ["190001019876", "PersonalNumber", "sbid"],
    replayKey: [decodeURIComponent(event.headers.get("idempotency-key"))],
  };
  for (const [what, values] of Object.entries(secrets)) {
    assert.ok(!values.some((value) => log.includes(value)), `the log contains ${what}`);
  }
});
