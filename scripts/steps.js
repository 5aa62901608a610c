/** What `npm test` runs: the steps, in their order. */
import { MODULES } from "./modules.js";

/** Runs test files with Node's test runner. A file that hangs ends after 10 min: the longest takes 3 min on a loaded machine. */
const node = (...files) =>
  `node --test --test-timeout=600000 --test-reporter=./js-tests/reporter.js ${files.map((file) => `js-tests/${file}.js`).join(" ")}`;

/**
 * A step: the groups it is run with, a command of a shell, and what its output has to say beyond
 * an exit code of 0. The second lane has what cargo compiles, and what does nothing but compute.
 *
 * @typedef {{ group: string, name: string, command: string, second?: true, check?: (output: string) => string | undefined }} Step
 */

/** @type {Step[]} */
export const STEPS = [
  { group: "setup", name: "install what is missing", command: "node scripts/setup.js --tests" },
  { group: "setup", name: "build", command: "node scripts/build.js" },

  // The vendors' files are named by a macro, which cargo fmt does not read.
  { group: "check", name: "cargo fmt", command: "cargo fmt --check && rustfmt --check --edition 2024 src/schemes/*.rs", second: true },
  { group: "check", name: "clippy", command: "cargo clippy --quiet --all-targets --all-features -- -D warnings", second: true },
  ...Array.from(new Set(Object.values(MODULES).map(({ features }) => features.join())), (feature) => ({
    group: "check",
    name: `clippy, the wasm of the feature ${feature}`,
    command: `cargo clippy --quiet --target wasm32-unknown-unknown --no-default-features --features ${feature} -- -D warnings`,
    second: true,
  })),
  { group: "check", name: "the crate's documentation", command: "RUSTDOCFLAGS='-D warnings' cargo doc --quiet --no-deps --all-features", second: true },
  { group: "check", name: "types", command: "tsc" },
  { group: "check", name: "types of the Worker", command: "tsc --project worker" },
  { group: "check", name: "docs/schemes.md is current", command: "cargo run --quiet --all-features --example docs | diff docs/schemes.md -", second: true },
  { group: "check", name: "docs/troubleshooting.md is current", command: "cargo run --quiet --all-features --example troubleshooting | diff docs/troubleshooting.md -", second: true },
  { group: "check", name: "eslint", command: "eslint --max-warnings 0 ." },
  { group: "check", name: "package", command: node("package/*.test") },
  { group: "check", name: "the release, tried", command: "node scripts/release.js --dry-run", second: true },

  { group: "rust", name: "cargo test", command: "cargo test --quiet --all-features", second: true },
  {
    group: "rust",
    name: "the crate in a Worker written in Rust",
    command: "cargo check --locked --quiet --manifest-path examples/workers-rs/Cargo.toml --target wasm32-unknown-unknown --target-dir target",
    second: true,
  },
  {
    group: "rust",
    name: "the crate in actix-web",
    command: "cargo test --locked --quiet --manifest-path examples/actix/Cargo.toml --target-dir target",
    second: true,
  },
  {
    group: "rust",
    name: "the fuzz targets compile",
    command: "cargo check --locked --quiet --manifest-path fuzz/Cargo.toml --no-default-features --target-dir target",
    second: true,
  },
  { group: "node", name: "the vectors in Node", command: node("runtimes/run-node", "runtimes/vectors.test") },
  { group: "node", name: "the vendors' SDKs", command: node("sdk/*.test") },
  { group: "node", name: "the API", command: node("api/*.test") },
  { group: "node", name: "the command line", command: node("cli/*.test") },
  { group: "node", name: "the adapters", command: node("adapters/*.test") },
  { group: "node", name: "the replay stores", command: node("stores/*.test") },
  { group: "node", name: "the law of the same verdict", command: node("laws/*.test") },
  { group: "node", name: "evidence", command: node("evidence/*.test") },
  { group: "node", name: "the documentation", command: node("docs/*.test") },

  { group: "workerd", name: "the vectors in workerd", command: node("runtimes/run-workerd") },
  { group: "workerd", name: "the Worker", command: node("worker/*.test") },
  { group: "workerd", name: "the deliveries of all vendors", command: node("world/*.test") },
  { group: "workerd", name: "the storm", command: node("storm/*.test") },

  { group: "browser", name: "the vectors in Chromium", command: node("runtimes/run-browser"), second: true },
  { group: "browser", name: "the page", command: `node scripts/site.js && ${node("site/*.test")}` },
  {
    group: "browser",
    name: "the crate in Chromium",
    command: "wasm-pack --log-level error test --headless --chrome --mode no-install -- --features js",
    second: true,
    // A suite that is not configured for browsers is passed over, and that is no error.
    check: (output) => (/test result: ok\. [1-9]/.test(output) ? undefined : "no test was run"),
  },

  { group: "other", name: "the documentation as a site", command: "node scripts/docs-site.js", second: true },
  { group: "other", name: "the vectors in Deno", command: node("runtimes/run-deno"), second: true },
  { group: "other", name: "the vectors in Bun", command: node("runtimes/run-bun"), second: true },

  { group: "demo", name: "the demo", command: "node scripts/demo.js" },
];
