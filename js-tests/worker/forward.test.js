/** From the queue to the destination: signed, retried, kept as a dead letter. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { Webhook, schemes } from "hookseal";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { signSheerid } from "../../scripts/vendor.js";
import { consume } from "../../worker/consume.js";
import { prepare } from "../../worker/endpoints.js";
import { delayAfter, readRetryAfter } from "../../worker/schedule.js";
import { SECRETS, SHEERID, delivery } from "./deliveries.js";
import { DESTINATION_SECRET, startWorker, until } from "./harness.js";

const sheerid = { scheme: "sheerid", secrets: ["SHEERID_SECRET_TOKEN"] };
const ADMIN_TOKEN = "an admin token";
const OLD_SECRET = `whsec_${Buffer.alloc(24, "o").toString("base64")}`;

let worker;
before(async () => {
  worker = await startWorker({
    bindings: { ...SECRETS, OLD_SECRET, ADMIN_TOKEN },
    endpoints: {
      service: { ...sheerid, destination: { service: "APP", secrets: ["DESTINATION_SECRET"] } },
      rotating: { ...sheerid, destination: { service: "APP", secrets: ["OLD_SECRET", "DESTINATION_SECRET"] } },
      nowhere: { ...sheerid, destination: { url: "http://127.0.0.1:1/", secrets: ["DESTINATION_SECRET"] } },
    },
  });
});
after(() => worker?.close());

/** Sends a new delivery to the endpoint, the destination answering its events as given. */
async function send(endpoint, ...answers) {
  worker.destination.answers.push(...answers);
  const sent = delivery();
  const { answer } = await worker.post(`/webhooks/${endpoint}`, sent);
  assert.deepEqual(answer, { status: "accepted" });
  return sent;
}

/** The key of an event: what says nothing about it to whoever reads the records. */
function keyOf({ body, headers }, endpoint) {
  const { replayKey } = new Webhook("sheerid", SHEERID).verify(body, headers);
  return createHash("sha256").update(`${endpoint}\n${replayKey}`).digest("hex");
}

/** What was told about it so far: an attempt each. */
function told(sent, endpoint) {
  const lines = worker.lines({ at: "event", key: keyOf(sent, endpoint) });
  return lines.map(({ code, attempt, status }) => ({ code, attempt, status }));
}

async function attempts(sent, endpoint = "sheerid") {
  await worker.settled();
  return told(sent, endpoint);
}

describe("an event", () => {
  test("goes to its URL, signed so that others' libraries verify it", async () => {
    const sent = await send("sheerid");
    const [event] = await worker.arrived(sent.id);
    assert.equal(event.path, "/events");
    assert.deepEqual(
      [event.headers["hookseal-endpoint"], event.headers["hookseal-scheme"], event.headers["content-type"]],
      ["sheerid", "sheerid", "application/json"],
    );
    assert.match(event.key, /^[0-9a-f]{64}$/);
    const body = event.body.toString();
    assert.equal(body, sent.body);
    assert.equal(new StandardWebhook(DESTINATION_SECRET).verify(body, event.headers).verificationId, sent.id);
    assert.equal(new Webhook("standard-webhooks", DESTINATION_SECRET).verify(body, event.headers).replayKey, event.key);
    assert.deepEqual(await attempts(sent), [{ code: "delivered", attempt: 1, status: 204 }]);
  });

  test("goes to a service by its binding", async () => {
    const sent = await send("service");
    const [event] = await worker.arrived(sent.id);
    assert.equal(event.path, "https://app/service");
    assert.equal(event.body.toString(), sent.body);
  });

  test("is signed with both secrets while one is replaced", async () => {
    const sent = await send("rotating");
    const [event] = await worker.arrived(sent.id);
    for (const secret of [OLD_SECRET, DESTINATION_SECRET]) {
      new Webhook("standard-webhooks", secret).verify(event.body, event.headers);
    }
    assert.equal(event.headers["webhook-signature"].split(" ").length, 2);
  });

  test("of which nothing signed tells it from others has an id of its own, kept over its retries", async () => {
    const body = JSON.stringify({ verificationId: "0123456789abcdef01234567" });
    worker.destination.answers.push(500);
    for (let time = 0; time < 2; time++) {
      await worker.post("/webhooks/sheerid", { body, headers: signSheerid(body, SHEERID) });
    }
    const arrived = await worker.arrived("0123456789abcdef01234567");
    assert.equal(new Set(arrived.map(({ key }) => key)).size, 2);
    const failed = worker.lines({ at: "event", endpoint: "sheerid", code: "destination_failed" }).at(-1);
    assert.ok(arrived.some(({ key }) => key === failed.key));
  });
});

test("a delivery is remembered by default at least as long as any vendor retries", () => {
  const { retention } = prepare({ ENDPOINTS: { own: sheerid }, ...SECRETS }).get("own");
  assert.deepEqual(schemes.filter(({ retryHours }) => (retryHours ?? 0) * 3600 > retention), []);
});

