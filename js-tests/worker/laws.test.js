/**
 * The law of the same verdict, through the Worker: the mutated requests of every row,
 * over HTTP, are accepted and refused as the crate does, and what is handed over is
 * what was sent.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { Agent, request as httpRequest } from "node:http";
import { json } from "node:stream/consumers";
import { after, before, test } from "node:test";
import { lawCorpus } from "../scratch.js";
import { startWorkerForLaws } from "./harness.js";

/** How many requests are on their way at a time. */
const AT_A_TIME = 8;

/** The sender of these signs the URL in a way that `sign` does not write: at the endpoint's URL they are refused, by all. */
const SIGNED_FOR_ANOTHER_URL = ["contentful", "messagebird", "monday"];

const deliveries = lawCorpus("worker").filter(({ description }) => description === null);

let worker;
before(async () => {
  const times = new Set(deliveries.map(({ now }) => now));
  assert.equal(times.size, 1);
  const bindings = {};
  const endpoints = Object.fromEntries(deliveries.map(({ scheme, vector }) => [scheme, settingsOf(scheme, vector, bindings)]));
  worker = await startWorkerForLaws({ ...bindings, CORPUS_TIME: deliveries[0].now }, endpoints);
});
after(() => worker?.close());

/** An endpoint with the secrets and options of a vector; the secrets are bound by names. */
function settingsOf(scheme, { secrets, options: { verifyToken, ...options } = {} }, bindings) {
  const bind = (name, secret) => ((bindings[name] = secret), name);
  return {
    scheme,
    secrets: secrets.map((secret, index) => bind(`${scheme}-${index}`, secret)),
    ...(verifyToken && { verifyToken: bind(`${scheme}-token`, verifyToken) }),
    ...options,
    destination: { service: "APP", secrets: ["DESTINATION_SECRET"] },
  };
}

/** HTTP is no place for these requests, or no way to this endpoint. The first that holds is the reason. */
const NOT_CARRIED = {
  "no method": ({ method }) => method === null,
  "an answer without a body": ({ method }) => method === "HEAD",
  "a method that HTTP does not have": ({ method }) => !["GET", "POST", "PUT"].includes(method),
  "no URL": ({ url }) => url === null,
  "another path, or another host": ({ url }, { scheme }) => !new RegExp(`^http://example\\.com/webhooks/${scheme}(\\?|$)`).test(url),
  "a URL with other characters": ({ url }) => !/^[!"$-~]*$/.test(url),
  "no Host, or two": ({ headers }, { requests: [genuine] }) => valuesOf("host", headers).length !== valuesOf("host", genuine.headers).length,
  "a Host that is none, which workerd answers itself": ({ headers }) => valuesOf("host", headers).some((host) => !/^[\w.-]+(:\d{1,5})?$/.test(host)),
  "a header's name with other characters": ({ headers }) => headers.some(([name]) => !/^[\w!#$%&'*+.^`|~-]+$/.test(name)),
  "a header's value with control characters": ({ headers }) => headers.some(([, value]) => /[^\t -~\x80-\uffff]/.test(value)),
  "a header's value with white space around it": ({ headers }) => headers.some(([, value]) => /^[\t ]|[\t ]$/.test(value)),
};

const reasonAgainst = (request, delivery) =>
  Object.entries(NOT_CARRIED).find(([, holds]) => holds(request, delivery))?.[0];

const valuesOf = (wanted, headers) => headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);

const latin1 = (text) => Buffer.from(text).toString("latin1");

/** Sends a request as it stands: each header in a line of its own, as bytes. */
function send({ method, url, sourceAddress, headers, body }, agent) {
  const bytes = Buffer.from(body, "base64");
  const { host, path } = partsOf(url);
  const lines = headers.map(([name, value]) => [name, latin1(value)]);
  if (valuesOf("host", headers).length === 0) lines.push(["Host", host]);
  lines.push(["Content-Length", String(bytes.length)]);
  if (sourceAddress !== null) lines.push(["CF-Connecting-IP", sourceAddress]);
  const { hostname, port } = new URL(worker.url);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, agent, method, path, headers: lines.flat() });
    request.on("error", reject);
    request.on("response", (response) => json(response).then(resolve, reject));
    request.end(bytes);
  });
}

/** Not `new URL`, which writes some characters in another way. */
function partsOf(url) {
  const [, host, path] = /^http:\/\/([^/]*)(.*)$/s.exec(url);
  return { host, path };
}

