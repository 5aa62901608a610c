import { program } from "../hosts.js";

const row = (name, environment, packages = []) => ({
  name: `Vitest, ${name}`,
  packages: ["vitest", ...packages],
  tells: "test",
  main: "told.test.js",
  files: { "vitest.config.js": `export default { test: { globals: true, environment: "${environment}" } };` },
  host: program("vitest", "run"),
});

export default [row("Node", "node"), row("jsdom", "jsdom", ["jsdom"]), row("happy-dom", "happy-dom", ["happy-dom"]), row("edge-runtime", "edge-runtime", ["@edge-runtime/vm"])];
