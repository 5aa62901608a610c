/** What the package weighs, and the limits on it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { Failure, root } from "./tools.js";

/** What each wasm weighs when gzipped, in bytes: say it anew when a change is worth more. */
const BUDGETS = { "hookseal_bg.wasm": 43_800, "full_bg.wasm": 110_400, "public_keys_bg.wasm": 170_800 };
/** How much more it may be. */
const MARGIN = 1.03;

/** Prints the table, and fails when a wasm is over its budget. */
export function reportSize() {
  const files = [...Object.keys(BUDGETS), "hookseal_bg.js", "full_bg.js", "public_keys_bg.js"];
  const sizes = Object.fromEntries(files.map((name) => [name, sizesOf(readFileSync(join(root, "pkg", name)))]));
  console.table({
    ...sizes,
    "for Workers, bundled, without the wasm": sizesOf(bundle("js/workerd.js")),
    "for other runtimes, bundled, wasm included": sizesOf(bundle("js/index.js")),
  });
  for (const [name, budget] of Object.entries(BUDGETS)) {
    const { gzip } = sizes[name];
    if (gzip > MARGIN * budget) throw new Failure(`${name} has ${gzip} bytes gzipped, more than 3 % over its budget of ${budget} (scripts/size.js)`);
  }
}

/** @param {Uint8Array} bytes */
function sizesOf(bytes) {
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
}

function bundle(entry) {
  const options = { bundle: true, minify: true, format: "esm", external: ["*.wasm"], write: false };
  return buildSync({ ...options, entryPoints: [join(root, entry)] }).outputFiles[0].contents;
}
