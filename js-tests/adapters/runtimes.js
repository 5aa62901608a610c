/** `hookseal/web` and `hookseal/hono` where requests are Web requests: Deno, Bun, workerd, and Next on Node. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { json } from "node:stream/consumers";
import { buildSync } from "esbuild";
import { Miniflare, Response } from "miniflare";
import { bin, root } from "../scratch.js";

/** @typedef {import("./endpoints.js").Report} Report */
/** @typedef {import("../scratch.js").Scratch} Scratch */

/**
 * Does what the server asks of the tests.
 *
 * @param {Report} report
 * @param {string} path
 * @param {any} value
 * @returns {Promise<[status: number, text: string]>}
 */
async function answer(report, path, value) {
  if (path === "/refuse") return [200, String(report.refuse(value))];
  return report.handle(value).then(
    () => [200, ""],
    (error) => [500, error.message],
  );
}

/** @param {Report} report */
async function listen(report) {
  const server = createServer(async (request, response) => {
    const [status, text] = await answer(report, request.url, await json(request));
    response.writeHead(status).end(text);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

/**
 * @param {Report} report
 * @param {string} program
 * @param {string[]} args
 * @param {object} [env]
 */
async function run(report, program, args, env = {}) {
  const control = await listen(report);
  const url = `http://127.0.0.1:${control.address().port}`;
  const child = spawn(program, args, { env: { ...process.env, ...env, CONTROL: url }, stdio: ["ignore", "pipe", "inherit"] });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const port = await portSaidBy(child);
  return {
    url: `http://127.0.0.1:${port}`,
    /** What it holds, in bytes. */
    memory: () => 1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]),
    async close() {
      kill();
      control.closeAllConnections();
      control.close();
    },
  };
}

/** In a line that ends with it: alone, or after the host. */
async function portSaidBy(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    const [, port] = /(?:^|:)(\d+)$/.exec(line) ?? [];
    if (port !== undefined) return port;
  }
  throw new Error("the server ended before it listened");
}

/** @typedef {"web" | "hono"} Adapter */

const router = (/** @type {Adapter} */ adapter) => `import { ${adapter} as router } from "./remote.js";`;

/** @param {Scratch} scratch @param {Adapter} adapter @param {Report} report */
export function serveDeno(scratch, adapter, report) {
  const main = scratch.write(
    `serve-deno-${adapter}.js`,
    `${router(adapter)}
     const ask = (path, init) => fetch(Deno.env.get("CONTROL") + path, init);
     Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: ({ port }) => console.log(port) }, router(ask));`,
  );
  const offline = ["--allow-all", "--cached-only", "--no-lock", "--no-prompt", "--node-modules-dir=manual"];
  const env = { DENO_DIR: scratch.path("deno"), DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
  return run(report, bin("deno"), ["run", ...offline, main], env);
}

/** @param {Scratch} scratch @param {Adapter} adapter @param {Report} report */
export function serveBun(scratch, adapter, report) {
  const main = scratch.write(
    `serve-bun-${adapter}.js`,
    `${router(adapter)}
     const ask = (path, init) => fetch(process.env.CONTROL + path, init);
     console.log(Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: router(ask) }).port);`,
  );
  return run(report, bin("bun"), ["--no-install", main]);
}

/** @param {Scratch} scratch @param {Adapter} adapter @param {Report} report */
export async function serveWorkerd(scratch, adapter, report) {
  const main = scratch.write(
    `serve-workerd-${adapter}.js`,
    `${router(adapter)}
     import { env } from "cloudflare:workers";
     const ask = (path, init) => env.CONTROL.fetch("http://control" + path, init);
     export default { fetch: router(ask) };`,
  );
  const outdir = scratch.path(`workerd-${adapter}`);
  buildSync({
    entryPoints: [main],
    outdir,
    bundle: true,
    format: "esm",
    conditions: ["workerd"],
    external: ["cloudflare:workers"],
    loader: { ".wasm": "copy" },
    assetNames: "[name]",
  });
  const miniflare = new Miniflare({
    modules: true,
    modulesRoot: outdir,
    scriptPath: `${outdir}/serve-workerd-${adapter}.js`,
    modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
    compatibilityDate: "2026-04-01",
    cf: false,
    serviceBindings: {
      async CONTROL(request) {
        const [status, text] = await answer(report, new URL(request.url).pathname, await request.json());
        return new Response(text, { status });
      },
    },
  });
  const url = await miniflare.ready;
  return { url: url.href, close: () => miniflare.dispose() };
}

/** What serves the endpoints in an application of Next: route handlers, and functions of the older kind. */
const ROUTES = {
  "app/[name]/route.js": `
    import { web } from "../../remote.js";
    const handle = web((path, init) => fetch(process.env.CONTROL + path, init));
    export { handle as GET, handle as POST, handle as PUT };`,
  "pages/api/[name].js": `
    import { node } from "../../remote.js";
    export const config = { api: { bodyParser: false } };
    export default node((path, init) => fetch(process.env.CONTROL + path, init));`,
};
const NEXT = join(root, "node_modules/next/dist/bin/next");
const QUIET = { NEXT_TELEMETRY_DISABLED: "1" };

/**
 * @param {Scratch} scratch
 * @returns {string} the folder of the application
 */
export function buildNext(scratch) {
  const app = scratch.path("next");
  const modules = join(app, "node_modules");
  mkdirSync(modules, { recursive: true });
  for (const name of ["hono", "next", "react", "react-dom"]) symlinkSync(join(root, "node_modules", name), join(modules, name));
  cpSync(scratch.path("node_modules/hookseal"), join(modules, "hookseal"), { recursive: true });
  for (const name of ["endpoints.js", "remote.js"]) copyFileSync(scratch.path(name), join(app, name));
  writeFileSync(join(app, "package.json"), '{ "type": "module" }');
  // It follows no link that leads out of its root; these lead to the node modules of the tests.
  writeFileSync(join(app, "next.config.js"), 'export default { turbopack: { root: "/" } };');
  for (const [path, text] of Object.entries(ROUTES)) {
    mkdirSync(join(app, dirname(path)), { recursive: true });
    writeFileSync(join(app, path), text);
  }
  scratch.run(process.execPath, [NEXT, "build"], { cwd: app, env: { ...process.env, ...QUIET }, timeout: 120_000 });
  return app;
}

/**
 * @param {string} app
 * @param {string} path where the endpoints are
 * @param {Report} report
 */
export async function serveNext(app, path, report) {
  const server = await run(report, process.execPath, [NEXT, "start", app, "--hostname", "127.0.0.1", "--port", "0"], QUIET);
  return { ...server, url: server.url + path };
}
