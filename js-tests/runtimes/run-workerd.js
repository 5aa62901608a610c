/** The suite in workerd, against the packed package, as wrangler bundles it: with Node's modules and without. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Miniflare } from "miniflare";
import { replay } from "./collect.js";
import { Scratch, bin, lawCorpus } from "../scratch.js";

const compatibilityDate = "2026-04-01";
const types = { js: "ESModule", wasm: "CompiledWasm" };

const scratch = new Scratch();
try {
  const worker = (run) => ({ fetch: async () => Response.json(await run()) });
  scratch.writeSuite(worker, undefined, lawCorpus());
  for (const compatibilityFlags of [[], ["nodejs_compat"]]) {
    const results = await resultsOf(modulesOf(compatibilityFlags), compatibilityFlags);
    describe(`workerd, flags: ${compatibilityFlags}`, () => replay(results, test));
  }
} finally {
  scratch.remove();
}

/** What `wrangler deploy` would upload. */
function modulesOf(compatibilityFlags) {
  const settings = { name: "suite", main: "main.js", compatibility_date: compatibilityDate, compatibility_flags: compatibilityFlags };
  scratch.write("wrangler.json", JSON.stringify(settings));
  const directory = scratch.path(`out-${compatibilityFlags}`);
  const env = { ...process.env, WRANGLER_SEND_METRICS: "false", WRANGLER_LOG_PATH: scratch.directory };
  scratch.run(bin("wrangler"), ["deploy", "--dry-run", "--outdir", directory], { env });
  return readdirSync(directory)
    .map((name) => ({ name, type: types[name.split(".").at(-1)] }))
    .filter(({ type }) => type !== undefined)
    .map(({ name, type }) => ({ type, path: name, contents: readFileSync(join(directory, name)) }))
    .sort((one) => (one.path === "main.js" ? -1 : 1)); // the first module is the Worker
}

async function resultsOf(modules, compatibilityFlags) {
  const miniflare = new Miniflare({ modules, compatibilityDate, compatibilityFlags, cf: false });
  try {
    const response = await miniflare.dispatchFetch("http://worker.example/", { signal: AbortSignal.timeout(500_000) });
    return await response.json();
  } finally {
    await miniflare.dispose();
  }
}
