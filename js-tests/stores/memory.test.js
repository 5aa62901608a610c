import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { memoryStore } from "hookseal/stores/memory";
import { handClock, suite } from "./suite.js";

describe("in memory", () => {
  const { now, pass } = handClock();
  const store = memoryStore({ now });
  suite(() => ({ store, pass }), test);

  test("full of what was handled, it forgets the oldest of that, and what is being handled stays", async () => {
    const { now } = handClock();
    const store = memoryStore({ now, maxKeys: 3 });
    await store.reserve("being handled", 10);
    for (const key of ["1", "2", "3"]) {
      const { token } = await store.reserve(key, 10);
      assert.equal(await store.confirm(key, token, 100), true);
    }
    const states = [];
    for (const key of ["being handled", "2", "3", "1"]) states.push((await store.reserve(key, 10)).state);
    assert.deepEqual(states, ["busy", "confirmed", "confirmed", "reserved"]);
  });

  test("full of what is being handled, it takes the next one, and each can be confirmed", async () => {
    const { now } = handClock();
    const store = memoryStore({ now, maxKeys: 3 });
    const reserved = [];
    for (const key of ["1", "2", "3", "4"]) reserved.push([key, (await store.reserve(key, 10)).token]);
    for (const [key, token] of reserved) assert.equal(await store.confirm(key, token, 100), true);
  });

  test("200,000 that it never saw the end of are all taken, in seconds", { timeout: 20_000 }, async () => {
    const { now, pass } = handClock();
    const store = memoryStore({ now });
    for (let index = 0; index < 200_000; index += 1) {
      const { state, token } = await store.reserve(`${index}`, 10);
      assert.equal(state, "reserved");
      await store.confirm(`${index}`, token, 1e6);
      await pass(2);
    }
    assert.equal((await store.reserve("199999", 10)).state, "confirmed");
    assert.equal((await store.reserve("0", 10)).state, "reserved");
  });

  test("a size that is none is refused", () => {
    for (const maxKeys of [0, -1, 1.5, "10", NaN]) assert.throws(() => memoryStore({ maxKeys }), /maxKeys: expected a positive integer/);
  });
});
