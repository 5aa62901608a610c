import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["pkg/", "target/", "dist/", "**/.wrangler/"] },
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
  // What every runtime has that the package runs in: nothing of one runtime gets into it unnoticed.
  { files: ["js/**", "js-tests/suite.js", "js-tests/collect.js"], languageOptions: { globals: globals["shared-node-browser"] } },
  { files: ["worker/**", "js-tests/worker-faults.js", "bench/workers/**"], languageOptions: { globals: globals.serviceworker } },
  {
    files: ["scripts/**", "js-tests/*.test.js", "js-tests/*.js", "bench/**"],
    ignores: ["js-tests/suite.js", "js-tests/collect.js", "js-tests/worker-faults.js", "bench/workers/**"],
    languageOptions: { globals: globals.node },
  },
];
