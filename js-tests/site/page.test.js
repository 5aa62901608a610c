/** The page as people use it, opened from the disk in Chromium and Firefox. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { Webhook } from "hookseal";
import { inAnyForm } from "../../js/cli/requests/any.js";
import { Files, Page, captureOf, launch } from "./harness.js";

const SECRET = "z1nFPpdcHbbOoUkbzBOnV2m9zuQZnfIG";
const EXACT = Buffer.from('{"a":\r\n"b\0c",\n"d":"\xff"}\r\n', "latin1");
const github = (body, secret = SECRET) => ({ headers: [["content-type", "application/json"], ...Object.entries(new Webhook("github", secret).sign(body))] });

/** A request of a HAR. */
const entry = (url, text, headers) => ({ startedDateTime: "2026-11-23T01:32:14.000Z", request: { method: "POST", url, headers: headers.map(([name, value]) => ({ name, value })), ...(text && { postData: { mimeType: "application/json", text } }) } });

/**
 * Tests of the page as it is open in each browser.
 *
 * @param {string} what
 * @param {(open: { page: Page, files: Files }) => void} tests
 */
function inBrowsers(what, tests) {
  for (const name of ["chrome", "firefox"]) {
    describe(`${what}, in ${name}`, () => {
      const open = { files: new Files() };
      let browser;
      before(async () => {
        browser = await launch(name);
        open.page = await Page.open(browser);
      });
      after(async () => {
        open.files.remove();
        await browser?.close();
      });
      tests(open);
      test("is done without an error", () => assert.deepEqual(open.page.errors, []));
    });
  }
}

const verdict = async ({ page }) => (await page.findings()).verdict;

async function signed({ page }, secret = SECRET) {
  await page.set("#scheme", "github");
  await page.secrets([{ text: secret }]);
}

inBrowsers("what goes into the page", (open) => {
  test("says what to do first", async () => assert.match(await open.page.text("#sentence"), /^Give a request/));

  test("keeps a dropped body exact: CRLF, NUL, and what is no UTF-8", async () => {
    await open.page.drop(open.files.write("body.bin", EXACT));
    await open.page.set("#headers", github(EXACT).headers.map(([field, value]) => `${field}: ${value}`).join("\n"));
    await signed(open);
    assert.equal(await open.page.text("#bytes"), `${EXACT.length} bytes, 2 CRLF, 1 LF, 1 NUL, not UTF-8`);
    assert.equal(await verdict(open), "genuine");
    assert.match(await open.page.text("#notes"), /byte for byte/);
    await open.page.set("#body", "{}");
    await open.page.dragged(EXACT);
    assert.equal(await verdict(open), "genuine");
  });

  test("warns that a text box is not exact, and is right about that", async () => {
    assert.match(await open.page.text("#inexact"), /CRLF into LF: drop the file/);
    const body = Buffer.from('{"a":1,\r\n"b":2}');
    await open.page.set("#headers", github(body).headers.map(([field, value]) => `${field}: ${value}`).join("\n"));
    await open.page.set("#body", body.toString());
    assert.deepEqual((await open.page.findings()).findings, [{ grade: "proven", code: "body_lf" }]);
  });

  test("takes raw HTTP, curl, a HAR of several, and what listen saves", async () => {
    const body = '{"zen":"Zoë"}';
    const { headers } = github(body);
    const lines = headers.map(([field, value]) => `${field}: ${value}`);
    await signed(open);
    await open.page.drop(open.files.write("request.http", ["POST /hooks?a=1 HTTP/1.1", "Host: shop.example", ...lines, "", body].join("\r\n")));
    assert.deepEqual([await verdict(open), await open.page.page.$eval("#url", (field) => field.value)], ["genuine", "https://shop.example/hooks?a=1"]);
    await open.page.set("#paste", `curl -X POST https://shop.example/hooks ${lines.map((line) => `-H '${line}'`).join(" ")} --data-raw '${body}'`);
    assert.equal(await verdict(open), "genuine");
    const entries = [entry("https://a.example/", "", []), entry("https://b.example/", "{}", headers), entry("https://c.example/", body, headers)];
    await open.page.drop(open.files.write("all.har", JSON.stringify({ log: { entries } })));
    assert.equal(await verdict(open), "unexplained");
    await open.page.set("#entry", "3");
    assert.equal(await verdict(open), "genuine");
    await open.page.drop(open.files.write("capture.json", captureOf({ headers, body: '{"zen":"Zo\\u00eb"}' }, Date.now())));
    assert.equal(await verdict(open), "proven");
  });

  test("says what it cannot read, without words of the command line", async () => {
    await open.page.set("#paste", "what is this");
    const said = await open.page.text("#problem");
    assert.match(said, /neither a HAR/);
    await open.page.set("#paste", "curl https://a.example -d @body.json");
    assert.match(await open.page.text("#problem"), /reads no files/);
    assert.ok(!/--/.test(said));
  });
});

