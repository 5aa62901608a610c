/** The law of the same verdict in Node: with every body hashed by Node, and with none. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { laws, slimLaws } from "../runtimes/laws.js";
import { Scratch, lawCorpus, vectorFiles } from "../scratch.js";

const scratch = new Scratch();
after(() => scratch.remove());

const { host, lib, slim, schemes } = await scratch.load();
const deliveries = lawCorpus();

for (const [by, crossover] of Object.entries({ Node: 0, wasm: Infinity })) {
  describe(`hashed by ${by}`, () => {
    before(() => assert.equal(host.setCrossover(crossover), crossover));
    laws(lib, deliveries, test);
  });
}

describe("slim", () => slimLaws(slim, schemes, deliveries, test));

test("there are several requests of every scheme", () => {
  const counts = {};
  for (const { scheme, requests } of deliveries) counts[scheme] = (counts[scheme] ?? 0) + requests.length;
  const accepted = vectorFiles().flatMap(({ vectors }) => vectors).filter(({ expect }) => expect.covers !== undefined);
  const names = [...new Set(accepted.map(({ scheme }) => scheme))];
  assert.deepEqual(names.filter((name) => !(counts[name] >= 15)), []);
});

describe("a body is judged by the same bytes, whoever hashes it", () => {
  const SECRET = "0123456789abcdef";
  const long = "x".repeat(600);
  const cases = [
    [{ name: "requested", signature: { header: "x" }, unlike: "requested" }, `GEThttps://a.example/${long}`, "malformed_payload"],
    [{ name: "token", signature: { header: "x" }, unlike: "token" }, "a".repeat(128), "malformed_payload"],
    [{ name: "token", signature: { header: "x" }, unlike: "token" }, `a=${long}`, undefined],
    ["zignsec", ` 12345 ${long}`, undefined],
    ["zignsec", `\ufeff12345 ${long}`, undefined],
    ["zignsec", `12345 ${long}`, "malformed_payload"],
    ["zignsec", `å12345 ${long}`, undefined],
  ];
  for (const [scheme, body, code] of cases) {
    test(`${scheme.name ?? scheme}: ${JSON.stringify(body.slice(0, 12))}`, () => {
      const webhook = new lib.Webhook(scheme, SECRET);
      const headers = webhook.sign(body);
      const verdicts = [0, Infinity, 384].flatMap((crossover) => {
        host.setCrossover(crossover);
        return [body, Buffer.from(body)].map((form) => webhook.check(form, headers).error?.code);
      });
      assert.deepEqual(new Set(verdicts), new Set([code]));
    });
  }
});

test("diagnose gives the status of verify (Vonage: unsigned by mistake, and signed after a 503)", () => {
  const vonage = new lib.Webhook("vonage", "0123456789abcdef0123456789abcdef");
  assert.deepEqual([vonage.check("{}", {}).error.status, vonage.diagnose("{}", {}).error.status], [503, 503]);
});
