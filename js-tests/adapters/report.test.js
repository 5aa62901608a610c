/** What the adapters print of refusals where no `onRefusal` is given. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { format, inspect } from "node:util";
import { Webhook } from "hookseal";
import { receive } from "hookseal/web";

const webhook = new Webhook("zignsec", "the token");
const BODY = '{"id":"1"}';

const request = (body = BODY) => new Request("http://localhost/", { method: "POST", body, headers: webhook.sign(BODY) });

const fails = (what) => () => {
  throw new Error(what);
};

const HOUR_MS = 3_600_000;
const forged = () => request('{"id":"2"}');
const unsigned = () => new Request("http://localhost/", { method: "POST", body: BODY });

let named = 0;
/** A receiver of a name of its own: what is printed of one counts for the next of its name. */
const receiver = (handler = () => {}, options = {}) => receive(webhook, handler, { endpoint: `of test ${(named += 1)}`, onDiagnosis() {}, ...options });

/** What is printed while `run` runs, by level; a minute can be let pass. */
async function printed(context, run) {
  context.mock.timers.enable({ apis: ["Date", "setTimeout"], now: HOUR_MS });
  const [warn, error] = ["warn", "error"].map((level) => context.mock.method(console, level, () => {}));
  const pass = (ms) => context.mock.timers.tick(ms);
  await run(pass);
  // Beside those of the search for a cause (cause.test.js).
  const lines = ({ mock }) => mock.calls.map(({ arguments: [line, ...more] }) => (more.length === 0 ? line : [line, ...more])).filter((line) => !/MockTimers|: unexplained, after|: no further cause/.test(line));
  return { warned: lines(warn), failed: lines(error) };
}

const times = async (count, task) => {
  for (let time = 0; time < count; time += 1) await task();
};

describe("the log, by default,", () => {
  test("has a line with code and hint for a refusal, and nothing of what was sent", async (context) => {
    const handler = receive(new Webhook("zignsec", "another token"), () => {}, { endpoint: "orders" });
    const { warned, failed } = await printed(context, () => handler(request()));
    assert.match(warned[0], /^hookseal: orders \(zignsec\) refused with 401 signature_mismatch: .{20}/);
    const [signature] = Object.values(webhook.sign(BODY));
    for (const secret of [BODY, signature, "another token"]) assert.ok(!warned[0].includes(secret));
    assert.deepEqual([warned.length, failed], [1, []]);
  });

  test("has five lines a minute, and then one that counts the others", async (context) => {
    const handler = receiver();
    const { warned } = await printed(context, async (pass) => {
      await times(50, () => handler(forged()));
      pass(59_000);
      await handler(forged());
      pass(1_000);
      await times(7, () => handler(forged()));
    });
    assert.equal(warned.length, 5 + 1 + 5);
    assert.match(warned[5], /^hookseal: of test \d+ \(zignsec\) refused within a minute, beside the above: 46 signature_mismatch$/);
  });

  test("has the first of each code, whatever else comes", async (context) => {
    const handler = receiver();
    const { warned } = await printed(context, async (pass) => {
      await times(20, () => handler(unsigned()));
      await times(2, () => handler(forged()));
      pass(60_000);
    });
    assert.match(warned[5], /401 signature_mismatch/);
    assert.match(warned[6], /: 15 missing_signature, 1 signature_mismatch$/);
    assert.equal(warned.length, 7);
  });

  test("counts also where no timer ever rings", async (context) => {
    const handler = receiver();
    context.mock.method(globalThis, "setTimeout", () => 0);
    const warn = context.mock.method(console, "warn", () => {});
    const clock = context.mock.method(Date, "now", () => HOUR_MS);
    await times(8, () => handler(forged()));
    clock.mock.mockImplementation(() => HOUR_MS + 60_000);
    await handler(forged());
    assert.match(warn.mock.calls[5].arguments[0], /: 3 signature_mismatch$/);
  });

  test("has no more lines where a receiver is made for each request", async (context) => {
    const { warned } = await printed(context, () => times(50, () => receive(webhook, () => {}, { endpoint: "made anew" })(forged())));
    assert.equal(warned.length, 5);
  });

  test("has the first of a receiver without a name, whatever comes to another of its scheme", async (context) => {
    const [attacked, other] = ["one token", "another token"].map((token) => receive(new Webhook("zignsec", token), () => {}));
    const { warned } = await printed(context, async () => {
      await times(20, () => attacked(forged()));
      await other(forged());
    });
    assert.equal(warned.length, 5 + 1);
  });
});

