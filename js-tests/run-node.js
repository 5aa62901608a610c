/** The suite in Node, against the packed package: with every body hashed by Node, and with none. */
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Scratch, vectorFiles } from "./scratch.js";
import { slimSuite, suite } from "./suite.js";

const scratch = new Scratch();
after(() => scratch.remove());

const host = await import(pathToFileURL(scratch.path(scratch.exportHost())));
const lib = await import(pathToFileURL(scratch.write("lib.js", 'export * from "hookseal";')));

const slim = await import(pathToFileURL(scratch.write("slim.js", 'export * from "hookseal/slim";')));
const { default: schemes } = await import(pathToFileURL(scratch.writeSchemes()));

describe("slim", () => slimSuite(slim, schemes, vectorFiles(), test));

for (const [by, crossover] of Object.entries({ Node: 0, wasm: Infinity })) {
  describe(`hashed by ${by}`, () => {
    before(() => host.setCrossover(crossover));
    suite(lib, vectorFiles(), test);
  });
}
