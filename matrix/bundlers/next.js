import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { server } from "../hosts.js";

/** @import { App } from "../app.js" */

/** What a route's server needs of the build: its own file, and the chunks that it names. @param {App} app @param {string} entry */
function ofNode(app, entry) {
  const route = app.path(`.next/server/app/${entry}/route.js`);
  const { files } = JSON.parse(readFileSync(`${route}.nft.json`, "utf8"));
  return [route, ...files.map((file) => join(dirname(route), file))].filter((path) => /\.(js|wasm)$/.test(path) && !/node_modules\/(next|react|react-dom|@swc)\//.test(path));
}

/** What an edge function is: its files and its wasm. @param {App} app @param {string} entry */
function ofEdge(app, entry) {
  const { functions } = JSON.parse(readFileSync(app.path(".next/server/middleware-manifest.json"), "utf8"));
  const { files, wasm } = functions[`/${entry}/route`];
  return [...files, ...wasm.map(({ filePath }) => filePath)].map((file) => app.path(join(".next", file))).filter((path) => /\.(js|wasm)$/.test(path));
}

const row = (bundler, runtime, flags) => ({
  name: `Next, ${bundler}, ${runtime === "edge" ? "edge" : "Node"}`,
  packages: ["next"],
  isOne: true,
  // As create-next-app leaves it: with `"type": "module"`, or packages above the app, webpack's build for the edge misses a file of its own.
  isAlone: true,
  manifest: { type: undefined },
  main: "app/ENTRY/route.js",
  tail: `export const dynamic = "force-dynamic";\nexport const runtime = "${runtime}";\nexport const GET = () => new Response(told());`,
  build: ["next", "build", ...flags],
  output: runtime === "edge" ? ofEdge : ofNode,
  host: server((port) => ["next", "start", "--hostname", "127.0.0.1", "--port", String(port)], (entry) => `/${entry}`),
});

/** @type {Record<string, string>} */
const known = { schemes: "the code has none, and Next's webpack lists each module that it has met" };

export default [row("Turbopack", "nodejs", []), row("Turbopack", "edge", []), row("webpack", "nodejs", ["--webpack"]), { ...row("webpack", "edge", ["--webpack"]), known }];