describe("an endpoint without a destination", () => {
  /** What becomes of an event where this is what on-event.js has. */
  async function consumed(onEvent, { queue = "hookseal-events", attempts = 1, deadLetters = {} } = {}) {
    const endpoints = prepare({ ENDPOINTS: { own: sheerid }, ...SECRETS }, onEvent);
    const calls = [];
    const body = { key: "k", endpoint: "own", scheme: "sheerid", covers: "body", keyIndex: 0, receivedAt: Date.now(), body: new Uint8Array(2) };
    const message = { body, attempts, timestamp: new Date(), ack: () => calls.push("ack"), retry: () => calls.push("retry") };
    await consume({ queue, messages: [message] }, endpoints, { DELIVERIES: { getByName: () => deadLetters } }, { waitUntil() {} });
    return calls;
  }

  test("has on-event.js called with the event", async () => {
    const events = [];
    assert.deepEqual(await consumed(async (event) => events.push(event.key)), ["ack"]);
    assert.deepEqual(events, ["k"]);
  });

  test("has the event again where on-event.js throws, and where it has no code any more", async () => {
    assert.deepEqual(await consumed(() => assert.fail("not now")), ["retry"]);
    assert.deepEqual(await consumed(undefined), ["retry"]);
  });

  test("has a dead letter again, unless that was replayed; also where nobody knows", async () => {
    const handled = [];
    const take = (deadLetter) => consumed(() => handled.push("again"), { queue: "dead-letters", attempts: 2, deadLetters: { deadLetter, settle() {} } });
    assert.deepEqual([await take(async () => ({})), handled], [["ack"], []]);
    for (const [index, state] of [{ event: {} }, undefined].entries()) {
      assert.deepEqual([await take(async () => state), handled.length], [["ack"], index + 1]);
    }
    assert.deepEqual([await take(() => assert.fail("away")), handled.length], [["ack"], 3]);
  });
});

describe("a message that this Worker did not send", { concurrency: false }, () => {
  const event = (key, more) => ({
    ...{ key, endpoint: "sheerid", scheme: "sheerid", covers: "body", keyIndex: 0, receivedAt: Date.now(), body: new TextEncoder().encode(key) },
    ...more,
  });
  const queue = () => worker.miniflare.getQueueProducer("EVENTS", "hookseal");
  const arrivals = async (key) => (await worker.arrived(key)).length;

  test("by hand, its body a text: is delivered as the text's bytes", async () => {
    await (await queue()).send(event("by hand", { body: '{"n":"by hand"}' }), { contentType: "json" });
    const [{ body }] = await worker.arrived("by hand");
    assert.equal(body.toString(), '{"n":"by hand"}');
  });

  const malformed = {
    "no event": [{ hello: 1 }, "json"],
    "a text": ["text", "text"],
    "null": [null, "json"],
    "no body": [event("none", { body: undefined }), "v8"],
    "a header that cannot be sent": [event("none", { contentType: "text/plain; x=\u2192" }), "v8"],
  };
  for (const [name, [body, contentType]] of Object.entries(malformed)) {
    test(`${name}: is a dead letter at once, and the others of its batch come once`, async () => {
      const { length } = await worker.settled().then(() => worker.lines({ at: "event" }));
      const told = () => worker.lines({ at: "event" }).slice(length).flatMap(({ code, attempt }) => (code === "delivered" ? [] : `${code} ${attempt}`));
      const good = [1, 2, 3].map((number) => `${name} ${number}`);
      const messages = good.map((key) => ({ body: event(key), contentType: "v8" }));
      await (await queue()).sendBatch([messages[0], { body, contentType }, ...messages.slice(1)]);
      await until(() => told().includes("dead_letter 1"), "a dead letter");
      for (const key of good) assert.equal(await arrivals(key), 1, key);
      assert.deepEqual(told().slice(0, 2), ["malformed_event 1", "dead_letter 1"]);
    });
  }
});

