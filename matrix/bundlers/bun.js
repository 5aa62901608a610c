import { page, program } from "../hosts.js";

const common = { packages: ["bun"], output: "dist" };
const build = ["bun", "build", "main.js", "--minify", "--outdir=dist"];

export default [
  { ...common, name: "Bun, for browsers", tells: "page", build, host: page("dist", { kind: "a page" }) },
  { ...common, name: "Bun, for Bun", tells: "print", build: [...build, "--target=bun"], host: program("bun", "dist/main.js") },
  { ...common, name: "Bun, for Node", tells: "print", build: [...build, "--target=node"], host: program("node", "dist/main.js") },
];
