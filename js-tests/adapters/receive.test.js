/** What every adapter shares: options, and what happens when the store or the handler fails. */
import assert from "node:assert/strict";
import { describe, mock, test } from "node:test";
import { Webhook } from "hookseal";
import { memoryStore } from "hookseal/stores/memory";
import { receive } from "hookseal/web";
import { vector } from "../scratch.js";

const webhook = new Webhook("zignsec", "the token");
const BODY = '{"id":"1"}';

const request = (body = BODY) => new Request("http://localhost/", { method: "POST", body, headers: webhook.sign(BODY) });

/** Sends one delivery, and tells what was answered, refused and handled. */
async function deliver(options, handler = () => {}) {
  const refusals = [];
  const handled = mock.fn(handler);
  const onRefusal = (error) => void refusals.push(error);
  const response = await receive(webhook, handled, { onRefusal, ...options })(request());
  const { error } = await response.json();
  return { status: response.status, error, codes: refusals.map(({ code }) => code), refusals, handled: handled.mock.callCount() };
}

/** A store whose methods are replaced, all counted. */
function storeWith(methods) {
  const store = memoryStore();
  const calls = [];
  const call = (name) => async (...args) => {
    calls.push(name);
    return (methods[name] ?? store[name].bind(store))(...args);
  };
  return { calls, reserve: call("reserve"), confirm: call("confirm"), release: call("release") };
}

const away = async () => {
  throw new Error("the store is away");
};

const fails = () => {
  throw new Error("the handler failed");
};

describe("a store that fails", () => {
  test("to reserve: nothing is handled, and the vendor comes again", async () => {
    const { status, error, codes, refusals, handled } = await deliver({ store: storeWith({ reserve: away }) });
    assert.deepEqual([status, error, codes, handled], [503, "store_unavailable", ["store_unavailable"], 0]);
    assert.equal(refusals[0].cause.message, "the store is away");
  });

  test("to confirm, once: it is tried again", async () => {
    let failures = 1;
    const confirm = async () => (failures-- > 0 ? away() : true);
    const { status, codes, handled } = await deliver({ store: storeWith({ confirm }) });
    assert.deepEqual([status, codes, handled], [200, [], 1]);
  });

  test("to confirm: what is handled is accepted, and the log knows", async () => {
    const store = storeWith({ confirm: away });
    const { status, codes, handled } = await deliver({ store });
    assert.deepEqual([status, codes, handled], [200, ["store_unavailable"], 1]);
    assert.deepEqual(store.calls, ["reserve", "confirm", "confirm"]);
  });

  test("to confirm before the handler: nothing is handled, and the place is given back", async () => {
    const store = storeWith({ confirm: away });
    const { status, error, handled } = await deliver({ store, answer: "before" });
    assert.deepEqual([status, error, handled], [503, "store_unavailable", 0]);
    assert.deepEqual(store.calls, ["reserve", "confirm", "confirm", "release"]);
  });

  test("to release: the handler's failure is the answer, and both are told", async () => {
    const { status, error, codes } = await deliver({ store: storeWith({ release: away }) }, fails);
    assert.deepEqual([status, error, codes], [500, "handler_failed", ["store_unavailable", "handler_failed"]]);
  });
});

describe("a handler that outlasts its lease", () => {
  test("is accepted, and the log says that the lease was too short", async () => {
    const { status, codes } = await deliver({ store: storeWith({ confirm: async () => false }) });
    assert.deepEqual([status, codes], [200, ["lease_lost"]]);
  });

  test("never began where the answer goes first", async () => {
    const store = storeWith({ confirm: async () => false });
    const { status, error, handled } = await deliver({ store, answer: "before" });
    assert.deepEqual([status, error, handled], [503, "in_progress", 0]);
  });
});

describe("what is stored", () => {
  test("is a hash of signed material, of the scheme, and of the endpoint", async () => {
    const keys = [];
    const reserve = async (key) => {
      keys.push(key);
      return { state: "confirmed" };
    };
    for (const endpoint of [undefined, "", "a", "b"]) await deliver({ store: storeWith({ reserve }), endpoint });
    assert.ok(keys.every((key) => /^[0-9a-f]{64}$/.test(key)));
    assert.deepEqual([keys[0] === keys[1], new Set(keys).size], [true, 3]);
  });

  test("for as long as is said", async () => {
    const store = storeWith({
      reserve: async (_key, lease) => ({ state: "reserved", token: `${lease}` }),
      confirm: async (_key, token, ttl) => assert.deepEqual([token, ttl], ["5", 7]),
    });
    assert.deepEqual((await deliver({ store, lease: 5, ttl: 7 })).codes, []);
    assert.deepEqual(store.calls, ["reserve", "confirm"]);
  });
});

