import { program } from "../hosts.js";

/** Vercel's build gives a compiled module to whoever imports `?module`; so does this, by a global. */
const BUILD = `
import { readFileSync } from "node:fs";
import { build } from "esbuild";
const modules = {
  name: "modules",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\\.wasm\\?module$/ }, ({ path, resolveDir }) => ({ path: new URL(path.replace("?module", ""), "file://" + resolveDir + "/").pathname, namespace: "module" }));
    onLoad({ filter: /./, namespace: "module" }, ({ path }) => ({ contents: "export default MODULES[" + JSON.stringify(path) + "]" }));
  },
};
await build({ entryPoints: ["main.js"], bundle: true, outfile: "dist/main.js", conditions: CONDITIONS, plugins: [modules] });
`;
const RUN = `
import { readFileSync } from "node:fs";
import { EdgeRuntime } from "edge-runtime";
const code = readFileSync("dist/main.js", "utf8");
const paths = Array.from(code.matchAll(/MODULES\\["(.+?)"\\]/g), ([, path]) => path);
const MODULES = Object.fromEntries(paths.map((path) => [path, new WebAssembly.Module(readFileSync(path))]));
const runtime = new EdgeRuntime({ extend: (context) => Object.assign(context, { MODULES }), initialCode: code });
console.log(await (await runtime.dispatchFetch("http://localhost/")).text());
`;

const row = (name, conditions) => ({
  name,
  packages: ["edge-runtime"],
  tells: "edge",
  files: { "build.mjs": BUILD.replace("CONDITIONS", JSON.stringify(conditions)), "run.mjs": RUN },
  build: ["node", "build.mjs"],
  host: program("node", "run.mjs"),
});

export default [row("edge-runtime, as Vercel builds", ["edge-light"]), row("edge-runtime, as a browser", ["browser"])];
