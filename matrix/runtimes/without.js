import { BROWSERS } from "../browsers.js";
import { page, program } from "../hosts.js";
import esbuild from "../bundlers/esbuild.js";

/** Where WebAssembly is not to be had, the error says what to do. */
export default [
  ...Object.entries(BROWSERS).map(([browser, { path, version, package: name }]) => ({
    name: `${browser}, a Content-Security-Policy without \`wasm-unsafe-eval\``,
    version: path && version,
    missing: path ? undefined : `not run here: needs ${name}`,
    tells: "page",
    build: esbuild[0].build,
    expects: /^Error: hookseal: .*'wasm-unsafe-eval'/,
    host: page("dist", { browser, kind: "a page", policy: "script-src 'self' 'unsafe-inline'" }),
  })),
  {
    name: "Node without WebAssembly (`--jitless`)",
    packages: ["node24"],
    tells: "print",
    expects: /^Error: hookseal: this runtime has no WebAssembly/,
    host: program("node", "--jitless", "main.js"),
  },
];
