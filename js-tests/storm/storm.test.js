/**
 * A storm on loopback: the deliveries of all vendors (`vectors/deliveries/`) over six
 * simulated weeks, each sent until it is answered 2xx, as its vendor sends it again;
 * copies, forgeries, parts that fail, a destination that fails, Durable Objects that are
 * moved, and workerd killed in the middle and started again on what it had stored.
 *
 * The Worker, its Durable Object and its consumer are the real ones, as wrangler
 * bundles them, on workerd. The queue is not: Miniflare's is in memory and dies
 * with workerd, which Cloudflare's does not. js-tests/worker/backlog.js takes its place:
 * it has a message before it says so, and delivers it until it is acknowledged.
 * That Cloudflare's queue does the same cannot be proved here.
 *
 * `npm run storm` sends 20,000 deliveries, `npm test` a few thousand.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { memoryStore } from "hookseal/stores/memory";
import { startWorker } from "../worker/harness.js";
import { Vendor, draw } from "./vendor.js";
import { schemes } from "../world/deliveries.js";
import { setUp } from "../world/endpoints.js";
import { hangUp } from "../world/send.js";
import { startServer } from "../world/server.js";

const SIZE = Number(process.env.STORM ?? 3000);

/** The rounds, each with new events, in which workerd is killed, and in which each Durable Object is moved. */
const KILLED = 30;
const MOVED = [5, 25, 45];

let worker;
const vendor = new Vendor(() => new URL("/webhooks", worker.url).href, Date.now());
before(async () => {
  worker = await startWorker({ ...setUp(schemes), backlog: true, now: () => vendor.now });
});
after(() => {
  hangUp();
  return worker?.close();
});

/** Asks the Worker's test code; again where workerd's death closed the connection. */
async function ask(fault, turns = 50) {
  try {
    return (await worker.post("/", { body: "" }, { "x-fault": fault, "x-now": String(vendor.now) })).answer;
  } catch (error) {
    if (turns === 0) throw error;
    await sleep(100);
    return ask(fault, turns - 1);
  }
}

/** Kills workerd, and starts it again: the queue goes on with what waits. */
async function kill() {
  await worker.kill();
  await sleep(500);
  await worker.start();
  await ask("resume");
}

async function round(number, sending) {
  const accident = MOVED.includes(number) ? () => ask("evict") : number === KILLED ? kill : undefined;
  await Promise.all([sending, accident && sleep(50).then(accident)]);
  // The queue is done before the clock moves on.
  while ((await ask("resume")) > 0) await sleep(50);
}

test(`${SIZE} deliveries: nothing genuine is lost, nothing forged arrives, nothing is doubled that can be told`, async () => {
  worker.destination.answers.push(...Array.from({ length: SIZE / 100 }, (_, index) => [500, 503, 429, 404][index % 4]));
  const all = draw(SIZE);
  const started = Date.now();
  await vendor.run(all, round);
  const seconds = (Date.now() - started) / 1000;

  const { ledger, sent, retries } = vendor;
  const arrived = worker.destination.events;
  const { lost, doubled, repeated } = ledger.settle(arrived);
  const stored = await ask("swept");
  const answers = [...ledger.answers].map(([answer, count]) => `${answer} ${count}`).sort();
  console.log(`
${SIZE} deliveries of ${schemes.length} schemes, ${all.filter(({ isForged }) => !isForged).length} genuine, sent ${sent} times, ${retries} of them retries, in ${seconds.toFixed(0)} s
answered: ${answers.join(", ")}
arrived ${arrived.length}: lost ${lost.length}, forged ${ledger.forged.length}, doubled ${doubled.length}; handed over again where nothing signed tells a copy: ${repeated}
`);

  assert.deepEqual(lost, []);
  assert.deepEqual(ledger.forged, []);
  assert.deepEqual(worker.destination.forged, []);
  assert.deepEqual(doubled, []);
  assert.deepEqual(stored.filter(({ lease }) => lease !== null), [], "each is confirmed");
});

/** A store that fails now and then, and sometimes does not answer. */
function failing(store) {
  let calls = 0;
  const reserve = (...args) => {
    calls += 1;
    if (calls % 499 === 0) return new Promise(() => {});
    return calls % 211 === 0 ? Promise.reject(new Error("a fault in the store")) : store.reserve(...args);
  };
  return { reserve, confirm: (...args) => store.confirm(...args), release: (...args) => store.release(...args) };
}

test(`${SIZE} deliveries through the adapter of node:http, with a store that is full and fails: nothing genuine is lost`, async () => {
  const arrived = [];
  const take = (scheme, { body, query }, { headers }) => {
    if (headers["x-fault"]?.includes("send")) throw new Error("a fault in the handler");
    arrived.push({ key: String(arrived.length), headers: { "hookseal-endpoint": scheme }, body: Buffer.from(query ?? body) });
  };
  const now = () => stormy.now;
  const store = failing(memoryStore({ maxKeys: Math.ceil(SIZE / 10), now }));
  const server = await startServer({ now, store, take, storeTimeout: 0.5 });
  const stormy = new Vendor(() => server.base, Date.now());
  await stormy.run(draw(SIZE), (_, sending) => sending);
  const { lost, doubled, repeated } = stormy.ledger.settle(arrived);
  console.log(`
${SIZE} deliveries, sent ${stormy.sent} times, ${stormy.retries} of them retries; the store holds ${Math.ceil(SIZE / 10)} keys
answered: ${[...stormy.ledger.answers].map(([answer, count]) => `${answer} ${count}`).sort().join(", ")}
handled ${arrived.length}: lost ${lost.length}, forged ${stormy.ledger.forged.length}, handled again after the store forgot them ${doubled.length}; where nothing signed tells a copy ${repeated}
`);
  await server.close();
  assert.deepEqual(lost, []);
  assert.deepEqual(stormy.ledger.forged, []);
});
