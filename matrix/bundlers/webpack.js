import { page, program } from "../hosts.js";

const common = { packages: ["webpack", "webpack-cli"], output: "dist" };
const build = ["webpack", "--mode", "production", "--entry", "./main.js"];

export default [
  { ...common, name: "webpack, for browsers", tells: "page", build, host: page("dist", { kind: "a page" }) },
  { ...common, name: "webpack, for Node", tells: "print", build: [...build, "--target", "node", "--output-filename", "main.cjs"], host: program("node", "dist/main.cjs") },
];
