/**
 * `npm test`: everything. `npm run check`, `npm run test:node` and the like are
 * the groups of the table below. Stops at the first step that fails.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { environment, root } from "./tools.js";

/** No step takes so long: something hangs. */
const LONGEST = 20 * 60_000;

/** Runs test files with Node's test runner. A file that hangs ends after 10 min: the longest takes 3 min on a loaded machine. */
const node = (...files) =>
  `node --test --test-timeout=600000 --test-reporter=./js-tests/reporter.js ${files.map((file) => `js-tests/${file}.js`).join(" ")}`;

/** @type {{ group: string, name: string, command: string, check?: (output: string) => string | undefined }[]} */
const STEPS = [
  { group: "setup", name: "install what is missing", command: "node scripts/setup.js --tests" },
  { group: "setup", name: "build", command: "node scripts/build.js" },

  // The vendors' files are named by a macro, which cargo fmt does not read.
  { group: "check", name: "cargo fmt", command: "cargo fmt --check && rustfmt --check --edition 2024 src/schemes/*.rs" },
  { group: "check", name: "clippy", command: "cargo clippy --quiet --all-targets --all-features -- -D warnings" },
  ...["js", "complete", "lab", "keys", "slim", "evidence-js"].map((feature) => ({
    group: "check",
    name: `clippy, the wasm of the feature ${feature}`,
    command: `cargo clippy --quiet --target wasm32-unknown-unknown --no-default-features --features ${feature} -- -D warnings`,
  })),
  { group: "check", name: "types", command: "tsc" },
  { group: "check", name: "types of the Worker", command: "tsc --project worker" },
  { group: "check", name: "docs/schemes.md is current", command: "cargo run --quiet --example docs | diff docs/schemes.md -" },
  { group: "check", name: "docs/troubleshooting.md is current", command: "cargo run --quiet --example troubleshooting | diff docs/troubleshooting.md -" },
  { group: "check", name: "eslint", command: "eslint --max-warnings 0 ." },
  { group: "check", name: "package", command: node("package/*.test") },

  { group: "rust", name: "cargo test", command: "cargo test --quiet --all-features" },
  {
    group: "rust",
    name: "the crate in a Worker written in Rust",
    command: "cargo check --locked --quiet --manifest-path examples/workers-rs/Cargo.toml --target wasm32-unknown-unknown --target-dir target",
  },

  {
    group: "rust",
    name: "the fuzz targets compile",
    command: "cargo check --locked --quiet --manifest-path fuzz/Cargo.toml --no-default-features --target-dir target",
  },

  { group: "node", name: "the vectors in Node", command: node("runtimes/run-node", "runtimes/vectors.test") },
  { group: "node", name: "the law of the same verdict", command: node("laws/*.test") },
  { group: "node", name: "the vendors' SDKs", command: node("sdk/*.test") },
  { group: "node", name: "the API", command: node("api/*.test") },

  { group: "node", name: "the command line", command: node("cli/*.test") },
  { group: "node", name: "evidence", command: node("evidence/*.test") },
  { group: "node", name: "the adapters", command: node("adapters/*.test") },
  { group: "node", name: "the replay stores", command: node("stores/*.test") },

  { group: "workerd", name: "the vectors in workerd", command: node("runtimes/run-workerd") },
  { group: "workerd", name: "the Worker", command: node("worker/*.test") },
  { group: "workerd", name: "the deliveries of all vendors", command: node("world/*.test") },
  { group: "workerd", name: "the storm", command: node("storm/*.test") },

  { group: "browser", name: "the vectors in Chromium", command: node("runtimes/run-browser") },
  { group: "browser", name: "the page", command: `node scripts/site.js && ${node("site/*.test")}` },
  {
    group: "browser",
    name: "the crate in Chromium",
    command: "wasm-pack --log-level error test --headless --chrome --mode no-install -- --features js",
    // A suite that is not configured for browsers is passed over, and that is no error.
    check: (output) => (/test result: ok\. [1-9]/.test(output) ? undefined : "no test was run"),
  },

  { group: "other", name: "the vectors in Deno", command: node("runtimes/run-deno") },
  { group: "other", name: "the vectors in Bun", command: node("runtimes/run-bun") },

  { group: "demo", name: "the demo", command: "node scripts/demo.js" },
];

const wanted = process.argv.slice(2);
const groups = new Set(STEPS.map(({ group }) => group));
const unknown = wanted.filter((group) => !groups.has(group));
if (unknown.length > 0) {
  console.error(`there is no group ${unknown.join(", ")}: ${[...groups].join(", ")}`);
  process.exit(2);
}
process.exitCode = await runAll(STEPS.filter(({ group }) => wanted.length === 0 || group === "setup" || wanted.includes(group)));

/** @returns {Promise<number>} the exit code */
async function runAll(steps) {
  const started = Date.now();
  for (const [index, step] of steps.entries()) {
    console.log(`\n=== ${step.name}: ${step.command}`);
    const [failure, seconds] = await timed(() => run(step));
    if (failure !== undefined) {
      console.log(`\n=== ${step.name} FAILED: ${failure}\nsteps: ${index} passed, 1 failed`);
      return 1;
    }
    console.log(`=== ${step.name}: good, ${seconds} s`);
  }
  console.log(`\nall good, ${((Date.now() - started) / 1000).toFixed(0)} s\nsteps: ${steps.length} passed, 0 failed`);
  return 0;
}

async function timed(task) {
  const started = Date.now();
  const result = await task();
  return [result, ((Date.now() - started) / 1000).toFixed(1)];
}

/**
 * Runs a step in a process group of its own, so that nothing it started stays.
 *
 * @returns {Promise<string | undefined>} why it failed
 */
async function run({ command, check }) {
  const child = spawn(command, { shell: true, cwd: root, env: environment, stdio: ["ignore", "pipe", "inherit"], detached: true });
  const end = () => stopGroup(child);
  const late = setTimeout(end, LONGEST);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    process.stdout.write(text);
    output += text;
  });
  const [code, signal] = await once(child, "close");
  clearTimeout(late);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.off(signal, end);
  if (signal) return `ended by ${signal}`;
  return code === 0 ? check?.(output) : `exit code ${code}`;
}

function stopGroup(child) {
  try {
    process.kill(-child.pid, "SIGTERM");
  } catch {
    // It has ended already.
  }
}
