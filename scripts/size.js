/** What the package weighs, and the limits on it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { Failure, root } from "./tools.js";

/** What each wasm weighs when gzipped, in bytes: say it anew when a change is worth more. */
const BUDGETS = { "hookseal_bg.wasm": 119_400, "node_bg.wasm": 128_900, "hmac_bg.wasm": 98_100, "keys_bg.wasm": 47_500, "lab_bg.wasm": 210_100, "evidence_bg.wasm": 49_500, "apple_bg.wasm": 51_000, "id_token_bg.wasm": 45_000 };
/** How much more it may be. */
const MARGIN = 1.03;
/** The same for `hookseal/slim` with one scheme: all that a Worker uploads of it. */
const SLIM_BUDGET = 15_300;

/** Prints the table, and fails when a wasm is over its budget. */
export function reportSize() {
  const files = [...Object.keys(BUDGETS), "glue.js"];
  const sizes = Object.fromEntries(files.map((name) => [name, sizesOf(readFileSync(join(root, "pkg", name)))]));
  console.table({
    ...sizes,
    "for Workers, bundled, without the wasm": sizesOf(bundle("js/workerd.js")),
    "hookseal/hmac for other runtimes, bundled, wasm included": sizesOf(bundle("js/hmac/index.js")),
    "for other runtimes, bundled, wasm included": sizesOf(bundle("js/index.js")),
  });
  const slim = sizesOfSlim();
  console.table({ "hookseal/slim with one scheme, for Workers, wasm included": slim });
  if (slim.gzip > SLIM_BUDGET) throw new Failure(`hookseal/slim has ${slim.gzip} bytes gzipped, over its budget of ${SLIM_BUDGET} (scripts/size.js)`);
  for (const [name, budget] of Object.entries(BUDGETS)) {
    const { gzip } = sizes[name];
    if (gzip > MARGIN * budget) throw new Failure(`${name} has ${gzip} bytes gzipped, more than 3 % over its budget of ${budget} (scripts/size.js)`);
  }
}

/** @param {Uint8Array} bytes */
function sizesOf(bytes) {
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
}

/** The code and the wasm are gzipped one by one, as they are sent. */
function sizesOfSlim() {
  const contents = 'export * from "./js/slim/workerd.js"; export { default as scheme } from "./pkg/schemes/stripe.js";';
  const parts = [bundled({ stdin: { contents, resolveDir: root } }), readFileSync(join(root, "pkg/slim_bg.wasm"))].map(sizesOf);
  return Object.fromEntries(["raw", "gzip", "brotli"].map((kind) => [kind, parts[0][kind] + parts[1][kind]]));
}

const bundle = (entry) => bundled({ entryPoints: [join(root, entry)] });

function bundled(entry) {
  const options = { bundle: true, minify: true, format: "esm", external: ["*.wasm"], write: false, logOverride: { "ignored-bare-import": "silent" } };
  return buildSync({ ...options, ...entry }).outputFiles[0].contents;
}
