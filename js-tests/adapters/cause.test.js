/** Why a delivery was refused, for the operator's log: after the answer, a few times a minute, and never for a forger's benefit. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { describe, mock, test } from "node:test";
import express from "express";
import fastify from "fastify";
import { Hono } from "hono";
import { Webhook } from "hookseal";
import * as forExpress from "hookseal/express";
import * as forFastify from "hookseal/fastify";
import * as forHono from "hookseal/hono";
import { Webhook as Hmac } from "hookseal/hmac";
import { receive as forLambda } from "hookseal/lambda";
import { receive as forNode } from "hookseal/node";
import { receive as forWeb } from "hookseal/web";

const SECRET = "a-secret-of-the-tests-and-long";
const SIGNED = '{\n  "id": 1\n}';
const SENT = JSON.stringify(JSON.parse(SIGNED));
const headers = { "x-hub-signature-256": `sha256=${createHmac("sha256", SECRET).update(SIGNED).digest("hex")}`, "content-type": "application/json" };
const forged = { ...headers, "x-hub-signature-256": `sha256=${"ab".repeat(32)}` };
const github = new Webhook("github", SECRET);
const request = (given = headers, body = SENT) => new Request("https://receiver.example/hook", { method: "POST", headers: given, body });
const CAUSE = /^hookseal: .*github\)?: proven, json_spacing: /;
/** The searches are counted by the endpoint, which each test has for itself. */
const named = (endpoint, handler = () => {}, options = {}) => forWeb(github, handler, { endpoint, ...options });

/** What is printed while something runs and for a moment after it. */
async function printed(run, moment = 100) {
  const warn = mock.method(console, "warn", () => {});
  try {
    await run();
    await new Promise((resolve) => void setTimeout(resolve, moment));
    return warn.mock.calls.map(({ arguments: [line] }) => line);
  } finally {
    warn.mock.restore();
  }
}

/** Serves, posts once, and stops. */
async function posted(serve) {
  const server = createServer(serve).listen(0, "127.0.0.1");
  await new Promise((resolve) => void server.once("listening", resolve));
  try {
    const { status } = await fetch(`http://127.0.0.1:${server.address().port}/hook`, { method: "POST", headers, body: SENT });
    return status;
  } finally {
    server.close();
  }
}

const DOORS = {
  web: async (options) => (await forWeb(github, () => {}, options)(request())).status,
  hono: async (options) => (await new Hono().post("/hook", forHono.receive(github, () => {}, options)).fetch(request())).status,
  node: (options) => posted(forNode(github, () => {}, options)),
  express: (options) => posted(express().post("/hook", forExpress.receive(github, () => {}, options))),
  async fastify(options) {
    const app = fastify().register(forFastify.receive(github, () => {}, options), { prefix: "/hook" });
    const { statusCode } = await app.inject({ method: "POST", url: "/hook", headers, payload: SENT });
    return statusCode;
  },
  async lambda(options) {
    const event = { requestContext: { http: { method: "POST" }, domainName: "receiver.example" }, rawPath: "/hook", headers, body: SENT };
    return (await forLambda(github, () => {}, options)(event, {})).statusCode;
  },
};

describe("the operator reads the cause", () => {
  for (const [name, door] of Object.entries(DOORS)) {
    test(`with ${name}`, async () => {
      let status;
      const lines = await printed(async () => (status = await door({ endpoint: name })));
      assert.equal(status, 401);
      assert.equal(lines.filter((line) => CAUSE.test(line)).length, 1, lines.join("\n"));
      assert.ok(lines.every((line) => !line.includes(SECRET)));
    });
  }

  test("as a report, in onDiagnosis, with what the handler gets", async () => {
    const told = [];
    const lines = await printed(() => named("told", () => {}, { onRefusal() {}, onDiagnosis: (...given) => void told.push(given) })(request(), "more"));
    const [[report, first, second]] = told;
    assert.deepEqual([told.length, report.verdict, report.error.code, first instanceof Request, second, lines], [1, "proven", "signature_mismatch", true, "more", []]);
  });

  test("and nothing but the answer waits for it: after it, or in waitUntil", async () => {
    const events = [];
    const waited = [];
    const receive = named("waits", () => {}, { onDiagnosis: () => void events.push("diagnosed"), onRefusal() {}, waitUntil: (work) => void waited.push(work) });
    await receive(request());
    events.push("answered");
    await Promise.all(waited);
    assert.deepEqual([events, waited.length], [["answered", "diagnosed"], 1]);
  });
});

