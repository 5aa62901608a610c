/** Bodies that no queue message holds, by way of R2: each arrives, none is put before it is authentic, none is deleted too soon. */
import assert from "node:assert/strict";
import { createHash, createHmac, randomUUID } from "node:crypto";
import { after, before, describe, mock, test } from "node:test";
import { Webhook } from "hookseal";
import { signSheerid } from "../../scripts/vendor.js";
import { prepare } from "../../worker/endpoints.js";
import { readMessage } from "../../worker/message.js";
import { fits, giveBack, share } from "../../worker/room.js";
import { SECRETS, SHEERID, TOKEN, delivery } from "./deliveries.js";
import { startWorker, until } from "./harness.js";

const MIB = 1024 * 1024;
const ADMIN_TOKEN = "an admin token";
const sheerid = { scheme: "sheerid", secrets: ["SHEERID_SECRET_TOKEN"] };
const github = { scheme: "github", secrets: ["ZIGNSEC_TOKEN"] };

let worker;
let bucket;
before(async () => {
  const endpoints = { github, tenant: sheerid, "other-tenant": sheerid };
  worker = await startWorker({ bindings: { ...SECRETS, ADMIN_TOKEN }, endpoints, bodies: true });
  bucket = await worker.miniflare.getR2Bucket("BODIES", "hookseal");
});
after(() => worker?.close());

/** A delivery of SheerID with a body of this size; its nonce tells it from others. */
function sized(length) {
  const id = randomUUID();
  const frame = JSON.stringify({ verificationId: id, nonce: randomUUID(), timestamp: Date.now(), vendorData: "" });
  const body = frame.replace('""', `"${"x".repeat(length - frame.length)}"`);
  return { id, body, headers: { "content-type": "application/json", ...signSheerid(body, SHEERID) } };
}

/** A push of GitHub's, of bytes that no text has. */
function push(length) {
  const id = randomUUID();
  const body = Buffer.alloc(length, id);
  body.fill(Buffer.from([0x00, 0xff, 0x80]), 36);
  return { id, body, headers: { "x-hub-signature-256": `sha256=${createHmac("sha256", TOKEN).update(body).digest("hex")}` } };
}

const post = async (endpoint, sent, fault = "") => {
  const { status, answer } = await worker.post(`/webhooks/${endpoint}`, sent, { "x-fault": fault });
  return [status, answer.status ?? answer.error];
};
const ACCEPTED = [200, "accepted"];

/** As a vendor: again after a 503, or a connection that ended while it was sending. */
async function insist(endpoint, sent, tries = 5) {
  const [status] = await post(endpoint, sent).catch(() => [503]);
  if (status === 503 && tries > 1) return insist(endpoint, sent, tries - 1);
  assert.equal(status, 200);
}

/** The events that arrived about it: each with the bytes that were sent. */
async function arrivals({ id, body }) {
  const events = await worker.arrived(id);
  for (const event of events) assert.ok(event.body.equals(Buffer.from(body)), "the bytes that were signed");
  return events;
}

async function objects(endpoint = "") {
  return (await bucket.list({ prefix: endpoint })).objects.map(({ key }) => key);
}

const asked = (method) => worker.lines({ at: "test", bodies: method }).map(({ name }) => name);

/** The key of an event: what says nothing about it to whoever reads the records. */
function keyOf({ body, headers }, endpoint) {
  const { replayKey } = new Webhook("sheerid", SHEERID).verify(body, headers);
  return createHash("sha256").update(`${endpoint}\n${replayKey}`).digest("hex");
}

const codes = (key) => worker.lines({ at: "event", key }).map(({ code }) => code);
const replay = async (key) => {
  const { status, answer } = await worker.post(`/admin/dead-letters/${key}`, { body: "" }, { authorization: `Bearer ${ADMIN_TOKEN}` });
  return [status, answer.status ?? answer.error];
};

/** Waits for what the consumer says of an event. */
const told = (key, code, count = 1) => until(() => codes(key).filter((one) => one === code).length >= count, `${code}, ${count} times`);

