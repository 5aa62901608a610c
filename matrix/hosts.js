/** Where what was built runs: each host takes an app, and returns what it told. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { BROWSERS } from "./browsers.js";

/** @import { App } from "./app.js" */

/** Until a page has told, or a server answers. */
const ANSWER_TIMEOUT_MS = 300_000;

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };

/** A program. @param {...string} command */
export const program = (...command) => async (/** @type {App} */ app) => (await app.run(command)).trim();

/** What a script says that cannot be read or run, where the policy lets the page have a script of its own. */
const TELLING = 'const tell = ({ message }) => fetch("/told", { method: "POST", body: message });';

/** How a page has its program, which is `main.js`. */
const PAGES = {
  "a page": `<script>${TELLING} onerror = (message) => tell({ message });</script><script src="/main.js"></script>`,
  "a worker": `<script>${TELLING} new Worker("/main.js").onerror = tell;</script>`,
  "a service worker": '<script>navigator.serviceWorker.register("/main.js")</script>',
};

/**
 * A browser, in which the folder's `index.html` is opened; or one of {@link PAGES}.
 *
 * @param {string} folder
 * @param {{ browser?: keyof typeof BROWSERS, kind?: keyof typeof PAGES, policy?: string }} [how] `policy`: a Content-Security-Policy
 */
export const page = (folder, { browser = "Chromium", kind, policy } = {}) => async (/** @type {App} */ app) => {
  let told;
  const first = new Promise((resolve) => (told = resolve));
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    if (path === "/told") {
      told(await text(request));
      return response.end();
    }
    response.setHeader("content-type", TYPES[extname(path)] ?? "text/html");
    if (policy) response.setHeader("content-security-policy", policy);
    try {
      response.end(path === "/" && kind ? `<!doctype html><meta charset="utf-8">${PAGES[kind]}` : readFileSync(app.path(join(folder, path === "/" ? "index.html" : path))));
    } catch {
      response.writeHead(404).end();
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const { command, env } = BROWSERS[browser].open(`http://127.0.0.1:${port}/`, app);
  const opened = app.start(command, env);
  try {
    return await Promise.race([first, late(`${browser} told nothing`), opened.ended.then(() => Promise.reject(new Error(`${browser} ended: ${app.reason(opened.errors)}`)))]);
  } finally {
    await opened.stop();
    server.close().closeAllConnections();
  }
};

async function late(what) {
  await sleep(ANSWER_TIMEOUT_MS, undefined, { ref: false });
  throw new Error(what);
}

/** A port that is free now. */
export async function freePort() {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  await once(server.close(), "close");
  return port;
}

/**
 * A server, asked until it answers.
 *
 * @param {(port: number) => string[]} command
 * @param {(entry: string) => string} [path]
 */
export const server = (command, path = () => "/") => async (/** @type {App} */ app, /** @type {string} */ entry) => {
  const port = await freePort();
  const started = app.start(command(port));
  const ended = started.ended.then(() => Promise.reject(new Error(app.reason(`${started.errors}\n${started.output}`) || "the server ended")));
  try {
    return await Promise.race([answer(`http://127.0.0.1:${port}${path(entry)}`), ended]);
  } finally {
    await started.stop();
  }
};

async function answer(url) {
  for (const until = Date.now() + ANSWER_TIMEOUT_MS; Date.now() < until; await sleep(200)) {
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) }).catch(() => undefined);
    if (response) return response.text();
  }
  throw new Error("no answer");
}
