/** A folder in which a tool builds an app as a person would have it, and what of it is told and measured. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, extname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { gzipSync } from "node:zlib";
import { root } from "../js-tests/scratch.js";

export const folder = join(root, "matrix");

/** How long a build, or a start, may take: machines have other work too. */
const COMMAND_TIMEOUT_MS = 600_000;

/** Nothing is told to anybody, and nothing asks. */
const QUIET = { CI: "true", NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1", WRANGLER_SEND_METRICS: "false", CLOUDFLARE_CF_FETCH_ENABLED: "false", PARCEL_WORKERS: "0", DENO_NO_UPDATE_CHECK: "1" };

/** What runs: it ends where this ends, however that comes. @type {Set<number>} */
const running = new Set();
process.on("exit", () => running.forEach(killed));
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.once(signal, () => process.exit(1));

/** A program with its children. @param {number} pid */
function killed(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}

export class App {
  /** @param {string} path @param {string} node the package of the Node that runs the tools */
  constructor(path, node = "node24") {
    this.folder = path;
    const { NODE_OPTIONS, NODE_TEST_CONTEXT, ...inherited } = process.env;
    const PATH = [join(folder, "node_modules", node, "bin"), join(folder, "node_modules", ".bin"), process.env.PATH].join(delimiter);
    this.env = { ...inherited, ...QUIET, PATH, WRANGLER_LOG_PATH: join(path, "logs"), DENO_DIR: join(path, "deno") };
  }

  /** @param {string} name */
  path(name) {
    return join(this.folder, name);
  }

  /** @param {Record<string, string>} files by name */
  write(files) {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(this.path(name)), { recursive: true });
      writeFileSync(this.path(name), text);
    }
  }

  /** Starts a program, which ends with its children when `stop` is called. @param {readonly string[]} command @param {Record<string, string>} [env] */
  start([program, ...args], env) {
    const child = spawn(program, args, { cwd: this.folder, env: { ...this.env, ...env }, stdio: ["ignore", "pipe", "pipe"], detached: true });
    const own = { child, output: "", errors: "", ended: once(child, "close"), stop: () => stopped(own) };
    if (child.pid) running.add(child.pid);
    child.stdout.setEncoding("utf8").on("data", (text) => (own.output += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (own.errors += text));
    return own;
  }

  /** What a program prints. @param {readonly string[]} command @returns {Promise<string>} */
  async run(command) {
    const program = this.start(command);
    const late = setTimeout(program.stop, COMMAND_TIMEOUT_MS);
    const [code] = await program.ended.finally(() => clearTimeout(late));
    running.delete(program.child.pid ?? 0);
    if (code !== 0) throw new Error(this.reason(`${program.errors}\n${program.output}`) || `${command[0]} ended with ${code}`);
    return program.output;
  }

  /** The line of an output that says why. @param {string} output */
  reason(output) {
    const lines = stripVTControlCharacters(output).replaceAll(this.folder, ".").replaceAll(root, "").split("\n").map((line) => line.trim());
    const said = lines.filter((line) => line !== "" && !/^(at |\(node:|npm warn|warning:)/i.test(line));
    return (said.find((line) => /\b\w*error\b|cannot|could not|failed to|unsupported|unrecognized/i.test(line)) ?? said[0] ?? "").slice(0, 200);
  }

  /** The files of a folder, without maps. @param {string} name @returns {string[]} */
  files(name) {
    const found = readdirSync(this.path(name), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return found.map((entry) => join(entry.parentPath, entry.name)).filter((path) => /\.([cm]?js|wasm)$/.test(path)).sort();
  }
}

/** Its children too, which may outlive it. */
async function stopped(program) {
  if (program.child.pid) killed(program.child.pid);
  await program.ended.catch(() => {});
  running.delete(program.child.pid ?? 0);
}

/** Gzipped one by one, as they are sent. @param {string[]} paths */
export function weigh(paths) {
  const size = (wanted) => paths.filter((path) => (extname(path) === ".wasm") === wanted).reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length, 0);
  return { js: size(false), wasm: size(true) };
}

/** Whether a module is in it, as a file or as text. @param {string[]} paths */
export const hasWasm = (paths) => paths.some((path) => path.endsWith(".wasm") || /[A-Za-z0-9+/]{2000}/.test(readFileSync(path, "utf8")));

/** A package's version, as installed. @param {string} name */
export const versionOf = (name) => JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8")).version;