describe("a body", () => {
  const cases = { "100,000 bytes": [100_000, 0], "100,001 bytes": [100_001, 1], "1 MiB": [MIB, 1] };
  for (const [name, [length, puts]] of Object.entries(cases)) {
    test(`of ${name} arrives as it was signed, ${puts === 0 ? "in its message" : "by way of the bucket, which is empty afterwards"}`, async () => {
      const { length: before } = asked("put");
      const sent = sized(length);
      assert.deepEqual(await post("sheerid", sent), ACCEPTED);
      assert.equal((await arrivals(sent)).length, 1);
      assert.equal(asked("put").length - before, puts);
      assert.deepEqual(await objects(), []);
      const [{ size }] = worker.lines({ at: "event", key: keyOf(sent, "sheerid"), code: "delivered" });
      assert.equal(size, length);
    });
  }

  for (const length of [5_000_000, 25 * MIB]) {
    test(`of ${length} bytes, a push of GitHub's, arrives as it was signed`, async () => {
      const sent = push(length);
      assert.deepEqual(await post("github", sent), ACCEPTED);
      assert.equal((await arrivals(sent)).length, 1);
      assert.deepEqual(await objects(), []);
    });
  }

  test("that is larger than its vendor's is refused, and put nowhere", async () => {
    const { length } = asked("put");
    assert.deepEqual(await post("sheerid", sized(MIB + 1)), [413, "body_too_large"]);
    assert.deepEqual(await post("github", push(25 * MIB + 1)), [413, "body_too_large"]);
    assert.equal(asked("put").length, length);
  });

  test("that is forged is put nowhere", async () => {
    const { length } = asked("put");
    const sent = push(5_000_000);
    sent.body[4_000_000] ^= 1;
    assert.deepEqual(await post("github", sent), [401, "signature_mismatch"]);
    assert.deepEqual(await post("github", { ...sent, headers: {} }), [401, "missing_signature"]);
    assert.equal(asked("put").length, length);
  });
});

describe("the same large event", () => {
  test("twice at once and later: one of them is put, and arrives", async () => {
    const sent = sized(300_000);
    const { length } = asked("put");
    const answers = await Promise.all([1, 2, 3].map(() => post("sheerid", sent)));
    const others = answers.filter(([status]) => status === 503 || status === 200).map(([, answer]) => answer);
    assert.deepEqual([others.length, others.filter((answer) => answer === "accepted").length], [3, 1]);
    assert.deepEqual(await post("sheerid", sent), [200, "duplicate"]);
    assert.equal((await arrivals(sent)).length, 1);
    assert.deepEqual(await post("sheerid", sent), [200, "duplicate"]);
    assert.equal(asked("put").length - length, 1);
  });

  test("twice where nothing signed tells two apart: each is put under its own name, and arrives", async () => {
    const sent = push(300_000);
    const { length } = asked("put");
    assert.deepEqual(await Promise.all([post("github", sent), post("github", sent)]), [ACCEPTED, ACCEPTED]);
    assert.equal(new Set((await arrivals(sent)).map(({ key }) => key)).size, 2);
    assert.equal(new Set(asked("put").slice(length)).size, 2);
  });

  test("of two tenants arrives at each", async () => {
    const sent = sized(300_000);
    assert.deepEqual(await Promise.all([post("tenant", sent), post("other-tenant", sent)]), [ACCEPTED, ACCEPTED]);
    const endpoints = (await arrivals(sent)).map(({ headers }) => headers["hookseal-endpoint"]);
    assert.deepEqual(endpoints.sort(), ["other-tenant", "tenant"]);
  });
});

describe("the bucket", () => {
  test("refuses: 503, the vendor's retry is accepted, and small bodies do not notice", async () => {
    const [sent, small] = [sized(200_000), delivery()];
    assert.deepEqual(await post("sheerid", sent, "put"), [503, "hand_over_failed"]);
    assert.deepEqual(await post("sheerid", sent, "no-bodies"), [503, "hand_over_failed"]);
    assert.deepEqual(await post("sheerid", small, "put"), ACCEPTED);
    assert.deepEqual(await post("sheerid", sent), ACCEPTED);
    assert.deepEqual([(await arrivals(sent)).length, (await arrivals(small)).length], [1, 1]);
    const [{ hint }] = worker.lines({ at: "delivery", code: "hand_over_failed" });
    assert.match(hint, /BODIES/);
  });

  test("hangs: 503 in time, nothing is sent, and the vendor's retry is accepted at once", async () => {
    for (const [endpoint, sent] of [["sheerid", sized(200_000)], ["github", push(200_000)]]) {
      const started = Date.now();
      assert.deepEqual(await post(endpoint, sent, "put-hangs"), [503, "hand_over_failed"]);
      assert.ok(Date.now() - started < 8000, `${Date.now() - started} ms`);
      assert.deepEqual(await post(endpoint, sent), ACCEPTED);
      assert.equal((await arrivals(sent)).length, 1);
    }
  });

  test("does not give a body out: its event is tried again", async () => {
    for (const fault of ["get", "no-bodies"]) {
      worker.faults.push(fault);
      const sent = sized(200_000);
      assert.deepEqual(await post("sheerid", sent), ACCEPTED);
      await told(keyOf(sent, "sheerid"), "event_failed");
      worker.faults.length = 0;
      assert.equal((await arrivals(sent)).length, 1);
    }
  });

  test("does not delete: the event is delivered all the same, and the log says so", async () => {
    worker.faults.push("delete");
    const sent = sized(200_000);
    assert.deepEqual(await post("sheerid", sent), ACCEPTED);
    assert.equal((await arrivals(sent)).length, 1);
    worker.faults.length = 0;
    assert.equal(worker.lines({ at: "bodies", code: "discard_failed" }).length, 1);
    await bucket.delete(await objects());
  });
});

