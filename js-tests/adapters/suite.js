/** What every adapter has to do that answers HTTP requests, whatever its framework. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, send } from "./client.js";
import { LIMIT, SLACK, TOKEN } from "./endpoints.js";

const HEADER = "x-checkr-signature";

const accepted = { status: 200, error: undefined, body: '{"status":"accepted"}' };
const duplicate = { ...accepted, body: '{"status":"duplicate"}' };
const refused = (status, error) => ({ status, error, body: JSON.stringify({ error }) });

/** The answer, as far as it is the adapter's. */
const told = ({ status, body }) => ({ status, error: body.startsWith('{"error"') ? JSON.parse(body).error : undefined, body });

/**
 * @typedef {object} Traits
 * @property {any} Webhook
 * @property {RegExp} fix what the hint says when the body was parsed before
 * @property {number[]} longHeaders what may be answered to 64 KB of headers
 * @property {boolean} [keepsConnections] after a 413; Deno does not
 * @property {boolean} [readsOn] what it is sent after the answer, and forgets it: Deno and Bun do, for as long as it comes
 * @property {boolean} [dropsUnread] the connection of a request that is answered before its body ended, as workerd does
 */

/**
 * @param {(report: import("./endpoints.js").Report) => Promise<{ url: string, close: () => Promise<unknown> }>} serve
 * @param {Traits} traits
 */
export function suite(serve, { Webhook, fix, longHeaders, ...connections }) {
  const it = new Adapter(new Webhook("checkr", TOKEN));
  before(async () => {
    it.server = await serve({
      async handle(event) {
        it.events.push(event.id);
        await it.handle(event);
      },
      refuse: (error) => it.refusals.push(error),
    });
  });
  after(() => it.server?.close());

  deliveries(it);
  refusalsOf(it);
  copies(it);
  answers(it, Webhook);
  bodies(it, fix, connections);
  unfinished(it, connections);
  oddLengths(it, longHeaders);
}

/** The server of an adapter, what it handled and refused since the test began, and what its handler does. */
class Adapter {
  events = [];
  refusals = [];
  handle = async () => {};
  server;

  constructor(checkr) {
    this.checkr = checkr;
  }

  /** A delivery that nobody sent before. */
  delivery(more = {}) {
    const id = randomUUID();
    const body = JSON.stringify({ id, method: "sbid", ...more });
    return { id, body, headers: { "content-type": "application/json", ...this.checkr.sign(body) } };
  }

  /** Runs with nothing handled yet; a test may set what the handler does. */
  check(name, run) {
    test(name, async () => {
      this.events.length = 0;
      this.refusals.length = 0;
      this.handle = async () => {};
      await run();
    });
  }

  async post(name, sending) {
    return told(await send(this.server.url, { path: `/${name}`, ...sending }));
  }

  /** The codes of refusals, when there are so many: the log may be slower than the answer. */
  async codes(count) {
    for (const deadline = Date.now() + 5000; this.refusals.length < count && Date.now() < deadline; ) await sleep(5);
    return this.refusals.map(({ code }) => code);
  }
}

function deliveries(it) {
  it.check("a genuine delivery is handled and accepted", async () => {
    const { id, body, headers } = it.delivery();
    assert.deepEqual(await it.post("plain", { body, headers }), accepted);
    assert.deepEqual([it.events, it.refusals], [[id], []]);
  });

  it.check("a body is taken as the bytes it is, whatever its kind", async () => {
    for (const type of ["application/json", "text/plain", "application/x-www-form-urlencoded", "application/xml", undefined]) {
      const { body } = it.delivery({ text: "\u00e5\u00e4\u00f6 \ud83d\ude00", spaced: [1.0, 2] });
      const spaced = body.replaceAll(",", " ,\r\n");
      const headers = { ...it.checkr.sign(spaced), ...(type && { "content-type": type }) };
      assert.deepEqual(await it.post("plain", { body: spaced, headers }), accepted, type);
    }
    assert.equal(it.events.length, 5);
  });

  it.check("the handler has the payload and the raw bytes", async () => {
    const { id, body, headers } = it.delivery({ identity: { CountryCode: "SE" } });
    let seen;
    it.handle = async (event) => (seen = event);
    await it.post("plain", { body, headers });
    assert.deepEqual(seen, { id, country: "SE", body });
  });
}

