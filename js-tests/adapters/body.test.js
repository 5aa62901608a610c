/** Bodies that are sent to cost more than they hold. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { drain, inBlocks, readAll, timed } from "../../js/adapters/body.js";

/** A reader of so many pieces of so many bytes. */
function readerOf(count, size) {
  let left = count;
  return {
    read: async () => (left-- > 0 ? { done: false, value: new Uint8Array(size).fill(left) } : { done: true }),
    cancel: async () => {},
  };
}

test("pieces of a byte each come together in few", async () => {
  const reader = inBlocks(readerOf(100_000, 1));
  const sizes = [];
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) sizes.push(piece.value.byteLength);
  assert.equal(sizes.reduce((sum, size) => sum + size), 100_000);
  assert.ok(sizes.length < 100, `${sizes.length}`);
  assert.deepEqual(await reader.read(), { done: true });
});

test("large pieces are passed on as they are", async () => {
  const value = new Uint8Array(20_000);
  const reader = inBlocks({ read: async () => ({ done: false, value }), cancel: async () => {} });
  assert.equal((await reader.read()).value, value);
});

test("what is put together is what was sent, in its order", async () => {
  const bytes = await readAll(inBlocks(readerOf(3000, 1)));
  assert.deepEqual(bytes, Uint8Array.from({ length: 3000 }, (_, index) => 2999 - index));
  assert.deepEqual(await readAll(readerOf(0, 1)), new Uint8Array());
});

test("what is not wanted is read on to its end, but not without end", async () => {
  const bounded = readerOf(10, 1000);
  assert.equal(await drain(bounded.read), true);
  const endless = { read: async () => ({ done: false, value: new Uint8Array(1 << 20) }) };
  assert.equal(await drain(endless.read), false);
});

test("the time is for the whole body, not for each piece", async () => {
  const slow = { read: () => new Promise((resolve) => setTimeout(resolve, 30, { done: false, value: new Uint8Array(1) })), cancel: async () => {} };
  await assert.rejects(readAll(timed(slow, 0.1)), { code: "body_timeout", status: 408 });
});

test("nothing waits for what is not cancelled in time, either", async () => {
  const stuck = { read: async () => ({ done: false, value: new Uint8Array(1) }), cancel: () => new Promise(() => {}) };
  const reader = timed(stuck, 0.05);
  await reader.read();
  await reader.cancel();
});

test("a connection that breaks is not a failure of ours", async () => {
  const broken = { read: async () => Promise.reject(new Error("ECONNRESET")), cancel: async () => {} };
  await assert.rejects(readAll(timed(broken, 1)), { code: "body_incomplete", status: 400 });
});
