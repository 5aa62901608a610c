/**
 * What docs/how-to/ shows, in the frameworks themselves. Platforms that are none of the node modules
 * (Vercel, Netlify, Supabase, Firebase), and the entry points of Deno, Bun and workerd, get the request
 * that they would pass: js-tests/adapters/frameworks.test.js runs the adapters in these runtimes.
 */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync, readdirSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import express from "express";
import Fastify from "fastify";
import rawBody from "fastify-raw-body";
import { Webhook } from "hookseal";
import * as forFastify from "hookseal/fastify";
import { transformSync } from "esbuild";
import { Scratch, bin, root } from "../scratch.js";

const TOKEN = "the token";
const BODY = '{ "id" : "1" }';
const zignsec = new Webhook("zignsec", TOKEN);
process.env.ZIGNSEC_TOKEN = TOKEN;

const scratch = new Scratch();
after(() => scratch.remove());
for (const name of ["@types", "koa", "h3", "hono", "elysia", "express", "fastify", "fastify-raw-body"]) {
  symlinkSync(join(root, "node_modules", name), scratch.path(join("node_modules", name)));
}

/** What is used of Nest's decorators, whose package is none of ours. */
const NEST = `declare module "@nestjs/common" {
  export const Controller: (path: string) => ClassDecorator;
  export const Post: (path?: string) => MethodDecorator;
  export const Req: () => ParameterDecorator;
  export const Res: () => ParameterDecorator;
}`;

const folder = join(root, "docs/how-to");

/** The blocks of code of a page. */
const blocksOf = (page) => Array.from(readFileSync(join(folder, `${page}.md`), "utf8").matchAll(/^```[jt]s\n(.*?)^```$/gms), ([, code]) => code);

/** What stands for modules and globals of platforms. */
scratch.write("workers.js", "export const env = globalThis.environmentOfWorkers;");
scratch.write("firebase.js", "export const onRequest = (options, handler) => handler;");
const INSTEAD = { "cloudflare:workers": "./workers.js", "firebase-functions/https": "./firebase.js", "npm:hookseal": "hookseal" };
globalThis.environmentOfWorkers = { ZIGNSEC_TOKEN: TOKEN, EVENTS: { send: async ({ id }) => void console.log(id) } };
globalThis.Deno = { env: { get: (name) => process.env[name] }, serve: (handler) => void (globalThis.Deno.handler = handler) };
after(() => delete globalThis.Deno);

