/**
 * hookseal beside the vendors' own SDKs: what the one signs the other takes, and
 * of what can become of it on the way both think the same, but for the
 * differences that are listed with the SDK, which must be there.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, mock, test } from "node:test";
import { Webhook, WebhookError } from "hookseal";
import body from "./body.js";
import { NOW, withHeaders } from "./define.js";
import { mutations } from "./mutations.js";
import other from "./other.js";
import timed from "./timed.js";

/** So many for each SDK, at the least. */
const MUTATIONS = 60;

// SDKs ask the clock themselves, and one prints what it refuses.
mock.timers.enable({ apis: ["Date"], now: NOW });
mock.method(console, "log", () => {});

for (const sdk of [...timed, ...body, ...other]) {
  const signers = signersOf(sdk);

  describe(`${sdk.package}, ${sdk.scheme}`, () => {
    for (const [who, sign] of signers) {
      test(`both take what ${who} signs, and not another body`, async () => {
        const genuine = await sign(sdk.delivery(NOW), NOW);
        assert.deepEqual(eventOf(check(sdk, genuine)), expectedOf(sdk, genuine));
        assert.ok(await verdictOf(sdk, genuine));

        const forged = (sdk.alter ?? altered)(genuine);
        assert.equal(check(sdk, forged).error?.code, "signature_mismatch");
        assert.equal(await verdictOf(sdk, forged), false);
      });
    }

    test("both think the same of what is changed, but for what is listed", async () => {
      const [, sign] = signers.at(-1);
      const genuine = await sign(sdk.delivery(NOW), NOW);
      const found = { stricter: [], looser: [] };
      const verdicts = new Map();
      for await (const [name, delivery] of mutations(sdk, { sign, genuine, now: NOW })) {
        assert.ok(!verdicts.has(name), `two are called ${name}`);
        const { ok } = check(sdk, delivery);
        verdicts.set(name, ok);
        if (ok !== (await verdictOf(sdk, delivery))) found[ok ? "looser" : "stricter"].push(name);
      }
      for (const side of ["looser", "stricter"]) {
        assert.deepEqual(found[side].sort(), Object.values(sdk[side]).flat().sort(), `where hookseal is ${side}`);
      }
      const taken = [...verdicts.values()].filter(Boolean).length;
      assert.ok(verdicts.size >= MUTATIONS && taken > 0 && taken < verdicts.size / 2, `${taken} of ${verdicts.size} taken`);
    });
  });
}

/** Who can sign for this scheme; the last one signs anything. */
function signersOf(sdk) {
  const { sign, forge, prepare = (delivery) => delivery } = sdk;
  const all = { ...(sign && { "the SDK": sign }), ...(forge ? { "the vendor": forge } : { hookseal: signerOf(sdk) }) };
  return Object.entries(all).map(([who, signer]) => [who, (delivery, now) => signer(prepare(delivery), now)]);
}

function signerOf({ scheme }) {
  return (delivery, now) => {
    const { secret, method, url, body } = delivery;
    return withHeaders(delivery, new Webhook(scheme, secret).sign(body, { now, id: "msg_1", method, url }));
  };
}

function check({ scheme }, { secret, method, url, headers, body }) {
  try {
    return new Webhook(scheme, secret).check(body, headers, { method, url });
  } catch (error) {
    // A secret that is none.
    if (error instanceof WebhookError) return { ok: false, error };
    throw error;
  }
}

/** Whatever an SDK throws is a refusal. */
async function verdictOf(sdk, delivery) {
  try {
    return (await sdk.verify(delivery)) === true;
  } catch {
    return false;
  }
}

function eventOf({ event, error }) {
  if (error) throw error;
  const { kind, scheme, keyIndex, covers, id, timestamp, replayKey } = event;
  return { kind, scheme, keyIndex, covers, id, timestamp, replayKey };
}

function expectedOf({ scheme, window, time, event, replayed }, genuine) {
  const timestamp = window ?? time ? NOW : undefined;
  const replayKey = replayed && createHash("sha256").update(replayed(genuine)).digest("hex");
  return { kind: "event", scheme, keyIndex: 0, covers: "body", id: undefined, timestamp, replayKey, ...event };
}

/** With a bit changed of the text that is in every body. */
function altered(delivery) {
  const body = Buffer.from(delivery.body);
  body[body.indexOf("caf")] ^= 1;
  return { ...delivery, body };
}