describe("a destination", () => {
  test("that fails gets the event again, and the others are not held up", async () => {
    const sent = await send("sheerid", 500, 404, 302);
    const other = await send("sheerid");
    const all = [...(await attempts(sent)), ...(await attempts(other))];
    assert.deepEqual(all.filter(({ code }) => code !== "delivered").map(({ status }) => status).sort(), [302, 404, 500]);
    assert.equal((await worker.arrived(sent.id)).length, 1);
    assert.equal((await worker.arrived(other.id)).length, 1);
  });

  test("that says when to come again is obeyed", async () => {
    await send("sheerid", { status: 503, headers: { "retry-after": "3600" } });
    await worker.settled();
    const { delaySeconds } = worker.lines({ at: "test" }).at(-1);
    assert.ok(delaySeconds >= 3600 && delaySeconds <= 4320, String(delaySeconds));
  });

  test("that never answers is given up after fifteen seconds, and gets it again", async () => {
    const started = Date.now();
    const sent = await send("sheerid", "never");
    await attempts(sent);
    assert.ok(Date.now() - started >= 15_000);
    assert.deepEqual((await attempts(sent)).map(({ code }) => code), ["destination_timeout", "delivered"]);
  });

  test("that is gone: a dead letter at once, which delivers itself when it is back", async () => {
    const sent = await send("sheerid", 410, 410);
    const codes = ["destination_gone", "dead_letter", "destination_gone", "delivered"];
    assert.deepEqual((await attempts(sent)).map(({ code }) => code), codes);
    assert.equal((await worker.arrived(sent.id)).length, 1);
  });

  test("that is gone, when the queue of dead letters refuses: tried again", async () => {
    worker.faults.push("dead-letters");
    const sent = await send("sheerid", 410);
    assert.deepEqual((await attempts(sent)).map(({ code }) => code), ["destination_gone", "delivered"]);
    worker.faults.length = 0;
  });

  test("that is down: ten attempts, a dead letter, twice a day, and after 14 days it is said to be lost", async () => {
    const sent = await send("nowhere");
    const attemptsThat = (code) => told(sent, "nowhere").flatMap((one) => (one.code === code ? one.attempt : []));
    await until(() => attemptsThat("dead_letter").length > 0, "a dead letter");
    assert.deepEqual(attemptsThat("destination_unreachable").slice(0, 10), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const delays = worker.lines({ at: "test", queue: "hookseal-events" }).slice(-10).map(({ delaySeconds }) => delaySeconds);
    assert.deepEqual(delays, [...delays].sort((a, b) => a - b));
    assert.ok(worker.lines({ at: "test", queue: "hookseal-dead-letters" }).every((line) => line.delaySeconds === 12 * 3600));
    worker.faults.push("old");
    await until(() => attemptsThat("lost").length > 0, "the end");
    worker.faults.length = 0;
    assert.equal((await attempts(sent, "nowhere")).at(-1).code, "lost", "it is not tried any more");
  });

  test("is never sent anything forged", () => assert.deepEqual(worker.destination.forged, []));
});

describe("a dead letter", () => {
  test("is replayed by hand, at once and once", async () => {
    worker.faults.push("patient");
    const sent = await send("sheerid", 410);
    await until(() => told(sent, "sheerid").some(({ code }) => code === "dead_letter"), "a dead letter");
    const path = `/admin/dead-letters/${keyOf(sent, "sheerid")}`;
    const replay = async (token = ADMIN_TOKEN) => {
      const { status, answer } = await worker.post(path, { body: "" }, { authorization: `Bearer ${token}` });
      return [status, answer.status ?? answer.error];
    };
    assert.deepEqual(await replay("another"), [401, "unauthorized"]);
    assert.deepEqual(await replay(), [202, "replayed"]);
    await until(() => told(sent, "sheerid").some(({ code }) => code === "delivered"), "the event");
    const [{ body, key }, ...more] = await worker.arrived(sent.id);
    assert.deepEqual([body.toString(), key, more], [sent.body, keyOf(sent, "sheerid"), []]);
    assert.deepEqual(await replay(), [404, "no_dead_letter"]);
    assert.deepEqual((await attempts(sent)).map(({ code }) => code), ["destination_gone", "dead_letter", "replayed", "delivered"]);
    worker.faults.length = 0;
  });
});

describe("the schedule", () => {
  const HOUR = 3600;

  test("is that of Standard Webhooks, as far as a queue can wait", () => {
    const delays = Array.from({ length: 10 }, (_, index) => delayAfter(index + 1, 0, 0));
    assert.deepEqual(delays, [5, 300, 1800, ...[2, 5, 10, 12, 12, 12, 12].map((hours) => hours * HOUR)]);
  });

  test("is over while the queue still has the event", () => {
    const longest = Array.from({ length: 9 }, (_, index) => delayAfter(index + 1, 0, 1)).reduce((sum, delay) => sum + delay);
    assert.ok(longest < 4 * 24 * HOUR, `${longest / HOUR} hours`);
  });

  test("is spread, and longer when the destination asks", () => {
    assert.equal(delayAfter(2, 0, 1), 360);
    assert.equal(delayAfter(1, 600, 0), 600);
    assert.equal(delayAfter(3, 600, 0), 1800);
    assert.equal(delayAfter(1, 10 * 24 * HOUR, 1), 12 * HOUR);
  });

  test("reads Retry-After as seconds or as a date", () => {
    const now = Date.parse("2026-11-23T12:00:00Z");
    const read = (header) => readRetryAfter(header, now);
    assert.equal(read("120"), 120);
    assert.equal(read("Mon, 23 Nov 2026 12:01:00 GMT"), 60);
    for (const header of [null, "", "soon", "-5", "0", "Mon, 23 Nov 2026 11:00:00 GMT"]) assert.equal(read(header), undefined);
  });
});
