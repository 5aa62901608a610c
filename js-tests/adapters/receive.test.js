/** What every adapter shares: options, and what happens when the store or the handler fails. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, request as httpRequest } from "node:http";
import { Readable } from "node:stream";
import { describe, mock, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import fastify from "fastify";
import { Webhook, schemes } from "hookseal";
import * as forFastify from "hookseal/fastify";
import * as forLambda from "hookseal/lambda";
import * as forNode from "hookseal/node";
import checkr from "hookseal/schemes/checkr";
import { Webhook as SlimWebhook } from "hookseal/slim";
import { memoryStore } from "hookseal/stores/memory";
import { receive } from "hookseal/web";
import { vector } from "../scratch.js";

const webhook = new Webhook("checkr", "the token");
const BODY = '{"id":"1"}';

const request = (body = BODY) => new Request("http://localhost/", { method: "POST", body, headers: webhook.sign(BODY) });

/** Sends one delivery, and tells what was answered, refused and handled. */
async function deliver(options, handler = () => {}) {
  const refusals = [];
  const handled = mock.fn(handler);
  const works = [];
  const told = { onRefusal: (error) => void refusals.push(error), waitUntil: (work) => works.push(work) };
  const response = await receive(webhook, handled, { ...told, ...(options.store && { endpoint: "checkr" }), ...options })(request());
  await Promise.all(works);
  const { error } = await response.json();
  // Each is about a genuine event, and whoever is told can put it aside.
  assert.ok(refusals.every(({ event }) => event.json().id === "1"));
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

test("what is refused unverified is told with no event", async () => {
  const refusals = [];
  const serve = receive(webhook, () => {}, { onRefusal: (error) => void refusals.push(error) });
  await serve(request('{"id":"2"}'));
  await serve(new Request("http://localhost/", { method: "POST", body: BODY }));
  assert.deepEqual(refusals.map(({ code, event }) => [code, event]), [["signature_mismatch", undefined], ["missing_signature", undefined]]);
});

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
    const { status, codes, refusals, handled } = await deliver({ store });
    assert.deepEqual([status, codes, handled], [200, ["store_unavailable"], 1]);
    assert.deepEqual(store.calls, ["reserve", "confirm", "confirm"]);
    assert.deepEqual([refusals[0].status, /a copy of it would be handled again/.test(refusals[0].hint)], [200, true]);
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

describe("a store that hangs", () => {
  const hangs = () => new Promise(() => {});
  const storeTimeout = 0.05;

  test("to reserve: 503 in time, and nothing is handled", async () => {
    const { status, error, refusals, handled } = await deliver({ store: storeWith({ reserve: hangs }), storeTimeout });
    assert.deepEqual([status, error, handled], [503, "store_unavailable", 0]);
    assert.match(refusals[0].cause.message, /within 0\.05 seconds/);
  });

  test("to reserve, and does it in the end: what nobody waits for is given back", async () => {
    const kept = memoryStore();
    const reserve = async (...args) => (await sleep(100), kept.reserve(...args));
    const store = { ...storeWith({ reserve }), release: (...args) => kept.release(...args) };
    assert.equal((await deliver({ store, storeTimeout })).status, 503);
    await sleep(200);
    assert.deepEqual((await deliver({ store: { ...storeWith({}), reserve: (...args) => kept.reserve(...args) } })).handled, 1);
  });

  test("to confirm: what is handled is accepted in time, and the log knows", async () => {
    const store = storeWith({ confirm: hangs });
    const { status, codes, handled } = await deliver({ store, storeTimeout });
    assert.deepEqual([status, codes, handled], [200, ["store_unavailable"], 1]);
    assert.deepEqual(store.calls, ["reserve", "confirm"]);
  });

  test("to confirm before the handler: it may be written yet, so the event is handled", async () => {
    const { status, codes, refusals, handled } = await deliver({ store: storeWith({ confirm: hangs }), storeTimeout, answer: "before" });
    assert.deepEqual([status, codes, handled], [200, ["store_unavailable"], 1]);
    assert.equal(refusals[0].status, 200);
  });

  test("to release: the handler's failure is answered in time", async () => {
    const { status, codes } = await deliver({ store: storeWith({ release: hangs }), storeTimeout }, fails);
    assert.deepEqual([status, codes], [500, ["store_unavailable", "handler_failed"]]);
  });
});

describe("a store of one's own that throws before it promises", () => {
  test("is away", async () => {
    const store = { ...storeWith({}), reserve: () => assert.fail("no connection") };
    assert.deepEqual((await deliver({ store })).codes, ["store_unavailable"]);
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

describe("a handler that fails after the answer", () => {
  const late = async (options) => {
    const works = [];
    const refusals = [];
    const settings = { endpoint: "late", answer: "before", waitUntil: (work) => works.push(work), onRefusal: (error) => void refusals.push(error), ...options };
    const handled = mock.fn(() => handled.mock.callCount() === 0 && fails());
    const handler = receive(webhook, handled, settings);
    const statuses = [];
    for (let copy = 0; copy < 3; copy += 1) {
      statuses.push((await handler(request())).status);
      await Promise.all(works);
    }
    assert.ok(refusals.every(({ event }) => event.json().id === "1"));
    return { statuses, refusals, handled: handled.mock.callCount() };
  };

  test("is told with what was answered, and a copy that is sent by hand is handled, once", async () => {
    const { statuses, refusals, handled } = await late({ store: memoryStore() });
    assert.deepEqual([statuses, handled], [[200, 200, 200], 2]);
    assert.deepEqual(refusals.map(({ code, status, cause }) => [code, status, cause.message]), [["handler_failed", 200, "the handler failed"]]);
    assert.match(refusals[0].hint, /does not send the event again by itself, but a copy that is sent by hand is handled$/);
  });

  test("with a store that is away by then: a copy would not be, which is told", async () => {
    const { statuses, refusals, handled } = await late({ store: storeWith({ release: away }) });
    assert.deepEqual([statuses, handled], [[200, 200, 200], 1]);
    assert.deepEqual(refusals.map(({ code, status }) => [code, status]), [["store_unavailable", 200], ["handler_failed", 200]]);
  });

  test("with a store that was late to write it down: a copy may pass for handled, which is told", async () => {
    const { refusals } = await late({ store: storeWith({ confirm: () => new Promise(() => {}) }), storeTimeout: 0.05 });
    assert.deepEqual(refusals.slice(0, 2).map(({ code, status }) => [code, status]), [["store_unavailable", 200], ["handler_failed", 200]]);
    assert.match(refusals[1].hint, /and a copy of it may pass for one that was handled$/);
  });

  test("in the default log", async (context) => {
    const log = context.mock.method(console, "error", () => {});
    await late({ store: memoryStore(), onRefusal: undefined });
    assert.deepEqual(log.mock.calls.map(({ arguments: [line] }) => line), ["hookseal: late (checkr) answered 200 handler_failed, event \"1\":"]);
  });
});

describe("a handler after the answer", () => {
  const options = (works) => ({ answer: "before", waitUntil: (work, { url }) => works.push([work, url]) });
  const post = (server) => fetch(`http://127.0.0.1:${server.address().port}/hook`, { method: "POST", body: BODY, headers: webhook.sign(BODY) });

  for (const [name, serverOf] of [
    ["node:http", (handler, works) => createServer(forNode.receive(webhook, handler, options(works)))],
    ["Fastify", async (handler, works) => {
      const app = fastify();
      app.register(forFastify.receive(webhook, handler, options(works)), { prefix: "/hook" });
      await app.ready();
      return app.server;
    }],
  ]) {
    test(`is waited for by whoever ends the process, in ${name}`, async () => {
      const works = [];
      const { promise, resolve } = withResolvers();
      const handled = mock.fn(() => promise);
      const server = (await serverOf(handled, works)).listen(0, "127.0.0.1");
      await once(server, "listening");
      assert.equal((await post(server)).status, 200);
      const [[work, url]] = works;
      assert.equal(await Promise.race([work.then(() => "done"), sleep(20, "at work")]), "at work");
      resolve();
      await work;
      assert.deepEqual([handled.mock.callCount(), url], [1, "/hook"]);
      server.close();
    });
  }

  test("is begun where the answer cannot be written, since a copy passes for handled", async (context) => {
    context.mock.method(console, "error", () => {});
    const handled = mock.fn();
    const early = { answer: "before" };
    const server = createServer((request, response) => {
      response.setHeader = () => assert.fail("a hook threw");
      return forNode.receive(webhook, handled, early)(request, response);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    assert.equal((await post(server)).status, 500);
    server.closeAllConnections();
    server.close();
    const raw = Object.assign(Readable.from([Buffer.from(BODY)]), { method: "POST", url: "/hook", headers: webhook.sign(BODY), complete: true });
    const reply = { code: () => reply, headers: () => assert.fail("a hook threw") };
    await assert.rejects(forFastify.receive(webhook, handled, early)({ raw }, reply), /a hook threw/);
    assert.equal(handled.mock.callCount(), 2);
  });
});

/** As `Promise.withResolvers`, which Node 20 does not have. */
function withResolvers() {
  let resolve;
  const promise = new Promise((done) => (resolve = done));
  return { promise, resolve };
}

describe("what is stored", () => {
  test("is a hash of signed material, of the scheme, and of the endpoint", async () => {
    const keys = [];
    const reserve = async (key) => {
      keys.push(key);
      return { state: "confirmed" };
    };
    for (const endpoint of ["a", "a", "b"]) await deliver({ store: storeWith({ reserve }), endpoint });
    assert.ok(keys.every((key) => /^[0-9a-f]{64}$/.test(key)));
    assert.deepEqual([keys[0] === keys[1], new Set(keys).size], [true, 2]);
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

describe("a delivery whose public key is not there", () => {
  const { request: { body, headers }, secrets: [key], now } = vector("plaid/genuine");
  const handled = [];

  /** What is answered by whoever has these keys, and which key was asked for. */
  async function answered(keys) {
    const plaid = new Webhook("plaid", keys, { now: () => now });
    let asked;
    const options = { onRefusal: ({ keyId }) => void (asked = keyId) };
    const handler = receive(plaid, ({ payload }) => handled.push(payload.webhook_code), options);
    const response = await handler(new Request("http://localhost/", { method: "POST", body, headers }));
    return [response.status, await response.json(), asked];
  }

  test("is answered 503 and the key is named, so that its retry finds it", async () => {
    const { kid } = JSON.parse(key);
    assert.deepEqual(await answered([]), [503, { error: "key_required" }, kid]);
    assert.deepEqual(await answered([{ ...JSON.parse(key), kid: "another" }]), [503, { error: "key_required" }, kid]);
    assert.deepEqual(handled, []);
    assert.deepEqual(await answered([key]), [200, { status: "accepted" }, undefined]);
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

test("a body that is a stream of texts is not raw, in the adapters and for verifyRequest", async () => {
  const sent = () => {
    const body = new ReadableStream({ start: (stream) => (stream.enqueue(BODY.slice(0, 5)), stream.enqueue(BODY.slice(5)), stream.close()) });
    return new Request("https://a.example/hook", { method: "POST", headers: webhook.sign(BODY), body, duplex: "half" });
  };
  const response = await receive(webhook, () => {})(sent());
  assert.deepEqual([response.status, await response.json()], [500, { error: "body_not_raw" }]);
  await assert.rejects(webhook.verifyRequest(sent()), { code: "body_not_raw", status: 500 });
});

describe("a body that somebody else has begun to read", () => {
  const begun = {
    "by a copy": (sent) => sent.body.tee(),
    "through a stream": (sent) => sent.body.pipeThrough(new TransformStream()),
    "by a reader": (sent) => sent.body.getReader(),
    "to its end": (sent) => sent.text(),
  };
  for (const [name, begin] of Object.entries(begun)) {
    test(`${name}: is not raw, and the hint says so`, async () => {
      const codes = [];
      const sent = request();
      await begin(sent);
      const response = await receive(webhook, () => {}, { onRefusal: ({ code }) => void codes.push(code) })(sent);
      assert.deepEqual([response.status, codes], [500, ["body_not_raw"]]);
    });
  }
});

describe("what has no request in it", () => {
  for (const [name, first] of [["an object", {}], ["headers alone", { headers: new Headers() }], ["a URL", "http://localhost/"], ["nothing", undefined]]) {
    test(`${name}: is a TypeError that says what is expected`, async () => {
      await assert.rejects(receive(webhook, () => {})(first), /^TypeError: request: expected a Request, or a context/);
    });
  }
  test("nor a response of Node's", async () => {
    const listener = forNode.receive(webhook, () => {});
    for (const args of [[], [{ req: {} }], [{ headers: {} }, undefined]]) {
      await assert.rejects(listener(...args), /^TypeError: request, response: expected those of Node's http module/);
    }
  });
});

describe("what nobody foresaw", () => {
  test("a platform that cannot wait: the event is accepted and handled", async (context) => {
    const log = context.mock.method(console, "error", () => {});
    const handled = mock.fn();
    const options = { answer: "before", waitUntil: () => assert.fail("no context") };
    const { status } = await receive(webhook, handled, options)(request());
    await sleep(1);
    assert.deepEqual([status, handled.mock.callCount(), log.mock.callCount()], [200, 1, 1]);
  });

  test("a platform whose waitUntil rejects: likewise, and the process goes on", async (context) => {
    const log = context.mock.method(console, "error", () => {});
    const handled = mock.fn();
    const waitUntil = async (work) => (await work, assert.fail("it was too long"));
    const { status } = await receive(webhook, handled, { answer: "before", waitUntil })(request());
    await sleep(1);
    assert.deepEqual([status, handled.mock.callCount(), log.mock.calls[0].arguments[0]], [200, 1, "hookseal: waitUntil failed:"]);
  });

  test("a response of Node's that throws: 500 for the request, and the process goes on", async (context) => {
    const log = context.mock.method(console, "error", () => {});
    const listener = forNode.receive(webhook, () => {});
    const server = createServer((request, response) => {
      response.setHeader = () => assert.fail("no headers today");
      listener(request, response);
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address();
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: BODY, headers: webhook.sign(BODY) });
    assert.deepEqual([response.status, log.mock.calls[0].arguments[0].message], [500, "no headers today"]);
    server.closeAllConnections();
    server.close();
  });
});

describe("how long what was handled is remembered", () => {
  const HOUR = 3600;

  test("is by default at least as long as any vendor retries", async () => {
    let remembered;
    const confirm = async (_key, _token, ttl) => ((remembered = ttl), true);
    await deliver({ store: storeWith({ confirm }) });
    const retries = schemes.map(({ retryHours }) => retryHours ?? 0);
    assert.ok(Math.max(...retries) >= 30 * 24, "Adyen's 30 days are in the table");
    assert.deepEqual(schemes.filter(({ retryHours }) => (retryHours ?? 0) * HOUR > remembered), []);
  });

  test("is never less than its vendor's retries", () => {
    const stripe = new Webhook("stripe", "whsec_secret");
    const made = (ttl) => () => receive(stripe, () => {}, { store: memoryStore(), endpoint: "stripe", ttl });
    assert.equal(stripe.retryHours, 72);
    assert.throws(made(72 * HOUR - 1), /^TypeError: options\.ttl: stripe retries for 72 hours.*at least 259200/);
    made(72 * HOUR)();
  });
});

describe("a store for events that nothing tells apart", () => {
  /** How often the handler gets one delivery that comes twice, and what was said. */
  async function twice(scheme, context) {
    const warned = context.mock.method(console, "warn", () => {});
    const webhook = new Webhook(scheme, "the secret");
    const handled = context.mock.fn();
    const store = storeWith({});
    const handler = receive(webhook, handled, { store, endpoint: "news" });
    for (let time = 0; time < 2; time++) {
      const sent = new Request("http://localhost/", { method: "POST", body: BODY, headers: webhook.sign(BODY) });
      assert.equal((await handler(sent)).status, 200);
    }
    return { handled: handled.mock.callCount(), calls: store.calls, warned: warned.mock.calls.map(({ arguments: [line] }) => line) };
  }

  const described = { name: "acme", signature: { header: "x-acme-signature" } };
  for (const [what, scheme, name] of [["a scheme of the table", "github", "github"], ["a description that does not say", described, "acme"]]) {
    test(`${what}: it is not asked, each copy is handled, and the start says so`, async (context) => {
      const { handled, calls, warned } = await twice(scheme, context);
      assert.deepEqual([handled, calls, warned.length], [2, [], 1]);
      assert.match(warned[0], new RegExp(`^hookseal: nothing that is signed tells two events of ${name} apart .* in a header that is not signed`));
    });
  }

  test("a description that says so has its events once", async (context) => {
    const { handled, warned } = await twice({ ...described, replay: "body" }, context);
    assert.deepEqual([handled, warned], [1, []]);
  });
});

describe("endpoints that share a store", () => {
  /** One delivery each; who handled it. */
  async function handledBy(store, receivers) {
    const handled = [];
    for (const [endpoint, webhook, body, options] of receivers) {
      const headers = webhook.sign(body, options);
      const sent = new Request("http://localhost/", { method: "POST", body, headers });
      const response = await receive(webhook, () => handled.push(endpoint), { store, endpoint })(sent);
      assert.equal(response.status, 200);
    }
    return handled;
  }

  const described = (header) => ({ signature: { header }, content: [{ header: "x-id" }, { literal: "." }, "body"], replay: { header: "x-id" } });
  const cases = {
    "two descriptions without names": ["x-acme", "x-bolt"].map((header) => [header, new Webhook(described(header), "a secret of one's own"), BODY, { id: "1" }]),
    "two tenants with equal bodies": ["A", "B"].map((tenant) => [tenant, new Webhook("checkr", `secret of tenant ${tenant}`), BODY]),
    "two routes for one event": ["billing", "mail"].map((route) => [route, webhook, BODY]),
  };
  for (const [name, receivers] of Object.entries(cases)) {
    test(`${name}: each has its own events, once`, async () => {
      const store = memoryStore();
      const expected = receivers.map(([endpoint]) => endpoint);
      assert.deepEqual(await handledBy(store, receivers), expected);
      assert.deepEqual(await handledBy(store, receivers), []);
    });
  }
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
    ["no lease", made({ store: undefined, lease: 0 }), /options\.lease/],
    ["a time that is no number", made({ store: undefined, ttl: "1 day" }), /options\.ttl/],
    ["no time for the body", made({ bodyTimeout: Infinity }), /options\.bodyTimeout/],
    ["an address that is not asked for", made({ sourceAddress: "192.0.2.1" }), /options\.sourceAddress/],
    ["a log that is none", made({ onRefusal: true }), /options\.onRefusal/],
    ["a time that no timer holds", made({ bodyTimeout: 3e6 }), /options\.bodyTimeout: expected at most 2147483 seconds/],
    ["a lifetime that no store holds", made({ store: undefined, ttl: 1e300 }), /options\.ttl: expected at most/],
    ["no time for the store", made({ store: undefined, storeTimeout: 0 }), /options\.storeTimeout/],
    ...["lease", "ttl", "storeTimeout"].map((name) => [`${name}, and no store`, made({ [name]: 3600 }), new RegExp(`options\\.${name}: it is for a store, and there is none`)]),
    ["an endpoint without a name", made({ endpoint: 1 }), /options\.endpoint: expected a name/],
    ["an empty name", made({ endpoint: "" }), /options\.endpoint: expected a name/],
    ["a store without the endpoint's name", made({ store: memoryStore() }), /options\.endpoint: a store needs/],
    ...Object.entries({
      "null": [null, "reply"],
      "a text": ["ok", "reply"],
      "a misspelt member": [{ staus: 204 }, "reply\\.staus"],
      "a refusal": [{ status: 500 }, "reply\\.status"],
      "a redirect": [{ status: 304 }, "reply\\.status"],
      "half a status": [{ status: 200.5 }, "reply\\.status"],
      "a status in a text": [{ status: "200" }, "reply\\.status"],
      "an object as the body": [{ body: { ok: true } }, "reply\\.body"],
      "a body where none is": [{ status: 204, body: "{}" }, "reply\\.body"],
      "no headers": [{ headers: null }, "reply\\.headers"],
      "a header of no name": [{ headers: { "x a": "1" } }, "reply\\.headers"],
      "a header of no Latin": [{ headers: { "x-a": "\u2192" } }, "reply\\.headers"],
      "a header of two lines": [{ headers: { "x-a": "1\r\nx-b: 2" } }, "reply\\.headers"],
      "a header that is a number": [{ headers: { "x-a": 1 } }, "reply\\.headers"],
      "the body's length": [{ headers: { "Content-Length": "5" } }, "reply\\.headers: Content-Length is written by the server"],
    }).map(([name, [reply, message]]) => [`a reply that is ${name}`, made({ reply }), new RegExp(`options\\.${message}`)]),
  ]) {
    test(name, () => assert.throws(make, (error) => error instanceof TypeError && message.test(error.message)));
  }
});

describe("a vendor that wants a certain answer", () => {
  const event = (secret) => {
    const time = "1795391934";
    const event_hash = createHmac("sha256", secret).update(`${time}account_confirmed`).digest("hex");
    return JSON.stringify({ event: { event_time: time, event_type: "account_confirmed", event_hash } });
  };
  const told = async (receiver, init) => {
    const response = await receiver(new Request("http://localhost/", { method: "POST", ...init }));
    return [response.status, await response.text()];
  };
  const dropbox = new Webhook("dropbox-sign", "key");

  test("gets it, also for a copy", async () => {
    const handled = mock.fn();
    const receiver = receive(dropbox, handled);
    assert.deepEqual(await told(receiver, { body: event("key") }), [200, "Hello API Event Received"]);
    assert.equal(handled.mock.callCount(), 1);
    assert.equal((await told(receive(dropbox, handled, { onRefusal() {} }), { body: event("other") }))[0], 401);
  });

  test("gets another where the options say so", async () => {
    const receiver = receive(dropbox, () => {}, { reply: { status: 202, body: "own" } });
    assert.deepEqual(await told(receiver, { body: event("key") }), [202, "own"]);
  });

  test("gets its id back", async () => {
    const id = { "x-adobesign-clientid": "CBJCHBCAABAAvTqRQqGLGJKp" };
    const receiver = receive(new Webhook("adobe-sign", id["x-adobesign-clientid"]), () => {});
    const response = await receiver(new Request("http://localhost/", { method: "POST", headers: id, body: "{}" }));
    assert.deepEqual([response.status, response.headers.get("x-adobesign-clientid")], [200, id["x-adobesign-clientid"]]);
  });

  test("is found by its HEAD", async () => {
    const receiver = receive(new Webhook("trello", "key"), () => assert.fail("nothing is handled"));
    assert.equal((await receiver(new Request("http://localhost/", { method: "HEAD" }))).status, 200);
  });
});

describe("what a store is not asked for is said", () => {
  const counted = async (scheme, body, times) => {
    const lines = mock.method(console, "warn", () => {});
    const other = new Webhook(scheme, "the token");
    const handled = mock.fn();
    const serve = receive(other, handled, { store: memoryStore(), endpoint: scheme });
    for (let sent = 0; sent < times; sent += 1) {
      const response = await serve(new Request("http://localhost/", { method: "POST", body, headers: other.sign(body) }));
      assert.equal(response.status, 200);
    }
    lines.mock.restore();
    return [handled.mock.callCount(), lines.mock.calls.map(({ arguments: [line] }) => line)];
  };

  test("once, where an event has no key though others of its scheme do", async () => {
    const [handled, lines] = await counted("slack", "command=%2Fdeploy", 3);
    assert.equal(handled, 3);
    assert.equal(lines.length, 1);
    assert.match(lines[0], /slack came without what tells it from others/);
  });

  test("not again, where that was said of all when the receiver was made", async () => {
    const [handled, lines] = await counted("github", "{}", 2);
    assert.equal(handled, 2);
    assert.equal(lines.length, 1);
  });

  test("an empty body is the same each time, and no key: each event is handled (Jira, excludeBody)", async () => {
    const [handled] = await counted("jira", "", 3);
    assert.equal(handled, 3);
  });
});

describe("what the webhook says", () => {
  test("how much of a body is read must be known when the receiver is made", () => {
    const verify = () => ({});
    assert.throws(() => receive({ scheme: "own", verify }, () => {}), { name: "TypeError", message: /maxBodyBytes/ });
  });

  test("the URL is the one that the vendor called: https, also behind a proxy", async () => {
    const trello = new Webhook("trello", "the token");
    const body = '{"action":{}}';
    const headers = trello.sign(body, { url: "https://receiver.example/trello?a=1" });
    const behind = (url, options) => receive(trello, () => {}, options)(new Request(url, { method: "POST", body, headers }));
    assert.equal((await behind("http://receiver.example/trello?a=1")).status, 200);
    const next = new Request("https://localhost:3000/trello?a=1", { method: "POST", body, headers: { ...headers, host: "receiver.example" } });
    assert.equal((await receive(trello, () => {})(next)).status, 200);
    const plain = trello.sign(body, { url: "http://receiver.example/trello?a=1" });
    const called = (url) => receive(trello, () => {}, { onRefusal() {} })(new Request(url, { method: "POST", body, headers: plain }));
    assert.equal((await called("http://receiver.example/trello?a=1")).status, 200);
    assert.equal((await called("https://receiver.example/trello?a=1")).status, 401);
    assert.equal((await behind("http://10.0.0.1/", { url: () => "https://receiver.example/trello?a=1" })).status, 200);
  });

  test("a Host that is none puts nothing into the URL: not in web, node:http or Lambda", async () => {
    const key = "0123456789abcdef0123456789abcdef";
    const twilio = new Webhook("twilio", key);
    const body = "Body=Hi&From=%2B46";
    const pairs = [...new URLSearchParams(body)].sort().flat().join("");
    const headers = { "x-twilio-signature": createHmac("sha1", key).update(`https://h.example/sms?x=/admin${pairs}`).digest("base64") };
    const handler = mock.fn();
    const server = createServer(forNode.receive(twilio, handler, { onRefusal() {} })).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address();
    for (const host of ["h.example/sms?x=", "h.example/sms?x=#", "u@h.example", "h.example:x", "h.example h", "a.example, h.example"]) {
      const inWeb = new Request("https://127.0.0.1/admin", { method: "POST", body, headers: { ...headers, host } });
      assert.equal((await receive(twilio, handler, { onRefusal() {} })(inWeb)).status, 401, host);
      // As a framework makes its URL of it.
      const made = new Request("https://h.example/sms?x=/admin", { method: "POST", body, headers: { ...headers, host } });
      assert.equal((await receive(twilio, handler, { onRefusal() {} })(made)).status, 401, host);
      const behindBalancer = { httpMethod: "POST", path: "/admin", requestContext: { elb: {} }, headers: { ...headers, host }, body };
      assert.equal((await forLambda.receive(twilio, handler, { onRefusal() {} })(behindBalancer)).statusCode, 401, host);
      const status = await new Promise((resolve, reject) => {
        httpRequest({ port, path: "/admin", method: "POST", headers: { ...headers, host } }, (answer) => resolve(answer.resume().statusCode)).on("error", reject).end(body);
      });
      assert.equal(status, 401, host);
    }
    server.close();
    assert.equal(handler.mock.callCount(), 0);
    for (const host of ["h.example", "H.example:8443", "[2001:db8::1]:8443"]) {
      const signed = createHmac("sha1", key).update(`https://${host}/sms${pairs}`).digest("base64");
      const request = new Request("https://127.0.0.1/sms", { method: "POST", body, headers: { "x-twilio-signature": signed, host } });
      assert.equal((await receive(twilio, handler, { onRefusal() {} })(request)).status, 200, host);
    }
  });

  test("a forged delivery is verified again only where the URL decides", async () => {
    for (const [scheme, times] of [["github", 1], ["trello", 2]]) {
      const webhook = new Webhook(scheme, "the token");
      const verify = mock.method(webhook, "verify");
      const forged = new Request("http://receiver.example/", { method: "POST", body: "{}", headers: webhook.sign("[]", { url: "https://receiver.example/" }) });
      assert.equal((await receive(webhook, () => {}, { onRefusal() {} })(forged)).status, 401);
      assert.equal(verify.mock.callCount(), times, scheme);
    }
  });
});

describe("what the vendor says", () => {
  test("a URL with http: in node:http, where no TLS ends", async () => {
    const trello = new Webhook("trello", "the token");
    const server = createServer(forNode.receive(trello, () => {}, { onRefusal() {} })).listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${server.address().port}/trello`;
    const answers = ["http:", "https:"].map((scheme) => fetch(url, { method: "POST", body: "{}", headers: trello.sign("{}", { url: url.replace("http:", scheme) }) }));
    assert.deepEqual((await Promise.all(answers)).map(({ status }) => status), [200, 200]);
    server.close();
  });

  test("a vendor that wants an empty answer gets an empty refusal (Xero)", async () => {
    const xero = new Webhook("xero", "the token");
    const serve = receive(xero, () => {}, { onRefusal: () => {} });
    const sent = (signed) => new Request("http://localhost/", { method: "POST", body: "{}", headers: xero.sign(signed) });
    const answers = [await serve(sent("{}")), await serve(sent("[]"))];
    const told = answers.map(async (answer) => [answer.status, answer.headers.get("content-type"), await answer.text()]);
    assert.deepEqual(await Promise.all(told), [[200, null, ""], [401, null, ""]]);
  });

  test("what a vendor wants repeated is repeated as a text, and otherwise left out (Mixpanel)", async () => {
    const mixpanel = new Webhook("mixpanel", "user:password");
    const headers = { authorization: `Basic ${btoa("user:password")}` };
    for (const [action, repeated] of [["members", "members"], [{ toString: 1 }], [["a"]], [5], [null], ["å"]]) {
      const body = JSON.stringify({ action });
      const answer = await receive(mixpanel, () => {})(new Request("https://localhost/", { method: "POST", body, headers }));
      const expected = repeated === undefined ? { status: "success" } : { action: repeated, status: "success" };
      assert.deepEqual([answer.status, await answer.json()], [200, expected], body);
    }
  });

  test("slim reads nothing that tells events apart: a store would do nothing", () => {
    const webhook = new SlimWebhook(checkr, "the token");
    assert.throws(() => receive(webhook, () => {}, { store: memoryStore(), endpoint: "slim" }), { name: "TypeError", message: /store.*import hookseal/ });
    receive(webhook, () => {});
  });
});

/** How often the handler is called, and the answers to so many copies of a delivery. */
const answersOf = async (returned, options = {}, sent = 1) => {
  const handler = mock.fn(async () => (typeof returned === "function" ? returned() : returned));
  const works = [];
  const serve = receive(webhook, handler, { onRefusal: () => {}, waitUntil: (work) => works.push(work), ...options });
  const answers = [];
  for (let left = sent; left > 0; left -= 1) {
    const answer = await serve(request());
    await Promise.all(works);
    answers.push([answer.status, answer.headers.get("content-type"), await answer.text()]);
  }
  return [handler.mock.callCount(), ...answers];
};
const ACCEPTED = [200, "application/json", '{"status":"accepted"}'];
const twiml = () => new Response("<Response><Say>Hej</Say></Response>", { headers: { "content-type": "text/xml" } });
const TWIML = [200, "text/xml", "<Response><Say>Hej</Say></Response>"];
const stored = () => ({ store: memoryStore(), endpoint: "own" });

describe("a handler's own answer", () => {
  test("a Response is the answer, and goes before `reply`", async () => {
    assert.deepEqual(await answersOf(twiml), [1, TWIML]);
    assert.deepEqual(await answersOf(twiml, { reply: { status: 202 } }), [1, TWIML]);
  });

  test("without a body, where its status has none", async () => {
    assert.deepEqual(await answersOf(new Response(null, { status: 204 })), [1, [204, null, ""]]);
  });

  test("nothing else that is returned is an answer", async () => {
    for (const returned of [undefined, null, "text", 404, { status: 404 }, { status: 404, headers: {} }, [twiml]]) {
      assert.deepEqual(await answersOf(() => returned), [1, ACCEPTED]);
    }
  });

  test("nor is what was fetched: that is an answer to this server", async () => {
    const server = createServer((_request, response) => response.writeHead(500).end("upstream")).listen(0, "127.0.0.1");
    await once(server, "listening");
    assert.deepEqual(await answersOf(() => fetch(`http://127.0.0.1:${server.address().port}/`)), [1, ACCEPTED]);
    server.close();
  });

  test("a copy of what was handled is answered with `reply`", async () => {
    assert.deepEqual(await answersOf(twiml, stored(), 2), [1, TWIML, [200, "application/json", '{"status":"duplicate"}']]);
    assert.deepEqual(await answersOf(twiml, { ...stored(), reply: { status: 202 } }, 2), [1, TWIML, [202, null, ""]]);
  });

  for (const status of [302, 304, 400, 503]) {
    test(`one with ${status} is told, and a copy is handled again`, async () => {
      const own = () => new Response(status === 304 ? null : "busy", { status, headers: { "content-type": "text/plain" } });
      const onRefusal = mock.fn();
      const answer = [status, "text/plain", status === 304 ? "" : "busy"];
      assert.deepEqual(await answersOf(own, { ...stored(), onRefusal }, 2), [2, answer, answer]);
      const told = onRefusal.mock.calls.map(({ arguments: [error] }) => [error.code, error.status, error.hint]);
      assert.deepEqual(told, [1, 2].map(() => ["handler_failed", status, `the handler answered ${status}`]));
    });
  }
});

describe("a handler's own answer, odd or late", () => {
  test("one with a status that no server writes is a failure of the handler", async () => {
    const made = (status) => ({ status, headers: new Headers(), text: async () => "", arrayBuffer: async () => new ArrayBuffer(0) });
    for (const own of [() => Response.error(), () => made(600), () => made(NaN), () => made(101)]) {
      const [count, ...answers] = await answersOf(own, stored(), 2);
      assert.deepEqual([count, ...answers.map(([status]) => status)], [2, 500, 500]);
    }
    const odd = { ...made(204), arrayBuffer: async () => new TextEncoder().encode("none").buffer };
    assert.deepEqual(await answersOf(() => odd, stored()), [1, [204, null, ""]]);
  });

  test("one with a header that Node does not write is a failure of the handler, before anybody is told that it was handled", async () => {
    const own = () => new Response("ok", { headers: { "x-note": "a\u0001b" } });
    const [count, ...answers] = await answersOf(own, stored(), 2);
    assert.deepEqual([count, ...answers.map(([status]) => status)], [2, 500, 500]);
  });

  test("its bytes are passed on, without the headers of their framing", async () => {
    const bytes = Buffer.from([0xe5, 0xe4, 0xf6, 0xff]);
    const own = () => new Response(bytes, { headers: { "content-type": "text/plain; charset=latin1", "content-length": "9", "transfer-encoding": "chunked" } });
    const answer = await receive(webhook, own)(request());
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes);
    assert.deepEqual([...answer.headers], [["content-type", "text/plain; charset=latin1"]]);
    assert.deepEqual(await forLambda.receive(webhook, own)({ httpMethod: "POST", body: BODY, headers: webhook.sign(BODY) }), {
      statusCode: 200,
      headers: { "content-type": "text/plain; charset=latin1" },
      body: bytes.toString("base64"),
      isBase64Encoded: true,
    });
    const app = fastify();
    app.register(forFastify.receive(webhook, own), { prefix: "/hook" });
    const injected = await app.inject({ method: "POST", url: "/hook", payload: BODY, headers: webhook.sign(BODY) });
    assert.deepEqual([injected.statusCode, injected.rawPayload, injected.headers["content-length"]], [200, bytes, "4"]);
    const server = createServer(forNode.receive(webhook, own)).listen(0, "127.0.0.1");
    await once(server, "listening");
    const sent = await fetch(`http://127.0.0.1:${server.address().port}/`, { method: "POST", body: BODY, headers: webhook.sign(BODY) });
    assert.deepEqual(Buffer.from(await sent.arrayBuffer()), bytes);
    server.close();
  });

  test("one that was read before is a failure of the handler", async () => {
    const read = twiml();
    await read.text();
    const [count, first] = await answersOf(read, stored());
    assert.deepEqual([count, first[0]], [1, 500]);
  });

  test("in node:http", async () => {
    const server = createServer(forNode.receive(webhook, twiml)).listen(0, "127.0.0.1");
    await once(server, "listening");
    const answer = await fetch(`http://127.0.0.1:${server.address().port}/`, { method: "POST", body: BODY, headers: webhook.sign(BODY) });
    assert.deepEqual([answer.status, answer.headers.get("content-type"), await answer.text()], TWIML);
    server.close();
  });
});

describe("a handler's own answer that comes too late, or not whole", () => {
  test("with `answer: \"before\"` it comes too late, and tells of a failure all the same", async () => {
    assert.deepEqual(await answersOf(twiml, { answer: "before" }), [1, ACCEPTED]);
    const onRefusal = mock.fn();
    const busy = () => new Response("no", { status: 500 });
    assert.deepEqual(await answersOf(busy, { ...stored(), answer: "before", onRefusal }, 2), [2, ACCEPTED, ACCEPTED]);
    const told = onRefusal.mock.calls.map(({ arguments: [{ code, status, event }] }) => [code, status, event.id]);
    assert.deepEqual(told, Array(2).fill(["handler_failed", 200, "1"]));
  });

  test("with `answer: \"before\"` it is not read, and no failure whatever is in it", async () => {
    const used = twiml();
    await used.text();
    const odd = { status: 200, headers: new Map([["x", "a\u0000"]]), arrayBuffer: () => new Promise(() => {}) };
    const onRefusal = mock.fn();
    for (const own of [used, odd]) assert.deepEqual(await answersOf(own, { ...stored(), answer: "before", onRefusal }, 2), [1, ACCEPTED, [200, "application/json", '{"status":"duplicate"}']]);
    assert.equal(onRefusal.mock.callCount(), 0);
  });

  test("that cannot be read is a failure of the handler", async () => {
    const refusals = [];
    const cause = new Error("the stream broke");
    const broken = () => new Response(new ReadableStream({ start: (controller) => controller.error(cause) }));
    const answer = await receive(webhook, broken, { onRefusal: (error) => void refusals.push(error) })(request());
    assert.deepEqual([answer.status, refusals.map(({ code, cause: own }) => [code, own])], [500, [["handler_failed", cause]]]);
  });
});

test("a request is taken as one, whatever its other members do: Next's at the edge throw", async () => {
  class Guarded extends Request {
    get request() {
      throw new Error("this is no part of a request");
    }
  }
  const request = new Guarded("http://localhost/", { method: "POST", body: BODY, headers: webhook.sign(BODY) });
  assert.equal((await receive(webhook, () => {})(request)).status, 200);
});
