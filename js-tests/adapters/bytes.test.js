/** Bodies that are there already when the adapter is called, and servers that are not quite Node's. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import http2 from "node:http2";
import { describe, test } from "node:test";
import express5 from "express";
import express4 from "express4";
import fastify from "fastify";
import { Hono } from "hono";
import { NextRequest } from "next/server.js";
import { Webhook } from "hookseal";
import * as express from "hookseal/express";
import * as fastifyAdapter from "hookseal/fastify";
import * as hono from "hookseal/hono";
import * as node from "hookseal/node";
import * as web from "hookseal/web";

const webhook = new Webhook("zignsec", "the token");
const BODY = '{ "id" : "1", "text" : "\u00e5" }';
const HEADERS = { "content-type": "application/json", ...webhook.sign(BODY) };
const GOOD = [200, { status: "accepted" }];
const PARSED = [500, { error: "body_not_raw" }];

/** Sends the delivery to a listener, and gives what was answered, handled, refused. */
async function post(listener, body = BODY) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    const response = await fetch(`http://127.0.0.1:${server.address().port}/hook`, { method: "POST", body, headers: HEADERS });
    return [response.status, await response.json()];
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

for (const [name, framework] of [["Express 4", express4], ["Express 5", express5]]) {
  describe(name, () => {
    /** An application with something before the route, and what the log said. */
    const after = async (...middleware) => {
      const hints = [];
      const app = framework();
      app.use(...middleware);
      app.post("/hook", express.receive(webhook, () => {}, { onRefusal: ({ hint }) => void hints.push(hint) }));
      return { answer: await post(app), hint: hints[0] };
    };
    const keep = (request, _response, body) => {
      request.rawBody = body;
    };

    test("express.raw() keeps the bytes: they are taken", async () => {
      assert.deepEqual((await after(framework.raw({ type: "*/*" }))).answer, GOOD);
    });
    test("express.json() that keeps them does, as the hint says", async () => {
      assert.deepEqual((await after(framework.json({ verify: keep }))).answer, GOOD);
    });
    test("express.json() that keeps nothing: it is refused, with the way out", async () => {
      const { answer, hint } = await after(framework.json());
      assert.deepEqual(answer, PARSED);
      assert.match(hint, /verify: \(request, response, body\) => \{ request\.rawBody = body; \}/);
    });
    test("express.text() has decoded them: it is refused", async () => {
      assert.deepEqual((await after(framework.text({ type: "*/*" }))).answer, PARSED);
    });
    test("whatever has the request decode what it reads: it is refused, in one piece and in several", async () => {
      const decode = (request, _response, next) => next(void request.setEncoding("utf8"));
      assert.deepEqual((await after(decode)).answer, PARSED);
      const app = framework().use(decode).post("/hook", express.receive(webhook, () => {}));
      assert.deepEqual(await post(app, JSON.stringify("x".repeat(200_000))), PARSED);
    });
    test("a parser that passes this type by has taken nothing", async () => {
      assert.deepEqual((await after(framework.json({ type: "application/xml" }))).answer, GOOD);
    });
    test("a parser below the route takes nothing", async () => {
      const app = framework();
      app.post("/hook", express.receive(webhook, () => {}));
      app.use(framework.json());
      assert.deepEqual(await post(app), GOOD);
    });
    test("a router's path is part of the URL", async () => {
      const urls = [];
      const signed = new Webhook("zignsec", "the token");
      signed.verify = (_body, _headers, { url }) => (urls.push(url), { kind: "event", scheme: "zignsec" });
      const router = framework.Router().post("/hook", express.receive(signed, () => {}));
      await post(framework().use("/", router));
      assert.match(urls[0], /^https:\/\/127\.0\.0\.1:\d+\/hook$/);
    });
  });
}

