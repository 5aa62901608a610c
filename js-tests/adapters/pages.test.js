/** What docs/frameworks.md shows, in the frameworks themselves. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync, symlinkSync } from "node:fs";
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

const page = readFileSync(join(root, "docs/frameworks.md"), "utf8");

/** What is used of Nest's decorators, whose package is none of ours. */
const NEST = `declare module "@nestjs/common" {
  export const Controller: (path: string) => ClassDecorator;
  export const Post: (path?: string) => MethodDecorator;
  export const Req: () => ParameterDecorator;
  export const Res: () => ParameterDecorator;
}`;

/** The blocks of code that a section of the page shows. */
const blocksOf = (section) => Array.from(page.split(`\n## ${section}\n`)[1].split("\n## ")[0].matchAll(/^```[jt]s\n(.*?)^```$/gms), ([, code]) => code);

/** One of them as a module. */
async function shown(section, index = 0) {
  return import(pathToFileURL(scratch.write(`${section.replace(/\W/g, "-")}-${index}.js`, blocksOf(section)[index])));
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

describe("docs/frameworks.md", () => {
  const inject = (fetch) => answers((...delivery) => fetch(new Request(...delivery)));
  const lambda = (handler) => answers(async (url, { method, body, headers }) => {
    const request = { version: "2.0", rawPath: new URL(url).pathname, rawQueryString: "", headers: { host: "127.0.0.1", ...headers }, requestContext: { http: { method, sourceIp: "127.0.0.1" } }, body: Buffer.from(body).toString("base64"), isBase64Encoded: true };
    return { status: (await handler(request, {})).statusCode };
  });
  const sections = {
    "Express": async ({ app }) => answersOfNode(app),
    "node:http": async ({ server }) => answersOf(server, () => server.close()),
    "Hono": async ({ app }) => inject((request) => app.fetch(request, process.env)),
    "AWS Lambda": async ({ handler }) => lambda(handler),
    "Koa": async ({ app }) => answersOfNode(app.callback()),
    "Fastify": async ({ app }) => answersOfFastify(app),
    "Fastify, a route's handler": async ({ app }) => answersOfFastify(app),
    "Next.js": async ({ POST }) => inject((request) => POST(request)),
    "SvelteKit": async ({ POST }) => inject((request) => POST({ request, params: {}, url: new URL(request.url) })),
    "Astro": async ({ POST }) => inject((request) => POST({ request, params: {}, site: undefined })),
    "Remix and React Router": async ({ action }) => inject((request) => action({ request, params: {}, context: {} })),
    "h3 2, Nitro 3": async ({ app }) => inject((request) => app.fetch(request)),
    "Elysia": async ({ app }) => inject((request) => app.handle(request)),
  };
  for (const [section, run] of Object.entries(sections)) {
    for (const index of blocksOf(section).keys()) {
      test(`${section}${index > 0 ? `, ${index + 1}` : ""}`, async (context) => {
        const handled = context.mock.method(console, "log", () => {});
        const told = context.mock.method(console, "warn", () => {});
        assert.deepEqual(await run(await shown(section, index)), [200, 401]);
        assert.deepEqual([handled.mock.calls.map(({ arguments: [id] }) => id), told.mock.callCount()], [["1"], 1]);
      });
    }
  }

  test("has no section that is not run", () => {
    const headings = Array.from(page.matchAll(/^## (.*)$/gm), ([, heading]) => heading);
    assert.deepEqual(headings.sort(), [...Object.keys(sections), "NestJS"].sort());
  });
});

describe("docs/frameworks.md, NestJS", () => {
  test("compiles as strictly as anybody may want", () => {
    scratch.write("nest.ts", blocksOf("NestJS")[0]);
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
    const { code } = transformSync(blocksOf("NestJS")[0], { loader: "ts", tsconfigRaw: { compilerOptions: { experimentalDecorators: true } } });
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
