/** Bodies that a vendor compresses after it has signed them (Airship). */
import assert from "node:assert/strict";
import { createHmac, randomBytes } from "node:crypto";
import { after, describe, test } from "node:test";
import { deflateRawSync, gzipSync } from "node:zlib";
import { Scratch } from "../scratch.js";

const scratch = new Scratch();
after(() => scratch.remove());
const { lib } = await scratch.load();

const NOW = 1_795_391_934_000;
const SECRET = "the secret";
const JSON_TEXT = JSON.stringify({ push_id: "p", payload: { alert: "Hej åäö" } });
const webhook = new lib.Webhook("airship", SECRET, { now: () => NOW, maxBodyBytes: 200_000 });

const headersOf = (signed) => {
  const seconds = String(NOW / 1000);
  const signature = createHmac("sha256", SECRET).update(`${seconds}:`).update(signed).digest("hex");
  return { "x-ua-timestamp": seconds, "x-ua-signature": signature, "content-encoding": "gzip" };
};
const request = (signed, body) => new Request("https://receiver.example/", { method: "POST", headers: headersOf(signed), body });
const bodyOf = (event) => Buffer.from(event.body).toString();
const refused = async (body, code) => assert.rejects(webhook.inflate(body), { name: "WebhookError", code });

/** What begins like gzip, and is none. */
const NOT_GZIP = {
  "two bytes": Buffer.from([0x1f, 0x8b]),
  "cut off": gzipSync(JSON_TEXT).subarray(0, -3),
  "something behind it": Buffer.concat([gzipSync(JSON_TEXT), Buffer.from("x")]),
  "zeros behind it": Buffer.concat([gzipSync(JSON_TEXT), Buffer.alloc(8)]),
  "two members": Buffer.concat([gzipSync(JSON_TEXT.slice(0, 9)), gzipSync(JSON_TEXT.slice(9))]),
  "another checksum": Buffer.concat([gzipSync(JSON_TEXT).subarray(0, -8), Buffer.alloc(4, 7), gzipSync(JSON_TEXT).subarray(-4)]),
  "no deflate inside": Buffer.concat([gzipSync("").subarray(0, 10), Buffer.alloc(40, 0xff)]),
  "deflate without its frame": Buffer.concat([Buffer.from([0x1f, 0x8b]), deflateRawSync(JSON_TEXT)]),
};

describe("inflate", () => {
  test("a compressed body is verified and handed on as it was signed", async () => {
    const event = await webhook.verifyRequest(request(JSON_TEXT, gzipSync(JSON_TEXT)));
    assert.deepEqual([bodyOf(event), event.payload.push_id], [JSON_TEXT, "p"]);
  });

  test("one that a server has decompressed is left as it is, and so is text", async () => {
    assert.equal(bodyOf(await webhook.verifyRequest(request(JSON_TEXT, JSON_TEXT))), JSON_TEXT);
    assert.equal(await webhook.inflate(JSON_TEXT), JSON_TEXT);
  });

  test("what is signed compressed stays so (Nylas)", async () => {
    const body = gzipSync(JSON_TEXT);
    const nylas = new lib.Webhook("nylas", SECRET);
    const headers = { "x-nylas-signature": createHmac("sha256", SECRET).update(body).digest("hex") };
    assert.equal(await nylas.inflate(body), body);
    const event = await nylas.verifyRequest(new Request("https://receiver.example/", { method: "POST", headers, body }));
    assert.deepEqual(Buffer.from(event.body), body);
  });

  test("the limit is that of the content: met exactly, and exceeded by one byte", async () => {
    const noise = Buffer.from(randomBytes(100_001).toString("hex").slice(1));
    assert.equal((await webhook.inflate(gzipSync(noise.subarray(0, 200_000)))).length, 200_000);
    await refused(gzipSync(noise), "body_too_large");
  });

  test("a byte becomes 400 at most: fewer than in lists of nearly equal items", async () => {
    const bomb = gzipSync(Buffer.alloc(150_000, "a"));
    assert.ok(400 * bomb.length < 150_000);
    await refused(bomb, "body_too_large");
    const batch = JSON.stringify(Array.from({ length: 1500 }, (_, index) => ({ id: index, type: "OPEN", device: { platform: "android", channel: "0123456789abcdef" } })));
    assert.equal((await webhook.inflate(gzipSync(batch, { level: 9 }))).length, batch.length);
  });

  test("whoever has to make room is asked before, for the most that it may become", async () => {
    const asked = [];
    const body = gzipSync(JSON_TEXT);
    await webhook.inflate(body, (bytes) => void asked.push(bytes));
    await webhook.inflate(gzipSync(randomBytes(2000)), (bytes) => void asked.push(bytes));
    assert.deepEqual(asked, [400 * body.length, 200_000]);
    await webhook.inflate(JSON_TEXT, () => assert.fail("nothing is made"));
    await new lib.Webhook("github", SECRET).inflate(body, () => assert.fail("nothing is made"));
    const full = Promise.reject(new Error("no room"));
    await assert.rejects(webhook.inflate(body, () => full), /no room/);
  });

  test("in every form that a body may have", async () => {
    const { buffer, byteOffset, byteLength } = gzipSync(JSON_TEXT);
    const alone = buffer.slice(byteOffset, byteOffset + byteLength);
    for (const body of [alone, new DataView(alone), new Uint8Array(alone), Buffer.from(alone)]) {
      assert.equal(Buffer.from(await webhook.inflate(body)).toString(), JSON_TEXT);
    }
  });

  for (const [what, body] of Object.entries(NOT_GZIP)) {
    test(`what begins like gzip and is none: ${what}`, () => refused(body, "malformed_payload"));
  }

  test("a forged body is refused after it was decompressed", async () => {
    const { ok, error } = webhook.check(await webhook.inflate(gzipSync("{}")), headersOf(JSON_TEXT));
    assert.deepEqual([ok, error.code], [false, "signature_mismatch"]);
  });
});