describe("node:http", () => {
  const receive = node.receive(webhook, () => {}, { onRefusal() {} });

  test("rawBody, as Google's functions have it, is taken", async () => {
    const listener = async (request, response) => {
      const pieces = await request.toArray();
      await receive(Object.assign(request, { rawBody: Buffer.concat(pieces), body: { id: "1" } }), response);
    };
    assert.deepEqual(await post(listener), GOOD);
  });
  test("a rawBody that is text, as fastify-raw-body has it, is taken for its UTF-8", async () => {
    const decoding = (encoding) => async (request, response) => {
      const pieces = await request.toArray();
      await receive(Object.assign(request, { rawBody: Buffer.concat(pieces).toString(encoding) }), response);
    };
    assert.deepEqual(await post(decoding("utf8")), GOOD);
    assert.equal((await post(decoding("latin1")))[0], 401);
  });
  test("a body that something else is reading is refused", async () => {
    const listener = (request, response) => {
      request.on("data", () => {});
      return receive(request, response);
    };
    assert.deepEqual(await post(listener), PARSED);
  });
  test("an answer that was given by another is left alone", async () => {
    const listener = (request, response) => {
      response.writeHead(504, { "content-type": "application/json" }).end('"too late"');
      return receive(request, response);
    };
    assert.deepEqual(await post(listener), [504, "too late"]);
  });
  test("HTTP/2", async () => {
    const server = http2.createServer(receive).listen(0, "127.0.0.1");
    await once(server, "listening");
    const client = http2.connect(`http://127.0.0.1:${server.address().port}`);
    const stream = client.request({ ":method": "POST", ":path": "/", ...HEADERS }).end(BODY);
    const [headers] = await once(stream, "response");
    assert.deepEqual([headers[":status"], await stream.setEncoding("utf8").toArray()], [200, ['{"status":"accepted"}']]);
    client.close();
    server.close();
  });
});

describe("Fastify", () => {
  const receive = () => fastifyAdapter.receive(webhook, () => {}, { onRefusal() {} });
  const inject = async (app) => {
    const { statusCode, body } = await app.inject({ method: "POST", url: "/hook", headers: HEADERS, payload: BODY });
    return [statusCode, JSON.parse(body)];
  };

  test("inject() works, as in its users' tests", async () => {
    assert.deepEqual(await inject(fastify().register(receive(), { prefix: "/hook" })), GOOD);
  });
  test("other routes keep their parsers", async () => {
    const app = fastify().register(receive(), { prefix: "/hook" });
    app.post("/other", async ({ body }) => ({ id: body.id }));
    const { body } = await app.inject({ method: "POST", url: "/other", headers: HEADERS, payload: BODY });
    assert.deepEqual([JSON.parse(body), await inject(app)], [{ id: "1" }, GOOD]);
  });
  test("a body parser for everything takes nothing from it", async () => {
    const app = fastify();
    app.addContentTypeParser("*", { parseAs: "string" }, (_request, _body, done) => done(null, {}));
    assert.deepEqual(await inject(app.register(receive(), { prefix: "/hook" })), GOOD);
  });
});

describe("a route handler of Next", () => {
  const POST = web.receive(webhook, (_event, request, { params }) => seen.push([request instanceof NextRequest, params]), {
    onRefusal: ({ hint }) => void hints.push(hint),
  });
  const seen = [];
  const hints = [];
  const request = () => new NextRequest("https://example.com/hook", { method: "POST", body: BODY, headers: HEADERS });
  const context = { params: Promise.resolve({}) };
  const answered = async (response) => [response.status, await response.json()];

  test("has the request, and what Next passes beside it", async () => {
    assert.deepEqual(await answered(await POST(request(), context)), GOOD);
    assert.deepEqual(seen, [[true, context.params]]);
  });
  test("refuses what was read before", async () => {
    const read = request();
    await read.json();
    assert.deepEqual(await answered(await POST(read, context)), PARSED);
    assert.match(hints[0], /request\.json\(\)/);
  });
  test("with an answer before the handler, the platform is asked to wait", async () => {
    const waits = [];
    const handled = [];
    const options = { answer: "before", waitUntil: (work) => waits.push(work) };
    const early = web.receive(webhook, (event) => handled.push(event.id), options);
    assert.deepEqual([await answered(await early(request())), waits.length], [GOOD, 1]);
    await waits[0];
    assert.deepEqual(handled, ["1"]);
  });
});

describe("Hono", () => {
  test("on Workers it has the platform wait", async () => {
    const waits = [];
    const app = new Hono();
    app.post("/hook", hono.receive(webhook, () => {}, { answer: "before" }));
    const request = new Request("https://example.com/hook", { method: "POST", body: BODY, headers: HEADERS });
    const response = await app.fetch(request, {}, { waitUntil: (work) => waits.push(work), passThroughOnException() {} });
    assert.deepEqual([response.status, waits.length], [200, 1]);
    await waits[0];
  });
});
