/**
 * Stand-ins of both ends, on this machine. The vendors: what ZignSec and SheerID
 * send, signed as their pages say, and ZignSec's test endpoint. The destination:
 * somebody's own service, which takes the events. With node:crypto alone,
 * independent of hookseal, so that the two can check each other.
 */
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { buffer, json } from "node:stream/consumers";

/** The id of the webhook that the test endpoint sends. */
export const TEST_ID = "e4ff4d63-5a2b-4f4d-a3ab-6e36ea9a5f5c";

/** @param {string} key @param {string | Buffer} content */
const hmac = (key, content) => createHmac("sha256", Buffer.from(key, "utf8")).update(content);

/** ZignSec's v2 API: base64 over the body. */
export function signZignsec(body, token) {
  return { "x-zignsec-hmac-sha256": hmac(token, body).digest("base64") };
}

/** ZignSec's gateway (v5): hex over `<seconds>.<body>`. */
export function signZignsecV5(body, key, seconds = Math.floor(Date.now() / 1000)) {
  const signature = hmac(key, Buffer.concat([Buffer.from(`${seconds}.`), Buffer.from(body)])).digest("hex");
  return { "x-zignsec-hmac-sha256": `t=${seconds},v1=${signature}` };
}

/** SheerID: hex over the body. */
export function signSheerid(body, token) {
  return { "x-sheerid-signature": hmac(token, body).digest("hex") };
}

/**
 * ZignSec's `POST /v2/webhook/test` on loopback. It calls the URL it is given,
 * which has to be on loopback too, with a webhook signed with `token`.
 *
 * @param {string} token
 * @returns {Promise<{ endpoint: string, close: () => Promise<void> }>}
 */
export async function startZignsec(token) {
  const server = createServer(async (request, response) => {
    const [status, answer] = await testWebhook(request, token);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    endpoint: `http://127.0.0.1:${server.address().port}/v2/webhook/test`,
    close: () => new Promise((closed) => server.close(closed).closeAllConnections()),
  };
}

async function testWebhook(request, token) {
  if (request.method !== "POST" || request.url !== "/v2/webhook/test") return [404, { error: "not found" }];
  if (request.headers.authorization !== token) return [401, { error: "unauthorized" }];
  const { Url } = await json(request).catch(() => ({}));
  const local = URL.canParse(Url) && new URL(Url).hostname === "127.0.0.1";
  return local ? [200, await call(Url, token)] : [400, { error: "Url has to be on 127.0.0.1" }];
}

async function call(url, token) {
  const body = JSON.stringify({ id: TEST_ID, method: "test", identity: null, errors: [] });
  const headers = { "content-type": "application/json", ...signZignsec(body, token) };
  const started = performance.now();
  const elapsed = () => Math.round(performance.now() - started);
  try {
    const { status: statusCode } = await fetch(url, { method: "POST", headers, body });
    return { elapsed: elapsed(), statusCode, error: null, errorMessage: null };
  } catch (error) {
    return { elapsed: elapsed(), statusCode: null, error: error.name, errorMessage: error.message };
  }
}

/**
 * @typedef {{ path: string, key: string, headers: Record<string, string>, body: Buffer }} Event
 * @typedef {number | "never" | { status: number, headers: Record<string, string> }} Answer
 */

/**
 * A service that takes Standard Webhooks, and fails as it is told to.
 *
 * @param {string} secret `whsec_…`
 * @param {() => number} [now] in milliseconds
 */
export async function startDestination(secret, now = Date.now) {
  /** @type {Event[]} What came, in order. */
  const events = [];
  /** @type {Answer[]} To the next requests; afterwards they are taken. */
  const answers = [];
  /** @type {string[]} Why something was not taken for genuine. */
  const forged = [];

  /** @returns {Answer} */
  function take(path, headers, body) {
    const reason = whyForged(headers, body, secret, now());
    if (reason !== undefined) forged.push(reason);
    if (reason !== undefined) return 401;
    const answer = answers.shift() ?? 204;
    if (typeof answer === "number" && answer < 300) events.push({ path, key: headers["webhook-id"], headers, body });
    return answer;
  }

  const server = createServer(async (request, response) => {
    const body = await buffer(request).catch(() => undefined);
    if (body === undefined) return; // whoever sent it died
    const answer = take(request.url, request.headers, body);
    if (answer === "never") return;
    response.writeHead(answer.status ?? answer, answer.headers).end();
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));

  return {
    url: `http://127.0.0.1:${server.address().port}`,
    events,
    answers,
    forged,
    take,
    close: () => new Promise((closed) => server.close(closed).closeAllConnections()),
  };
}

/** Why it is not a genuine Standard Webhook; undefined if it is. */
function whyForged(headers, body, secret, now) {
  const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures = "" } = headers;
  if (Math.abs(now / 1000 - Number(timestamp)) > 300) return `the time is ${timestamp}`;
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest("base64");
  return signatures.split(" ").includes(`v1,${expected}`) ? undefined : `no signature is right: ${signatures}`;
}
