/** Bundles Workers as wrangler does, and runs them on workerd alone: no proxy in front. */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";

const require = createRequire(import.meta.url);
const fromMiniflare = createRequire(require.resolve("miniflare"));
/** The binary that Miniflare would start. */
const { default: binary, version } = fromMiniflare("workerd");

export const workerdVersion = version;

/**
 * @param {string[]} workers files below this folder, without `.js`
 * @returns {Promise<{ directory: string, remove: () => void }>}
 */
export async function bundle(workers) {
  const directory = mkdtempSync(join(tmpdir(), "hookseal-bench-"));
  for (const worker of workers) {
    await build({
      entryPoints: [join(import.meta.dirname, `${worker}.js`)],
      outfile: join(directory, worker, "worker.js"),
      bundle: true,
      format: "esm",
      target: "es2022",
      conditions: ["workerd", "worker", "browser"],
      mainFields: ["browser", "module", "main"],
      external: ["node:*"],
      loader: { ".wasm": "copy" },
      logLevel: "error",
    });
  }
  return { directory, remove: () => rmSync(directory, { recursive: true }) };
}

function service(directory, worker) {
  const types = { js: "esModule", wasm: "wasm" };
  const modules = readdirSync(join(directory, worker))
    .sort((a) => (a === "worker.js" ? -1 : 1)) // the first module is the Worker
    .map((name) => `(name = "${name}", ${types[name.split(".").at(-1)]} = embed "${worker}/${name}")`);
  return `(name = "${worker}", worker = (modules = [${modules}], compatibilityDate = "2026-04-01", compatibilityFlags = ["nodejs_compat"]))`;
}

/**
 * @param {string} directory what {@link bundle} made
 * @param {string[]} workers of it, each on a port of its own
 * @returns {Promise<{ ports: Record<string, number>, listening: number, stop: () => Promise<void> }>}
 *   `listening`: how many milliseconds it took to be ready
 */
export async function serve(directory, workers) {
  const sockets = workers.map((name) => `(name = "${name}", address = "127.0.0.1:0", http = (), service = "${name}")`);
  const services = workers.map((name) => service(directory, name));
  const config = join(directory, "config.capnp");
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";\nconst config :Workerd.Config = (services = [${services}], sockets = [${sockets}]);\n`,
  );
  const start = performance.now();
  const child = spawn(binary, ["serve", config, "--control-fd=3"], { stdio: ["ignore", "inherit", "inherit", "pipe"] });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const ports = {};
  for await (const line of createInterface({ input: child.stdio[3] })) {
    const { event, socket, port } = JSON.parse(line);
    if (event === "listen") ports[socket] = port;
    if (Object.keys(ports).length === workers.length) break;
  }
  if (Object.keys(ports).length < workers.length) throw new Error("workerd did not start");
  const listening = performance.now() - start;
  return { ports, listening, stop: () => (child.kill(), exited) };
}
