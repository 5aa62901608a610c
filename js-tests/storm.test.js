/**
 * A storm on loopback: a vendor that sends everything until it is answered 2xx,
 * copies, forgeries, parts that fail, a destination that fails, and workerd
 * killed in the middle and started again on what it had stored.
 *
 * The Worker, its Durable Object and its consumer are the real ones, as wrangler
 * bundles them, on workerd. The queue is not: Miniflare's is in memory and dies
 * with workerd, which Cloudflare's does not. worker-backlog.js takes its place:
 * it has a message before it says so, and delivers it until it is acknowledged.
 * That Cloudflare's queue does the same cannot be proved here.
 *
 * `npm run storm` sends 20,000 deliveries, `npm test` a few thousand.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { SECRETS } from "./worker-deliveries.js";
import { startWorker } from "./worker-harness.js";
import { Vendor, deliveries, withCopies } from "./storm-vendor.js";

const SIZE = Number(process.env.STORM ?? 3000);

let worker;
before(async () => {
  worker = await startWorker({ bindings: SECRETS, backlog: true });
});
after(() => worker?.close());

/** Kills workerd when the vendor is half done, and starts it again. */
async function killHalfWay(vendor, half) {
  while (vendor.done < half) await sleep(5);
  await worker.kill();
  await sleep(500);
  await worker.start();
  await waiting();
}

/** How many events wait in the queue, which goes on with them. */
async function waiting() {
  return (await worker.post("/", { body: "" }, { "x-fault": "resume" })).answer;
}

async function empty() {
  while ((await waiting()) > 0) await sleep(200);
}

test(`${SIZE} deliveries: nothing genuine is lost, nothing forged arrives`, async () => {
  const all = deliveries(SIZE);
  const genuine = new Map(all.filter(({ isForged }) => !isForged).map((one) => [one.id, one.body]));
  const sent = withCopies(all);
  const vendor = new Vendor(() => new URL("/webhooks/zignsec", worker.url));
  worker.destination.answers.push(...Array.from({ length: SIZE / 100 }, (_, index) => [500, 503, 429, 404][index % 4]));

  const started = Date.now();
  const [ends] = await Promise.all([vendor.send(sent), killHalfWay(vendor, sent.length / 2)]);
  await empty();
  const seconds = (Date.now() - started) / 1000;

  const arrived = worker.destination.events.map(({ body, key }) => ({ text: body.toString(), key }));
  const times = new Map();
  for (const { text } of arrived) times.set(JSON.parse(text).id, (times.get(JSON.parse(text).id) ?? 0) + 1);
  const lost = [...genuine.keys()].filter((id) => !times.has(id));
  const forged = arrived.filter(({ text }) => genuine.get(JSON.parse(text).id) !== text);
  const keys = new Set(arrived.map(({ key }) => key));
  const { answer: stored } = await worker.post("/", { body: "" }, { "x-fault": "swept" });

  const refused = [...vendor.answers].filter(([answer]) => !answer.startsWith("200"));
  console.log(`
${SIZE} deliveries, ${genuine.size} genuine, sent ${sent.length} times and ${vendor.retries} times again, in ${seconds.toFixed(0)} s
accepted ${vendor.answers.get("200 accepted")}, duplicates ${vendor.answers.get("200 duplicate")}
refused: ${refused.map(([answer, count]) => `${answer} ${count}`).sort().join(", ")}
arrived ${arrived.length}: lost ${lost.length}, forged ${forged.length}, more than once ${[...times.values()].filter((count) => count > 1).length}
`);

  assert.deepEqual(lost, []);
  assert.deepEqual(forged, []);
  assert.deepEqual(worker.destination.forged, []);
  assert.equal(keys.size, genuine.size, "one webhook-id for each event, also where it came twice");
  assert.ok(stored.every(({ lease }) => lease === null) && stored.length === genuine.size, "each is confirmed, once");
  const good = sent.map(({ isForged }) => (isForged ? /^40[01] / : /^200 /));
  assert.deepEqual(ends.filter((end, index) => !good[index].test(end)), []);

  const again = all.filter(({ isForged }, index) => !isForged && index % 5 === 0).map(({ fault: _, ...one }) => one);
  assert.deepEqual([...new Set(await vendor.send(again))], ["200 duplicate"]);
  await empty();
  assert.equal(worker.destination.events.length, arrived.length, "a duplicate goes no further");
  vendor.close();
});
