/** The corpus of `vectors/mistakes/` through the page in Chromium: the expected finding, and nothing proven of a forgery. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Files, Page, captureOf, cases, launch } from "./harness.js";

/** Which go through Firefox too: every fifth. */
const IN_FIREFOX = 5;

/** So many browsers at a time, since a page behind another stands still: it waits for most of its time until nobody types any more. */
const BROWSERS = 3;

const secretsOf = ({ secrets, otherSecrets = [] }) => {
  const told = (role) => (secret) => (typeof secret === "string" ? { text: secret, role } : { text: secret.hex, form: "hex", role });
  return [...secrets.map(told("own")), ...otherSecrets.map(told("other"))];
};

/** As the command line's tests judge: a refused secret may stand beside others that are noticed. */
const isNamed = ({ expect: { grade, code, with: others = [] } }, { verdict, findings }) =>
  verdict === grade && (grade === "proven" ? findings.map((one) => one.code).sort().join() === [code, ...others].sort().join() : findings.some((one) => one.code === code));

/** @param {Page} page @param {Files} files */
async function diagnosed(page, files, one, request) {
  const { audience = "", verifyToken = "" } = one.options ?? {};
  await page.dropQuietly(files.write(`${one.id.replaceAll("/", "-")}.json`, captureOf(request, one.now)));
  for (const [id, value] of [["audience", audience], ["verify-token", verifyToken]]) await page.setQuietly(`#${id}`, value);
  await page.setQuietly("#scheme", one.scheme);
  await page.secrets(secretsOf(one));
  return page.findings();
}

for (const [name, some] of [["chrome", cases], ["firefox", cases.filter((_, index) => index % IN_FIREFOX === 0)]]) {
  describe(`${some.length} mistakes in ${name}`, () => {
    const files = new Files();
    const browsers = [];
    const results = [];
    before(async () => {
      const left = some[Symbol.iterator]();
      const work = async () => {
        const browser = await launch(name);
        browsers.push(browser);
        const page = await Page.open(browser);
        for (const one of left) results.push({ one, report: await diagnosed(page, files, one, one.request), forged: await diagnosed(page, files, one, one.forged) });
        assert.deepEqual(page.errors, []);
      };
      await Promise.all(Array.from({ length: BROWSERS }, work));
    });
    after(async () => {
      files.remove();
      await Promise.all(browsers.map((browser) => browser.close()));
    });

    test("are at least 60", () => assert.ok(results.length >= 60));

    test("have the expected finding", () => {
      const wrong = results.filter(({ one, report }) => !isNamed(one, report));
      assert.deepEqual(wrong.map(({ one, report }) => `${one.id}: ${one.expect.code}, not ${report.sentence} ${report.findings.map(({ code }) => code)}`), []);
    });

    test("have forged twins of which nothing is proven", () => {
      const proven = results.filter(({ forged: { verdict, findings } }) => verdict === "genuine" || verdict === "" || findings.some(({ grade }) => grade === "proven"));
      assert.deepEqual(proven.map(({ one }) => one.id), []);
    });
  });
}