inBrowsers("what vendors and others have written", (open) => {
  test("inflates what a vendor compressed after it had signed it", async () => {
    const time = String(Math.floor(Date.now() / 1000));
    const headers = [["x-ua-timestamp", time], ["x-ua-signature", createHmac("sha256", SECRET).update(`${time}:{"events":[]}`).digest("hex")]];
    await open.page.set("#scheme", "airship");
    await open.page.secrets([{ text: SECRET }]);
    await open.page.drop(open.files.write("packed.json", captureOf({ headers, bodyHex: gzipSync('{"events":[]}').toString("hex") }, Date.now())));
    assert.equal(await verdict(open), "genuine");
    assert.match(await open.page.text("#message"), /\{"events":\[\]\}/);
  });

  test("refuses what no request is, and stays alive", async () => {
    const one = entry("https://a.example/", "{}", []);
    for (const [text, said] of [
      [JSON.stringify({ log: { entries: [{ request: null }] } }), /no request/],
      [JSON.stringify({ log: { entries: [{ request: { ...one.request, method: "POST;touch${IFS}/tmp/x;:" } }] } }), /the method is none/],
      [`POST /h HTTP/1.1\r\nhost: x\r\nx:${" ".repeat(20_000)}\ry\r\n\r\n{}`, /not of the form Name: value/],
    ]) {
      await open.page.drop(open.files.write("hostile", text));
      assert.match(await open.page.text("#problem"), said);
    }
  });
});

