/** From the import of a library to its first verdict in Chromium: a fresh browser each time, one page for each library. */
import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { build } from "esbuild";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** With these two a page's clock has steps of 5 µs instead of 100. */
const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cache-control": "no-store",
};

async function bundle(module) {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "contestants", `${module}.js`)],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    logLevel: "error",
  });
  return outputFiles[0].text;
}

const page = ({ module, name, body, headers }) => `<!doctype html><link rel="icon" href="data:,"><script type="module">
const body = Uint8Array.from(atob(${JSON.stringify(Buffer.from(body).toString("base64"))}), (c) => c.charCodeAt(0));
const start = performance.now();
let accepted = false;
let why = "refused";
try {
  const { default: contestants } = await import("/${module}.js");
  const verify = await contestants.find(({ name }) => name === ${JSON.stringify(name)}).prepare();
  accepted = Boolean(await verify(body, ${JSON.stringify(headers)}));
} catch (error) {
  why = String(error);
}
const elapsed = performance.now() - start;
const answer = await fetch("/result", { method: "POST", body: JSON.stringify(accepted ? { elapsed } : { why }) });
if (answer.status === 200) location.replace(await answer.text());
</script>`;

/**
 * @param {string} chromium its path
 * @param {{ module: string, name: string, body: Uint8Array, headers: object }[]} entrants in the order of their pages
 * @returns {Promise<({ elapsed: number } | { why: string })[]>}
 */
async function oneBrowser(chromium, entrants, modules) {
  const results = [];
  let done;
  const finished = new Promise((resolve) => (done = resolve));
  const server = createServer(async (request, response) => {
    const send = (status, type, content) => response.writeHead(status, { ...ISOLATED, "content-type": type }).end(content);
    if (request.url === "/result") {
      results.push(JSON.parse(await text(request)));
      if (results.length < entrants.length) return send(200, "text/plain", `/page/${results.length}`);
      send(204, "text/plain");
      return done();
    }
    const module = modules.get(request.url.slice(1));
    if (module !== undefined) return send(200, "text/javascript", module);
    const entrant = entrants[request.url.split("/").at(-1)];
    return entrant ? send(200, "text/html", page(entrant)) : send(404, "text/plain");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const profile = mkdtempSync(join(tmpdir(), "hookseal-chromium-"));
  const url = `http://127.0.0.1:${server.address().port}/page/0`;
  const child = spawn(chromium, [...FLAGS, `--user-data-dir=${profile}`, "--remote-debugging-port=0", url], { stdio: "ignore" });
  const exited = new Promise((resolve) => child.once("exit", resolve).once("error", resolve));
  await Promise.race([finished, exited.then(() => Promise.reject(new Error("Chromium stopped")))]);
  child.kill();
  await exited;
  server.closeAllConnections();
  server.close();
  // Its helper processes write for a moment more.
  await rm(profile, { recursive: true, maxRetries: 20, retryDelay: 50 });
  return results;
}

/**
 * @param {string} chromium its path
 * @param {{ module: string, name: string, body: Uint8Array, headers: object }[]} entrants the first does nothing
 * @param {number} rounds
 * @returns {Promise<({ elapsed: number } | { why: string })[][]>} per entrant and round
 */
export async function firstVerdicts(chromium, entrants, rounds) {
  const modules = new Map();
  for (const { module } of entrants) modules.set(`${module}.js`, await bundle(module));
  const results = entrants.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    const order = entrants.map((_, place) => (place + round) % entrants.length);
    // The first page of a browser is slower than any other: it is loaded for nothing.
    const answers = await oneBrowser(chromium, [entrants[0], ...order.map((index) => entrants[index])], modules);
    order.forEach((index, place) => results[index].push(answers[place + 1]));
  }
  return results;
}
