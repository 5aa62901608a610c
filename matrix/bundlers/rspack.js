import { page, program } from "../hosts.js";

const common = { packages: ["@rspack/core", "@rspack/cli"], output: "dist" };
const build = ["rspack", "build", "--mode", "production", "--entry", "./main.js"];

export default [
  { ...common, name: "Rspack, for browsers", tells: "page", build, host: page("dist", { kind: "a page" }) },
  { ...common, name: "Rspack, for Node", tells: "print", files: { "rspack.config.js": 'export default { target: "node" };' }, build, host: program("node", "dist/main.js") },
];
