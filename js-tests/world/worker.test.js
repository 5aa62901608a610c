/** Deliveries of every vendor through the Worker on workerd, to the destination: handed over byte for byte, each event once. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startWorker } from "../worker/harness.js";
import { attempts, request, schemes, wanted } from "./deliveries.js";
import { setUp } from "./endpoints.js";
import { answered, tally } from "./judge.js";
import { hangUp, send } from "./send.js";

let worker;
const baseOf = ({ scheme }) => new URL(`/webhooks/${scheme}`, worker.url).href;
const answers = new Map();
const sent = new Map();
before(async () => {
  worker = await startWorker({ ...setUp(schemes), bodies: true });
  for (const scheme of schemes) {
    // The clock is the machine's: what is signed for a retry is signed now.
    const now = Date.now();
    const all = scheme.events.map((event) => attempts(scheme, event, { base: baseOf(scheme), now, retried: now + 1 }));
    sent.set(scheme, all);
    answers.set(scheme, await Promise.all(all.map((one) => deliver(one))));
  }
  await worker.settled();
});
after(() => {
  hangUp();
  return worker?.close();
});

async function deliver({ sent: { first, second, retry } }) {
  const answer = { first: await send(first), second: await send(second), retry: await send(retry) };
  return Object.entries(answer);
}

/** What came to the destination of a scheme, each event once. */
function handled({ scheme }) {
  const own = worker.destination.events.filter(({ headers }) => headers["hookseal-endpoint"] === scheme);
  return [...new Map(own.map(({ key, body }) => [key, body])).values()];
}

const judged = (scheme, one, name, answer) => answered(scheme, `${one.event.what}: ${name}`, answer, wanted(scheme, scheme.answer ?? {}));

describe("the Worker", () => {
  for (const scheme of schemes) {
    test(scheme.scheme, () => {
      const all = sent.get(scheme);
      const problems = all.flatMap((one, index) => answers.get(scheme)[index].flatMap(([name, answer]) => judged(scheme, one, name, answer)));
      assert.deepEqual([...problems, ...tally(scheme, all, handled(scheme))], []);
    });
  }
  for (const scheme of schemes.filter(({ handshakes }) => handshakes !== undefined)) {
    test(`${scheme.scheme}, its handshakes`, async () => {
      const problems = [];
      for (const handshake of scheme.handshakes) {
        const now = Date.now();
        const asked = request(scheme, handshake, { seed: "handshake", happened: now, at: now, attempt: 0, base: baseOf(scheme) });
        problems.push(...answered(scheme, handshake.what, await send(asked), wanted(scheme, handshake.answer)));
      }
      assert.deepEqual(problems, []);
    });
  }
  for (const scheme of schemes.filter(({ unsigned }) => unsigned !== undefined)) {
    test(`${scheme.scheme}, without a signature: ${scheme.unsigned.wants}`, async () => {
      const about = { seed: "unsigned", happened: Date.now(), at: Date.now(), attempt: 0, base: baseOf(scheme) };
      const { status } = await send(request({ ...scheme, isUnsigned: true }, scheme.events[0], about));
      assert.ok(status >= 500, `${status}: ${scheme.unsigned.why}`);
    });
  }
});
