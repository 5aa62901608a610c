/** Events as AWS documents them, of each of the ways to call a Lambda over HTTP. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Webhook } from "hookseal";
import { receive } from "hookseal/lambda";
import { memoryStore } from "hookseal/stores/memory";

const checkr = new Webhook("checkr", "the token", { maxBodyBytes: 1000 });
const BODY = '{ "id" : "1", "text" : "\u00e5" }';
const HEADER = "x-checkr-signature";
const { [HEADER]: signature } = checkr.sign(BODY);

/** <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html> */
const v2 = (more) => ({
  version: "2.0",
  routeKey: "$default",
  rawPath: "/my/path",
  rawQueryString: "",
  headers: { "content-type": "application/json", [HEADER]: signature },
  requestContext: {
    domainName: "id.execute-api.us-east-1.amazonaws.com",
    http: { method: "POST", path: "/my/path", protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "agent" },
    stage: "$default",
  },
  body: BODY,
  isBase64Encoded: false,
  ...more,
});

/** <https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html> */
const v1 = (more) => ({
  resource: "/my/path",
  path: "/my/path",
  httpMethod: "POST",
  headers: { "Content-Type": "application/json", "X-Checkr-Signature": signature },
  multiValueHeaders: { "Content-Type": ["application/json"], "X-Checkr-Signature": [signature] },
  queryStringParameters: null,
  multiValueQueryStringParameters: null,
  requestContext: { domainName: "id.execute-api.us-east-1.amazonaws.com", path: "/prod/my/path", identity: { sourceIp: "192.0.2.1" } },
  body: BODY,
  isBase64Encoded: false,
  ...more,
});

/** <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html> */
const alb = (more) => ({
  requestContext: { elb: { targetGroupArn: "arn:aws:elasticloadbalancing:…" } },
  httpMethod: "POST",
  path: "/my/path",
  queryStringParameters: {},
  headers: { "content-type": "application/json", host: "lambda.example.com", [HEADER]: signature },
  body: BODY,
  isBase64Encoded: false,
  ...more,
});

const base64 = { body: Buffer.from(BODY).toString("base64"), isBase64Encoded: true };
const answered = (statusCode, body) => ({
  statusCode,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
  isBase64Encoded: false,
});
const accepted = answered(200, { status: "accepted" });
const refused = (statusCode, error) => answered(statusCode, { error });
const quiet = { onRefusal() {} };

for (const [name, event] of [["an HTTP API or a function URL", v2], ["a REST API", v1], ["a load balancer", alb]]) {
  describe(`behind ${name}`, () => {
    const handler = receive(checkr, () => {}, quiet);
    test("a genuine delivery", async () => assert.deepEqual(await handler(event()), accepted));
    test("in base64", async () => assert.deepEqual(await handler(event(base64)), accepted));
    test("a forged one", async () => assert.deepEqual(await handler(event({ body: `${BODY} ` })), refused(401, "signature_mismatch")));
    test("none at all", async () => assert.deepEqual(await handler(event({ body: null })), refused(401, "signature_mismatch")));
    test("a body that is parsed", async () => {
      const hints = [];
      const handler = receive(checkr, () => {}, { onRefusal: ({ hint }) => void hints.push(hint) });
      assert.deepEqual(await handler(event({ body: JSON.parse(BODY) })), refused(500, "body_not_raw"));
      assert.match(hints[0], /proxy integration/);
    });
    test("a body over the limit", async () => {
      assert.deepEqual(await handler(event({ body: "x".repeat(1001) })), refused(413, "body_too_large"));
    });
    test("a copy", async () => {
      const seen = [];
      const handler = receive(checkr, ({ id }) => seen.push(id), { ...quiet, store: memoryStore(), endpoint: "checkr" });
      assert.deepEqual([await handler(event()), await handler(event(base64)), seen], [accepted, answered(200, { status: "duplicate" }), ["1"]]);
    });
    test("a handler that fails", async () => {
      const handler = receive(checkr, () => Promise.reject(new Error()), quiet);
      assert.deepEqual(await handler(event()), refused(500, "handler_failed"));
    });
  });
}

describe("headers", () => {
  const handler = receive(checkr, () => {}, quiet);

  test("a signature that is there twice, in a list", async () => {
    const multiValueHeaders = { "X-Checkr-Signature": [signature, signature] };
    assert.deepEqual(await handler(v1({ multiValueHeaders })), refused(400, "duplicate_header"));
  });
  test("a signature that is there twice, joined", async () => {
    assert.equal((await handler(v2({ headers: { [HEADER]: `${signature},${signature}` } }))).statusCode, 400);
  });
  test("a signature that is there in two spellings", async () => {
    const headers = { [HEADER]: signature, "X-CheckR-Signature": signature };
    assert.deepEqual(await handler(alb({ headers })), refused(400, "duplicate_header"));
  });
  test("none", async () => {
    assert.deepEqual(await handler(alb({ headers: undefined })), refused(401, "missing_signature"));
  });
});

describe("headers in both forms", () => {
  const handler = receive(checkr, () => {}, quiet);

  for (const multiValueHeaders of [{}, null, undefined]) {
    test(`the lists ${JSON.stringify(multiValueHeaders)}: the others count`, async () => {
      assert.deepEqual(await handler(v1({ multiValueHeaders })), accepted);
    });
  }
  test("a load balancer that sends lists is answered in lists", async () => {
    const event = alb({ headers: undefined, multiValueHeaders: { host: ["lambda.example.com"], [HEADER]: [signature] } });
    assert.deepEqual(await handler(event), { ...accepted, multiValueHeaders: { "content-type": ["application/json"] } });
  });
});