describe("a part that fails beside the bucket", () => {
  test("the queue, after the put: 503, the retry has an object of its own, the other is left to the lifecycle rule", async () => {
    const sent = sized(200_000);
    assert.deepEqual(await post("sheerid", sent, "send"), [503, "hand_over_failed"]);
    const orphans = await objects();
    assert.equal(orphans.length, 1);
    assert.deepEqual(await post("sheerid", sent), ACCEPTED);
    assert.equal((await arrivals(sent)).length, 1);
    assert.deepEqual(await objects(), orphans);
    await bucket.delete(orphans);
  });

  test("the Durable Object, after the delivery: the body stays, since another copy could need it", async () => {
    worker.faults.push("settle");
    const sent = sized(200_000);
    assert.deepEqual(await post("sheerid", sent), ACCEPTED);
    assert.equal((await arrivals(sent)).length, 1);
    worker.faults.length = 0;
    assert.equal((await objects()).length, 1);
    await bucket.delete(await objects());
  });

  test("the destination: the body is kept for each attempt, and deleted after the last", async () => {
    worker.destination.answers.push(500, 404, 503);
    const sent = sized(200_000);
    assert.deepEqual(await post("sheerid", sent), ACCEPTED);
    assert.equal((await arrivals(sent)).length, 1);
    assert.deepEqual(codes(keyOf(sent, "sheerid")), [...Array(3).fill("destination_failed"), "delivered"]);
    assert.deepEqual(await objects(), []);
  });

  test("the consumer, after the delivery: the message comes again, and is not taken for lost", async () => {
    worker.faults.push("die");
    const sent = sized(200_000);
    assert.deepEqual(await post("sheerid", sent), ACCEPTED);
    const key = keyOf(sent, "sheerid");
    await told(key, "duplicate");
    worker.faults.length = 0;
    await worker.settled();
    assert.equal((await arrivals(sent)).length, 1);
    assert.deepEqual(codes(key).filter((code) => !["delivered", "duplicate", "replayed"].includes(code)), []);
  });
});

/** Accepted, and refused by its destination with 410. */
async function dead() {
  worker.destination.answers.push(410);
  const sent = sized(400_000);
  assert.deepEqual(await post("sheerid", sent), ACCEPTED);
  const key = keyOf(sent, "sheerid");
  await told(key, "dead_letter");
  return { sent, key };
}

describe("a dead letter with a large body", () => {
  test("delivers itself when its destination is back", async () => {
    const { sent, key } = await dead();
    await told(key, "delivered");
    assert.equal((await arrivals(sent)).length, 1);
    assert.deepEqual(await objects(), []);
  });

  test("is replayed by hand, once", async () => {
    worker.faults.push("patient");
    const { sent, key } = await dead();
    assert.equal((await objects()).length, 1);
    assert.deepEqual(await replay(key), [202, "replayed"]);
    await told(key, "delivered");
    assert.equal((await arrivals(sent)).length, 1);
    assert.deepEqual([await objects(), await replay(key)], [[], [404, "no_dead_letter"]]);
    worker.faults.length = 0;
  });

  test("whose replay fails too is still there", async () => {
    worker.faults.push("patient");
    const { sent, key } = await dead();
    worker.destination.answers.push(410);
    assert.deepEqual(await replay(key), [202, "replayed"]);
    await told(key, "dead_letter", 2);
    assert.deepEqual(await replay(key), [202, "replayed"]);
    await told(key, "delivered");
    assert.equal((await arrivals(sent)).length, 1);
    worker.faults.length = 0;
  });
});

describe("a dead letter without its body", () => {
  test("whose object is gone says so, and is delivered when it was put back", async () => {
    worker.faults.push("patient");
    const { sent, key } = await dead();
    const [name] = await objects();
    await bucket.put(name, "another body");
    await replay(key);
    await told(key, "body_gone");
    await bucket.delete(name);
    await replay(key);
    await told(key, "body_gone", 2);
    assert.equal((await arrivals(sent)).length, 0);
    await bucket.put(name, sent.body);
    await replay(key);
    await told(key, "delivered");
    assert.equal((await arrivals(sent)).length, 1);
    worker.faults.length = 0;
  });

  test("that is given up keeps its body: it may be on its way by hand", async () => {
    worker.faults.push("old");
    worker.destination.answers.push(410);
    const sent = sized(200_000);
    assert.deepEqual(await post("sheerid", sent), ACCEPTED);
    await told(keyOf(sent, "sheerid"), "lost");
    worker.faults.length = 0;
    assert.equal((await objects()).length, 1);
    await bucket.delete(await objects());
  });
});

