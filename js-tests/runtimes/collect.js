/** Runs the suite in a runtime, whose test runner would take longer than the tests if it has one, and tells what became of each test here. */
import { laws, slimLaws } from "./laws.js";
import { mistakes } from "./mistakes.js";
import { hmacSuite, slimSuite, suite } from "./suite.js";

/**
 * @typedef {{ name: string, error?: string }} Result
 */

/**
 * Runs the suite with no body hashed by the host, and where the host can, with
 * every body: the verdicts are the same.
 *
 * @param {typeof import("hookseal")} lib
 * @param {{ setCrossover: (bytes: number) => number }} host `js/host.js`
 * @param {{ vectors: any[] }[]} files
 * @param {typeof import("hookseal/hmac")} hmac
 * @param {typeof import("hookseal/slim")} slim
 * @param {Record<string, import("hookseal/slim").SlimScheme>} schemes those that it takes
 * @param {any[]} deliveries of the law of the same verdict, or none
 * @param {any[]} cases of the corpus of mistakes
 * @returns {Promise<Result[]>}
 */
export async function collect(lib, host, files, hmac, slim, schemes, deliveries, cases) {
  const results = [];
  const runAll = async (tests) => {
    for (const { name, run } of tests) results.push({ name, error: await run().then(() => undefined, describe) });
  };
  for (const [crossover, addition] of [[Infinity, ""], [0, ", hashed by the host"]]) {
    if (host.setCrossover(crossover) !== crossover) continue;
    const tests = [];
    const add = (name, run) => tests.push({ name: name + addition, run });
    suite(lib, files, add);
    if (deliveries.length > 0) laws(lib, deliveries, add);
    await runAll(tests);
  }
  const tests = [];
  const add = (name, run) => tests.push({ name, run });
  hmacSuite(hmac, files, add);
  slimSuite(slim, schemes, files, add);
  mistakes(lib, cases, add);
  if (deliveries.length > 0) slimLaws(slim, schemes, deliveries, add);
  await runAll(tests);
  return results;
}

const describe = (error) => (error.cause ? `${error.message}: ${describe(error.cause)}` : `${error}`.replace(/^Error: /, ""));

/**
 * @param {Result[]} results
 * @param {(name: string, run: () => void) => void} test registers a test
 */
export function replay(results, test) {
  test("there are tests", () => {
    if (results.length === 0) throw new Error("none was run");
  });
  for (const { name, error } of results) {
    test(name, () => {
      if (error !== undefined) throw new Error(error);
    });
  }
}