/** One of them as a module. */
async function shown(page, index = 0) {
  const code = blocksOf(page)[index].replace(/(?<=from ")(cloudflare:workers|firebase-functions\/https|npm:hookseal)/g, (name) => INSTEAD[name]);
  return import(pathToFileURL(scratch.write(`${page}-${index}.js`, code)));
}

/** Deliveries as `fetch` has them. */
const request = (body) => ["http://127.0.0.1/webhooks/zignsec", { method: "POST", body, headers: { "content-type": "application/json", ...zignsec.sign(BODY) } }];

/** The answers to a genuine delivery and to a forged one. */
async function answers(send) {
  const statuses = [];
  for (const body of [BODY, '{"id":"2"}']) statuses.push((await send(...request(body))).status);
  return statuses;
}

/** The answers of a server that listens for as long. */
async function answersOf(server, close) {
  if (!server.listening) await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address();
  try {
    return await answers((url, init) => fetch(url.replace("127.0.0.1", `127.0.0.1:${port}`), init));
  } finally {
    server.closeAllConnections();
    await close();
  }
}

const answersOfNode = (listener) => {
  const server = createServer(listener);
  return answersOf(server, () => server.close());
};

async function answersOfFastify(app) {
  await app.listen({ port: 0, host: "127.0.0.1" });
  return answersOf(app.server, () => app.close());
}

/** As Firebase has it: parsed, and the bytes kept. */
function firebase(handler) {
  const app = express();
  app.use(express.json({ verify: (request, _response, body) => (request.rawBody = body) }));
  app.post("/webhooks/zignsec", handler);
  return answersOfNode(app);
}

describe("docs/how-to", () => {
  const inject = (fetch) => answers((...delivery) => fetch(new Request(...delivery)));
  const lambda = (handler) => answers(async (url, { method, body, headers }) => {
    const request = { version: "2.0", rawPath: new URL(url).pathname, rawQueryString: "", headers: { host: "127.0.0.1", ...headers }, requestContext: { http: { method, sourceIp: "127.0.0.1" } }, body: Buffer.from(body).toString("base64"), isBase64Encoded: true };
    return { status: (await handler(request, {})).statusCode };
  });
  const server = async ({ default: { fetch } }) => {
    assert.equal((await fetch(new Request("http://127.0.0.1/elsewhere"), {}, {})).status, 404);
    return inject((request) => fetch(request, {}, {}));
  };
  const pages = {
    "express": async ({ app }) => answersOfNode(app),
    "node-http": async ({ server: own }) => answersOf(own, () => own.close()),
    "hono": async ({ app }) => inject((request) => app.fetch(request, process.env)),
    "aws-lambda": async ({ handler }) => lambda(handler),
    "koa": async ({ app }) => answersOfNode(app.callback()),
    "fastify": async ({ app }) => answersOfFastify(app),
    "nextjs": async ({ POST }) => inject((request) => POST(request)),
    "sveltekit": async ({ POST }) => inject((request) => POST({ request, params: {}, url: new URL(request.url) })),
    "astro": async ({ POST }) => inject((request) => POST({ request, params: {}, site: undefined })),
    "react-router": async ({ action }) => inject((request) => action({ request, params: {}, context: {} })),
    "h3-nitro": async ({ app }) => inject((request) => app.fetch(request)),
    "elysia": async ({ app }) => inject((request) => app.handle(request)),
    "cloudflare-workers": server,
    "deno": server,
    "bun": server,
    "vercel": async ({ POST }) => inject((request) => POST(request)),
    "netlify": async ({ default: handler, config }) => (assert.deepEqual(config, { path: "/webhooks/zignsec" }), inject((request) => handler(request, {}))),
    "supabase": async () => inject((request) => globalThis.Deno.handler(request)),
    "firebase": async ({ zignsec: handler }) => firebase(handler),
  };
  for (const [page, run] of Object.entries(pages)) {
    for (const index of blocksOf(page).keys()) {
      test(`${page}${index > 0 ? `, ${index + 1}` : ""}`, async (context) => {
        const handled = context.mock.method(console, "log", () => {});
        const told = context.mock.method(console, "warn", () => {});
        assert.deepEqual(await run(await shown(page, index)), [200, 401]);
        const refusals = told.mock.calls.filter(({ arguments: [line] }) => / refused with /.test(line));
        assert.deepEqual([handled.mock.calls.map(({ arguments: [id] }) => id), refusals.length], [["1"], 1]);
      });
    }
  }

  /** The pages of Rust, and the files that they show: `cargo` compiles these. */
  const inRust = { "actix": "examples/actix/src/main.rs", "axum": "examples/axum.rs", "workers-rs": "examples/workers-rs/src/lib.rs" };
  for (const [page, path] of Object.entries(inRust)) {
    test(`${page} shows ${path}`, () => {
      const [, code] = /^```rust,ignore\n(.*?)^```$/ms.exec(readFileSync(join(folder, `${page}.md`), "utf8"));
      assert.equal(code, readFileSync(join(root, path), "utf8"));
    });
  }

  test("has no page that is not run, and an index of all", () => {
    const names = readdirSync(folder).map((name) => name.replace(".md", ""));
    assert.deepEqual(names.sort(), [...Object.keys(pages), ...Object.keys(inRust), "index", "nestjs"].sort());
    const index = readFileSync(join(folder, "index.md"), "utf8");
    assert.deepEqual(names.filter((name) => name !== "index" && !index.includes(`](${name}.md)`)), []);
  });
});

test("docs/how-to/express.md, 2, with more than its parser takes by default", async (context) => {
  context.mock.method(console, "log", () => {});
  const { app } = await shown("express", 1);
  const body = JSON.stringify({ id: "1", pad: "x".repeat(150_000) });
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const answer = await fetch(`http://127.0.0.1:${server.address().port}/webhooks/zignsec`, { method: "POST", body, headers: { "content-type": "application/json", ...zignsec.sign(body) } });
  assert.equal(answer.status, 200);
  server.closeAllConnections();
  server.close();
});

describe("docs/how-to/nestjs.md", () => {
  test("compiles as strictly as anybody may want", () => {
    scratch.write("nest.ts", blocksOf("nestjs")[0]);
    scratch.write("shims.d.ts", NEST);
    const compilerOptions = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noEmit: true, skipLibCheck: true, experimentalDecorators: true, emitDecoratorMetadata: true, isolatedModules: true, target: "es2022", lib: ["es2023"], module: "nodenext", types: ["node"] };
    scratch.write("tsconfig.json", JSON.stringify({ compilerOptions, files: ["shims.d.ts", "nest.ts"] }));
    try {
      scratch.run(bin("tsc"), []);
    } catch ({ stdout }) {
      assert.fail(stdout);
    }
  });

  test("runs on Express, whose parser keeps the bytes as rawBody", async (context) => {
    const { code } = transformSync(blocksOf("nestjs")[0], { loader: "ts", tsconfigRaw: { compilerOptions: { experimentalDecorators: true } } });
    const decorators = "const none = () => () => {}; export { none as Controller, none as Post, none as Req, none as Res };";
    scratch.write("common.js", decorators);
    const { ZignsecController } = await import(pathToFileURL(scratch.write("nest.js", code.replace('"@nestjs/common"', '"./common.js"'))));
    const handled = context.mock.method(console, "log", () => {});
    context.mock.method(console, "warn", () => {});
    const app = express();
    app.use(express.json({ verify: (request, _response, body) => (request.rawBody = body) }));
    const controller = new ZignsecController();
    app.post("/webhooks/zignsec", (request, response) => controller.receive(request, response));
    assert.deepEqual([await answersOfNode(app), handled.mock.calls.map(({ arguments: [id] }) => id)], [[200, 401], ["1"]]);
  });
});

describe("fastify-raw-body", () => {
  const receive = (codes) => forFastify.receive(zignsec, () => {}, { onRefusal: ({ code }) => void codes.push(code) });
  const register = (app, codes) => app.register(receive(codes), { prefix: "/webhooks/zignsec" });
  const route = (config) => (app, codes) => app.post("/webhooks/zignsec", { config }, receive(codes));

  const cases = [
    ["global, above a plugin", { encoding: false }, register],
    ["global and first, above a plugin", { encoding: false, runFirst: true }, register],
    ["as text, above a plugin", {}, register],
    ["not global, above a plugin", { global: false }, register],
    ["global, with a route", { encoding: false }, route()],
    ["as text, with a route", {}, route()],
    ["not global, with a route that asks for it", { global: false, runFirst: true }, route({ rawBody: true })],
  ];
  for (const [name, options, add] of cases) {
    test(name, async () => {
      const app = Fastify();
      const codes = [];
      await app.register(rawBody, options);
      add(app, codes);
      assert.deepEqual([await answersOfFastify(app), codes], [[200, 401], ["signature_mismatch"]]);
    });
  }

  test("not there: a route's handler says what to do, and the sender is told no more than the code", async () => {
    const app = Fastify();
    const hints = [];
    app.post("/webhooks/zignsec", forFastify.receive(zignsec, () => {}, { onRefusal: ({ code, hint }) => void hints.push(`${code}: ${hint}`) }));
    assert.deepEqual(await answersOfFastify(app), [500, 500]);
    assert.match(hints[0], /^body_not_raw: .*app\.register\(receive.*fastify-raw-body/);
  });
});
