/** The client of ZignSec's test endpoint, against a stand-in of the vendor on loopback. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { ZignsecError, requestTestWebhook } from "hookseal/zignsec";
import { Webhook } from "hookseal";
import { startZignsec } from "../../scripts/vendor.js";

const token = "12345678-e2a2-4968-b651-5352305c9fb0";

let vendor;
let receiver;
const received = [];
before(async () => {
  vendor = await startZignsec(token);
  receiver = await serve(async (request, response) => {
    received.push({ headers: request.headers, body: Buffer.concat(await request.toArray()) });
    response.writeHead(204).end();
  });
});
after(async () => {
  await vendor.close();
  receiver.close();
});

/** A server on loopback. */
async function serve(handler) {
  const server = createServer(handler).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close().closeAllConnections() };
}

/** Asserts that the call fails so, without a word of the token. */
async function refused(options, status, message) {
  await assert.rejects(requestTestWebhook(options), (error) => {
    assert.ok(error instanceof ZignsecError);
    assert.equal(error.name, "ZignsecError");
    assert.equal(error.status, status);
    assert.match(error.message, message);
    assert.ok(!`${error.stack}${JSON.stringify(error)}`.includes(options.token));
    return true;
  });
}

test("the whole loop: the vendor calls the URL with a webhook that hookseal accepts", async () => {
  const { endpoint } = vendor;
  const result = await requestTestWebhook({ token, url: receiver.url, endpoint });
  assert.deepEqual(Object.keys(result), ["elapsed", "statusCode", "error", "errorMessage"]);
  assert.equal(result.statusCode, 204);
  assert.equal(result.error, null);
  const [{ headers, body }] = received;
  assert.equal(new Webhook("zignsec", token).verify(body, headers).covers, "body");
});

test("a target that is down is what the vendor says, not an error", async () => {
  const gone = await serve(() => {});
  gone.close();
  const { statusCode, error, errorMessage } = await requestTestWebhook({ token, url: gone.url, endpoint: vendor.endpoint });
  assert.equal(statusCode, null);
  assert.ok(error);
  assert.ok(errorMessage);
});

test("a wrong token", async () => {
  await refused({ token: "another-token", url: receiver.url, endpoint: vendor.endpoint }, 401, /answered 401/);
});

test("an answer that is not a JSON object", async () => {
  for (const answer of ["<html>Bad gateway</html>", "", "[]", "null", '"ok"']) {
    const odd = await serve((request, response) => response.end(answer));
    await refused({ token, url: receiver.url, endpoint: odd.url }, 200, /not a JSON object/);
    odd.close();
  }
});

test("a redirect is not followed: the token is for one host", async () => {
  const elsewhere = await serve((request, response) => response.writeHead(307, { location: vendor.endpoint }).end());
  await refused({ token, url: receiver.url, endpoint: elsewhere.url }, 307, /answered 307/);
  elsewhere.close();
});

test("a vendor that cannot be reached", async () => {
  const gone = await serve(() => {});
  gone.close();
  await refused({ token, url: receiver.url, endpoint: gone.url }, undefined, /could not be reached/);
});

test("a signal aborts", async () => {
  const silent = await serve(() => {});
  const signal = AbortSignal.timeout(50);
  await assert.rejects(requestTestWebhook({ token, url: receiver.url, endpoint: silent.url, signal }), { name: "TimeoutError" });
  silent.close();
});

test("the environment chooses the host", async () => {
  const asked = [];
  const fetch = async (url, init) => {
    asked.push([url, init.method, init.headers.authorization, init.body]);
    return Response.json({ statusCode: 200 });
  };
  await requestTestWebhook({ token, url: "https://a.example/hook", fetch });
  await requestTestWebhook({ token, url: "https://a.example/hook", fetch, environment: "production" });
  const body = '{"Url":"https://a.example/hook"}';
  assert.deepEqual(asked, [
    ["https://test.zignsec.com/v2/webhook/test", "POST", token, body],
    ["https://api.zignsec.com/v2/webhook/test", "POST", token, body],
  ]);
});

test("a wrong argument is a TypeError that names it, before anything is sent", async () => {
  const good = { token, url: receiver.url, endpoint: vendor.endpoint };
  const wrong = {
    token: [undefined, "", "two words", "line\nbreak", "tökén", 7],
    url: [undefined, "", "/webhooks", "ftp://a.example/", 7],
    environment: ["staging", "toString", null],
    endpoint: ["nowhere", 7],
  };
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      await assert.rejects(requestTestWebhook({ ...good, [name]: value }), (error) => {
        assert.ok(error instanceof TypeError);
        assert.match(error.message, new RegExp(`^${name}: `));
        return true;
      });
    }
  }
  await assert.rejects(requestTestWebhook(), TypeError);
});
