/** What every store has to do, whatever it stores in. Knows no runtime. */
import assert from "node:assert/strict";

/**
 * @typedef {object} Subject
 * @property {import("../../js/stores/types.js").ReplayStore} store
 * @property {(seconds: number) => Promise<void>} pass lets time pass: the store's clock, or the real one
 */

const HOUR_SECONDS = 3600;

/** Long enough for a slow machine, short enough to be waited for. */
const SHORT = 0.5;

const COPIES = 200;

/**
 * @param {() => Subject} subject made before the tests run
 * @param {(name: string, run: () => Promise<void>) => void} test registers a test
 * @param {{ isLock?: boolean }} [promises] whether it lets one of many in; KV cannot
 */
export function suite(subject, test, { isLock = true } = {}) {
  const store = () => subject().store;
  const pass = (seconds) => subject().pass(seconds);

  /** Takes a key that nobody took before. */
  async function reserved(lease = HOUR_SECONDS) {
    const key = newKey();
    const reservation = await store().reserve(key, lease);
    assert.equal(reservation.state, "reserved");
    return { key, token: reservation.token };
  }

  const stateOf = async (key) => (await store().reserve(key, HOUR_SECONDS)).state;
  const tools = { store, pass, reserved, stateOf };
  keys(test, tools);
  tokens(test, tools);
  leases(test, tools);
  copies(test, tools, isLock);
}

function keys(test, { store, reserved, stateOf }) {
  test("a key that nobody holds is reserved, with a token of its own", async () => {
    const [one, other] = [await reserved(), await reserved()];
    assert.match(one.token, /^\S{16,}$/);
    assert.notEqual(one.token, other.token);
  });

  test("a reserved key is busy, and says how long at most", async () => {
    const { key } = await reserved(90);
    const { state, retryAfter } = await store().reserve(key, HOUR_SECONDS);
    assert.equal(state, "busy");
    assert.ok(Number.isInteger(retryAfter) && retryAfter > 60 && retryAfter <= 90, `${retryAfter}`);
  });

  test("less than a second to wait is a second", async () => {
    const { key } = await reserved(SHORT);
    assert.deepEqual(await store().reserve(key, HOUR_SECONDS), { state: "busy", retryAfter: 1 });
  });

  test("a confirmed key is confirmed", async () => {
    const { key, token } = await reserved();
    assert.equal(await store().confirm(key, token, HOUR_SECONDS), true);
    assert.deepEqual(await store().reserve(key, HOUR_SECONDS), { state: "confirmed" });
  });

  test("confirmed again, as after an answer that got lost, it is still", async () => {
    const { key, token } = await reserved();
    await store().confirm(key, token, HOUR_SECONDS);
    assert.equal(await store().confirm(key, token, HOUR_SECONDS), true);
    assert.equal(await stateOf(key), "confirmed");
  });

  test("a released key is free", async () => {
    const { key, token } = await reserved();
    assert.equal(await store().release(key, token), undefined);
    assert.equal(await stateOf(key), "reserved");
  });

  test("a confirmed key, too, is released by its token", async () => {
    const { key, token } = await reserved();
    await store().confirm(key, token, HOUR_SECONDS);
    await store().release(key, token);
    assert.equal(await stateOf(key), "reserved");
  });

  test("keys are apart", async () => {
    const [one, other] = [await reserved(), await reserved()];
    await store().confirm(one.key, one.token, HOUR_SECONDS);
    await store().release(other.key, other.token);
    assert.deepEqual([await stateOf(one.key), await stateOf(other.key)], ["confirmed", "reserved"]);
  });
}

function tokens(test, { store, reserved, stateOf }) {
  test("another token neither releases nor confirms", async () => {
    const { key } = await reserved();
    const { token } = await reserved();
    await store().release(key, token);
    assert.equal(await stateOf(key), "busy");
    assert.equal(await store().confirm(key, token, HOUR_SECONDS), false);
    assert.equal(await stateOf(key), "busy");
  });

  test("another token does not release what is confirmed", async () => {
    const { key, token } = await reserved();
    await store().confirm(key, token, HOUR_SECONDS);
    const other = await reserved();
    await store().release(key, other.token);
    assert.equal(await store().confirm(key, other.token, HOUR_SECONDS), false);
    assert.equal(await stateOf(key), "confirmed");
  });
}

function leases(test, { store, pass, reserved, stateOf }) {
  test("a lease runs out: who comes next has the key, and the first one has lost it", async () => {
    const { key, token } = await reserved(SHORT);
    await pass(2 * SHORT);
    const next = await store().reserve(key, HOUR_SECONDS);
    assert.equal(next.state, "reserved");
    assert.equal(await store().confirm(key, token, HOUR_SECONDS), false);
    await store().release(key, token);
    assert.equal(await stateOf(key), "busy");
    assert.equal(await store().confirm(key, next.token, HOUR_SECONDS), true);
  });

  test("a lease that ran out, and that nobody took, is still good to confirm", async () => {
    const { key, token } = await reserved(SHORT);
    await pass(2 * SHORT);
    assert.equal(await store().confirm(key, token, HOUR_SECONDS), true);
    assert.equal(await stateOf(key), "confirmed");
  });

  test("a confirmation outlasts its lease, and runs out in its own time", async () => {
    const { key, token } = await reserved(SHORT);
    await store().confirm(key, token, 4 * SHORT);
    await pass(2 * SHORT);
    assert.equal(await stateOf(key), "confirmed");
    await pass(4 * SHORT);
    assert.equal(await stateOf(key), "reserved");
  });
}

function copies(test, { store, pass, reserved }, isLock) {
  /** The states that so many get who come together. */
  async function together(key) {
    const all = await Promise.all(Array.from({ length: COPIES }, () => store().reserve(key, HOUR_SECONDS)));
    return all.map(({ state }) => state);
  }

  if (isLock) {
    test(`of ${COPIES} at the same instant, one gets a free key`, async () => {
      const states = await together(newKey());
      assert.deepEqual(count(states), { reserved: 1, busy: COPIES - 1 });
    });

    test(`of ${COPIES} at the same instant, one gets a key whose lease ran out`, async () => {
      const { key } = await reserved(SHORT);
      await pass(2 * SHORT);
      assert.deepEqual(count(await together(key)), { reserved: 1, busy: COPIES - 1 });
    });
  } else {
    test(`of ${COPIES} at the same instant, at least one gets a free key`, async () => {
      assert.ok(count(await together(newKey())).reserved >= 1);
    });
  }

  test(`of ${COPIES} that come for a confirmed key, none gets it`, async () => {
    const { key, token } = await reserved();
    await store().confirm(key, token, HOUR_SECONDS);
    assert.deepEqual(count(await together(key)), { confirmed: COPIES });
  });
}

/** What the adapters make of a delivery: 64 hexadecimal digits. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string[]} states */
function count(states) {
  const counts = {};
  for (const state of states) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** A clock that is moved by hand, for the stores that take one. */
export function handClock() {
  let time = Date.UTC(2026, 0, 1);
  return {
    now: () => time,
    pass: async (seconds) => {
      time += seconds * 1000;
    },
  };
}

/** The real one, for the stores that have their own. */
export const realClock = {
  pass: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
};
