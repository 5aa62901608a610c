/** Deliveries of every vendor over HTTP, through the adapter of `node:http` with a store: handled once, answered as the vendor wants it. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { Webhook } from "hookseal";
import { receive } from "hookseal/node";
import { memoryStore } from "hookseal/stores/memory";
import { attempts, request, schemes, wanted } from "./deliveries.js";
import { answered, tally } from "./judge.js";
import { hangUp, send } from "./send.js";

const NOW = 1_795_391_934_412;
let clock = NOW;
const now = () => clock;
const store = memoryStore({ now });
/** What the handlers got, by scheme. */
const handled = new Map(schemes.map(({ scheme }) => [scheme, []]));
const refusals = [];

let base;
const receivers = new Map(schemes.map((scheme) => [scheme.scheme, receiver(scheme)]));
const server = createServer((incoming, response) => receivers.get(incoming.url.split(/[/?]/)[2])(incoming, response));
before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${server.address().port}/webhooks`;
});
after(() => {
  hangUp();
  server.close();
});

function receiver({ scheme, secrets, options }) {
  const webhook = new Webhook(scheme, secrets, { ...options, now });
  const take = (event) => handled.get(scheme).push(event.body);
  return receive(webhook, take, {
    store,
    endpoint: scheme,
    url: ({ url }) => base.replace("/webhooks", "") + url,
    sourceAddress: ({ headers }) => headers["cf-connecting-ip"],
    onRefusal: ({ code, hint }) => refusals.push(`${code}: ${hint}`),
  });
}

/** Sends them one after the other, each at its time, and says which were not accepted as the vendor wants it. */
async function deliver(scheme, { event, sent, at }) {
  const problems = [];
  for (const [name, one] of Object.entries(sent)) {
    clock = at[name];
    problems.push(...answered(scheme, `${event.what}: ${name}`, await send(one), wanted(scheme, { ...scheme.answer, status: scheme.answer?.status })));
  }
  return problems;
}

describe("the adapter of node:http", () => {
  for (const scheme of schemes) {
    test(scheme.scheme, async () => {
      const all = scheme.events.map((event) => attempts(scheme, event, { base: `${base}/${scheme.scheme}`, now: NOW }));
      const problems = [];
      for (const one of all) problems.push(...(await deliver(scheme, one)));
      assert.deepEqual([...problems, ...tally(scheme, all, handled.get(scheme.scheme))], [], refusals.splice(0).join("\n"));
    });
  }
  for (const scheme of schemes.filter(({ handshakes }) => handshakes !== undefined)) {
    test(`${scheme.scheme}, its handshakes`, async () => {
      const problems = [];
      clock = NOW;
      for (const handshake of scheme.handshakes) {
        const sent = request(scheme, handshake, { seed: "handshake", happened: NOW, at: NOW, attempt: 0, base: `${base}/${scheme.scheme}` });
        problems.push(...answered(scheme, handshake.what, await send(sent), wanted(scheme, handshake.answer)));
      }
      assert.deepEqual(problems, [], refusals.splice(0).join("\n"));
    });
  }
});
