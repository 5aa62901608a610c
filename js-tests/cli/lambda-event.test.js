/** An event of AWS Lambda as a delivery: read as the adapter reads it, of each of the ways to call a Lambda over HTTP. */
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { Webhook } from "hookseal";
import { receive } from "hookseal/lambda";
import { readDelivery } from "../../js/cli/input.js";
import { Folder, call } from "./harness.js";

const scratch = new Folder();
after(() => scratch.remove());

const SECRET = "12345678901234567890123456789012";
const env = { S: SECRET };
const BODY = '{ "id" : "1", "text" : "å" }';
const DOMAIN = "id.execute-api.us-east-1.amazonaws.com";

const v2 = ({ method = "POST", path = "/in", query = "", headers, ...more }) => ({ version: "2.0", rawPath: path, rawQueryString: query, headers, requestContext: { domainName: DOMAIN, http: { method }, timeEpoch: 1_795_392_000_000 }, isBase64Encoded: false, ...more });
const v1 = ({ method = "POST", path = "/in", queryStringParameters = null, headers, ...more }) => ({ path, httpMethod: method, headers, multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat()])), queryStringParameters, multiValueQueryStringParameters: null, requestContext: { domainName: DOMAIN, path: `/prod${path}`, requestTimeEpoch: 1_795_392_000_000 }, isBase64Encoded: false, ...more });
const alb = ({ method = "POST", path = "/in", queryStringParameters = {}, headers, ...more }) => ({ requestContext: { elb: {} }, httpMethod: method, path, queryStringParameters, headers: { host: "lambda.example.com", ...headers }, isBase64Encoded: false, ...more });

/** What the adapter has a Webhook judge. */
async function told(event) {
  const judged = [];
  const webhook = { scheme: "own", maxBodyBytes: 1 << 20, verify: (body, headers, { method, url }) => (judged.push({ body: Buffer.from(body), headers: [...headers].flatMap(([name, values]) => [values].flat().map((value) => [name, value])), method, url }), new Webhook("github", SECRET).verify("", { "x-hub-signature-256": `sha256=${"0".repeat(64)}` })) };
  await receive(webhook, () => {}, { onRefusal() {} })(event);
  return judged;
}

const EVENTS = {
  "a form of the second format": v2({ headers: { "a": "1", "x-b": "2" }, query: "a=1&a=%20&b", body: BODY }),
  "base64": v2({ headers: { a: "1" }, body: Buffer.from([0, 255, 10]).toString("base64"), isBase64Encoded: true }),
  "a REST API's": v1({ headers: { "A": "1", "X-B": ["2", "3"] }, queryStringParameters: { a: "1", b: "å" }, body: BODY }),
  "a REST API's with a space in its query": v1({ headers: { a: "1" }, queryStringParameters: { a: "1 2" }, body: BODY }),
  "a load balancer's": alb({ headers: { a: "1" }, queryStringParameters: { a: "%20" }, body: BODY }),
  "a load balancer's with a host that is none": alb({ headers: { host: "a/b" }, body: BODY }),
  "without a body": v2({ method: "GET", headers: { a: "1" }, body: null }),
};

describe("an event of Lambda is read as the adapter reads it", () => {
  for (const [what, event] of Object.entries(EVENTS)) {
    test(what, async () => {
      const { body, headers, method, url, otherUrl } = await readDelivery({}, scratch.write("event.json", JSON.stringify(event, null, 2)), { cwd: scratch.path });
      const own = { body, headers: headers.map(([name, value]) => [name.toLowerCase(), value]), method };
      assert.deepEqual([url, otherUrl].flatMap((one) => (one === undefined ? [] : [{ ...own, url: one }])), await told(event));
    });
  }
});

describe("why and verify of an event", () => {
  const { ...github } = new Webhook("github", SECRET).sign(BODY);
  const GITHUB = ["--scheme", "github", "--secret-env", "S"];
  const verdict = async (event, args = GITHUB) => {
    const [verified, why] = await Promise.all(["verify", "why"].map((command) => call([command, "-", ...args, "--json"], { env, input: JSON.stringify(event) })));
    return [verified.code, why.code, JSON.parse(why.out).findings?.[0]?.code];
  };

  for (const [name, form] of [["v2", v2], ["v1", v1], ["alb", alb]]) {
    test(`${name}: genuine as text and in base64, and what is wrong is proven`, async () => {
      assert.deepEqual(await verdict(form({ headers: github, body: BODY })), [0, 0, undefined]);
      assert.deepEqual(await verdict(form({ headers: github, body: Buffer.from(BODY).toString("base64"), isBase64Encoded: true })), [0, 0, undefined]);
      assert.deepEqual(await verdict(form({ headers: github, body: Buffer.from(BODY).toString("base64") })), [1, 3, "body_base64"]);
    });
  }

  test("a URL is genuine with the space as it was sent, whichever that was", async () => {
    const twilio = new Webhook("twilio", SECRET);
    for (const [query, codes] of [["a=1+2", [0, 0]], ["a=1%202", [0, 0]], ["a=1-2", [1, 1]]]) {
      const event = v1({ headers: twilio.sign("Body=Hi", { url: `https://${DOMAIN}/prod/in?${query}` }), body: "Body=Hi", queryStringParameters: { a: "1 2" } });
      assert.deepEqual((await verdict(event, ["--scheme", "twilio", "--secret-env", "S"])).slice(0, 2), codes, query);
    }
  });

  test("--now captured is the event's own time", async () => {
    const headers = new Webhook("stripe", SECRET).sign(BODY, { now: 1_795_392_000_000 });
    for (const event of [v2({ headers, body: BODY }), v1({ headers, body: BODY })]) assert.equal((await verdict(event, ["--scheme", "stripe", "--secret-env", "S", "--now", "captured"]))[0], 0);
  });

  test("of a parsed body, of headers and URLs that are none, and of a queue is not understood", async () => {
    const noText = { toString: 1 };
    const noUrls = [{ ...v2({ headers: github, body: BODY }), rawPath: noText }, { ...v2({ headers: github, body: BODY }), rawQueryString: noText }, { ...v1({ headers: github, body: BODY }), requestContext: { path: noText } }, { ...v1({ headers: github, body: BODY }), requestContext: { domainName: noText } }, { ...v1({ headers: github, body: BODY }), multiValueQueryStringParameters: { a: [noText] } }];
    for (const event of [...noUrls, v2({ headers: github, body: {} }), v1({ headers: { "a b": "1" }, body: "" }), v1({ headers: { a: 1 }, body: "" }), { Records: [{ body: BODY }] }]) {
      const { code, err } = await call(["why", "-", ...GITHUB], { env, input: JSON.stringify(event) });
      assert.equal(code, 2);
      assert.match(err, /its bytes are lost|a header is none|is not in texts|a value that is no text|neither a HAR, a capture nor an event/);
    }
  });
});
