import { page } from "../hosts.js";

export default [
  {
    name: "Rollup (not minified)",
    packages: ["rollup", "@rollup/plugin-node-resolve"],
    tells: "page",
    files: {
      "rollup.config.js": 'import resolve from "@rollup/plugin-node-resolve";\nexport default { input: "main.js", output: { dir: "dist", format: "iife" }, plugins: [resolve({ browser: true })] };',
    },
    build: ["rollup", "--config"],
    output: "dist",
    host: page("dist", { kind: "a page" }),
  },
];
