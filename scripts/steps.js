/** What `npm test` runs: the steps, in their order. */
import { MODULES } from "./modules.js";

/** Runs test files with Node's test runner. A file that hangs ends after 10 min: the longest takes 3 min on a loaded machine. */
const node = (...files) =>
  `node --test --test-timeout=600000 --test-reporter=./js-tests/reporter.js ${files.map((file) => `js-tests/${file}.js`).join(" ")}`;

/**
 * A step: the group it is run with, a command of a shell, and what its output has to say beyond
 * an exit code of 0. Before all others comes what is installed; beside the build, one after the
 * other, what needs cargo and no package; beside all else what waits for a third of its time or more.
 *
 * @typedef {{ group: string, name: string, command: string, lane?: "install" | "build" | "cargo" | "waiting", check?: (output: string) => string | undefined }} Step
 */

/** @type {Step[]} */
export const STEPS = [
  { group: "setup", name: "install what is missing", command: "node scripts/setup.js --tests", lane: "install" },
  { group: "setup", name: "build", command: "node scripts/build.js", lane: "build" },

  // The vendors' files are named by a macro, which cargo fmt does not read.
  { group: "check", name: "cargo fmt", command: "cargo fmt --check && rustfmt --check --edition 2024 src/schemes/*.rs", lane: "cargo" },
  { group: "check", name: "clippy", command: "cargo clippy --quiet --all-targets --all-features -- -D warnings", lane: "cargo" },
  ...Array.from(new Set(Object.values(MODULES).map(({ features }) => features.join())), (feature) => ({
    group: "check",
    name: `clippy, the wasm of the feature ${feature}`,
    command: `cargo clippy --quiet --target wasm32-unknown-unknown --no-default-features --features ${feature} -- -D warnings`,
    lane: "cargo",
  })),
  { group: "check", name: "the crate's documentation", command: "RUSTDOCFLAGS='-D warnings' cargo doc --quiet --no-deps --all-features", lane: "cargo" },
  { group: "check", name: "types", command: "tsc" },
  { group: "check", name: "types of the Worker", command: "tsc --project worker" },
  { group: "check", name: "docs/schemes.md is current", command: "cargo run --quiet --all-features --example docs | diff docs/schemes.md -", lane: "cargo" },
  { group: "check", name: "docs/troubleshooting.md is current", command: "cargo run --quiet --all-features --example troubleshooting | diff docs/troubleshooting.md -", lane: "cargo" },
  { group: "check", name: "eslint", command: "eslint --max-warnings 0 ." },
  { group: "check", name: "package", command: node("package/*.test") },
  { group: "check", name: "the release, tried", command: "node scripts/release.js --dry-run" },

  { group: "rust", name: "cargo test", command: "cargo test --quiet --all-features", lane: "cargo" },
  {
    group: "rust",
    name: "the crate in a Worker written in Rust",
    command: "cargo check --locked --quiet --manifest-path examples/workers-rs/Cargo.toml --target wasm32-unknown-unknown --target-dir target",
    lane: "cargo",
  },
  {
    group: "rust",
    name: "the crate in actix-web",
    command: "cargo test --locked --quiet --manifest-path examples/actix/Cargo.toml --target-dir target",
    lane: "cargo",
  },
  {
    group: "rust",
    name: "the fuzz targets compile",
    command: "cargo check --locked --quiet --manifest-path fuzz/Cargo.toml --no-default-features --target-dir target",
    lane: "cargo",
  },
  { group: "node", name: "the vectors in Node", command: node("runtimes/run-node", "runtimes/vectors.test") },
  { group: "node", name: "the vendors' SDKs", command: node("sdk/*.test") },
  { group: "node", name: "the API", command: node("api/*.test") },
  { group: "node", name: "the command line", command: node("cli/*.test") },
  { group: "node", name: "the adapters", command: node("adapters/*.test"), lane: "waiting" },
  { group: "node", name: "the replay stores", command: node("stores/*.test"), lane: "waiting" },
  { group: "node", name: "the law of the same verdict", command: node("laws/*.test") },
  { group: "node", name: "evidence", command: node("evidence/*.test") },
  { group: "node", name: "the documentation", command: node("docs/*.test") },

  { group: "workerd", name: "the vectors in workerd", command: node("runtimes/run-workerd") },
  { group: "workerd", name: "the Worker", command: node("worker/*.test"), lane: "waiting" },
  { group: "workerd", name: "the deliveries of all vendors", command: node("world/*.test") },
  { group: "workerd", name: "the storm", command: node("storm/*.test"), lane: "waiting" },

  { group: "browser", name: "the vectors in Chromium", command: node("runtimes/run-browser") },
  { group: "browser", name: "the page", command: `node scripts/site.js && ${node("site/*.test")}` },
  {
    group: "browser",
    name: "the crate in Chromium",
    command: "wasm-pack --log-level error test --headless --chrome --mode no-install -- --features js",
    lane: "cargo",
    // A suite that is not configured for browsers is passed over, and that is no error.
    check: (output) => (/test result: ok\. [1-9]/.test(output) ? undefined : "no test was run"),
  },

  { group: "other", name: "the documentation as a site", command: "node scripts/docs-site.js" },
  { group: "other", name: "the vectors in Deno", command: node("runtimes/run-deno") },
  { group: "other", name: "the vectors in Bun", command: node("runtimes/run-bun") },

  { group: "demo", name: "the demo", command: "node scripts/demo.js" },
];
