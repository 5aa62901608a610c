import { BROWSERS } from "../browsers.js";
import { page } from "../hosts.js";
import esbuild from "../bundlers/esbuild.js";

const build = esbuild[0].build;

export default Object.entries(BROWSERS).flatMap(([browser, { path, version, package: name }]) => [
  ...["a page", "a worker", "a service worker"].map((kind) => ({
    name: `${browser}, ${kind}`,
    version: path && version,
    missing: path ? undefined : `not run here: needs ${name}`,
    tells: "page",
    build,
    host: page("dist", { browser, kind }),
  })),
]);