/** Runs it with a clock that it moves, and counts the searches. */
async function searched(run) {
  mock.timers.enable({ apis: ["Date"], now: Date.now() });
  const diagnose = mock.method(github, "diagnose");
  try {
    return await run(() => diagnose.mock.callCount(), (ms) => mock.timers.tick(ms));
  } finally {
    diagnose.mock.restore();
    mock.timers.reset();
  }
}

describe("a forger", () => {
  test("has three searches a minute, whatever is sent, and no line of them", () =>
    searched(async (count, pass) => {
      const receive = named("forged");
      const lines = await printed(async () => {
        for (let sent = 0; sent < 100; sent += 1) await receive(request(forged));
      });
      assert.equal(count(), 3);
      assert.deepEqual(lines.filter((line) => /proven|noticed/.test(line)), []);
      pass(60_000);
      await printed(() => receive(request()));
      assert.equal(count(), 4);
    }));

  test("has no more of them where a receiver is made for each request", () =>
    searched(async (count) => {
      await printed(async () => {
        for (let sent = 0; sent < 20; sent += 1) await named("made anew")(request(forged));
      });
      assert.equal(count(), 3);
    }));

  test("has no more of them without a signature, and takes none from who has one", () =>
    searched(async (count) => {
      const receive = named("unsigned");
      const lines = await printed(async () => {
        for (let sent = 0; sent < 20; sent += 1) await receive(request({}));
        await receive(request());
      });
      assert.equal(count(), 3 + 1);
      assert.equal(lines.filter((line) => CAUSE.test(line)).length, 1);
    }));

  test("has no more of them at more endpoints than 32", () =>
    searched(async (count, pass) => {
      pass(600_000);
      await printed(async () => {
        for (let sent = 0; sent < 100; sent += 1) await named(`one of many ${sent}`)(request(forged));
      }, 1000);
      assert.equal(count(), 32);
    }));

  test("has none for a body of more than 64 KiB, nor for what is refused by itself", async () => {
    const diagnose = mock.method(github, "diagnose");
    try {
      const receive = named("large");
      await printed(async () => {
        await receive(request(forged, " ".repeat((1 << 16) + 1)));
        await receive(new Request("https://receiver.example/hook", { method: "PUT", headers: forged, body: SENT }));
      });
      assert.equal(diagnose.mock.callCount(), 0);
    } finally {
      diagnose.mock.restore();
    }
  });
});

describe("where there is no search", () => {
  test("with hookseal/hmac, nothing is searched, and nothing said of it", async () => {
    const lines = await printed(async () => {
      const { status } = await forWeb(new Hmac("github", SECRET), () => {})(request());
      assert.equal(status, 401);
    });
    assert.equal(lines.length, 1, lines.join("\n"));
  });

  test("with an onRefusal of one's own, nothing is printed", async () => {
    assert.deepEqual(await printed(() => named("silent", () => {}, { onRefusal() {} })(request())), []);
  });

  test("a search that throws, and an onDiagnosis that does, leave the answer as it is", async () => {
    const error = mock.method(console, "error", () => {});
    try {
      const broken = Object.assign(new Webhook("github", SECRET), { diagnose: () => assert.fail("broken") });
      for (const [webhook, options] of [[broken, {}], [github, { onDiagnosis: () => assert.fail("broken") }]]) {
        let status;
        await printed(async () => ({ status } = await forWeb(webhook, () => {}, { endpoint: "broken", onRefusal() {}, ...options, ...(webhook === broken && { onDiagnosis() {} }) })(request())));
        assert.equal(status, 401);
      }
      assert.equal(error.mock.callCount(), 2);
    } finally {
      error.mock.restore();
    }
  });
});
