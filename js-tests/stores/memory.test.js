import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { memoryStore } from "hookseal/stores/memory";
import { handClock, suite } from "./suite.js";

describe("in memory", () => {
  const { now, pass } = handClock();
  const store = memoryStore({ now });
  suite(() => ({ store, pass }), test);

  test("it forgets nothing that counts: when it is full, it says so", async () => {
    const { now, pass } = handClock();
    const store = memoryStore({ now, maxKeys: 3 });
    const { token } = await store.reserve("1", 10);
    await store.confirm("1", token, 100);
    await store.reserve("2", 10);
    await store.reserve("3", 10);
    await assert.rejects(store.reserve("4", 10), /3 keys, and none has expired/);
    await pass(11);
    assert.equal((await store.reserve("4", 10)).state, "reserved");
    assert.equal((await store.reserve("1", 10)).state, "confirmed");
  });

  test("what has expired makes room before it is full", async () => {
    const { now, pass } = handClock();
    const store = memoryStore({ now, maxKeys: 1000 });
    for (let index = 0; index < 20_000; index += 1) {
      const { token } = await store.reserve(`${index}`, 10);
      await store.confirm(`${index}`, token, 100);
      await pass(1);
    }
  });
});
