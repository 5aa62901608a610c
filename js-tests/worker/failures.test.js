/** What the reference Worker is made of fails, one part after the other: nothing genuine is lost. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { signSheerid } from "../../scripts/vendor.js";
import { SECRETS, SHEERID, delivery } from "./deliveries.js";
import { startWorker, until } from "./harness.js";

const PATH = "/webhooks/sheerid";

let worker;
before(async () => {
  worker = await startWorker({ bindings: { ...SECRETS, ADMIN_TOKEN: "an admin token" } });
});
after(() => worker?.close());

/** So far. */
const comeSoFar = ({ id }) => worker.destination.events.filter(({ body }) => body.includes(id));
const arrivals = async (id) => (await worker.arrived(id)).length;
const answerTo = async (sent, faults = "") => (await worker.post(PATH, sent, { "x-fault": faults })).answer;

/** What a retry is told that comes again as long as another has the delivery, which is far shorter than the lease. */
async function answerInTheEnd(sent) {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const answer = await answerTo(sent);
    if (answer.error !== "in_progress" || Date.now() > deadline) return answer;
    await sleep(100);
  }
}

async function isUnavailable(sent, faults, error, expected = 503) {
  const { status, answer, headers } = await worker.post(PATH, sent, { "x-fault": faults });
  assert.deepEqual({ status, answer }, { status: expected, answer: { error } });
  return headers;
}

async function isAcceptedOnce(sent) {
  assert.deepEqual(await answerTo(sent), { status: "accepted" });
  assert.deepEqual(await answerTo(sent), { status: "duplicate" });
  assert.equal(await arrivals(sent.id), 1);
}

async function timed(task) {
  const started = Date.now();
  await task();
  return Date.now() - started;
}

describe("the queue", { concurrency: true }, () => {
  test("refuses: 503, and the vendor's retry is accepted", async () => {
    const sent = delivery();
    await isUnavailable(sent, "send", "hand_over_failed");
    await isUnavailable(sent, "send-throws", "hand_over_failed");
    assert.equal(await arrivals(sent.id), 0);
    await isAcceptedOnce(sent);
  });

  test("hangs: 503 before the lease ends, and the retry is accepted after it", async () => {
    const sent = delivery();
    const ms = await timed(() => isUnavailable(sent, "hang", "hand_over_failed"));
    assert.ok(ms >= 5000 && ms < 10_000, `${ms} ms`);
    // The hand-over may still succeed: the delivery is nobody else's until the lease ends.
    const left = Number((await isUnavailable(sent, "", "in_progress")).get("retry-after"));
    assert.ok(left > 15 && left <= 30, `${left} s`);

    const another = delivery();
    await isUnavailable(another, "short-lease,hang", "hand_over_failed");
    await isUnavailable(another, "", "in_progress");
    await sleep(4000);
    await isAcceptedOnce(another);
  });

  test("takes it too late: 503, and the retry is a duplicate", async () => {
    const sent = delivery();
    await isUnavailable(sent, "late", "hand_over_failed");
    assert.deepEqual(await answerInTheEnd(sent), { status: "duplicate" });
    await until(() => comeSoFar(sent).length > 0, "the event");
    assert.equal(await arrivals(sent.id), 1);
  });

  test("hangs where nothing signed tells two events apart: 503 all the same", async () => {
    const body = JSON.stringify({ verificationId: "5e4fef3cdcaa25122fb281c7e" });
    const sent = { body, headers: { ...signSheerid(body, SHEERID), "x-fault": "hang" } };
    const { answer } = await worker.post("/webhooks/sheerid", sent);
    assert.deepEqual(answer, { error: "hand_over_failed" });
  });
});

