/** `hookseal/web` in the runtimes that have Web requests: Deno, Bun, workerd. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { json } from "node:stream/consumers";
import { buildSync } from "esbuild";
import { Miniflare, Response } from "miniflare";
import { bin } from "../scratch.js";

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
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), "line"), once(child, "exit")]);
  return {
    url: `http://127.0.0.1:${line}`,
    async close() {
      kill();
      control.closeAllConnections();
      control.close();
    },
  };
}

const ROUTER = 'import { router } from "./remote.js";';

/** @param {Scratch} scratch @param {Report} report */
export function serveDeno(scratch, report) {
  const main = scratch.write(
    "serve-deno.js",
    `${ROUTER}
     const ask = (path, init) => fetch(Deno.env.get("CONTROL") + path, init);
     Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: ({ port }) => console.log(port) }, router(ask));`,
  );
  const offline = ["--allow-all", "--cached-only", "--no-lock", "--no-prompt", "--node-modules-dir=manual"];
  const env = { DENO_DIR: scratch.path("deno"), DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
  return run(report, bin("deno"), ["run", ...offline, main], env);
}

/** @param {Scratch} scratch @param {Report} report */
export function serveBun(scratch, report) {
  const main = scratch.write(
    "serve-bun.js",
    `${ROUTER}
     const ask = (path, init) => fetch(process.env.CONTROL + path, init);
     console.log(Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: router(ask) }).port);`,
  );
  return run(report, bin("bun"), ["--no-install", main]);
}

/** @param {Scratch} scratch @param {Report} report */
export async function serveWorkerd(scratch, report) {
  const main = scratch.write(
    "serve-workerd.js",
    `${ROUTER}
     import { env } from "cloudflare:workers";
     const ask = (path, init) => env.CONTROL.fetch("http://control" + path, init);
     export default { fetch: router(ask) };`,
  );
  const outdir = scratch.path("workerd");
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
    scriptPath: `${outdir}/serve-workerd.js`,
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
