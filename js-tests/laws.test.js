/** The law of the same verdict in Node: with every body hashed by Node, and with none. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { laws, slimLaws } from "./laws.js";
import { Scratch, lawCorpus, vectorFiles } from "./scratch.js";

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