describe("a payload that is not what the vendor documents", () => {
  test("is the sender's mistake, not the handler's, once the handler asks for it", async () => {
    const body = '{"identity":{"Age":[]}}';
    const handler = receive(webhook, (event) => event.payload, { onRefusal() {} });
    const response = await handler(new Request("http://localhost/", { method: "POST", body, headers: webhook.sign(body) }));
    assert.deepEqual([response.status, await response.json()], [400, { error: "malformed_payload" }]);
  });
});

describe("a delivery whose public key is not there", () => {
  const { request: { body, headers }, secrets: [key], now } = vector("plaid/genuine");
  const store = memoryStore();
  const handled = [];

  /** What is answered by whoever has these keys, and which key was asked for. */
  async function answered(keys) {
    const plaid = new Webhook("plaid", keys, { now: () => now });
    let asked;
    const options = { store, onRefusal: ({ keyId }) => void (asked = keyId) };
    const handler = receive(plaid, ({ payload }) => handled.push(payload.webhook_code), options);
    const response = await handler(new Request("http://localhost/", { method: "POST", body, headers }));
    return [response.status, await response.json(), asked];
  }

  test("is answered 503 and the key is named, so that its retry finds it", async () => {
    const { kid } = JSON.parse(key);
    assert.deepEqual(await answered([]), [503, { error: "key_required" }, kid]);
    assert.deepEqual(await answered([{ ...JSON.parse(key), kid: "another" }]), [503, { error: "key_required" }, kid]);
    assert.deepEqual(handled, []);
    for (let time = 0; time < 2; time += 1) {
      assert.deepEqual(await answered([key]), [200, { status: "accepted" }, undefined]);
    }
    assert.deepEqual(handled, ["STATUS_UPDATED"]);
  });
});

describe("another Webhook that refuses, in the handler,", () => {
  test("is a failure of the handler: the vendor comes again", async () => {
    const other = () => new Webhook("sheerid", "secret").verify("{}", {});
    const { status, error, refusals } = await deliver({}, other);
    assert.deepEqual([status, error, refusals[0].cause.code], [500, "handler_failed", "missing_signature"]);
  });
});

describe("the log", () => {
  test("by default has what calls for repair, and nothing of what anybody may send", async (context) => {
    const log = context.mock.method(console, "error", () => {});
    await receive(webhook, () => {})(request(`${BODY} `));
    assert.equal(log.mock.callCount(), 0);
    await receive(webhook, fails)(request());
    assert.deepEqual(log.mock.calls.map(({ arguments: [error] }) => [error.code, error.cause.message]), [["handler_failed", "the handler failed"]]);
  });

  test("does not change the answer when it fails", async (context) => {
    const log = context.mock.method(console, "error", () => {});
    const response = await receive(webhook, () => {}, { onRefusal: away })(request(`${BODY} `));
    assert.deepEqual([response.status, log.mock.callCount()], [401, 1]);
  });
});

describe("a mistake in the options is told at once", () => {
  const made = (options) => () => receive(webhook, () => {}, options);

  for (const [name, make, message] of [
    ["no webhook", () => receive(undefined, () => {}), /webhook: expected a Webhook/],
    ["no handler", () => receive(webhook), /handler: expected a function/],
    ["null", made(null), /options: expected an object/],
    ["a misspelt one", made({ stroe: memoryStore() }), /options\.stroe: there is no such option/],
    ["a store that is none", made({ store: {} }), /options\.store: expected a store, with reserve\(\)/],
    ["no store", made({ store: null }), /options\.store/],
    ["an answer at another time", made({ answer: "never" }), /options\.answer/],
    ["no lease", made({ lease: 0 }), /options\.lease/],
    ["a time that is no number", made({ ttl: "1 day" }), /options\.ttl/],
    ["no time for the body", made({ bodyTimeout: Infinity }), /options\.bodyTimeout/],
    ["an address that is not asked for", made({ sourceAddress: "192.0.2.1" }), /options\.sourceAddress/],
    ["a log that is none", made({ onRefusal: true }), /options\.onRefusal/],
    ["an endpoint without a name", made({ endpoint: 1 }), /options\.endpoint/],
    ["a reply that is none", made({ reply: { status: 500 } }), /options\.reply\.status/],
  ]) {
    test(name, () => assert.throws(make, message));
  }
});
