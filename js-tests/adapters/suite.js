/** What every adapter has to do that answers HTTP requests, whatever its framework. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, send } from "./client.js";
import { LIMIT, SLACK, TOKEN } from "./endpoints.js";

const HEADER = "x-checkr-signature";

const accepted = { status: 200, error: undefined, body: '{"status":"accepted"}' };
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
export function suite(serve, { Webhook, fix, longHeaders, keepsConnections = true, readsOn = false, dropsUnread = false }) {
  const checkr = new Webhook("checkr", TOKEN);

  /** A delivery that nobody sent before. */
  function delivery(more = {}) {
    const id = randomUUID();
    const body = JSON.stringify({ id, method: "sbid", ...more });
    return { id, body, headers: { "content-type": "application/json", ...checkr.sign(body) } };
  }

  const events = [];
  const refusals = [];
  let handle = async () => {};
  let server;

  before(async () => {
    server = await serve({
      async handle(event) {
        events.push(event.id);
        await handle(event);
      },
      refuse: (error) => refusals.push(error),
    });
  });
  after(() => server?.close());

  /** Runs with nothing handled yet; a test may set what the handler does. */
  const check = (name, run) =>
    test(name, async () => {
      events.length = 0;
      refusals.length = 0;
      handle = async () => {};
      await run();
    });

  const post = async (name, sending) => told(await send(server.url, { path: `/${name}`, ...sending }));

  /** The codes of refusals, when there are so many: the log may be slower than the answer. */
  async function codes(count) {
    for (const deadline = Date.now() + 5000; refusals.length < count && Date.now() < deadline; ) await sleep(5);
    return refusals.map(({ code }) => code);
  }

  check("a genuine delivery is handled and accepted", async () => {
    const { id, body, headers } = delivery();
    assert.deepEqual(await post("plain", { body, headers }), accepted);
    assert.deepEqual([events, refusals], [[id], []]);
  });

  check("a body is taken as the bytes it is, whatever its kind", async () => {
    for (const type of ["application/json", "text/plain", "application/x-www-form-urlencoded", "application/xml", undefined]) {
      const { body } = delivery({ text: "\u00e5\u00e4\u00f6 \ud83d\ude00", spaced: [1.0, 2] });
      const spaced = body.replaceAll(",", " ,\r\n");
      const headers = { ...checkr.sign(spaced), ...(type && { "content-type": type }) };
      assert.deepEqual(await post("plain", { body: spaced, headers }), accepted, type);
    }
    assert.equal(events.length, 5);
  });

  check("the handler has the payload and the raw bytes", async () => {
    const { id, body, headers } = delivery({ identity: { CountryCode: "SE" } });
    let seen;
    handle = async (event) => (seen = event);
    await post("plain", { body, headers });
    assert.deepEqual(seen, { id, country: "SE", body });
  });

  check("a forged one is refused, and the sender is told no more than the code", async () => {
    const { body, headers } = delivery();
    assert.deepEqual(await post("once", { body: `${body} `, headers }), refused(401, "signature_mismatch"));
    assert.deepEqual(await post("once", { body }), refused(401, "missing_signature"));
    assert.deepEqual([events, await codes(2)], [[], ["signature_mismatch", "missing_signature"]]);
    assert.ok(refusals.every(({ hint }) => hint.length > 20));
  });

  check("a signature that is there twice is refused", async () => {
    const { body, headers } = delivery();
    const twice = [...Object.entries(headers), [HEADER, headers[HEADER]]];
    assert.deepEqual(await post("plain", { body, headers: twice }), refused(400, "duplicate_header"));
  });

  check("another method is refused", async () => {
    const answer = await send(server.url, { path: "/plain", method: "PUT", ...delivery() });
    assert.deepEqual(told(answer), refused(405, "method_not_allowed"));
    assert.equal(answer.headers.allow, "POST");
  });

  check("a sender's address comes from the option", async () => {
    assert.deepEqual(await post("fenced", delivery()), accepted);
  });

  check("a copy is accepted, and goes no further", async () => {
    const sent = delivery();
    assert.deepEqual([await post("once", sent), await post("once", sent)], [accepted, accepted]);
    assert.deepEqual(events, [sent.id]);
  });

  check("a copy goes on where there is no store", async () => {
    const sent = delivery();
    await post("plain", sent);
    await post("plain", sent);
    assert.equal(events.length, 2);
  });

  check("a failure of the handler is a 500, and the vendor's retry is handled", async () => {
    const sent = delivery();
    handle = () => Promise.reject(new Error("the database is away"));
    assert.deepEqual(await post("once", sent), refused(500, "handler_failed"));
    assert.deepEqual([await codes(1), refusals[0].cause.message], [["handler_failed"], "the database is away"]);
    handle = async () => {};
    assert.deepEqual(await post("once", sent), accepted);
    assert.equal(events.length, 2);
  });

  check("a copy that comes while the other is handled has to come again", async () => {
    const sent = delivery();
    let goOn;
    handle = () => new Promise((resolve) => (goOn = resolve));
    const first = post("once", sent);
    while (goOn === undefined) await sleep(5);
    const answer = await send(server.url, { path: "/once", ...sent });
    assert.deepEqual(told(answer), refused(503, "in_progress"));
    assert.equal(answer.headers["retry-after"], "60");
    goOn();
    assert.deepEqual(await first, accepted);
    assert.deepEqual(events, [sent.id]);
  });

  check("of 50 copies at the same instant, one is handled", async () => {
    const sent = delivery();
    handle = () => sleep(20);
    const answers = await Promise.all(Array.from({ length: 50 }, () => post("once", sent)));
    assert.deepEqual(events, [sent.id]);
    assert.ok(answers.every(({ status }) => status === 200 || status === 503));
  });

  check("the answer can go before the handler", async () => {
    let goOn;
    handle = () => new Promise((resolve) => (goOn = resolve));
    const sent = delivery();
    assert.deepEqual(await post("early", sent), accepted);
    assert.deepEqual(await post("early", sent), accepted);
    while (goOn === undefined) await sleep(5);
    goOn();
    assert.deepEqual(events, [sent.id]);
  });

  check("a handler that fails after the answer is told about", async () => {
    handle = () => Promise.reject(new Error("too late"));
    assert.deepEqual(await post("early", delivery()), accepted);
    assert.deepEqual([await codes(1), refusals[0].cause.message], [["handler_failed"], "too late"]);
  });

  check("a vendor that wants another answer gets it", async () => {
    const answer = await send(server.url, { path: "/polite", ...delivery() });
    assert.deepEqual([answer.status, answer.headers["x-thanks"], answer.body], [202, "yes", "[accepted]"]);
  });

  check("an answer without a body is given, to the copy as well", async () => {
    const sent = delivery();
    const silence = { status: 204, error: undefined, body: "" };
    assert.deepEqual([await post("silent", sent), await post("silent", sent)], [silence, silence]);
    assert.deepEqual([events, refusals], [[sent.id], []]);
  });

  check("a handshake is answered, with no event", async () => {
    const body = JSON.stringify({ type: "url_verification", challenge: "abc" });
    const slack = new Webhook("slack", SLACK);
    const signed = { "content-type": "application/json", ...slack.sign(body) };
    assert.deepEqual(await post("slack", { body, headers: signed }), { status: 200, error: undefined, body: "abc" });
    const query = "hub.mode=subscribe&hub.verify_token=the%20verify%20token&hub.challenge=1158201444";
    const answer = await post("meta", { method: "GET", path: `/meta?${query}`, length: null });
    assert.deepEqual(answer, { status: 200, error: undefined, body: "1158201444" });
    assert.deepEqual(events, []);
  });

  check("a body that was parsed before is refused, and the log says what to do", async () => {
    assert.deepEqual(await post("parsed", delivery()), refused(500, "body_not_raw"));
    assert.deepEqual(await codes(1), ["body_not_raw"]);
    assert.match(refusals[0].hint, fix);
    assert.deepEqual(events, []);
  });

  check("a body over the limit is refused, and the sender gets to know", async () => {
    const { headers } = delivery();
    const large = Buffer.alloc(3_000_000, " ");
    const pieces = Array.from({ length: 300 }, (_, index) => large.subarray(index * 10_000, (index + 1) * 10_000));
    for (const sending of [{ body: large }, { pieces }]) {
      const client = new Client(server.url);
      await client.send({ path: "/plain", headers, ...sending });
      assert.deepEqual(told(await client.answer()), refused(413, "body_too_large"));
      // What is left of the body is no request, and the next request is one, where the connection is kept.
      await client.send({ path: "/plain", ...delivery() });
      const next = await client.answer().catch((error) => error);
      if (keepsConnections) assert.deepEqual(told(next), accepted);
      else assert.match(next.message, /closed without an answer/);
      client.close();
    }
  });

  check("a body that never ends is cut off, or at least kept nowhere", async () => {
    const { headers } = delivery();
    const piece = Buffer.alloc(65_536, " ");
    const most = 256 << 20;
    const before = readsOn && server.memory();
    let sent = 0;
    function* endless() {
      for (; sent < most; sent += piece.length) yield piece;
    }
    const client = new Client(server.url);
    await client.send({ path: "/plain", headers, pieces: endless() });
    if (readsOn) assert.ok(server.memory() - before < most / 4, `${server.memory() - before} bytes more`);
    else assert.ok(sent < most / 4, `${sent} bytes were taken`);
    assert.deepEqual([events, await codes(1)], [[], ["body_too_large"]]);
    client.close();
  });

  check("a body at the limit is not over it", async () => {
    const body = JSON.stringify({ id: "1", text: "x".repeat(LIMIT) }).slice(0, LIMIT - 2).concat('"}');
    assert.equal(body.length, LIMIT);
    assert.deepEqual(await post("plain", { body, headers: checkr.sign(body) }), accepted);
    assert.deepEqual(await post("plain", { body: `${body} `, headers: checkr.sign(`${body} `) }), refused(413, "body_too_large"));
  });

  /** Sends what never comes to its end. */
  async function giveUp(sending) {
    const started = Date.now();
    const answer = await post("plain", sending).catch((error) => error);
    if (!dropsUnread || !(answer instanceof Error)) assert.deepEqual(answer, refused(408, "body_timeout"));
    assert.ok(Date.now() - started < 5000);
    assert.deepEqual([events, await codes(1)], [[], ["body_timeout"]]);
  }

  check("a body that trickles in is given up", async () => {
    const { headers } = delivery();
    await giveUp({ headers, pieces: Array.from({ length: 100 }, () => Buffer.from(" ")), pause: 100 });
  });

  check("a body that says it is longer than it is is given up", async () => {
    const { body, headers } = delivery();
    await giveUp({ body, headers, length: 5000 });
  });

  check("a connection that ends before its body is no delivery, and no failure of ours", async () => {
    const { body, headers } = delivery();
    const client = new Client(server.url);
    await client.send({ path: "/plain", body, headers, length: 5000 });
    await sleep(100);
    client.close();
    await sleep(100);
    assert.deepEqual(events, []);
    assert.ok(refusals.every(({ status }) => status < 500), (await codes(0)).join());
    assert.deepEqual(await post("plain", delivery()), accepted);
  });

  check("a body that says it is shorter than it is is no delivery", async () => {
    const { body, headers } = delivery();
    const { status } = await post("plain", { body, headers, length: body.length - 1 });
    // What is left of it is no HTTP: a server may say so before the adapter's verdict is there.
    assert.ok(status === 401 || status === 400, `${status}`);
    assert.deepEqual(events, []);
  });

  check("64 KB of headers are refused, or ignored", async () => {
    const many = Array.from({ length: 64 }, (_, index) => [`x-filler-${index}`, "x".repeat(1000)]);
    const { body, headers } = delivery();
    const { status } = await send(server.url, { path: "/plain", body, headers: [...Object.entries(headers), ...many] });
    assert.ok(longHeaders.includes(status), `${status}`);
    assert.deepEqual(await post("plain", delivery()), accepted);
  });
}
