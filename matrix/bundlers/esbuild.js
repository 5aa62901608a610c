import { page, program } from "../hosts.js";

const common = { packages: ["esbuild"], output: "dist" };

export default [
  {
    ...common,
    name: "esbuild, for browsers",
    tells: "page",
    build: ["esbuild", "main.js", "--bundle", "--minify", "--outdir=dist"],
    host: page("dist", { kind: "a page" }),
  },
  {
    ...common,
    name: "esbuild, for Node",
    tells: "print",
    build: ["esbuild", "main.js", "--bundle", "--minify", "--platform=node", "--format=esm", "--outdir=dist"],
    host: program("node", "dist/main.js"),
  },
];
