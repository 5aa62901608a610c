/** Why a delivery was refused, in the Worker's log: after the answer, a few times a minute, with nothing of what was sent. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { startWorker } from "./harness.js";

const SECRET = "a-secret-of-the-tests-and-long";
const SIGNED = '{\n  "person": "Vera Vendela"\n}';
const SENT = JSON.stringify(JSON.parse(SIGNED));
const sign = (body) => ({ "x-hub-signature-256": `sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}` });
const github = { scheme: "github", secrets: ["SECRET"] };

let worker;
before(async () => {
  worker = await startWorker({ bindings: { SECRET }, endpoints: { github, forged: github, large: github, unsigned: github, airship: { scheme: "airship", secrets: ["SECRET"] } } });
});
after(() => worker?.close());

/** All that is told of causes, once one is: a search takes its time, and another may follow. */
async function causesOf(endpoint) {
  const wanted = { at: "cause", endpoint };
  await worker.told(wanted);
  await worker.settled();
  return worker.lines(wanted);
}

describe("a refusal", () => {
  test("of a body that was written again is explained to the operator, and to nobody else", async () => {
    const { status, answer } = await worker.post("/webhooks/github", { body: SENT, headers: sign(SIGNED) });
    assert.deepEqual([status, answer], [401, { error: "signature_mismatch" }]);
    const [line, ...others] = await causesOf("github");
    assert.deepEqual([line.code, line.grade, line.scheme, others], ["json_spacing", "proven", "github", []]);
    const said = worker.lines({ endpoint: "github" }).map((one) => JSON.stringify(one)).join("\n");
    for (const secret of [SECRET, "Vera", sign(SIGNED)["x-hub-signature-256"], sign(SENT)["x-hub-signature-256"].slice(7)]) assert.ok(!said.includes(secret));
  });

  test("of a forgery has no cause, and of the fourth in a minute none is searched", async () => {
    for (let sent = 0; sent < 3; sent += 1) await worker.post("/webhooks/forged", { body: SENT, headers: sign("another") });
    await worker.post("/webhooks/forged", { body: SENT, headers: sign(SIGNED) });
    await worker.settled();
    assert.deepEqual(worker.lines({ at: "cause", endpoint: "forged" }), []);
    assert.equal(worker.lines({ at: "delivery", endpoint: "forged", code: "signature_mismatch" }).length, 4);
  });

  test("for want of a signature takes no search from who has one", async () => {
    for (let sent = 0; sent < 5; sent += 1) await worker.post("/webhooks/unsigned", { body: SENT, headers: {} });
    await worker.post("/webhooks/unsigned", { body: SENT, headers: sign(SIGNED) });
    assert.deepEqual((await causesOf("unsigned")).map(({ code }) => code), ["json_spacing"]);
  });

  test("of a body that its vendor compressed is explained by what was judged", async () => {
    const time = `${Math.floor(Date.now() / 1000) - 3600}`;
    const signature = createHmac("sha256", SECRET).update(`${time}:${SENT}`).digest("hex");
    const { answer } = await worker.post("/webhooks/airship", { body: gzipSync(SENT), headers: { "x-ua-timestamp": time, "x-ua-signature": signature, "content-encoding": "gzip" } });
    assert.deepEqual(answer, { error: "timestamp_too_old" });
    assert.deepEqual((await causesOf("airship")).map(({ grade, code }) => [grade, code]), [["proven", "time_old"]]);
  });

  test("of a body of more than 64 KiB is not", async () => {
    const body = JSON.stringify({ text: "x".repeat(1 << 16) });
    await worker.post("/webhooks/large", { body: `${body} `, headers: sign(body) });
    await worker.settled();
    assert.deepEqual(worker.lines({ at: "cause", endpoint: "large" }), []);
  });
});
