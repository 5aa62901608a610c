/** Bodies that are sent to cost more than they hold. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { drain, timed } from "../../js/adapters/body.js";
import { readUpTo } from "../../js/read.js";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");

/** A reader of so many pieces of so many bytes. */
function readerOf(count, size) {
  let left = count;
  return {
    read: async () => (left-- > 0 ? { done: false, value: new Uint8Array(size).fill(left) } : { done: true }),
    cancel: async () => {},
  };
}

test("a body of a million pieces takes little more than its bytes", async () => {
  const held = () => {
    collectGarbage();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = held();
  const reader = readerOf(1 << 20, 1);
  let count = 0;
  let most = 0;
  const read = () => {
    if ((count += 1) % 200_000 === 0) most = Math.max(most, held() - before);
    return reader.read();
  };
  const bytes = await readUpTo({ ...reader, read }, 1 << 20);
  assert.equal(bytes.length, 1 << 20);
  assert.ok(most > 900_000 && most < 3_000_000, `${most} bytes`);
});

test("what is put together is what was sent, in its order", async () => {
  const bytes = await readUpTo(readerOf(3000, 1), 3000);
  assert.deepEqual(bytes, Uint8Array.from({ length: 3000 }, (_, index) => 2999 - index));
  assert.deepEqual(await readUpTo(readerOf(0, 1), 3000), new Uint8Array());
});

test("a body in one piece is not copied", async () => {
  const value = new Uint8Array(20_000);
  const pieces = [{ value }, { done: true }];
  assert.equal(await readUpTo({ read: async () => pieces.shift(), cancel: async () => {} }, 20_000), value);
});

test("nothing is read beyond what is enough to refuse it", async () => {
  let isCancelled = false;
  const reader = { ...readerOf(10, 1000), cancel: async () => (isCancelled = true) };
  assert.equal((await readUpTo(reader, 2999)).length, 3000);
  assert.ok(isCancelled);
});

test("what is not wanted is read on to its end, but not without end", async () => {
  const bounded = readerOf(10, 1000);
  assert.equal(await drain(bounded.read), true);
  const endless = { read: async () => ({ done: false, value: new Uint8Array(1 << 20) }) };
  assert.equal(await drain(endless.read), false);
});

test("the time is for the whole body, not for each piece", async () => {
  const slow = { read: () => new Promise((resolve) => setTimeout(resolve, 30, { done: false, value: new Uint8Array(1) })), cancel: async () => {} };
  await assert.rejects(readUpTo(timed(slow, 0.1), 100), { code: "body_timeout", status: 408 });
});

test("nothing waits for what is not cancelled in time, either", async () => {
  const stuck = { read: async () => ({ done: false, value: new Uint8Array(1) }), cancel: () => new Promise(() => {}) };
  const reader = timed(stuck, 0.05);
  await reader.read();
  await reader.cancel();
});

test("a connection that breaks is not a failure of ours", async () => {
  const broken = { read: async () => Promise.reject(new Error("ECONNRESET")), cancel: async () => {} };
  await assert.rejects(readUpTo(timed(broken, 1), 100), { code: "body_incomplete", status: 400 });
});