test("the log goes on where the clock is put back, by an hour or by a little", async (context) => {
  for (const back of [HOUR_MS, 30_000]) {
    const handler = receiver();
    const warn = context.mock.method(console, "warn", () => {});
    const delays = context.mock.method(globalThis, "setTimeout", () => 0);
    const clock = context.mock.method(Date, "now", () => 2 * HOUR_MS);
    await times(8, () => handler(forged()));
    clock.mock.mockImplementation(() => 2 * HOUR_MS - back);
    await times(8, () => handler(forged()));
    clock.mock.mockImplementation(() => 2 * HOUR_MS - back + 90_000);
    await handler(forged());
    const lines = warn.mock.calls.map(({ arguments: [line] }) => line);
    assert.equal(lines.length, back === HOUR_MS ? 13 : 7, lines.join("\n"));
    assert.ok(delays.mock.calls.every(({ arguments: [, ms] }) => ms <= 60_000));
    for (const { mock } of [warn, delays, clock]) mock.restore();
  }
});

describe("the log of failures, by default,", () => {
  test("has each of the handler's, with its cause", async (context) => {
    const handler = receiver(fails("the handler failed"), { endpoint: "orders" });
    const { warned, failed } = await printed(context, () => times(20, () => handler(request())));
    const line = "hookseal: orders (zignsec) failed with 500 handler_failed, event \"1\":";
    assert.deepEqual(failed.map(([said, { code, cause }]) => [said, code, cause.message]), Array(20).fill([line, "handler_failed", "the handler failed"]));
    assert.deepEqual(warned, []);
  });

  test("says whose store it is that fails", async (context) => {
    const store = { reserve: fails("the store is away"), confirm: async () => true, release: async () => {} };
    const checkr = new Webhook("checkr", "the token");
    const delivery = new Request("http://localhost/", { method: "POST", body: BODY, headers: checkr.sign(BODY) });
    const { failed } = await printed(context, () => receive(checkr, () => {}, { store, endpoint: "candidates" })(delivery));
    assert.deepEqual(failed.map(([said, { cause }]) => [said, cause.message]), [["hookseal: candidates (checkr) failed with 503 store_unavailable, event \"1\":", "the store is away"]]);
  });

  test("says of an answer that it was none of a refusal, where it was not", async (context) => {
    const lost = { reserve: async () => true, confirm: async () => false, release: async () => {} };
    const checkr = new Webhook("checkr", "the token");
    const moved = () => new Response(null, { status: 303, headers: { location: "/" } });
    const { failed } = await printed(context, async () => {
      await receive(checkr, () => {}, { store: lost, endpoint: "lost" })(new Request("http://localhost/", { method: "POST", body: BODY, headers: checkr.sign(BODY) }));
      await receive(webhook, moved, { endpoint: "moved" })(request());
    });
    const [first, second] = failed;
    assert.match(first, /^hookseal: lost \(checkr\) answered 200 lease_lost, event "1": /);
    assert.match(second, /^hookseal: moved \(zignsec\) answered 303 handler_failed, event "1": the handler answered 303$/);
  });

  test("is written where onRefusal is given and fails, and the answer is the same", async (context) => {
    const { warned, failed } = await printed(context, async (pass) => {
      await times(50, async () => {
        const response = await receiver(undefined, { endpoint: "unlogged", onRefusal: fails("the log is away") })(forged());
        assert.equal(response.status, 401);
      });
      pass(60_000);
    });
    assert.deepEqual(failed.map(([said, { message }]) => [said, message]), Array(5).fill(["hookseal: unlogged (zignsec): onRefusal failed:", "the log is away"]));
    // What it was told is not lost with it, and whoever forges deliveries fills no log so.
    assert.deepEqual(warned.map((line) => /^hookseal: unlogged \(zignsec\) refused with 401 signature_mismatch: /.test(line)), [true, true, true, true, true, false]);
  });
});

