/**
 * Where the build tools are kept, and the environment in which they are found:
 * apart from the user's own, in a cache that all clones share.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "hookseal");

/** wasm-bindgen's tool and its crate have to be of one version. */
const wasmBindgen = /name = "wasm-bindgen"\nversion = "(.+)"/.exec(readFileSync(join(root, "Cargo.lock"), "utf8"))?.[1];

/** Tools that cargo installs. `--debug`: what they write is the same, and they are there in half the time. */
export const cargoTools = [
  { program: "wasm-pack", crate: "wasm-pack", version: "0.15.1", flags: ["--debug", "--locked"] },
  // Not `--locked`: its lock file names a version of a crate that was withdrawn.
  { program: "wasm-bindgen", crate: "wasm-bindgen-cli", version: wasmBindgen, flags: ["--debug"] },
].map((tool) => ({ ...tool, directory: join(cache, `${tool.program}-${tool.version}`) }));

const paths = [...cargoTools.map(({ directory }) => join(directory, "bin")), join(root, "node_modules", ".bin")];

/** RUSTFLAGS is left out: it would replace the flags of `.cargo/config.toml`, and the wasm would lose its SIMD. */
const { RUSTFLAGS, ...inherited } = process.env;
export const environment = { ...inherited, PATH: [...paths, process.env.PATH].join(delimiter) };

/** Whether a program is on the PATH. @param {string} program */
export function has(program) {
  return environment.PATH.split(delimiter).some((directory) => isExecutable(join(directory, program)));
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A failure that says by itself what to do: no stack trace is printed for it. */
export class Failure extends Error {}

/**
 * Runs a program in the project's folder, its output shown.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ advice?: string, env?: Record<string, string> }} [options] What to do should it fail, and further variables.
 */
export function run(program, args, { advice = "", env } = {}) {
  const options = /** @type {const} */ ({ cwd: root, env: { ...environment, ...env }, stdio: "inherit" });
  const { status, signal, error } = spawnSync(program, args, options);
  if (status === 0) return;
  const reason = error?.message ?? (signal ? `was ended by ${signal}` : `failed with exit code ${status}`);
  throw new Failure(`${[program, ...args].join(" ")}: ${reason}${advice && `\n${advice}`}`);
}

/** Nothing is silent for longer, in seconds. */
const MAX_SILENCE_SECONDS = 9;

/**
 * Runs a program beside others. Says that it has begun, that it still runs, and how long it took.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ says: string, env?: Record<string, string> }} options
 * @returns {Promise<string>} its output
 */
export async function start(program, args, { says, env }) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log(`${says} …`);
  const child = spawn(program, args, { cwd: root, env: { ...environment, ...env }, stdio: ["ignore", "pipe", "inherit"] });
  const running = setInterval(() => console.log(`${says}: ${seconds()} s …`), MAX_SILENCE_SECONDS * 1000);
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
  const [code] = await once(child, "close").finally(() => clearInterval(running));
  if (code !== 0) throw new Failure(`${program} ${args.join(" ")}: failed`);
  console.log(`${says}: ${seconds()} s`);
  return output;
}

/** The output of a program, undefined when it cannot be run or fails. @param {string} program @param {string[]} args */
export function outputOf(program, args) {
  const stdio = /** @type {import("node:child_process").StdioOptions} */ (["ignore", "pipe", "inherit"]);
  const options = /** @type {const} */ ({ cwd: root, env: environment, encoding: "utf8", maxBuffer: Infinity, stdio });
  const { status, stdout } = spawnSync(program, args, options);
  return status === 0 ? stdout.trim() : undefined;
}

/** Runs a script's main function; a {@link Failure} ends it with one message. @param {() => unknown} task */
export async function main(task) {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(`\n${error.message}`);
    process.exit(1);
  }
}
