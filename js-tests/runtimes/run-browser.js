/** The suite in Chromium, against the packed package, as esbuild bundles it for browsers. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { buildSync } from "esbuild";
import { replay } from "./collect.js";
import { Scratch } from "../scratch.js";

/** The page reports its results; and an error, should it not get so far. */
const PAGE = `<!doctype html>
<meta charset="utf-8">
<script>
  globalThis.report = (results) => fetch("/results", { method: "POST", body: JSON.stringify(results) });
  onerror = (message) => report([{ name: "the page", error: String(message) }]);
  onunhandledrejection = ({ reason }) => onerror(reason);
</script>
<script type="module" src="/main.js"></script>`;

/** Until the page has reported: it takes 10 s, and many times that beside whatever else runs. */
const ANSWER_TIMEOUT_MS = 300_000;
const scratch = new Scratch();
try {
  replay(await resultsOf(bundle()), test);
} finally {
  scratch.remove();
}

function bundle() {
  const main = scratch.writeSuite(async (run) => globalThis.report(await run()));
  const [{ contents }] = buildSync({ entryPoints: [main], bundle: true, format: "esm", write: false }).outputFiles;
  return contents;
}

/** @param {Uint8Array} script */
async function resultsOf(script) {
  const { promise: reported, resolve } = withResolvers();
  const server = createServer(async (request, response) => {
    if (request.url === "/results") resolve(await json(request));
    const [type, body] = request.url === "/main.js" ? ["text/javascript", script] : ["text/html", PAGE];
    response.writeHead(200, { "content-type": type }).end(body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const chromium = open(`http://127.0.0.1:${server.address().port}/`);
  try {
    const ended = once(chromium, "exit").then(() => Promise.reject(new Error("Chromium ended before the page did")));
    const late = sleep(ANSWER_TIMEOUT_MS, undefined, { ref: false }).then(() => Promise.reject(new Error("the page did not report")));
    return await Promise.race([reported, ended, late]);
  } finally {
    await close(chromium);
    server.close().closeAllConnections();
  }
}

function withResolvers() {
  let resolve;
  const promise = new Promise((given) => (resolve = given));
  return { promise, resolve };
}

/** @param {string} url */
function open(url) {
  const quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  // No sandbox: it does not work for root or in containers, and the page is our own.
  const headless = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"];
  const profile = `--user-data-dir=${scratch.path("profile")}`;
  return spawn("chromium", [...headless, ...quiet, profile, url], { stdio: "ignore" });
}

async function close(chromium) {
  if (chromium.exitCode !== null || chromium.signalCode !== null) return;
  const exited = once(chromium, "exit");
  chromium.kill();
  await exited;
}
