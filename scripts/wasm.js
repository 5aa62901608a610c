/**
 * A module of the package, compiled: by wasm-pack, and, for the demo, by what wasm-pack runs: cargo
 * and wasm-bindgen, of which `bindgen/` has what is needed. wasm-pack and wasm-bindgen-cli are 150 s
 * of a bare machine's 290 to install, and the bytes are the same (`js-tests/package/wasm.test.js`).
 */
import { dirname, join } from "node:path";
import { MODULES } from "./modules.js";
import { Failure, outputOf, start } from "./tools.js";

const TARGET = "wasm32-unknown-unknown";

/** What cargo is told of programs that run for a second: for that, nothing is optimised. */
export const PLAINLY = ["--config", "profile.dev.package.hookseal.opt-level=0"];

/**
 * Where what is compiled lies.
 *
 * @typedef {object} Folders
 * @property {string} target cargo's
 * @property {string} output where `NAME_bg.wasm` is written, and `NAME_bg.js`, which calls it
 */

/** What LLVM leaves small: a twentieth of the size, for a fiftieth of the time of the smallest bodies; the hash is written with SIMD by hand. */
const expandLittle = (inline) =>
  [`inline-threshold=${inline}`, "vectorize-loops=false", "vectorize-slp=false", "unroll-runtime=false"].map((arg) => `-Cllvm-args=-${arg}`);

/** Panics name their source file: without the folder of this machine in which cargo keeps it, the wasm is the same on all. */
function pathFlags() {
  const metadata = outputOf("cargo", ["metadata", "--quiet", "--format-version", "1", "--all-features"]);
  if (metadata === undefined) throw new Failure("cargo cannot read Cargo.toml, or not download what it names");
  const dependencies = JSON.parse(metadata).packages.filter(({ source }) => source !== null);
  const folders = new Set(dependencies.map(({ manifest_path: path }) => dirname(dirname(path))));
  return Array.from(folders, (folder) => `--remap-path-prefix=${folder}=crates`);
}

/** Read once: it takes cargo most of a second. @type {string[] | undefined} */
let paths;

/** @param {string} name of a module */
function cargoArgs(name) {
  paths ??= pathFlags();
  const { features, level, inline, stack } = MODULES[name];
  const linked = stack ? [`-Clink-arg=-zstack-size=${stack}`] : [];
  const flags = `target.${TARGET}.rustflags=${JSON.stringify([...expandLittle(inline), ...paths, ...linked])}`;
  const profile = `profile.release.opt-level=${JSON.stringify(level)}`;
  return ["--quiet", "--no-default-features", "--features", features.map((feature) => `hookseal/${feature}`).join(), "--config", flags, "--config", profile];
}

/** @param {string} name of a module @param {Folders} folders */
export async function withWasmPack(name, { target, output }) {
  const args = ["--target", "bundler", "--no-pack", "--out-dir", output, "--out-name", name, "--", ...cargoArgs(name)];
  await start("wasm-pack", ["--log-level", "error", "build", "wasm", "--release", "--mode", "no-install", ...args], { says: `build: ${name}_bg.wasm`, env: { CARGO_TARGET_DIR: target } });
}

/** @param {string} name of a module @param {Folders} folders */
export async function withoutWasmPack(name, { target, output }) {
  const says = `build: ${name}_bg.wasm`;
  await start("cargo", ["build", "--package", "hookseal-wasm", "--lib", "--release", "--target", TARGET, ...cargoArgs(name)], { says, env: { CARGO_TARGET_DIR: target } });
  const wasm = join(target, TARGET, "release", "hookseal_wasm.wasm");
  await start("cargo", ["run", "--quiet", ...PLAINLY, "--package", "hookseal-bindgen", "--", wasm, output, name], { says: `${says}, its glue` });
}
