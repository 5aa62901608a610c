import js from "@eslint/js";
import globals from "globals";

const off = (names) => Object.fromEntries(Object.keys(names).map((name) => [name, "off"]));

export default [
  { ignores: ["pkg/", "target/", "dist/", "**/.wrangler/", "**/.temp/", "matrix/.apps/"] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "eqeqeq": "error",
      "no-unused-vars": ["error", { varsIgnorePattern: "^_$", ignoreRestSiblings: true }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
  { files: ["scripts/**", "matrix/**", "js-tests/**", "js/adapters/**", "js/cli/**", "js/stores/**", "bench/**", "vectors/**"], languageOptions: { globals: globals.node } },
  { files: ["site/**"], ignores: ["site/node/buffer.js"], languageOptions: { globals: { ...globals.browser, Buffer: "readonly" } } },
  { files: ["site/node/**", "js-tests/site/**"], languageOptions: { globals: globals.browser } },
  { files: ["worker/**", "js-tests/worker/faults.js", "js-tests/worker/clock.js", "bench/workers/**"], languageOptions: { globals: globals.serviceworker } },
  {
    // What every runtime has that the package runs in: nothing of one runtime gets into it unnoticed.
    files: ["js/*.js", "js/slim/*.js", "js/evidence/*.js", "js/evidence/apple/*.js", "js/evidence/id-token/*.js", "js-tests/runtimes/suite.js", "js-tests/runtimes/laws.js", "js-tests/runtimes/collect.js"],
    languageOptions: { globals: { ...off(globals.node), ...globals["shared-node-browser"] } },
  },
];
