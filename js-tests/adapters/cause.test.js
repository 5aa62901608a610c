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
import { explain } from "hookseal/lab";
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
async function printed(run, moment = 500) {
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

  test("and, where a scheme signs the URL, which one was judged: without its query, which may have a secret", async () => {
    const signed = { "content-type": "application/x-www-form-urlencoded", "x-twilio-signature": createHmac("sha1", "another").update("a").digest("base64") };
    const receive = forWeb(new Webhook("twilio", "0123456789abcdef0123456789abcdef"), () => {}, { url: () => `https://me:pass@receiver.example/hook/${"a".repeat(65)}/. hookseal: \u00e9?token=hidden` });
    const lines = await printed(() => receive(new Request("http://127.0.0.1/hook", { method: "POST", headers: signed, body: "a=1" })));
    assert.ok(lines.some((line) => line.endsWith(" The URL was judged as https://receiver.example/hook/(65)/.?hookseal:??.")), lines.join("\n"));
    assert.ok(lines.every((line) => !/hidden|me:pass/.test(line)));
  });

  test("and that it is one which no vendor calls", async () => {
    const signed = { "content-type": "application/x-www-form-urlencoded", "x-twilio-signature": createHmac("sha1", "another").update("a").digest("base64") };
    const receive = forWeb(new Webhook("twilio", "fedcba9876543210fedcba9876543210"), () => {}, { endpoint: "local" });
    const lines = await printed(() => receive(new Request("http://10.0.0.4:8080/sms", { method: "POST", headers: signed, body: "a=1" })));
    assert.ok(lines.some((line) => line.endsWith(" The URL was judged as https://10.0.0.4:8080/sms, an address of this machine or network that no vendor calls: give the public one as url.")), lines.join("\n"));
  });

  test("and not that there is none, where the refusal says that options.url has lost the query; another that is proven", async () => {
    const [secret, public_] = ["0123456789abcdef0123456789abcdef", "https://shop.example/hook"];
    const signedWith = (key, url) => ({ "content-type": "application/x-www-form-urlencoded", "x-twilio-signature": createHmac("sha1", key).update(`${url}a1`).digest("base64") });
    const receive = forWeb(new Webhook("twilio", secret), () => {}, { endpoint: "query", url: () => public_ });
    const told = (headers) => printed(() => receive(new Request("http://127.0.0.1/hook?tenant=5", { method: "POST", headers, body: "a=1" })));
    const lost = await told(signedWith(secret, `${public_}?tenant=5`));
    assert.match(lost.join("\n"), /^hookseal: query \(twilio\) refused with 401 signature_mismatch: options\.url left out the query[^\n]*$/);
    const [, cause] = await told(signedWith(secret.toUpperCase(), public_));
    assert.match(cause, /: proven, secret_other_case: /);
  });

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

  test("has no more of them with a signature that is none, and takes none from who has one", () =>
    searched(async (count) => {
      const receive = named("junk");
      const lines = await printed(async () => {
        for (let sent = 0; sent < 20; sent += 1) await receive(request({ "x-hub-signature-256": "junk" }));
        await receive(request());
      });
      assert.equal(count(), 3 + 1);
      assert.equal(lines.filter((line) => CAUSE.test(line)).length, 1);
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

const MIB = 1 << 20;

/** A Webhook whose searches spend all that they may, with what each was given and what went on between them. */
function spending() {
  const searches = [];
  const diagnose = (_body, _headers, _context, { maxBytes }) => {
    searches.push(maxBytes);
    return { verdict: "unexplained", findings: [], search: { bytes: maxBytes } };
  };
  return { searches, webhook: Object.assign(new Webhook("github", SECRET), { diagnose }) };
}

/** Refusals of an endpoint, searched with a clock of their own minute. */
async function refused(webhook, endpoint, codes) {
  const searches = codes.map((code) => explain(webhook, { code }, { body: SENT, headers }, endpoint));
  await Promise.all(searches.map((search) => search?.()));
}

const SIGNED_AND_NOT = Array(3).fill(["signature_mismatch", "missing_signature", "malformed_signature"]).flat();
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

describe("all searches of a minute", () => {
  test("have 128 MiB of work together, one endpoint a quarter of it, and the next a quarter of what is left", () =>
    searched(async (_count, pass) => {
      pass(1_200_000);
      const { webhook, searches } = spending();
      await refused(webhook, "attacked", SIGNED_AND_NOT);
      assert.ok(sum(searches) <= 32 * MIB && sum(searches) >= 24 * MIB, `${searches}`);
      assert.ok(searches.every((bytes) => bytes <= 24 * MIB));
      searches.length = 0;
      await refused(webhook, "another", ["signature_mismatch"]);
      assert.deepEqual(searches.map((bytes) => bytes > 20 * MIB), [true]);
      for (let name = 0; name < 100; name += 1) await refused(webhook, `one of many ${name}`, SIGNED_AND_NOT);
      assert.ok(32 * MIB + sum(searches) <= 128 * MIB, `${searches}`);
      searches.length = 0;
      pass(60_000);
      await refused(webhook, "the last", ["signature_mismatch", "missing_signature"]);
      assert.deepEqual(searches, [24 * MIB, 2 * MIB]);
      pass(60_000);
    }));

  test("are one at a time: the event loop turns between two, and has as long for others", async () => {
    const { webhook, searches } = spending();
    const events = [];
    const busy = Object.assign(new Webhook("github", SECRET), {
      diagnose(...given) {
        const report = webhook.diagnose(...given);
        events.push("search");
        for (const began = performance.now(); performance.now() - began < 20; );
        return report;
      },
    });
    // What comes in from outside is seen in the loop's next turn, and not between timers that are due together.
    const other = setInterval(() => setImmediate(() => void events.push("other")), 1);
    await Promise.all(["a", "b", "c", "d", "e"].map((name) => refused(busy, `turns ${name}`, ["signature_mismatch"])));
    clearInterval(other);
    assert.equal(searches.length, 5);
    assert.ok(events.every((event, index) => event !== "search" || events[index + 1] !== "search"), events.join(" "));
  });

  test("are counted by the Webhook where an endpoint has no name", () =>
    searched(async (_count, pass) => {
      pass(1_500_000);
      const [one, other] = [spending(), spending()];
      await refused(one.webhook, undefined, Array(5).fill("missing_signature"));
      await refused(other.webhook, undefined, Array(5).fill("missing_signature"));
      assert.deepEqual([one.searches.length, other.searches.length], [3, 3]);
      pass(60_000);
    }));
});

describe("where there is no search", () => {
  test("any more within a minute, a line says so, once", () =>
    searched(async (count, pass) => {
      pass(1_800_000);
      const receive = named("out of searches");
      const lines = await printed(async () => {
        for (let sent = 0; sent < 6; sent += 1) await receive(request());
      }, 2000);
      assert.equal(count(), 3);
      const [line, ...others] = lines.filter((line) => !/refused with/.test(line) && !CAUSE.test(line));
      assert.match(line, /^hookseal: out of searches \(github\): no further cause is searched for within this minute: /);
      assert.deepEqual(others, []);
      pass(60_000);
    }));

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
