/** The runtimes in which the cases of evidence are judged: each runs a program of the package's user. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { Miniflare } from "miniflare";
import { bin } from "../scratch.js";

/** @import { Scratch } from "../scratch.js" */

/** What a program does with the verdicts where it can print. */
export const PRINT = "console.log(JSON.stringify(verdicts(lib, cases)));";

/**
 * Writes a program that has `lib`, `cases` and `verdicts`, and ends with this; its path.
 * @typedef {(answer: string) => string} Program
 */

/** @type {Record<string, (scratch: Scratch, program: Program) => unknown>} */
export const RUNTIMES = {
  Node: (scratch, program) => JSON.parse(scratch.run(process.execPath, [program(PRINT)])),

  Bun: (scratch, program) => JSON.parse(scratch.run(bin("bun"), ["--no-install", program(PRINT)])),

  Deno: (scratch, program) => {
    const env = { ...process.env, DENO_DIR: scratch.path("deno"), DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
    const offline = ["--cached-only", "--no-lock", "--no-prompt", "--node-modules-dir=manual"];
    return JSON.parse(scratch.run(bin("deno"), ["run", ...offline, program(PRINT)], { env }));
  },

  Chromium: (scratch, program) => {
    const main = program("document.body.textContent = encodeURIComponent(JSON.stringify(verdicts(lib, cases)));");
    const [{ text }] = buildSync({ entryPoints: [main], bundle: true, format: "iife", charset: "utf8", write: false }).outputFiles;
    const page = scratch.write("page.html", `<!doctype html><meta charset="utf-8"><body><script>${text}</script>`);
    // No sandbox: it does not work for root or in containers, and the page is our own.
    const headless = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"];
    const dom = scratch.run("chromium", [...headless, `--user-data-dir=${scratch.path("profile")}`, "--dump-dom", pathToFileURL(page).href]);
    return JSON.parse(decodeURIComponent(/<body>([^<]*)/.exec(dom)?.[1] ?? ""));
  },

  workerd: async (scratch, program) => {
    program("export default { fetch: () => Response.json(verdicts(lib, cases)) };");
    const compatibilityDate = "2026-04-01";
    scratch.write("wrangler.json", JSON.stringify({ name: "evidence", main: "main.js", compatibility_date: compatibilityDate }));
    const env = { ...process.env, WRANGLER_SEND_METRICS: "false", WRANGLER_LOG_PATH: scratch.directory };
    scratch.run(bin("wrangler"), ["deploy", "--dry-run", "--outdir", scratch.path("out")], { env });
    const types = { js: "ESModule", wasm: "CompiledWasm" };
    const modules = readdirSync(scratch.path("out"))
      .map((path) => ({ path, type: types[path.split(".").at(-1)] }))
      .filter(({ type }) => type !== undefined)
      .map((one) => ({ ...one, contents: readFileSync(join(scratch.path("out"), one.path)) }))
      .sort(({ path }) => (path === "main.js" ? -1 : 1));
    const miniflare = new Miniflare({ modules, compatibilityDate, cf: false });
    try {
      const response = await miniflare.dispatchFetch("http://worker.example/", { signal: AbortSignal.timeout(120_000) });
      return await response.json();
    } finally {
      await miniflare.dispose();
    }
  },
};
