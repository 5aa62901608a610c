/** Who sends badly, or means badly: a clear answer, bounded memory, and the others are served. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { Agent, request as httpRequest } from "node:http";
import { connect } from "node:net";
import { json } from "node:stream/consumers";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { limit } from "../../worker/limit.js";
import { SECRETS, delivery } from "./deliveries.js";
import { startWorker } from "./harness.js";

const HEADER = "x-sheerid-signature";
const MIB = 1024 * 1024;

let worker;
before(async () => {
  const broken = { scheme: "sheerid", secrets: ["NOT_SET"] };
  const flooded = { scheme: "sheerid", secrets: ["SHEERID_SECRET_TOKEN"] };
  worker = await startWorker({ bindings: SECRETS, endpoints: { broken, flooded } });
});
after(() => worker?.close());

/**
 * Says it over a connection of its own, word for word, and gives back all that comes until it ends.
 * Who hangs up before having read everything resets the connection, and then the answer itself may be lost (RFC 9112 §9.6).
 */
async function say(head, body = "", { end = false } = {}) {
  const { hostname, port } = new URL(worker.url);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  socket.write(body);
  if (end) socket.end();
  const late = setTimeout(() => socket.destroy(), 15_000);
  let text = "";
  try {
    for await (const chunk of socket.setEncoding("utf8")) {
      text += chunk;
      if (/\r\n\r\n.*\}|^HTTP\/1.1 4.*\r\n\r\n./s.test(text) && !end) break;
    }
  } catch (error) {
    if (error.code !== "ECONNRESET") throw error;
  } finally {
    clearTimeout(late);
  }
  return text;
}

const POST = ["POST /webhooks/sheerid HTTP/1.1", "Host: worker.example"];
const withHeaders = (headers) => [...POST, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
const statusOf = (text) => Number(/^HTTP\/1.1 (\d+)/.exec(text)?.[1]);

async function isServed() {
  const sent = delivery();
  assert.deepEqual((await worker.post("/webhooks/sheerid", sent)).answer, { status: "accepted" });
}

describe("a body that is too large, or not wanted", () => {
  /** Several in a row over one connection: the answer must come, and the connection must live. */
  async function inARow(path, size, headers) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const answers = [];
    for (let turn = 0; turn < 4; turn++) answers.push(await upload(path, size, headers, agent));
    agent.destroy();
    return answers;
  }

  function upload(path, size, headers, agent) {
    return new Promise((resolve, reject) => {
      const request = httpRequest(new URL(path, worker.url), { method: "POST", headers, agent });
      request.on("error", reject);
      request.on("response", (response) => {
        json(response).then((answer) => resolve({ status: response.statusCode, answer }), reject);
      });
      request.end(Buffer.alloc(size, "x"));
    });
  }

  const chunked = { "transfer-encoding": "chunked" };
  const cases = [
    ["/webhooks/sheerid", 100_001, {}, 413, "body_too_large"],
    ["/webhooks/sheerid", 100_001, chunked, 413, "body_too_large"],
    ["/webhooks/sheerid", 8_000_000, {}, 413, "body_too_large"],
    ["/webhooks/sheerid", 8_000_000, chunked, 413, "body_too_large"],
    ["/webhooks/nobody", 8_000_000, chunked, 404, "unknown_endpoint"],
    ["/webhooks/broken", 8_000_000, {}, 503, "endpoint_misconfigured"],
    ["/elsewhere", 300_000, {}, 404, "not_found"],
  ];
  for (const [path, size, headers, status, error] of cases) {
    test(`${size} bytes${headers === chunked ? ", chunked," : ""} to ${path}: ${status}`, async () => {
      const expected = { status, answer: { error } };
      assert.deepEqual(await inARow(path, size, headers), [expected, expected, expected, expected]);
    });
  }

  test("that never ends is cut off, and does not fill the memory", async () => {
    const before = worker.memory();
    let sent = 0;
    let isCutOff = false;
    await new Promise((resolve) => {
      const request = httpRequest(new URL("/webhooks/sheerid", worker.url), { method: "POST", headers: chunked });
      const chunk = Buffer.alloc(256 * 1024, "x");
      const end = () => resolve((isCutOff = true));
      request.on("error", end).on("response", end);
      const more = () => {
        if (isCutOff || sent > 200_000_000) return resolve();
        sent += chunk.length;
        request.write(chunk, () => setImmediate(more));
      };
      more();
    });
    assert.ok(isCutOff && sent < 64_000_000, `${sent} bytes were taken`);
    assert.ok(worker.memory() - before < 100, `${worker.memory() - before} MB more`);
    await isServed();
  });
});

