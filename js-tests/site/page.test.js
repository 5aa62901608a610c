/** The page as people use it, opened from the disk in Chromium and Firefox. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Webhook } from "hookseal";
import { headersIn, inAnyForm } from "../../js/cli/requests/any.js";
import { Files, Page, captureOf, launch } from "./harness.js";

const SECRET = "z1nFPpdcHbbOoUkbzBOnV2m9zuQZnfIG";
const EXACT = Buffer.from('{"a":\r\n"b\0c",\n"d":"\xff"}\r\n', "latin1");
const github = (body, secret = SECRET) => ({ headers: [["content-type", "application/json"], ...Object.entries(new Webhook("github", secret).sign(body))] });

/** A request of a HAR. */
const entry = (url, text, headers) => ({ startedDateTime: "2026-11-23T01:32:14.000Z", request: { method: "POST", url, headers: headers.map(([name, value]) => ({ name, value })), ...(text && { postData: { mimeType: "application/json", text } }) } });

for (const name of ["chrome", "firefox"]) {
  describe(`the page in ${name}`, () => {
    const files = new Files();
    let browser;
    let page;
    const verdict = async () => (await page.findings()).verdict;
    const signed = async (secret = SECRET) => {
      await page.set("#scheme", "github");
      await page.secrets([{ text: secret }]);
    };
    before(async () => {
      browser = await launch(name);
      page = await Page.open(browser);
    });
    after(async () => {
      assert.deepEqual(page.errors, []);
      files.remove();
      await browser?.close();
    });

    test("says what to do first", async () => assert.match(await page.text("#sentence"), /^Give a request/));

    test("keeps a dropped body exact: CRLF, NUL, and what is no UTF-8", async () => {
      await page.drop(files.write("body.bin", EXACT));
      await page.set("#headers", github(EXACT).headers.map(([field, value]) => `${field}: ${value}`).join("\n"));
      await signed();
      assert.equal(await page.text("#bytes"), `${EXACT.length} bytes, 2 CRLF, 1 LF, 1 NUL, not UTF-8`);
      assert.equal(await verdict(), "genuine");
      assert.match(await page.text("#notes"), /byte for byte/);
    });

    test("warns that a text box is not exact, and is right about that", async () => {
      assert.match(await page.text("#inexact"), /CRLF into LF: drop the file/);
      const body = Buffer.from('{"a":1,\r\n"b":2}');
      await page.set("#headers", github(body).headers.map(([field, value]) => `${field}: ${value}`).join("\n"));
      await page.set("#body", body.toString());
      assert.deepEqual((await page.findings()).findings, [{ grade: "proven", code: "body_lf" }]);
    });

    test("takes raw HTTP, curl, a HAR of several, and what listen saves", async () => {
      const body = '{"zen":"Zoë"}';
      const { headers } = github(body);
      const lines = headers.map(([field, value]) => `${field}: ${value}`);
      await signed();
      await page.drop(files.write("request.http", ["POST /hooks?a=1 HTTP/1.1", "Host: shop.example", ...lines, "", body].join("\r\n")));
      assert.deepEqual([await verdict(), await page.page.$eval("#url", (field) => field.value)], ["genuine", "https://shop.example/hooks?a=1"]);
      await page.set("#paste", `curl -X POST https://shop.example/hooks ${lines.map((line) => `-H '${line}'`).join(" ")} --data-raw '${body}'`);
      assert.equal(await verdict(), "genuine");
      const entries = [entry("https://a.example/", "", []), entry("https://b.example/", "{}", headers), entry("https://c.example/", body, headers)];
      await page.drop(files.write("all.har", JSON.stringify({ log: { entries } })));
      assert.equal(await verdict(), "unexplained");
      await page.set("#entry", "3");
      assert.equal(await verdict(), "genuine");
      await page.drop(files.write("capture.json", captureOf({ headers, body: '{"zen":"Zo\\u00eb"}' }, Date.now())));
      assert.equal(await verdict(), "proven");
    });

    test("says what it cannot read, without words of the command line", async () => {
      await page.set("#paste", "what is this");
      const said = await page.text("#problem");
      assert.match(said, /neither a HAR/);
      await page.set("#paste", "curl https://a.example -d @body.json");
      assert.match(await page.text("#problem"), /reads no files/);
      assert.ok(!/--/.test(said));
    });

    test("says of what a secret consists, and keeps the line break that a field does not show", async () => {
      const { headers } = github("{}", "a secret of a file");
      await page.drop(files.write("capture.json", captureOf({ headers, body: "{}" }, Date.now())));
      await signed("a secret of a file\n");
      assert.match(await page.text("#secret-1-facts"), /^19 characters, ends with a line break, small letters and spaces and line breaks/);
      assert.ok((await page.findings()).findings.some(({ code }) => code === "secret_whitespace"));
      await page.secrets([{ text: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" }]);
      assert.match(await page.text("#secret-1-facts"), /^38 characters, begins with whsec_, /);
      assert.equal(await page.page.$eval("#secret-1", (field) => field.type), "password");
      await page.click("#secrets button");
      assert.equal(await page.page.$eval("#secret-1", (field) => field.type), "text");
      await page.click("#secrets button");
    });

    test("has the schemes first whose headers are there, and finds others by vendor and header", async () => {
      const groups = () => page.page.$$eval("#scheme optgroup", (all) => all.map(({ label, children }) => [label, Array.from(children, ({ value }) => value)]));
      const [[label, there]] = await groups();
      assert.equal(label, "Their headers are there");
      assert.ok(there.includes("github"));
      await page.set("#search", "stripe-signature");
      assert.ok((await groups()).some(([, names]) => names.includes("stripe")));
      await page.set("#search", "");
    });

    test("shows the signed message part by part, underlines signatures, and never the one that would be right", async () => {
      await page.set("#scheme", "stripe");
      await page.page.click("#make");
      await page.settled();
      assert.match(await page.text("#parts"), /time: 10 bytes\s+"\.": 1 byte\s+body: \d+ bytes/);
      assert.equal(await page.page.$$eval("#fields u", (all) => all.length), 1);
      const right = await page.page.$eval("#fields u", (one) => one.textContent);
      await page.set("#mistake", "hash_without_key");
      await page.click("#make");
      await page.set("#mistake", "signature_missing");
      await page.click("#make");
      assert.ok(!(await page.page.content()).includes(right));
    });

    test("shows before and after, and the fix for the framework that was chosen", async () => {
      await page.set("#mistake", "body_crlf");
      await page.click("#make");
      assert.deepEqual((await page.findings()).findings, [{ grade: "proven", code: "body_crlf" }]);
      assert.match(await page.text("#why"), /As it arrived: \d+ bytes[^]*0d 0a[^]*As it was signed/);
      assert.ok((await page.page.$$eval("#why mark", (all) => all.map(({ textContent }) => textContent))).includes("0d"));
      await page.page.select("#framework-0", "Fastify");
      assert.match(await page.text("#why"), /addContentTypeParser/);
      assert.match(await page.text("#why"), /docs\/troubleshooting.md, section body_crlf/);
      await page.set("#mistake", "json_spacing");
      await page.click("#make");
      assert.equal(await page.page.$eval("#framework-0", (select) => select.value), "Fastify");
    });

    test("makes every mistake of the list, or says why not", async () => {
      const names = await page.page.$$eval("#mistake option", (all) => all.map(({ value }) => value));
      assert.ok(names.length > 30);
      const silent = [];
      for (const mistake of names) {
        await page.set("#mistake", mistake);
        await page.click("#make");
        const refused = !/^A (genuine )?delivery/.test(await page.text("#made"));
        const isRight = (await verdict()) === "genuine" ? mistake === "" : mistake !== "";
        if (!refused && !isRight) silent.push(mistake);
      }
      assert.deepEqual(silent, []);
    });

    test("copies a report without the secret, the body or the signature", async () => {
      const { headers } = github('{"password":"in the body"}\n');
      await page.drop(files.write("capture.json", captureOf({ headers, body: '{"password":"in the body"}' }, Date.now())));
      await signed();
      assert.equal(await verdict(), "proven");
      const copied = async (what) => {
        await page.click(`#copy-${what}`);
        await page.page.waitForFunction((word) => document.getElementById("copied").textContent.includes(`(${word})`), {}, what);
        return page.page.$eval("#copy-text", (box) => box.value);
      };
      const report = await copied("report");
      assert.match(report, /^github\n[^]*PROVEN: /);
      for (const hidden of [SECRET, "in the body", headers[1][1].slice(7)]) assert.ok(!report.includes(hidden), hidden);
      const curl = inAnyForm(Buffer.from(await copied("curl")), "", undefined);
      assert.deepEqual([curl.body.toString(), curl.headers], ['{"password":"in the body"}', headers]);
      const vector = JSON.parse(await copied("test"));
      assert.deepEqual([vector.scheme, vector.secrets, vector.expect.error, vector.expect.grade], ["github", ["the secret"], "signature_mismatch", "proven"]);
      assert.ok(headersIn("a: b").length === 1);
    });
  });
}

/** What has the focus, in a word. */
const focused = (page) => page.page.evaluate(() => document.activeElement.id || document.activeElement.textContent);

describe("the page by keyboard", () => {
  let browser;
  before(async () => (browser = await launch("chrome")));
  after(() => browser?.close());

  test("is walked through in the order in which it is read, and leads to a verdict", async () => {
    const page = await Page.open(browser);
    const seen = [];
    for (let step = 0; step < 40; step += 1) {
      await page.page.keyboard.press("Tab");
      const id = await focused(page);
      if (seen.includes(id)) break;
      seen.push(id);
      if (id === "make") {
        await page.page.keyboard.press("Enter");
        await page.settled();
      }
    }
    const wanted = ["To the verdict", "theme", "file", "paste", "headers", "body", "method", "url", "mistake", "make", "secret-1", "more-secrets", "secret-file", "search", "scheme", "time", "copy-report", "copy-curl", "copy-test"];
    assert.deepEqual(seen.filter((id) => wanted.includes(id)), wanted);
    assert.equal((await page.findings()).verdict, "genuine");
    await page.page.close();
  });

  test("has tabs on a phone that arrows move through, and a way to the verdict", async () => {
    const page = await Page.open(browser, { width: 360, height: 700 });
    await page.page.focus("#tab-request");
    const shown = () => page.page.$$eval("section", (all) => all.filter(({ hidden }) => !hidden).map(({ id }) => id));
    assert.deepEqual(await shown(), ["request"]);
    for (const [key, id] of [["ArrowRight", "secret"], ["ArrowRight", "verdict"], ["ArrowRight", "request"], ["End", "verdict"], ["Home", "request"]]) {
      await page.page.keyboard.press(key);
      assert.deepEqual([await focused(page), await shown()], [`tab-${id}`, [id]]);
    }
    await page.page.focus(".skip");
    await page.page.keyboard.press("Enter");
    assert.deepEqual([await focused(page), await shown()], ["verdict", ["verdict"]]);
    assert.equal(await page.page.$eval("#sentence", (line) => line.getAttribute("role")), "status");
    await page.page.close();
  });
});