function refusalsOf(it) {
  it.check("a forged one is refused, and the sender is told no more than the code", async () => {
    const { body, headers } = it.delivery();
    assert.deepEqual(await it.post("once", { body: `${body} `, headers }), refused(401, "signature_mismatch"));
    assert.deepEqual(await it.post("once", { body }), refused(401, "missing_signature"));
    assert.deepEqual([it.events, await it.codes(2)], [[], ["signature_mismatch", "missing_signature"]]);
    assert.ok(it.refusals.every(({ hint }) => hint.length > 20));
  });

  it.check("a signature that is there twice is refused", async () => {
    const { body, headers } = it.delivery();
    const twice = [...Object.entries(headers), [HEADER, headers[HEADER]]];
    assert.deepEqual(await it.post("plain", { body, headers: twice }), refused(400, "duplicate_header"));
  });

  it.check("another method is refused", async () => {
    const answer = await send(it.server.url, { path: "/plain", method: "PUT", ...it.delivery() });
    assert.deepEqual(told(answer), refused(405, "method_not_allowed"));
    assert.equal(answer.headers.allow, "POST");
  });

  it.check("a sender's address comes from the option", async () => {
    assert.deepEqual(await it.post("fenced", it.delivery()), accepted);
  });
}

function copies(it) {
  it.check("a copy is answered as one, and goes no further", async () => {
    const sent = it.delivery();
    assert.deepEqual([await it.post("once", sent), await it.post("once", sent)], [accepted, duplicate]);
    assert.deepEqual(it.events, [sent.id]);
  });

  it.check("a copy goes on where there is no store", async () => {
    const sent = it.delivery();
    await it.post("plain", sent);
    await it.post("plain", sent);
    assert.equal(it.events.length, 2);
  });

  it.check("a failure of the handler is a 500, and the vendor's retry is handled", async () => {
    const sent = it.delivery();
    it.handle = () => Promise.reject(new Error("the database is away"));
    assert.deepEqual(await it.post("once", sent), refused(500, "handler_failed"));
    assert.deepEqual([await it.codes(1), it.refusals[0].cause.message], [["handler_failed"], "the database is away"]);
    it.handle = async () => {};
    assert.deepEqual(await it.post("once", sent), accepted);
    assert.equal(it.events.length, 2);
  });

  it.check("a copy that comes while the other is handled has to come again", async () => {
    const sent = it.delivery();
    let goOn;
    it.handle = () => new Promise((resolve) => (goOn = resolve));
    const first = it.post("once", sent);
    while (goOn === undefined) await sleep(5);
    const answer = await send(it.server.url, { path: "/once", ...sent });
    assert.deepEqual(told(answer), refused(503, "in_progress"));
    assert.equal(answer.headers["retry-after"], "60");
    goOn();
    assert.deepEqual(await first, accepted);
    assert.deepEqual(it.events, [sent.id]);
  });

  it.check("of 50 copies at the same instant, one is handled", async () => {
    const sent = it.delivery();
    it.handle = () => sleep(20);
    const answers = await Promise.all(Array.from({ length: 50 }, () => it.post("once", sent)));
    assert.deepEqual(it.events, [sent.id]);
    assert.ok(answers.every(({ status }) => status === 200 || status === 503));
  });
}

function answers(it, Webhook) {
  it.check("the answer can go before the handler", async () => {
    let goOn;
    it.handle = () => new Promise((resolve) => (goOn = resolve));
    const sent = it.delivery();
    assert.deepEqual(await it.post("early", sent), accepted);
    assert.deepEqual(await it.post("early", sent), duplicate);
    while (goOn === undefined) await sleep(5);
    goOn();
    assert.deepEqual(it.events, [sent.id]);
  });

  it.check("a handler that fails after the answer is told about", async () => {
    it.handle = () => Promise.reject(new Error("too late"));
    assert.deepEqual(await it.post("early", it.delivery()), accepted);
    assert.deepEqual([await it.codes(1), it.refusals[0].cause.message], [["handler_failed"], "too late"]);
  });

  it.check("a vendor that wants another answer gets it", async () => {
    const answer = await send(it.server.url, { path: "/polite", ...it.delivery() });
    assert.deepEqual([answer.status, answer.headers["x-thanks"], answer.body], [202, "yes", "[accepted]"]);
  });

  it.check("an answer without a body is given, to the copy as well", async () => {
    const sent = it.delivery();
    const silence = { status: 204, error: undefined, body: "" };
    assert.deepEqual([await it.post("silent", sent), await it.post("silent", sent)], [silence, silence]);
    assert.deepEqual([it.events, it.refusals], [[sent.id], []]);
  });

  it.check("a handshake is answered, with no event", async () => {
    const body = JSON.stringify({ type: "url_verification", challenge: "abc" });
    const slack = new Webhook("slack", SLACK);
    const signed = { "content-type": "application/json", ...slack.sign(body) };
    assert.deepEqual(await it.post("slack", { body, headers: signed }), { status: 200, error: undefined, body: "abc" });
    const query = "hub.mode=subscribe&hub.verify_token=the%20verify%20token&hub.challenge=1158201444";
    const answer = await it.post("meta", { method: "GET", path: `/meta?${query}`, length: null });
    assert.deepEqual(answer, { status: 200, error: undefined, body: "1158201444" });
    assert.deepEqual(it.events, []);
  });
}

