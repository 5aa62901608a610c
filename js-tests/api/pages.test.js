/** What docs/keys.md and docs/troubleshooting.md show, as a reader would paste it. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Webhook } from "hookseal";
import { Scratch, root } from "../scratch.js";
import { CERTIFIED, CURVE } from "../world/keys.js";
import { signers } from "../world/signers.js";

const scratch = new Scratch();
after(() => scratch.remove());
symlinkSync(join(root, "node_modules/express"), scratch.path("node_modules/express"));

/** The blocks of a page, each with the heading that it stands under. */
const blocksOf = (page) =>
  readFileSync(join(root, "docs", page), "utf8")
    .split(/^## /m)
    .flatMap((section) => Array.from(section.matchAll(/^```js\n(.*?)^```$/gms), ([, code]) => ({ heading: section.split("\n")[0], code })));

const shown = ({ code }, name) => import(pathToFileURL(scratch.write(name, code)));

/** A delivery as a vendor signs it, whose key has been published. */
function delivery(scheme, members, headers = []) {
  const { members: change = (all) => all, request = () => {} } = signers[scheme];
  const sent = {
    headers: [...headers],
    body: Buffer.from(JSON.stringify(change(members))),
    get: (name) => sent.headers.find(([own]) => own === name)?.[1],
    set: (name, value) => sent.headers.push([name, value]),
  };
  request(sent, "", Date.now());
  return sent;
}

describe("docs/keys.md", () => {
  const [withKeys, ...vendors] = blocksOf("keys.md");
  scratch.write("with-keys.js", withKeys.code);
  const block = (heading) => vendors.find((one) => one.heading === heading);

  test("has no other code", () => assert.deepEqual(vendors.map(({ heading }) => heading), ["AWS SNS", "PayPal", "Plaid"]));

  test("AWS SNS: the certificate is fetched once, and a subscription confirmed", async (context) => {
    const { app } = await shown(block("AWS SNS"), "sns.js");
    const server = createServer(app).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { fetch } = globalThis;
    const asked = [];
    context.mock.method(globalThis, "fetch", async (address) => (asked.push(address), new Response(CERTIFIED)));
    const subscribeUrl = "https://sns.eu-north-1.amazonaws.com/?Action=ConfirmSubscription";
    const common = { MessageId: "1", TopicArn: "arn:aws:sns:eu-north-1:123456789012:orders", Timestamp: new Date().toISOString(), Message: "Hej" };
    try {
      for (const members of [{ ...common, Type: "SubscriptionConfirmation", Token: "t", SubscribeURL: subscribeUrl }, { ...common, Type: "Notification" }]) {
        const { body } = delivery("aws-sns", members);
        assert.equal((await fetch(`http://127.0.0.1:${server.address().port}/webhooks/orders`, { method: "POST", body })).status, 200);
      }
      assert.deepEqual(asked, ["https://sns.eu-north-1.amazonaws.com/SimpleNotificationService-01.pem", subscribeUrl]);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });

  test("a redirect is followed to no certificate, in workerd too, which knows no other way to say so", async (context) => {
    const asked = context.mock.method(globalThis, "fetch", async () => new Response(CERTIFIED, { status: 302, headers: { location: "https://example.com/" } }));
    const { getCertificate } = await import(pathToFileURL(scratch.path("with-keys.js")).href);
    await assert.rejects(getCertificate("https://sns.eu-north-1.amazonaws.com/SimpleNotificationService-01.pem"), /^Error: no certificate at/);
    assert.equal(asked.mock.calls[0].arguments[1].redirect, "manual");
  });

  test("PayPal", async (context) => {
    context.mock.method(globalThis, "fetch", async () => new Response(CERTIFIED));
    const { paypal } = await shown(block("PayPal"), "paypal.js");
    const { body, headers } = delivery("paypal", { id: "WH-1" }, [["paypal-transmission-id", "69cd13f0"]]);
    assert.equal((await paypal.verify(body, headers)).id, "WH-1");
    await assert.rejects(paypal.verify(Buffer.from("{}"), headers), { code: "signature_mismatch" });
  });

  test("Plaid", async (context) => {
    context.mock.method(globalThis, "fetch", async (_, { body }) => (assert.equal(JSON.parse(body).key_id, CURVE.kid), Response.json({ key: JSON.parse(CURVE.jwk) })));
    const { plaid } = await shown(block("Plaid"), "plaid.js");
    const { body, headers } = delivery("plaid", { webhook_code: "INITIAL_UPDATE" });
    assert.equal((await plaid.verify(body, headers)).covers, "body");
  });
});

test("docs/troubleshooting.md: the cause is printed", async (context) => {
  process.env.GITHUB_SECRET = "It's a Secret to Everybody";
  const [example, ...others] = blocksOf("troubleshooting.md");
  assert.deepEqual(others, []);
  const printed = context.mock.method(console, "error", () => {});
  const { explain } = await shown(example, "explain.js");
  explain("{}\n", new Webhook("github", process.env.GITHUB_SECRET).sign("{}"), { method: "POST", url: "https://shop.example/" });
  const [verdict, [{ code }]] = printed.mock.calls[0].arguments;
  assert.deepEqual([verdict, code], ["proven", "body_whitespace_at_end"]);
});

test("docs/schemes.md: of Mailgun the payload is the signature, and the data is in the body", () => {
  assert.match(readFileSync(join(root, "docs/schemes.md"), "utf8"), /^Where a row proves `fields`.*`event-data` comes by `event\.json\(\)`/m);
  const { body, headers } = { headers: {}, body: Buffer.from(JSON.stringify(signers.mailgun.members({ "signature": { token: "t" }, "event-data": { event: "opened" } }, "a secret", Date.now()))) };
  const event = new Webhook("mailgun", "a secret").verify(body, headers);
  assert.deepEqual([Object.keys(event.payload), event.json()["event-data"]], [["signature"], { event: "opened" }]);
});