describe("an event that is no HTTP request", () => {
  const events = {
    "a queue's": { Records: [{ messageId: "1", body: BODY, eventSource: "aws:sqs" }] },
    "EventBridge's": { "detail-type": "order", detail: {} },
    "a WebSocket's": { requestContext: { routeKey: "$connect", connectionId: "1" } },
    "none": undefined,
  };
  for (const [name, event] of Object.entries(events)) {
    test(`${name}: is thrown, for an answer would pass for success`, async () => {
      await assert.rejects(receive(checkr, () => {}, quiet)(event), /^TypeError: event: expected an HTTP request/);
    });
  }
});

describe("the URL", () => {
  /** What a Webhook is told. */
  async function urlOf(event) {
    let told;
    const webhook = { scheme: "checkr", maxBodyBytes: 1000, verify: (_body, _headers, { url }) => ((told = url), { kind: "event" }) };
    await receive(webhook, () => {})(event);
    return told;
  }

  test("as it was sent, where AWS says so", async () => {
    assert.equal(await urlOf(v2({ rawQueryString: "a=1&a=%20&b" })), "https://id.execute-api.us-east-1.amazonaws.com/my/path?a=1&a=%20&b");
  });
  test("put together, where AWS took it apart", async () => {
    const multiValueQueryStringParameters = { a: ["1", " "], b: ["\u00e5"] };
    const url = "https://id.execute-api.us-east-1.amazonaws.com/prod/my/path?a=1&a=%20&b=%C3%A5";
    assert.equal(await urlOf(v1({ multiValueQueryStringParameters })), url);
    assert.equal(await urlOf(alb({ queryStringParameters: { a: "%20" } })), "https://lambda.example.com/my/path?a=%20");
  });
  test("with a space that API Gateway decoded, however it was sent", async () => {
    const twilio = new Webhook("twilio", "the token");
    const handled = [];
    const handler = receive(twilio, ({ keyIndex }) => handled.push(keyIndex), quiet);
    const at = "https://id.execute-api.us-east-1.amazonaws.com/prod/my/path";
    const answers = [];
    for (const sent of ["a=1+2", "a=1%202", "a=1-2"]) {
      const signed = twilio.sign("Body=Hi", { url: `${at}?${sent}` });
      const event = v1({ multiValueHeaders: {}, headers: signed, body: "Body=Hi", queryStringParameters: { a: "1 2" } });
      answers.push((await handler(event)).statusCode);
    }
    assert.deepEqual([answers, handled], [[200, 200, 401], [0, 0]]);
  });
  test("a handshake by GET", async () => {
    const meta = new Webhook("meta", "the app secret", { verifyToken: "tok" });
    const query = { "hub.mode": "subscribe", "hub.verify_token": "tok", "hub.challenge": "42" };
    const event = v1({ httpMethod: "GET", body: null, queryStringParameters: query });
    assert.equal((await receive(meta, () => {})(event)).body, "42");
  });
});

describe("options that make no sense on Lambda", () => {
  for (const options of [{ answer: "before" }, { bodyTimeout: 5 }, { waitUntil() {} }]) {
    test(Object.keys(options)[0], () => assert.throws(() => receive(checkr, () => {}, options), /no such option here/));
  }
});

test("the source address comes from the option", async () => {
  const webhook = new Webhook("checkr", "the token", { sourceAddresses: ["192.0.2.1"] });
  const sourceAddress = (event) => event.requestContext.http.sourceIp;
  assert.deepEqual(await receive(webhook, () => {}, { sourceAddress })(v2()), accepted);
  assert.deepEqual(await receive(webhook, () => {}, quiet)(v2()), refused(403, "source_not_allowed"));
});

describe("what the adapter hands on", () => {
  test("the vendor's retries are told: a ttl below them is refused", () => {
    const stripe = new Webhook("stripe", "whsec_0123456789abcdef");
    assert.throws(() => receive(stripe, () => {}, { store: memoryStore(), endpoint: "stripe", ttl: 3600 }), { name: "TypeError", message: /retries for 72 hours/ });
  });

  for (const [format, answer] of [["v2", v2], ["v1", v1]]) {
    test(`${format}: one signature for each secret in force, as AWS joins them (Mollie)`, async () => {
      const mollie = new Webhook("mollie", "the token");
      const old = new Webhook("mollie", "another token");
      const values = [old, mollie].map((one) => one.sign(BODY)["x-mollie-signature"]);
      const headers = { "x-mollie-signature": format === "v2" ? values.join(",") : values[1] };
      const event = answer({ headers, multiValueHeaders: format === "v2" ? undefined : { "X-Mollie-Signature": values } });
      assert.equal((await receive(mollie, () => {})(event)).statusCode, 200);
    });
  }

  test("a space of the query is tried as + only where the format has decoded it", async () => {
    const checks = [];
    const counting = { scheme: "own", maxBodyBytes: 1000, verify: (body, headers, { url }) => (checks.push(url), checkr.verify("", headers)) };
    const quiet = { onRefusal: () => {} };
    const serve = receive(counting, () => {}, quiet);
    await serve(v2({ rawQueryString: "a=b%20c" }));
    assert.equal(checks.length, 1);
    await serve(v1({ multiValueQueryStringParameters: { a: ["b c"] } }));
    assert.deepEqual(checks.slice(1).map((url) => new URL(url).search), ["?a=b%20c", "?a=b+c"]);
    await receive(counting, () => {}, { ...quiet, url: () => "https://configured.example/?a=b%20c" })(v1({ multiValueQueryStringParameters: { a: ["b c"] } }));
    assert.equal(checks.length, 4);
  });
});
