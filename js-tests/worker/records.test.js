/** What the reference Worker keeps about deliveries, who may read it, and for how long. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Webhook } from "hookseal";
import { SECRETS, SHEERID, delivery } from "./deliveries.js";
import { DESTINATION_SECRET, startWorker } from "./harness.js";

const ADMIN_TOKEN = "correct horse battery staple";
const DAY_MS = 24 * 60 * 60 * 1000;
const genuine = delivery();
const forged = { ...delivery(), headers: genuine.headers };

let worker;
before(async () => {
  const also = { scheme: "sheerid", secrets: ["SHEERID_SECRET_TOKEN"] };
  worker = await startWorker({ bindings: { ...SECRETS, ADMIN_TOKEN, RECORD_DAYS: 7 }, endpoints: { also } });
  worker.destination.answers.push(500);
  await worker.post("/webhooks/sheerid", genuine);
  await worker.settled();
  await worker.post("/webhooks/sheerid", genuine);
  await worker.post("/webhooks/sheerid", forged);
  await worker.post("/webhooks/sheerid", delivery(), { "x-fault": "send" });
  await worker.post("/webhooks/also", delivery());
  await worker.post("/webhooks/nobody", delivery());
  await worker.settled();
});
after(() => worker?.close());

async function ask(query = "", { authorization = `Bearer ${ADMIN_TOKEN}`, method = "GET", ...headers } = {}) {
  const url = new URL(`/admin/deliveries${query}`, worker.url);
  const response = await fetch(url, { method, headers: { ...(authorization && { authorization }), ...headers } });
  return { status: response.status, headers: response.headers, ...(await response.json()) };
}

const codes = async (query) => (await ask(query)).deliveries.map(({ code }) => code);

describe("the records", () => {
  test("have each delivery and each attempt of its event, the newest first", async () => {
    const { deliveries, next, headers } = await ask();
    assert.equal(next, null);
    assert.equal(headers.get("cache-control"), "no-store");
    assert.deepEqual(
      deliveries.map(({ stage, endpoint, code, status }) => `${stage} ${endpoint} ${code} ${status}`).reverse(),
      [
        "delivery sheerid accepted 200",
        "event sheerid destination_failed 500",
        "event sheerid delivered 204",
        "delivery sheerid duplicate 200",
        "delivery sheerid signature_mismatch 401",
        "delivery sheerid hand_over_failed 503",
        "delivery also accepted 200",
        "event also delivered 204",
      ],
    );
    const accepted = deliveries.at(-1);
    assert.equal(accepted.scheme, "sheerid");
    assert.equal(accepted.size, genuine.body.length);
    assert.ok(Math.abs(accepted.time - Date.now()) < 60_000 && accepted.ms >= 0);
    assert.deepEqual(deliveries.flatMap(({ attempt }) => attempt ?? []), [1, 2, 1]);
  });

  test("have nothing of the body, the secrets or the signature, and the replay key only as a hash", async () => {
    const text = JSON.stringify(await ask());
    const signature = genuine.headers["x-sheerid-signature"];
    const { replayKey } = new Webhook("sheerid", SHEERID).verify(genuine.body, genuine.headers);
    const secret = [genuine.id, "190001019876", "sbid", signature, replayKey, ...Object.values(SECRETS), ADMIN_TOKEN, DESTINATION_SECRET];
    assert.deepEqual(secret.filter((value) => text.includes(value)), []);
    const [{ key }] = (await ask("?code=duplicate")).deliveries;
    assert.match(key, /^[0-9a-f]{64}$/);
    assert.equal(worker.destination.events[0].key, key, "the webhook-id at the destination");
  });

  test("are found by endpoint, code and key", async () => {
    assert.deepEqual(await codes("?endpoint=also"), ["delivered", "accepted"]);
    assert.deepEqual(await codes("?code=accepted&endpoint=sheerid"), ["accepted"]);
    const [{ key }] = (await ask("?code=duplicate")).deliveries;
    assert.deepEqual(await codes(`?key=${key}`), ["duplicate", "delivered", "destination_failed", "accepted"]);
    assert.deepEqual(await codes("?endpoint=%27%20OR%201%3D1--"), []);
  });

  test("are found by the vendor's own id, of which they have a hash", async () => {
    assert.deepEqual(await codes(`?id=${genuine.id}`), ["duplicate", "delivered", "destination_failed", "accepted"]);
    assert.deepEqual(await codes(`?id=${genuine.id}&code=delivered`), ["delivered"]);
    assert.deepEqual(await codes("?id=another"), []);
    assert.ok((await ask()).deliveries.every(({ event }) => event === null || /^[0-9a-f]{64}$/.test(event)));
  });

  test("are found by time, as a date or in milliseconds", async () => {
    const all = (await ask()).deliveries;
    const [last, first] = [all[0].time, all.at(-1).time];
    const between = async (from, to) => (await ask(`?from=${from}&to=${to}`)).deliveries.length;
    assert.equal(await between(first, last + 1), all.length);
    assert.equal(await between(new Date(first).toISOString(), new Date(last + 1).toISOString()), all.length);
    assert.equal(await between(first, last), all.filter(({ time }) => time < last).length);
    assert.equal(await between(last + 1, last + DAY_MS), 0);
  });
});

describe("records, page by page and day by day", () => {
  test("come in pages", async () => {
    const all = (await ask()).deliveries;
    const first = await ask("?limit=3");
    const second = await ask(`?limit=3&before=${first.next}`);
    const third = await ask(`?limit=3&before=${second.next}`);
    assert.deepEqual([...first.deliveries, ...second.deliveries, ...third.deliveries], all);
    assert.equal(third.next, null);
  });

  test("are measured too: one point each, nothing in it but names, codes and numbers", async () => {
    const points = worker.lines({ at: "point" });
    assert.equal(points.length, 8);
    assert.deepEqual(points[0].indexes, ["sheerid"]);
    assert.deepEqual(points[0].blobs, ["delivery", "sheerid", "sheerid", "accepted"]);
    assert.deepEqual(points[0].doubles.slice(1), [genuine.body.length, 200]);
  });

  test("are forgotten after the days that are configured", async () => {
    const database = await worker.miniflare.getD1Database("RECORDS");
    const count = () => database.prepare("SELECT COUNT(*) AS count FROM outcomes").first("count");
    const kept = await count();
    const old = database.prepare(
      `INSERT INTO outcomes (id, time, stage, endpoint, code)
       WITH RECURSIVE ids (id) AS (SELECT -1 UNION ALL SELECT id - 1 FROM ids WHERE id > -12000)
       SELECT id, ?, 'delivery', 'sheerid', 'accepted' FROM ids`,
    );
    await old.bind(Date.now() - 7 * DAY_MS - 60_000).run();
    await database.prepare("INSERT INTO outcomes (time, stage, endpoint, code) VALUES (?, 'delivery', 'sheerid', 'accepted')").bind(Date.now() - 7 * DAY_MS + 60_000).run();
    assert.equal(await count(), kept + 12_001);
    await (await worker.miniflare.getWorker("hookseal")).scheduled({ cron: "17 * * * *" });
    assert.equal(await count(), kept + 1);
    await worker.settled();
    assert.equal(worker.lines({ code: "forgotten" }).at(-1).count, 12_000);
  });
});

describe("/admin/deliveries", () => {
  test("is for the bearer of the token alone", async () => {
    const others = ["", "Bearer", "Bearer ", ADMIN_TOKEN, `bearer${ADMIN_TOKEN}`, `Bearer ${ADMIN_TOKEN}x`, `Basic ${ADMIN_TOKEN}`];
    for (const authorization of [...others, `Bearer ${ADMIN_TOKEN.slice(0, -1)}`]) {
      const { status, error, headers } = await ask("", { authorization });
      assert.deepEqual({ status, error }, { status: 401, error: "unauthorized" }, authorization);
      assert.equal(headers.get("www-authenticate"), "Bearer");
    }
  });

  test("is for its bearer, in whichever case the word is written (RFC 9110)", async () => {
    for (const word of ["bearer", "BEARER", "Bearer "]) assert.equal((await ask("", { authorization: `${word} ${ADMIN_TOKEN}` })).status, 200, word);
  });

  test("is not there where no token is set", async () => {
    const { status, error } = await ask("", { "x-fault": "no-token", "authorization": "Bearer undefined" });
    assert.deepEqual({ status, error }, { status: 404, error: "not_found" });
  });

  test("says when there are no records", async () => {
    for (const fault of ["records", "no-records"]) {
      const { status, error } = await ask("", { "x-fault": fault });
      assert.deepEqual({ status, error }, { status: 503, error: "records_unavailable" }, fault);
    }
  });

  test("answers a GET, and what it understands", async () => {
    assert.equal((await ask("", { method: "DELETE" })).status, 405);
    const elsewhere = await fetch(new URL("/admin/else", worker.url), { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
    assert.equal(elsewhere.status, 404);
    const queries = ["?limit=0", "?limit=501", "?limit=x", "?limit=1.5", "?before=-1", "?before=x", "?endpiont=sheerid", "?time=1", "?from=soon", "?to=-1"];
    for (const query of queries) assert.equal((await ask(query)).status, 400, query);
  });
});