describe("a body that is compressed", () => {
  let worker;
  before(async () => {
    const airship = { scheme: "airship", secrets: ["ZIGNSEC_TOKEN"], verifyToken: "VERIFY_TOKEN", maxBodyBytes: 25 * MIB };
    worker = await startWorker({ bindings: { ...SECRETS, VERIFY_TOKEN: "a verify token" }, endpoints: { airship }, bodies: true });
  });
  after(() => worker?.close());

  test("sixteen that become 24 MiB each do not do so at once: each is judged or told to come again", async () => {
    const body = gzipSync(Buffer.from(randomBytes(96).toString("hex").repeat(128 * 1024)), { level: 6 });
    assert.ok(body.length < 300_000, `${body.length} bytes`);
    const headers = { "x-ua-timestamp": String(Math.floor(Date.now() / 1000)), "x-ua-signature": "0".repeat(64) };
    const before = worker.memory();
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, worker.memory())), 5);
    const send = async () => (await fetch(new URL("/webhooks/airship", worker.url), { method: "POST", body, headers })).json();
    const answers = await Promise.all(Array.from({ length: 16 }, send));
    clearInterval(watch);
    for (const { error } of answers) assert.match(error, /^(signature_mismatch|busy)$/);
    assert.ok(answers.some(({ error }) => error === "signature_mismatch"));
    assert.ok(most - before < 300, `${most - before} MB more`);
  });
});

describe("a body in pieces of a byte each", () => {
  test("ten of them take no more memory than their bytes, nor the others' time", async () => {
    const before = worker.memory();
    const { hostname, port } = new URL(worker.url);
    const head = [...withHeaders({ "Transfer-Encoding": "chunked" }), "", ""].join("\r\n");
    const sockets = Array.from({ length: 10 }, () => connect(Number(port), hostname).on("error", () => {}));
    const flushed = sockets.map((socket) => new Promise((resolve) => socket.write(head + "1\r\nx\r\n".repeat(99_000), resolve)));
    await Promise.all(flushed);
    await sleep(1000);
    const during = worker.memory();
    await isServed();
    for (const socket of sockets) {
      socket.setEncoding("utf8").write("0\r\n\r\n");
      let text = "";
      for await (const chunk of socket) {
        text += chunk;
        if (text.includes("}")) break;
      }
      assert.match(text, /^HTTP\/1.1 401 .*missing_signature/s);
    }
    assert.ok(during - before < 100, `${during - before} MB more`);
  });
});

describe("a body that does not come", () => {
  test("two hundred at a byte a second: 408 for each, the others are served, the memory is bounded", async () => {
    const before = worker.memory();
    const { hostname, port } = new URL(worker.url);
    const answers = Array.from({ length: 200 }, async () => {
      const socket = connect(Number(port), hostname);
      socket.on("error", () => {});
      socket.write(`${withHeaders({ "Content-Length": 50_000, [HEADER]: "x" }).join("\r\n")}\r\n\r\n`);
      const drip = setInterval(() => socket.write("x"), 1000);
      let text = "";
      for await (const chunk of socket.setEncoding("utf8")) {
        text += chunk;
        if (text.includes("}")) break;
      }
      clearInterval(drip);
      return text;
    });
    await sleep(2000);
    const started = Date.now();
    for (let turn = 0; turn < 20; turn++) await isServed();
    assert.ok(Date.now() - started < 8000, `the others waited ${Date.now() - started} ms`);
    const during = worker.memory();
    for (const text of await Promise.all(answers)) {
      assert.match(text, /^HTTP\/1.1 408 .*\{"error":"body_timeout"\}/s);
    }
    assert.ok(during - before < 100, `${during - before} MB more`);
    await isServed();
  });

  test("because the sender is gone: said in the log, and nothing else happens", async () => {
    const sent = delivery();
    const head = withHeaders({ ...sent.headers, "Content-Length": sent.body.length + 10 });
    await say(head, sent.body, { end: true });
    await worker.settled();
    assert.equal(worker.lines({ code: "body_incomplete" }).length, 1);
    assert.equal((await worker.arrived(sent.id)).length, 0);
    await isServed();
  });
});

