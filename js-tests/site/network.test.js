/** The page sends nothing: it cannot by its CSP, it does not in a browser that is watched, and its script has no word for it. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { Files, PAGE, Page, launch, url } from "./harness.js";

const html = readFileSync(PAGE, "utf8");
const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
const [, script] = /<script>([^]*?)<\/script>/.exec(html) ?? [];
const [, style] = /<style>([^]*?)<\/style>/.exec(html) ?? [];
const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The most that the page may have before public keys, gzipped. */
const MOST_BYTES = 200_000;

describe("the file", () => {
  test("has a policy that allows no connection, and its own script and style alone", () => {
    const rules = ["default-src 'none'", "connect-src 'none'", `script-src ${hashOf(script)} 'wasm-unsafe-eval'`, `style-src ${hashOf(style)}`, "img-src data:", "base-uri 'none'", "form-action 'none'"];
    assert.equal(policy, rules.join("; "));
    assert.ok(html.indexOf("Content-Security-Policy") < html.indexOf("<style>"));
  });

  test("refers to nothing outside of itself", () => {
    const markup = html.replace(/<(script|style)[^>]*>[^]*?<\/\1>/g, "");
    const references = [...markup.matchAll(/\s(?:src|href|action|srcset|poster|ping)="([^"]*)"/g)].map(([, one]) => one);
    assert.deepEqual(references, ["data:,", "#verdict"]);
    assert.ok(!/@import|url\(/.test(style));
  });

  test("has a script without a word for sending, for storing, or for making code of text", () => {
    const words = /\b(fetch|XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|RTCPeerConnection|importScripts|serviceWorker|SharedWorker|localStorage|sessionStorage|indexedDB|document\.cookie|BroadcastChannel|eval|innerHTML|insertAdjacentHTML|window\.open)\b|\bnew Worker\b|\bimport\(|\bnew Function\b|\blocation\s*[.=]/g;
    assert.deepEqual([...script.matchAll(words)].map(([word]) => word), []);
  });

  test("is at most 216 KB gzipped before public keys", () => {
    const without = html.replace(/<script [^>]*id="keys"[^]*?<\/script>/, "");
    assert.ok(without.length < html.length);
    const bytes = gzipSync(without, { level: 9 }).length;
    console.log(`${bytes} bytes gzipped without public keys, ${gzipSync(html, { level: 9 }).length} with them`);
    assert.ok(bytes <= MOST_BYTES);
  });
});

describe("the page in Chromium", () => {
  const files = new Files();
  const asked = [];
  const reached = [];
  const server = createServer((request, response) => {
    reached.push(request.url);
    response.end();
  });
  let browser;
  let page;
  before(async () => {
    await once(server.listen(0, "127.0.0.1"), "listening");
    browser = await launch("chrome");
    page = await Page.open(browser, { watch: (request) => asked.push(request) });
  });
  after(async () => {
    files.remove();
    await browser?.close();
    server.close().closeAllConnections();
  });

  test("asks for nothing but itself, whatever is done", async () => {
    for (const mistake of ["", "json_spacing", "body_compressed", "signature_missing"]) {
      await page.set("#mistake", mistake);
      await page.click("#make");
    }
    await page.drop(files.write("request.http", "POST /hook HTTP/1.1\r\nHost: a.example\r\nX-Hub-Signature-256: sha256=00\r\n\r\n{}"));
    for (const name of ["report", "curl", "test"]) await page.click(`#copy-${name}`);
    assert.deepEqual(asked, [url]);
  });

  test("could not ask if it wanted to", async () => {
    const target = `http://127.0.0.1:${server.address().port}`;
    const outcomes = await page.page.evaluate(async (to) => {
      const image = new Promise((resolve) => Object.assign(new Image(), { onload: () => resolve("sent"), onerror: () => resolve("refused"), src: `${to}/image` }));
      const socket = new Promise((resolve) => {
        try {
          Object.assign(new WebSocket(to.replace("http", "ws")), { onopen: () => resolve("sent"), onerror: () => resolve("refused") });
        } catch {
          resolve("refused");
        }
      });
      const fetched = fetch(`${to}/fetch`).then(() => "sent", () => "refused");
      return Promise.all([image, socket, fetched]);
    }, target);
    assert.deepEqual([outcomes, reached], [["refused", "refused", "refused"], []]);
  });
});