function bodies(it, fix, { keepsConnections = true, readsOn = false }) {
  it.check("a body that was parsed before is refused, and the log says what to do", async () => {
    assert.deepEqual(await it.post("parsed", it.delivery()), refused(500, "body_not_raw"));
    assert.deepEqual(await it.codes(1), ["body_not_raw"]);
    assert.match(it.refusals[0].hint, fix);
    assert.deepEqual(it.events, []);
  });

  it.check("a body over the limit is refused, and the sender gets to know", async () => {
    const { headers } = it.delivery();
    const large = Buffer.alloc(3_000_000, " ");
    const pieces = Array.from({ length: 300 }, (_, index) => large.subarray(index * 10_000, (index + 1) * 10_000));
    for (const sending of [{ body: large }, { pieces }]) {
      const client = new Client(it.server.url);
      await client.send({ path: "/plain", headers, ...sending });
      assert.deepEqual(told(await client.answer()), refused(413, "body_too_large"));
      // What is left of the body is no request, and the next request is one, where the connection is kept.
      await client.send({ path: "/plain", ...it.delivery() });
      const next = await client.answer().catch((error) => error);
      if (keepsConnections) assert.deepEqual(told(next), accepted);
      else assert.match(next.message, /closed without an answer/);
      client.close();
    }
  });

  it.check("a body that never ends is cut off, or at least kept nowhere", async () => {
    const { headers } = it.delivery();
    const piece = Buffer.alloc(65_536, " ");
    const most = 256 << 20;
    const before = readsOn && it.server.memory();
    let sent = 0;
    function* endless() {
      for (; sent < most; sent += piece.length) yield piece;
    }
    const client = new Client(it.server.url);
    await client.send({ path: "/plain", headers, pieces: endless() });
    if (readsOn) assert.ok(it.server.memory() - before < most / 4, `${it.server.memory() - before} bytes more`);
    else assert.ok(sent < most / 4, `${sent} bytes were taken`);
    assert.deepEqual([it.events, await it.codes(1)], [[], ["body_too_large"]]);
    client.close();
  });

  it.check("a body at the limit is not over it", async () => {
    const body = JSON.stringify({ id: "1", text: "x".repeat(LIMIT) }).slice(0, LIMIT - 2).concat('"}');
    assert.equal(body.length, LIMIT);
    assert.deepEqual(await it.post("plain", { body, headers: it.checkr.sign(body) }), accepted);
    assert.deepEqual(await it.post("plain", { body: `${body} `, headers: it.checkr.sign(`${body} `) }), refused(413, "body_too_large"));
  });
}

function unfinished(it, { dropsUnread = false }) {
  /** Sends what never comes to its end. */
  async function giveUp(sending) {
    const started = Date.now();
    const answer = await it.post("plain", sending).catch((error) => error);
    if (!dropsUnread || !(answer instanceof Error)) assert.deepEqual(answer, refused(408, "body_timeout"));
    assert.ok(Date.now() - started < 5000);
    assert.deepEqual([it.events, await it.codes(1)], [[], ["body_timeout"]]);
  }

  it.check("a body that trickles in is given up", async () => {
    const { headers } = it.delivery();
    await giveUp({ headers, pieces: Array.from({ length: 100 }, () => Buffer.from(" ")), pause: 100 });
  });

  it.check("a body that says it is longer than it is is given up", async () => {
    const { body, headers } = it.delivery();
    await giveUp({ body, headers, length: 5000 });
  });

  it.check("a connection that ends before its body is no delivery, and no failure of ours", async () => {
    const { body, headers } = it.delivery();
    const client = new Client(it.server.url);
    await client.send({ path: "/plain", body, headers, length: 5000 });
    await sleep(100);
    client.close();
    await sleep(100);
    assert.deepEqual(it.events, []);
    assert.ok(it.refusals.every(({ status }) => status < 500), (await it.codes(0)).join());
    assert.deepEqual(await it.post("plain", it.delivery()), accepted);
  });
}

function oddLengths(it, longHeaders) {
  it.check("a body that says it is shorter than it is is no delivery", async () => {
    const { body, headers } = it.delivery();
    const { status } = await it.post("plain", { body, headers, length: body.length - 1 });
    // What is left of it is no HTTP: a server may say so before the adapter's verdict is there.
    assert.ok(status === 401 || status === 400, `${status}`);
    assert.deepEqual(it.events, []);
  });

  it.check("64 KB of headers are refused, or ignored", async () => {
    const many = Array.from({ length: 64 }, (_, index) => [`x-filler-${index}`, "x".repeat(1000)]);
    const { body, headers } = it.delivery();
    const { status } = await send(it.server.url, { path: "/plain", body, headers: [...Object.entries(headers), ...many] });
    assert.ok(longHeaders.includes(status), `${status}`);
    assert.deepEqual(await it.post("plain", it.delivery()), accepted);
  });
}
