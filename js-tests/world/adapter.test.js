/** Deliveries of every vendor over HTTP, through the adapter of `node:http` with a store: handled once, answered as the vendor wants it. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { memoryStore } from "hookseal/stores/memory";
import { attempts, request, schemes, wanted } from "./deliveries.js";
import { answered, tally } from "./judge.js";
import { hangUp, send } from "./send.js";
import { startServer } from "./server.js";

const NOW = 1_795_391_934_412;
let clock = NOW;
const now = () => clock;
/** What the handlers got, by scheme. */
const handled = new Map(schemes.map(({ scheme }) => [scheme, []]));

let server;
before(async () => {
  const take = (scheme, { body, query }) => handled.get(scheme).push(query === undefined ? body : Buffer.from(query));
  server = await startServer({ now, store: memoryStore({ now }), take });
});
after(() => {
  hangUp();
  return server?.close();
});
const baseOf = ({ scheme }) => `${server.base}/${scheme}`;
/** What was said about refusals since the last time. */
const said = () => server.refusals.splice(0).join("\n");

/** Sends them one after the other, each at its time, and says which were not accepted as the vendor wants it. */
async function deliver(scheme, { event, sent, at }) {
  const problems = [];
  for (const [name, one] of Object.entries(sent)) {
    clock = at[name];
    problems.push(...answered(scheme, `${event.what}: ${name}`, await send(one), wanted(scheme, scheme.answer ?? {})));
  }
  return problems;
}

describe("the adapter of node:http", () => {
  for (const scheme of schemes) {
    test(scheme.scheme, async () => {
      const all = scheme.events.map((event) => attempts(scheme, event, { base: baseOf(scheme), now: NOW }));
      const problems = [];
      for (const one of all) problems.push(...(await deliver(scheme, one)));
      assert.deepEqual([...problems, ...tally(scheme, all, handled.get(scheme.scheme))], [], said());
    });
  }
  for (const scheme of schemes.filter(({ handshakes }) => handshakes !== undefined)) {
    test(`${scheme.scheme}, its handshakes`, async () => {
      const problems = [];
      clock = NOW;
      for (const handshake of scheme.handshakes) {
        const sent = request(scheme, handshake, { seed: "handshake", happened: NOW, at: NOW, attempt: 0, base: baseOf(scheme) });
        problems.push(...answered(scheme, handshake.what, await send(sent), wanted(scheme, handshake.answer)));
      }
      assert.deepEqual(problems, [], said());
    });
  }
  for (const scheme of schemes.filter(({ unsigned }) => unsigned !== undefined)) {
    test(`${scheme.scheme}, without a signature: ${scheme.unsigned.wants}`, async () => {
      const about = { seed: "unsigned", happened: NOW, at: NOW, attempt: 0, base: baseOf(scheme) };
      const { status } = await send(request({ ...scheme, isUnsigned: true }, scheme.events[0], about));
      assert.ok(status >= 500, `${status}: ${scheme.unsigned.why}`);
      said();
    });
  }
});
