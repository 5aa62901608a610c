/**
 * Installs what this machine does not have yet: a wasm target for Rust,
 * wasm-pack and wasm-bindgen in a cache of their own, the node modules; with
 * `--tests` also what only the tests need: clippy, rustfmt, Chromium, servers;
 * with `--demo` neither of the two, but what `build.js --demo` takes in their place.
 *
 * Needs nothing but Node and Rust, and is done at once when nothing is missing.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure, cache, cargoTools, has, isExecutable, main, outputOf, root, run, start } from "./tools.js";
import { PLAINLY } from "./wasm.js";

const WASM = "wasm32-unknown-unknown";
/** The program that shows that a component of Rust is there. */
const COMPONENTS = { clippy: "cargo-clippy", rustfmt: "rustfmt" };
/** The Debian packages of a program. */
const PACKAGES = {
  cc: ["gcc", "libc6-dev"],
  chromium: ["chromium"],
  chromedriver: ["chromium-driver"],
  "redis-server": ["redis-server"],
  postgres: ["postgresql"],
  openssl: ["openssl"],
  xmlsec1: ["xmlsec1"],
  "firefox-esr": ["firefox-esr"],
  xz: ["xz-utils"],
};

/** The packages whose install scripts put a program in its place; SQLite's would compile what it brings compiled. */
const WITH_SCRIPT = ["bun", "deno", "esbuild", "workerd"];

async function installAll({ tests, demo }) {
  checkNode();
  installRust({ tests });
  // The one computes, the other waits for the network.
  await Promise.all([demo ? compilePrograms() : installCargoTools(), installNodeModules()]);
  if (tests) installPrograms(["chromium", "chromedriver", "firefox-esr", "redis-server", "postgres", "openssl", "xmlsec1", "xz"]);
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Failure(`Node ${process.versions.node} is too old: install Node 20.19 or newer`);
  }
}

function installRust({ tests }) {
  if (!has("cargo") || !has("rustc")) throw new Failure("Rust is missing: install it from https://rustup.rs");
  const sysroot = outputOf("rustc", ["--print", "sysroot"]);
  if (sysroot === undefined) throw new Failure("rustc does not run: try `rustup default stable`");
  if (!existsSync(join(sysroot, "lib", "rustlib", WASM))) rustup(["target", "add", WASM]);
  const missing = Object.keys(COMPONENTS).filter((name) => !isExecutable(join(sysroot, "bin", COMPONENTS[name])));
  if (tests && missing.length > 0) rustup(["component", "add", ...missing]);
}

function rustup(args) {
  say(`rustup ${args.join(" ")}`);
  run("rustup", args, { advice: "Without rustup, install the same with what Rust was installed with." });
}

/** The programs of this workspace that `build.js` runs: one after the other, as it asks for them, or cargo would compile what both need once more. */
async function compilePrograms() {
  installPrograms(["cc"]);
  for (const program of ["hookseal-bindgen", "hookseal-tables"]) {
    await start("cargo", ["build", "--quiet", ...PLAINLY, "--package", program], { says: `setup: compiling ${program}` });
  }
}

async function installCargoTools() {
  const missing = cargoTools.filter(({ program, directory }) => !isExecutable(join(directory, "bin", program)));
  if (missing.length === 0) return;
  installPrograms(["cc"]);
  // One folder for both: they share most of what is compiled.
  const target = join(cache, "target");
  for (const { crate, version, flags, directory } of missing) {
    const args = ["install", "--quiet", ...flags, "--root", directory, "--version", version, crate];
    const says = `setup: installing ${crate} ${version} into ${directory}`;
    await start("cargo", args, { says, env: { CARGO_TARGET_DIR: target, CARGO_PROFILE_DEV_DEBUG: "false" } });
  }
  rmSync(target, { recursive: true, force: true });
}

async function installNodeModules() {
  if (!nodeModulesMatch()) await start("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { says: "setup: installing the node modules of package-lock.json" });
  // npm's record is there before this: whoever stops in between goes on here.
  const stamp = join(root, "node_modules", ".programs");
  if (existsSync(stamp)) return;
  await start("npm", ["rebuild", "--loglevel=error", ...WITH_SCRIPT], { says: `setup: installing ${WITH_SCRIPT.join(", ")}` });
  writeFileSync(stamp, "");
}

/** Compares npm's own record of what is installed with the lock file; what is for other platforms is optional. */
function nodeModulesMatch() {
  const record = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = packages(record);
  return Object.entries(packages(join(root, "package-lock.json"))).every(
    ([path, { version, optional }]) => path === "" || (installed[path]?.version ?? (optional && version)) === version,
  );
}

const packages = (lockFile) => JSON.parse(readFileSync(lockFile, "utf8")).packages;

/** @param {string[]} programs of {@link PACKAGES} */
function installPrograms(programs) {
  const missing = programs.filter((program) => !isInstalled(program));
  if (missing.length === 0) return;
  const debian = missing.flatMap((program) => PACKAGES[program]);
  const advice = `${missing.join(", ")} missing: install the Debian packages ${debian.join(", ")}, or the like`;
  const sudo = isRoot() ? [] : ["sudo", "-n"];
  if (!has("apt-get") || (!isRoot() && outputOf("sudo", ["-n", "true"]) === undefined)) throw new Failure(advice);
  say(`${debian.join(", ")} with apt-get`);
  const apt = (...args) => {
    const [program, ...rest] = [...sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", ...args];
    run(program, rest, { advice });
  };
  apt("update");
  apt("install", "--yes", "--no-install-recommends", ...debian);
}

/** Debian keeps PostgreSQL's server out of the PATH. */
const isInstalled = (program) => has(program) || (program === "postgres" && existsSync("/usr/lib/postgresql"));

const isRoot = () => process.getuid?.() === 0;

const say = (what) => console.log(`setup: installing ${what}`);

main(() => installAll({ tests: process.argv.includes("--tests"), demo: process.argv.includes("--demo") }));
