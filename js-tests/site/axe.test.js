/** The page by axe, in both themes, on a phone and on a desk: nothing is found. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import axe from "axe-core";
import { Page, launch } from "./harness.js";

const STATES = { empty: undefined, genuine: "", proven: "json_spacing", noticed: "signature_missing" };

/** @param {Page} page */
async function found(page) {
  await page.page.evaluate(axe.source);
  const { violations } = await page.page.evaluate(() => globalThis.axe.run(document, { preload: false, resultTypes: ["violations"] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(" ")}`);
}

describe("axe", () => {
  let browser;
  before(async () => (browser = await launch("chrome")));
  after(() => browser?.close());

  for (const width of [360, 1280]) {
    for (const dark of [false, true]) {
      test(`finds nothing at ${width} px in the ${dark ? "dark" : "light"} theme`, async () => {
        const page = await Page.open(browser, { width, dark });
        assert.equal(await page.page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), dark ? "dark" : "light dark");
        for (const [state, mistake] of Object.entries(STATES)) {
          if (mistake !== undefined) {
            if (width < 900) await page.click("#tab-request");
            await page.set("#mistake", mistake);
            await page.click("#make");
          }
          for (const tab of width < 900 ? ["request", "secret", "verdict"] : [undefined]) {
            if (tab) await page.click(`#tab-${tab}`);
            assert.deepEqual(await found(page), [], `${state} ${tab ?? ""}`);
          }
        }
        assert.equal(await page.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
        await page.page.close();
      });
    }
  }
});
