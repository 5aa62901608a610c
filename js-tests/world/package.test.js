/**
 * Deliveries of every vendor through the package and the crate: accepted, handed
 * over byte for byte, retries recognised where the vendor signs what says so, and
 * distinct events kept apart.
 */
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { Scratch, exampleOutput } from "../scratch.js";
import { attempts, request, schemes, wanted } from "./deliveries.js";
import { judge } from "./judge.js";

const NOW = 1_795_391_934_412;
const scratch = new Scratch();
after(() => scratch.remove());
const { lib } = await scratch.load();

/** What the package says of a request, whose body it is given as it was signed. */
function byPackage({ scheme, secrets, options }, { method, url, headers, signed: body, sourceAddress }, now) {
  const webhook = new lib.Webhook(scheme, secrets, options);
  const { ok, event, error } = webhook.check(body, headers, { method, url, sourceAddress, now });
  if (!ok) return { refused: error.code, hint: error.hint };
  if (event.kind === "challenge") return { challenge: event.response };
  return { replayKey: event.replayKey, body: Buffer.from(event.body), payload: payloadOf(event) };
}

function payloadOf(event) {
  try {
    return event.payload === undefined ? "undefined" : undefined;
  } catch (error) {
    return error.code;
  }
}

const baseOf = ({ scheme }) => `https://receiver.example/webhooks/${scheme}`;
const all = schemes.flatMap((scheme) => scheme.events.map((event) => ({ scheme, ...attempts(scheme, event, { base: baseOf(scheme), now: NOW }) })));

describe("the package", () => {
  for (const scheme of schemes) {
    test(scheme.scheme, () => {
      const problems = all.filter((one) => one.scheme === scheme).flatMap(({ event, sent, at }) => {
        const verdicts = Object.entries(sent).map(([name, request]) => [name, byPackage(scheme, request, at[name])]);
        return judge(scheme, event, sent, Object.fromEntries(verdicts));
      });
      assert.deepEqual(problems, []);
    });
  }
});

describe("handshakes", () => {
  for (const scheme of schemes.filter(({ handshakes }) => handshakes !== undefined)) {
    for (const handshake of scheme.handshakes) {
      test(`${scheme.scheme}: ${handshake.what}`, () => {
        const sent = request(scheme, handshake, { seed: "handshake", happened: NOW, at: NOW, attempt: 0, base: baseOf(scheme) });
        const { challenge, ...verdict } = byPackage(scheme, sent, NOW);
        const { status, headers, body } = wanted(scheme, handshake.answer);
        assert.ok(challenge, JSON.stringify(verdict));
        assert.deepEqual([challenge.status, body ?? challenge.body], [status, challenge.body]);
        assert.deepEqual({ ...challenge.headers, ...headers }, challenge.headers);
      });
    }
  }
});

/** A request in the form of a vector. */
function vector({ scheme, secrets, options }, { method, url, headers, signed: body, sourceAddress }, now) {
  const given = Object.keys(options).length > 0 ? { options } : {};
  return { id: scheme, scheme, secrets, ...given, request: { method, url, headers, bodyHex: body.toString("hex"), sourceAddress }, now };
}

test("the crate", () => {
  const requests = all.flatMap(({ scheme, sent, at }) => Object.entries(sent).map(([name, request]) => vector(scheme, request, at[name])));
  const input = requests.map((one) => JSON.stringify(one)).join("\n");
  const lines = exampleOutput("deliveries", { input }).trimEnd().split("\n");
  const verdicts = lines.map((line) => JSON.parse(line)).values();
  const problems = all.flatMap(({ scheme, event, sent }) => {
    const given = Object.entries(sent).map(([name]) => {
      const { replayKey, bodyHex, ...rest } = verdicts.next().value;
      return [name, { ...rest, replayKey: replayKey ?? undefined, ...(bodyHex !== undefined && { body: Buffer.from(bodyHex, "hex") }) }];
    });
    return judge(scheme, event, sent, Object.fromEntries(given));
  });
  assert.deepEqual(problems, []);
});