describe("a message that names an object", () => {
  const event = { key: "k", endpoint: "e", scheme: "sheerid", covers: "body", keyIndex: 0, receivedAt: 1 };
  const object = { name: "e/k/1", etag: "an etag", size: 1 };
  const cases = {
    "its own": [{ object }, true],
    "another event's": [{ object: { ...object, name: "e/other/1" } }, false],
    "another endpoint's": [{ object: { ...object, name: "other/k/1" } }, false],
    "and has a body too": [{ object, body: "text" }, false],
    "without an etag": [{ object: { ...object, etag: undefined } }, false],
    "without a size": [{ object: { ...object, size: "1" } }, false],
    "which is a text": [{ object: "e/k/1" }, false],
    "which is null": [{ object: null }, false],
  };
  for (const [name, [members, isRight]] of Object.entries(cases)) {
    test(`${name} is ${isRight ? "one" : "none"} of this Worker's`, () => assert.equal(readMessage({ ...event, ...members }) !== undefined, isRight));
  }
});

describe("the limit of an endpoint", () => {
  const ENDPOINTS = {
    github,
    docusign: { scheme: "docusign", secrets: ["ZIGNSEC_TOKEN"] },
    sheerid,
    chosen: { ...github, maxBodyBytes: 100_000 },
    beyond: { ...github, maxBodyBytes: 25 * MIB + 1 },
  };

  /** The limits, by endpoint; and for which the log says that its vendor sends more. */
  function prepared(env) {
    const print = mock.method(console, "log", () => {});
    const limits = [...prepare({ ENDPOINTS, ...SECRETS, ...env })].map(([name, { webhook }]) => [name, webhook?.maxBodyBytes]);
    const lines = print.mock.calls.map(({ arguments: [line] }) => JSON.parse(line));
    print.mock.restore();
    return { ...Object.fromEntries(limits), said: lines.flatMap(({ code, endpoint }) => (code === "large_bodies_refused" ? endpoint : [])) };
  }

  test("is the vendor's where there is a bucket, as far as the memory goes", () => {
    const expected = { github: 25 * MIB, docusign: 25 * MIB, sheerid: MIB, chosen: 100_000, beyond: undefined, said: ["docusign"] };
    assert.deepEqual(prepared({ BODIES: {} }), expected);
  });

  test("is the queue's where there is none", () => {
    const expected = { github: 100_000, docusign: 100_000, sheerid: 100_000, chosen: 100_000, beyond: undefined, said: ["github", "docusign"] };
    assert.deepEqual(prepared({}), expected);
  });
});

describe("many large bodies at once", () => {
  test("that are forged: each is refused, the memory is bounded, and genuine deliveries are served", async () => {
    const forged = { ...push(25 * MIB), headers: { "x-hub-signature-256": `sha256=${"0".repeat(64)}` } };
    const before = worker.memory();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, worker.memory())), 10);
    const refused = Array.from({ length: 12 }, () => post("github", forged));
    assert.deepEqual(await post("sheerid", delivery()), ACCEPTED);
    const genuine = sized(MIB);
    assert.deepEqual(await post("sheerid", genuine), ACCEPTED);
    const answers = (await Promise.all(refused)).map(([, answer]) => answer);
    clearInterval(watch);
    // On a busy machine the last of them are not there within the time that a body may take.
    const late = answers.filter((answer) => answer === "body_timeout").length;
    assert.ok(answers.includes("signature_mismatch") && late <= 4, answers.join());
    assert.deepEqual([...new Set(answers)].filter((answer) => !["busy", "body_timeout"].includes(answer)), ["signature_mismatch"]);
    assert.ok(most - before < 250, `${most - before} MB more`);
    assert.equal((await arrivals(genuine)).length, 1);
  });

  test("that are genuine: they wait for each other, and all arrive", async () => {
    const all = Array.from({ length: 40 }, () => sized(MIB));
    await Promise.all(all.map((sent) => insist("sheerid", sent)));
    await worker.settled();
    for (const sent of all) assert.equal((await arrivals(sent)).length, 1);
  });

  test("have 8 MiB and the oldest of them its own; what was not given back counts for a minute", () => {
    const [oldest, second, third] = [share(0), share(0), share(59_000)];
    assert.deepEqual([fits(oldest, 5 * MIB, 0), fits(second, 3 * MIB, 0), fits(second, 4 * MIB, 0)], [true, true, false]);
    assert.deepEqual([fits(oldest, 25 * MIB, 0), fits(third, MIB, 59_000)], [true, false]);
    assert.ok(fits(third, 25 * MIB, 60_001), "the others have ended from outside");
    giveBack(third);
    assert.throws(() => fits(third, MIB, 60_001));
  });
});