describe("a length that is wrong", () => {
  test("too short: the body that was announced is judged, and it is not what was signed", async () => {
    const sent = delivery();
    const text = await say(withHeaders({ ...sent.headers, "Content-Length": sent.body.length - 1 }), sent.body);
    assert.match(text, /^HTTP\/1.1 401 .*signature_mismatch/s);
  });

  const sent = delivery();
  const lengths = {
    "not a number": ["Content-Length: many"],
    "negative": ["Content-Length: -1"],
    "two that differ": [`Content-Length: ${sent.body.length}`, "Content-Length: 5"],
    "beside chunks": [`Content-Length: ${sent.body.length}`, "Transfer-Encoding: chunked"],
  };
  for (const [what, lines] of Object.entries(lengths)) {
    test(`${what}: nothing is accepted`, async () => {
      const text = await say([...withHeaders(sent.headers), ...lines], sent.body);
      // To what is no HTTP workerd answers itself, as it does: with 500, and it hangs up without reading the body.
      assert.ok(text === "" || [400, 500].includes(statusOf(text)), text);
      assert.equal((await worker.arrived(sent.id)).length, 0);
    });
  }
});

describe("two hundred forgeries", () => {
  test("are told sixty times, with the first of each code; the others are measured, and counted", async () => {
    const path = "/webhooks/flooded";
    const sent = delivery();
    const forged = { ...sent, body: `${sent.body} ` };
    for (let round = 0; round < 20; round++) await Promise.all(Array.from({ length: 10 }, () => worker.post(path, forged)));
    await worker.post(path, { ...sent, headers: {} });
    assert.deepEqual((await worker.post(path, sent)).answer, { status: "accepted" });
    await worker.settled();
    const count = (code) => worker.lines({ at: "delivery", endpoint: "flooded", code }).length;
    assert.deepEqual(["signature_mismatch", "missing_signature", "accepted"].map(count), [60, 1, 1]);
    assert.equal(worker.lines({ at: "point" }).filter(({ blobs }) => blobs[1] === "flooded" && blobs[3] === "signature_mismatch").length, 200);
  });

  test("are counted in a line when the minute is over", () => {
    const refused = { at: "delivery", endpoint: "counted", code: "signature_mismatch" };
    const told = Array.from({ length: 200 }, () => limit(refused, 1000));
    assert.equal(told.filter(({ isTold }) => isTold).length, 60);
    assert.deepEqual(limit({ ...refused, code: "body_timeout" }, 1000), { isTold: true, leftOut: "" });
    assert.deepEqual(limit({ ...refused, code: "accepted", key: "k" }, 61_000), { isTold: true, leftOut: "140 signature_mismatch" });
    assert.deepEqual(limit(refused, 61_001), { isTold: true, leftOut: "" });
    // A clock that is put back ends no lines.
    for (let count = 0; count < 100; count += 1) limit(refused, 61_001);
    assert.deepEqual(limit(refused, 1000), { isTold: true, leftOut: "41 signature_mismatch" });
  });
});

describe("headers", () => {
  test("of 64 KB are nobody's business", async () => {
    const sent = delivery();
    const head = withHeaders({ ...sent.headers, "Content-Length": sent.body.length, "X-Padding": "x".repeat(65_536) });
    const text = await say(head, sent.body);
    assert.equal(statusOf(text), 200);
  });

  test("a signature of 64 KB is malformed", async () => {
    const sent = delivery();
    const text = await say(withHeaders({ "Content-Length": sent.body.length, [HEADER]: "A".repeat(65_536) }), sent.body);
    assert.match(text, /^HTTP\/1.1 400 .*malformed_signature/s);
  });

  test("two signatures, one of them right: refused, in either order", async () => {
    const sent = delivery();
    const right = `${HEADER}: ${sent.headers[HEADER]}`;
    const wrong = `${HEADER}: ${"0".repeat(64)}`;
    for (const two of [[right, wrong], [wrong, right], [right, right]]) {
      const text = await say([...withHeaders({ "Content-Length": sent.body.length }), ...two], sent.body);
      assert.match(text, /^HTTP\/1.1 400 .*duplicate_header/s);
    }
    assert.equal((await worker.arrived(sent.id)).length, 0);
  });
});