describe("the Durable Object", () => {
  test("throws: 503, and the vendor's retry is accepted", async () => {
    const sent = delivery();
    await isUnavailable(sent, "reserve", "deliveries_unavailable");
    await isUnavailable(sent, "unbound", "deliveries_unavailable");
    assert.equal(await arrivals(sent.id), 0);
    await isAcceptedOnce(sent);
  });

  test("hangs: 503, and the vendor's retry is accepted", async () => {
    const sent = delivery();
    const ms = await timed(() => isUnavailable(sent, "reserve-hangs", "deliveries_unavailable"));
    assert.ok(ms < 10_000, `${ms} ms`);
    await isAcceptedOnce(sent);
  });

  test("does not confirm: 200 all the same, for the queue has the event", async () => {
    const sent = delivery();
    assert.deepEqual(await answerTo(sent, "confirm"), { status: "accepted" });
    const hanging = delivery();
    assert.deepEqual(await answerTo(hanging, "confirm-hangs"), { status: "accepted" });
    assert.equal(await arrivals(sent.id), 1);
    assert.equal(await arrivals(hanging.id), 1);
    assert.equal(worker.lines({ code: "confirm_failed" }).length, 1);
    assert.equal(worker.lines({ code: "noting_late" }).length, 1);
  });

  test("is evicted: it remembers what it had confirmed, and what it had reserved", async () => {
    const [confirmed, reserved] = [delivery(), delivery()];
    assert.deepEqual(await answerTo(confirmed), { status: "accepted" });
    await isUnavailable(reserved, "send,release", "hand_over_failed");
    const evicted = await worker.post("/", confirmed, { "x-fault": "evict" });
    assert.ok(evicted.answer.every((error) => error.includes("evicted")));
    assert.deepEqual(await answerTo(confirmed), { status: "duplicate" });
    await isUnavailable(reserved, "", "in_progress");
    assert.equal(await arrivals(confirmed.id), 1);
  });
});

describe("the Worker", () => {
  test("ends between reserving and confirming: the delivery can be taken again after the lease", async () => {
    const sent = delivery();
    await isUnavailable(sent, "lease,send,release", "hand_over_failed");
    const left = Number((await isUnavailable(sent, "", "in_progress")).get("retry-after"));
    assert.ok(left >= 1 && left <= 3, `${left} s`);
    // What it is told is true: then it is taken.
    await sleep(1000 * left + 100);
    await isAcceptedOnce(sent);
  });

  test("fails where nobody thought of it: 500, and the vendor's retry is accepted", async () => {
    const sent = delivery();
    await isUnavailable(sent, "request", "internal_error", 500);
    await isAcceptedOnce(sent);
  });

  test("is killed and started again: what was confirmed stays confirmed", async () => {
    const sent = delivery();
    assert.deepEqual(await answerTo(sent), { status: "accepted" });
    assert.equal(await arrivals(sent.id), 1);
    await worker.kill();
    await worker.start();
    assert.deepEqual(await answerTo(sent), { status: "duplicate" });
    assert.equal(await arrivals(sent.id), 1);
    await isAcceptedOnce(delivery());
  });
});

describe("the vendor hangs up before the answer", { concurrency: true }, () => {
  for (const step of ["reserve-slow", "slow", "confirm-slow"]) {
    test(`(${step}): the delivery is confirmed all the same`, async () => {
      const sent = delivery();
      const vendor = new AbortController();
      const request = { method: "POST", body: sent.body, headers: { ...sent.headers, "x-fault": step }, signal: vendor.signal };
      const answered = fetch(new URL(PATH, worker.url), request);
      answered.catch(() => {});
      await worker.told({ at: "test", fault: step });
      vendor.abort();
      await assert.rejects(answered, { name: "AbortError" });
      await until(() => comeSoFar(sent).length > 0, "the event");
      assert.deepEqual(await answerInTheEnd(sent), { status: "duplicate" });
      assert.equal(await arrivals(sent.id), 1);
    });
  }
});

describe("the records", () => {
  test("are away: nothing is lost, refused or delayed", async () => {
    for (const fault of ["records", "records-hang", "no-records", "metrics"]) {
      const sent = delivery();
      worker.faults.push(fault);
      const ms = await timed(async () => assert.deepEqual(await answerTo(sent, fault), { status: "accepted" }));
      assert.ok(ms < 1900, `${fault}: ${ms} ms`);
      assert.equal(await arrivals(sent.id), 1, fault);
      worker.faults.length = 0;
      await sleep(fault === "records-hang" ? 2500 : 0); // the consumer gives up
    }
    assert.ok(worker.lines({ code: "record_failed" }).length >= 2);
    assert.ok(worker.lines({ code: "metrics_failed" }).length >= 2);
  });
});

describe("the consumer", () => {
  test("dies after the destination has the event: it comes again, under the same id", async () => {
    const sent = delivery();
    worker.faults.push("die");
    assert.deepEqual(await answerTo(sent), { status: "accepted" });
    await until(() => comeSoFar(sent).length >= 2, "the event again");
    worker.faults.length = 0;
    const arrived = await worker.arrived(sent.id);
    assert.equal(new Set(arrived.map(({ key }) => key)).size, 1);
    const { length } = arrived;
    await sleep(1000);
    assert.equal(await arrivals(sent.id), length, "it does not come for ever");
  });
});
