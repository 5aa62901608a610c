/** The suite in Node, against the packed package: with every body hashed by Node, and with none. */
import { after, before, describe, test } from "node:test";
import { Scratch, vectorFiles } from "../scratch.js";
import { hmacSuite, slimSuite, suite } from "./suite.js";

const scratch = new Scratch();
after(() => scratch.remove());

const { host, lib, hmac, slim, schemes } = await scratch.load();

describe("hmac", () => hmacSuite(hmac, vectorFiles(), test));
describe("slim", () => slimSuite(slim, schemes, vectorFiles(), test));

for (const [by, crossover] of Object.entries({ Node: 0, wasm: Infinity })) {
  describe(`hashed by ${by}`, () => {
    before(() => host.setCrossover(crossover));
    suite(lib, vectorFiles(), test);
  });
}