/** What the crate says, as the Worker answers it. */
function expectedOf({ body, verdict }, { scheme }) {
  const { refused, status, id, timestamp, replayKey, keyIndex, covers } = verdict;
  if (refused !== undefined) return { refused };
  if (status !== undefined) return { status, body: verdict.body };
  const key = replayKey === null ? null : createHash("sha256").update(`${scheme}\n${replayKey}`).digest("hex");
  return { key, id: id?.slice(0, 500) ?? null, timestamp, keyIndex: keyIndex ?? -1, covers, body };
}

/** What the Worker answered, and handed over. */
function foundOf({ status, text, handedOver }, { key }) {
  if (handedOver.length === 1) {
    // What each vendor wants to read is in `vectors/deliveries/`.
    assert.ok(status === 200 || status === 204, `${status} ${text}`);
    const [{ id = null, timestamp = null, keyIndex, covers, body, ...event }] = handedOver;
    // Without a replay key it is one of its own.
    return { key: key === null ? null : event.key, id, timestamp, keyIndex, covers, body };
  }
  assert.equal(handedOver.length, 0);
  const refused = status >= 400 && /^\{"error":"(\w+)"\}$/.exec(text)?.[1];
  return refused ? { refused } : { status, body: text };
}

const isRepeated = ({ headers }) => new Set(headers.map(([name]) => name.toLowerCase())).size < headers.length;

/** What a vendor that wants empty answers gets: the status alone tells the code. */
const STATUSES = {
  missing_signature: 401, malformed_signature: 400, duplicate_header: 400, signature_mismatch: 401,
  timestamp_too_old: 401, timestamp_in_future: 401, malformed_timestamp: 400, missing_timestamp: 400,
  method_not_allowed: 405, malformed_payload: 400, body_too_large: 413, key_required: 503, source_not_allowed: 403,
};

/** The items of these have a comma and a space between them, as headers have that a runtime joined: what is no item is left out of account. */
const READ_WHEN_JOINED = ["boldsign", "workos"];

/** Whether a second header was left out of account, and what was handed over is what the first signed. */
function isReadWhenJoined({ refused }, found, delivery) {
  const genuine = expectedOf(delivery.requests[0], delivery);
  return refused === "duplicate_header" && READ_WHEN_JOINED.includes(delivery.scheme) && JSON.stringify(found) === JSON.stringify(genuine);
}

/** Whether these are the same; headers that the runtime joined may be refused with another code. */
function isSame(wanted, found, request, delivery) {
  if (found.body === "" && found.status >= 400) return isRepeated(request) ? wanted.refused !== undefined : STATUSES[wanted.refused] === found.status;
  if (isRepeated(request) && wanted.refused !== undefined) return found.refused !== undefined || isReadWhenJoined(wanted, found, delivery);
  return JSON.stringify(wanted) === JSON.stringify(found);
}

test("the Worker's verdict is the crate's, and what it hands over is what was sent", async () => {
  const counts = { requests: 0, accepted: 0, refused: 0, "another code for joined headers": 0 };
  const notCarried = {};
  const different = [];
  const queue = deliveries.flatMap((delivery) => delivery.requests.map((request) => [request, delivery]));
  const agent = new Agent({ keepAlive: true, maxSockets: AT_A_TIME });
  const count = (table, name) => (table[name] = (table[name] ?? 0) + 1);
  async function next() {
    for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
      const [request, delivery] = one;
      const reason = reasonAgainst(request, delivery);
      if (reason !== undefined) {
        count(notCarried, reason);
        continue;
      }
      const wanted = expectedOf(request, delivery);
      const found = foundOf(await send(request, agent), wanted);
      count(counts, "requests");
      count(counts, found.refused === undefined ? "accepted" : "refused");
      if (!isSame(wanted, found, request, delivery)) different.push({ delivery: delivery.id, kind: request.kind, wanted, found, request });
      else if (wanted.refused !== found.refused) count(counts, "another code for joined headers");
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, next));
  agent.destroy();
  console.log(`the Worker: ${JSON.stringify(counts)}, not carried: ${JSON.stringify(notCarried)}`);
  assert.ok(counts.accepted > 0 && counts.refused > 0);
  assert.deepEqual(different.slice(0, 20), [], `${different.length} differ`);
});

test("of every row a genuine delivery reaches the Worker", () => {
  const isRefused = ({ requests: [genuine] }) => genuine.verdict.refused !== undefined;
  assert.deepEqual(deliveries.filter(isRefused).map(({ scheme }) => scheme), SIGNED_FOR_ANOTHER_URL);
  const lost = deliveries.filter((delivery) => reasonAgainst(delivery.requests[0], delivery) !== undefined);
  assert.deepEqual(lost.map(({ scheme }) => scheme), []);
});