inBrowsers("secrets and schemes", (open) => {
  test("says of what a secret consists, and keeps the line break that a field does not show", async () => {
    const { headers } = github("{}", "a secret of a file");
    await open.page.drop(open.files.write("capture.json", captureOf({ headers, body: "{}" }, Date.now())));
    await signed(open, "a secret of a file\n");
    assert.match(await open.page.text("#secret-1-facts"), /^19 characters, ends with a line break, small letters and spaces and line breaks/);
    assert.ok((await open.page.findings()).findings.some(({ code }) => code === "secret_whitespace"));
    await open.page.secrets([{ text: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" }]);
    assert.match(await open.page.text("#secret-1-facts"), /^38 characters, begins with whsec_, /);
    assert.equal(await open.page.page.$eval("#secret-1", (field) => field.type), "password");
    await open.page.click("#secrets button");
    assert.equal(await open.page.page.$eval("#secret-1", (field) => field.type), "text");
    await open.page.click("#secrets button");
  });

  test("tries those whose headers are there where none is chosen, and says which verifies", async () => {
    const { headers } = github("{}");
    await open.page.set("#scheme", "");
    await open.page.secrets([{ text: "" }]);
    await open.page.drop(open.files.write("capture.json", captureOf({ headers, body: "{}" }, Date.now())));
    assert.match(await open.page.text("#possible"), /github/);
    await open.page.secrets([{ text: SECRET }]);
    assert.match(await open.page.text("#sentence"), /^[\w, -]*github[\w, -]*: Genuine/);
    await open.page.set("#body", "{ }");
    assert.match(await open.page.text("#sentence"), /github[\w, -]*: Not genuine as it is, and the cause is proven/);
  });

  test("has the schemes first whose headers are there, and finds others by vendor and header", async () => {
    await open.page.set("#headers", "X-Hub-Signature-256: sha256=00");
    const groups = () => open.page.page.$$eval("#scheme optgroup", (all) => all.map(({ label, children }) => [label, Array.from(children, ({ value }) => value)]));
    const [[label, there]] = await groups();
    assert.equal(label, "Their headers are there");
    assert.ok(there.includes("github"));
    await open.page.set("#search", "stripe-signature");
    assert.ok((await groups()).some(([, names]) => names.includes("stripe")));
    await open.page.set("#search", "");
  });
});

inBrowsers("what the page shows", (open) => {
  test("shows the signed message part by part, underlines signatures, and never the one that would be right", async () => {
    await open.page.set("#scheme", "stripe");
    await open.page.page.click("#make");
    await open.page.settled();
    assert.match(await open.page.text("#parts"), /time: 10 bytes\s+"\.": 1 byte\s+body: \d+ bytes/);
    assert.equal(await open.page.page.$$eval("#fields u", (all) => all.length), 1);
    const right = await open.page.page.$eval("#fields u", (one) => one.textContent);
    await open.page.set("#mistake", "hash_without_key");
    await open.page.click("#make");
    await open.page.set("#mistake", "signature_missing");
    await open.page.click("#make");
    assert.ok(!(await open.page.page.content()).includes(right));
  });

  test("shows before and after, and the fix for the framework that was chosen", async () => {
    await open.page.set("#mistake", "body_crlf");
    await open.page.click("#make");
    assert.deepEqual((await open.page.findings()).findings, [{ grade: "proven", code: "body_crlf" }]);
    assert.match(await open.page.text("#why"), /As it arrived: \d+ bytes[^]*0d 0a[^]*As it was signed/);
    assert.ok((await open.page.page.$$eval("#why mark", (all) => all.map(({ textContent }) => textContent))).includes("0d"));
    await open.page.page.select("#framework-0", "Fastify");
    assert.match(await open.page.text("#why"), /addContentTypeParser/);
    assert.match(await open.page.text("#why"), /docs\/troubleshooting.md, section body_crlf/);
    await open.page.set("#mistake", "json_spacing");
    await open.page.click("#make");
    assert.equal(await open.page.page.$eval("#framework-0", (select) => select.value), "Fastify");
  });

  test("makes every mistake of the list, or says why not", async () => {
    const names = await open.page.page.$$eval("#mistake option", (all) => all.map(({ value }) => value));
    assert.ok(names.length > 30);
    const silent = [];
    for (const mistake of names) {
      await open.page.set("#mistake", mistake);
      await open.page.click("#make");
      const refused = !/^A (genuine )?delivery/.test(await open.page.text("#made"));
      const isRight = (await verdict(open)) === "genuine" ? mistake === "" : mistake !== "";
      if (!refused && !isRight) silent.push(mistake);
    }
    assert.deepEqual(silent, []);
  });
});

inBrowsers("what comes out of the page", (open) => {
  test("copies a sample as a test that Node agrees with", async () => {
    await open.page.set("#scheme", "standard-webhooks");
    await open.page.click("#make");
    await open.page.click("#copy-test");
    await open.page.page.waitForFunction(() => document.getElementById("copied").textContent.includes("(test)"));
    const { scheme, secrets, request, now, expect } = JSON.parse(await open.page.page.$eval("#copy-text", (box) => box.value));
    const { ok, event } = new Webhook(scheme, secrets).check(request.body, request.headers, { method: request.method, url: request.url, now });
    assert.equal(ok, true);
    assert.deepEqual(expect, Object.fromEntries(Object.keys(expect).map((member) => [member, event[member]])));
    assert.ok(expect.timestamp > 0 && expect.replayKey !== undefined && expect.payload !== undefined);
  });

  test("copies a report without the secret, the body or the signature", async () => {
    const { headers } = github('{"password":"in the body"}\n');
    await open.page.drop(open.files.write("capture.json", captureOf({ headers, body: '{"password":"in the body"}' }, Date.now())));
    await signed(open);
    assert.equal(await verdict(open), "proven");
    const copied = async (what) => {
      await open.page.click(`#copy-${what}`);
      await open.page.page.waitForFunction((word) => document.getElementById("copied").textContent.includes(`(${word})`), {}, what);
      return open.page.page.$eval("#copy-text", (box) => box.value);
    };
    const report = await copied("report");
    assert.match(report, /^github\n[^]*PROVEN: /);
    for (const hidden of [SECRET, "in the body", headers[1][1].slice(7)]) assert.ok(!report.includes(hidden), hidden);
    await open.page.set("#scheme", "twilio");
    await open.page.set("#url", "https://me:hunter2@shop.example/sms?From=%2B46701234567");
    await open.page.set("#headers", "X-Twilio-Signature: AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    const doubted = await copied("report");
    assert.match(doubted, /judged as https:\/\/shop\.example\/sms\?From=\(14\);/);
    assert.ok(!/hunter2|46701234567/.test(doubted));
    await open.page.drop(open.files.write("capture.json", captureOf({ headers, body: '{"password":"in the body"}' }, Date.now())));
    await signed(open);
    const curl = inAnyForm(Buffer.from(await copied("curl")), "", undefined);
    assert.deepEqual([curl.body.toString(), curl.headers], ['{"password":"in the body"}', headers]);
    const vector = JSON.parse(await copied("test"));
    assert.deepEqual([vector.scheme, vector.secrets, vector.expect.error, vector.expect.grade], ["github", ["the secret"], "signature_mismatch", "proven"]);
  });


});

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
    await page.click("#make");
    assert.equal(await page.text("#tab-verdict"), "Verdict: genuine");
    await page.page.focus(".skip");
    await page.page.keyboard.press("Enter");
    assert.deepEqual([await focused(page), await shown()], ["verdict", ["verdict"]]);
    assert.equal(await page.page.$eval("#sentence", (line) => line.getAttribute("role")), "status");
    await page.page.close();
  });
});