describe("the log of failures, by default, of an event", () => {
  test("names it by the vendor's id, quoted, where it is one", async (context) => {
    const ids = ["a\nhookseal: b", "é".repeat(128), "1".repeat(129), "", "caf%c3%a9 %o %d", "\u009b\u202e\u{e0041}"];
    const of = (id) => {
      const body = JSON.stringify({ id });
      return new Request("http://localhost/", { method: "POST", body, headers: webhook.sign(body) });
    };
    const { failed } = await printed(context, async () => {
      for (const id of ids) await receiver(fails("it failed"), { endpoint: "ids" })(of(id));
    });
    const line = "hookseal: ids (zignsec) failed with 500 handler_failed";
    const names = ['"a\\nhookseal: b"', `"${ids[1]}"`, undefined, undefined, '"caf\\u0025c3\\u0025a9 \\u0025o \\u0025d"', '"\\u009b\\u202e\\udb40\\udc41"'];
    assert.deepEqual(failed.map(([said]) => said), names.map((name) => `${line}${name === undefined ? "" : `, event ${name}`}:`));
    // What stands there is no format: the failure is printed whatever the id.
    assert.ok(failed.every((said) => /cause[^]*it failed/.test(format(...said))));
  });

  test("is written where nothing of it can be printed", async (context) => {
    const hostile = Object.defineProperty(new Error("no"), "stack", { get: () => assert.fail("no stack") });
    context.mock.method(console, "warn", () => {});
    const error = context.mock.method(console, "error", (...all) => void format(...all));
    await receiver(() => { throw hostile; }, { endpoint: "hostile" })(request());
    assert.equal(error.mock.calls.at(-1).arguments[0], 'hookseal: hostile (zignsec) failed with 500 handler_failed, event "1": an error that cannot be printed');
  });

  test("names it, without an id, by what its retries have in common", async (context) => {
    const slack = new Webhook("slack", "8f742231b10e8888abcd99yyyzzz85a5");
    const body = '{"type":"event_callback","event_id":"Ev1"}';
    const { failed } = await printed(context, () => {
      const headers = slack.sign(body, { now: HOUR_MS });
      return receive(slack, fails("it failed"), { endpoint: "ids" })(new Request("http://localhost/", { method: "POST", body, headers }));
    });
    assert.deepEqual(failed.map(([said]) => said), ['hookseal: ids (slack) failed with 500 handler_failed, event "Ev1":']);
  });

  test("prints nothing of its payload", async (context) => {
    const { failed } = await printed(context, () => receiver(fails("it failed"))(request()));
    const [[, error]] = failed;
    assert.equal(error.event.payload.id, "1");
    const own = Object.fromEntries(Object.getOwnPropertyNames(error).map((name) => [name, error[name]]));
    const all = [inspect(error, { depth: Infinity, showHidden: true }), format("%o", error), JSON.stringify([error, own]), inspect(structuredClone(error), { showHidden: true })];
    assert.doesNotMatch(all.join("\n"), /payload|covers|WebhookEvent/);
  });
});

// At the end: the names and Webhooks of this process are counted once they are all there.
describe("the log of more endpoints than 256, by default,", () => {
  let hours = 0;
  for (const [what, made] of [
    ["names, one after another", (index) => receiver(undefined, { endpoint: `of many ${index % 300}` })],
    ["Webhooks, each made for a request", () => receive(new Webhook("zignsec", "another token"), () => {})],
  ]) {
    test(`has one rate for the further ones: ${what}`, async (context) => {
      let index = 0;
      const { warned } = await printed(context, async (pass) => {
        // Its own minutes: the common rate is that of the test before.
        pass((hours += 1) * HOUR_MS);
        await times(300 * 4, () => made((index += 1))(forged()));
        pass(60_000);
      });
      assert.ok(warned.length <= 256 * 4 + 5 + 1, `${warned.length} lines`);
      assert.equal(warned.filter((line) => /further endpoints refused within a minute, beside the above: \d+ signature_mismatch$/.test(line)).length, 1);
    });
  }

  test("has a rate again for a receiver without a name, ten minutes after Webhooks that were each made for a request", async (context) => {
    const anew = () => receive(new Webhook("zignsec", "another token"), () => {})(forged());
    const { warned } = await printed(context, async (pass) => {
      pass((hours += 1) * HOUR_MS);
      await times(300, anew);
      pass(10 * 60_000);
      console.warn("ten minutes later");
      await times(20, anew);
    });
    const [before, after] = [warned.indexOf("ten minutes later"), warned.length];
    assert.ok(before <= 256 + 5 + 2, `${before} lines`);
    assert.equal(after - before - 1, 20);
  });
});
