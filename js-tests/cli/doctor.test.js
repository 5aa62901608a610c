/** `doctor`: what it notices in projects, and that it keeps silent about good ones and values. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Webhook, schemes } from "hookseal";
import { checkEnvironment } from "../../js/cli/doctor/environment.js";
import { checkSource } from "../../js/cli/doctor/source.js";
import { root } from "../scratch.js";
import { Folder, call } from "./harness.js";

const EXPRESS = '{"dependencies":{"express":"5"}}';
const NEXT = '{"dependencies":{"next":"16"}}';
const HONO = '{"dependencies":{"hono":"4"}}';
const KOA = '{"dependencies":{"koa":"3"}}';
const NEST = '{"dependencies":{"@nestjs/core":"11"}}';

/** What a project holds, and the codes and lines that are noticed there. */
const PROJECTS = {
  "Express with a parser before the route": [{ "package.json": '{"dependencies":{"express":"5"}}', "app.js": 'import express from "express";\nconst app = express();\n\napp.use(express.json());\napp.post("/webhook", handler);\n' }, ["app.js:4 json_reserialized"], "Express"],
  "Express with a parser between webhooks": [{ "package.json": EXPRESS, "app.js": 'app.post("/a", receive(stripe, onEvent));\napp.use(express.json());\napp.post("/b", receive(github, onEvent));\n' }, ["app.js:2 json_reserialized"], "Express"],
  "Express with a handler that has a name": [{ "package.json": EXPRESS, "app.js": 'const stripe = receive(new Webhook("stripe", key), (event) => use(event.payload));\napp.use(express.json({ limit: "1mb" }));\napp.post("/in", stripe);\n' }, ["app.js:2 json_reserialized"], "Express"],
  "Express with a parser that has a name": [{ "package.json": EXPRESS, "app.js": 'const parse = express.json({ limit: "1mb" });\napp.use(parse);\napp.post("/webhook", handler);\n' }, ["app.js:2 json_reserialized"], "Express"],
  "Express with a parser in the route": [{ "package.json": EXPRESS, "app.js": 'app.post("/orders", express.json(), (req, res) => res.json(req.body));\napp.post("/webhook", express.json(), handler);\n' }, ["app.js:2 json_reserialized"], "Express"],
  "Express with a parser that has a name in the route": [{ "package.json": EXPRESS, "app.js": 'const parse = bodyParser.json();\napp.post("/orders", parse, create);\napp.post("/webhook", [parse, log], receive(stripe, onEvent));\n' }, ["app.js:3 json_reserialized"], "Express"],
  "a good Express whose other routes have parsers": [{ "package.json": EXPRESS, "app.js": 'const parse = express.json({ limit: MOST, verify: keep });\napp.post("/orders", express.json(), create);\napp.post("/webhook", parse, handler);\napp.post("/in", receive(stripe, onEvent));\n' }, [], "Express"],
  "Express with a parser among others": [{ "package.json": EXPRESS, "app.js": 'app.use(helmet(), express.json());\napp.post("/webhook", handler);\n' }, ["app.js:1 json_reserialized"], "Express"],
  "Express with a parser before others": [{ "package.json": EXPRESS, "app.js": 'app.use(express.json(), log);\napp.post("/webhook", handler);\n' }, ["app.js:1 json_reserialized"], "Express"],
  "Express with a parser at the root": [{ "package.json": EXPRESS, "app.js": 'app.use("/", express.json());\napp.post("/webhook", handler);\n' }, ["app.js:1 json_reserialized"], "Express"],
  "Express with a parser above the route's path": [{ "package.json": EXPRESS, "app.js": 'app.get("/", home);\napp.use("/webhooks", express.json());\napp.post("/webhooks/github", handler);\n' }, ["app.js:2 json_reserialized"], "Express"],
  "a good Express whose parser is for other paths, or calls itself": [{ "package.json": EXPRESS, "app.js": 'app.use("/api", express.json());\napp.use((req, res, next) => (req.path === "/webhook" ? next() : express.json()(req, res, next)));\napp.post("/webhook", handler);\n' }, [], "Express"],
  "Express with a router behind the parser": [{ "package.json": EXPRESS, "server.js": 'server.use(express.json());\nserver.use("/webhooks", hooks);\n' }, ["server.js:1 json_reserialized"], "Express"],
  "a Next route that verifies what it parsed": [{ "package.json": NEXT, "app/api/webhook/route.ts": "export async function POST(req: Request) {\n  const payload = await req.json();\n  const outcome = hook.check(JSON.stringify(payload), req.headers);\n}\n" }, ["app/api/webhook/route.ts:2 json_reserialized"], "Next.js"],
  "a Next route that writes anew what it read": [{ "package.json": NEXT, "app/in/route.ts": "export async function POST(req) {\n  const text = await req.text();\n  const data = JSON.parse(text);\n  const body = JSON.stringify(data);\n  webhook.verify(body, req.headers);\n}\n" }, ["app/in/route.ts:3 json_reserialized"], "Next.js"],
  "a Next route that verifies the object": [{ "package.json": NEXT, "app/in/route.ts": "export async function POST(req) {\n  const body = await req.json();\n  webhook.verify(body, req.headers);\n}\n" }, ["app/in/route.ts:2 json_reserialized"], "Next.js"],
  "a Next route that reads twice": [{ "package.json": NEXT, "app/in/route.ts": "export async function POST(req) {\n  console.log(await req.json());\n  const event = await webhook.verifyRequest(req);\n}\n" }, ["app/in/route.ts:2 body_read_before"], "Next.js"],
  "an HMAC of what was parsed": [{ "a.ts": 'const data = JSON.parse(text);\nconst mac = createHmac("sha256", key).update(JSON.stringify(data)).digest("hex");\n' }, ["a.ts:1 json_reserialized"], null],
  "what is parsed behind the verdict": [{ "a.ts": "const event = webhook.verify(text, headers)\nconst data = JSON.parse(text)\nawait db.update(data)\nschema.check(data)\nconst answer = await response.json()\nanswers.push(answer)\n" }, [], null],
  "a Worker": [{ "package.json": '{"devDependencies":{"wrangler":"4"}}' }, [], "Workers"],
  "a Worker without a manifest": [{ "wrangler.toml": 'name = "a"' }, [], "Workers"],
  "Hono": [{ "package.json": '{"dependencies":{"hono":"4"},"devDependencies":{"wrangler":"4"}}' }, [], "Hono"],
  "a good Express whose parser is behind the webhooks": [{ "package.json": EXPRESS, "app.js": 'const github = receive(new Webhook("github", key), (event) => use(event.payload));\napp.post("/webhooks/stripe", receive(new Webhook("stripe", key), (event) => use(event)));\napp.post("/in", github);\napp.use(express.json());\napp.get("/webhooks", list);\napp.post("/admin/webhooks", create);\n' }, [], "Express"],
  "Koa with a parser before the webhook": [{ "package.json": KOA, "app.js": 'import bodyParser from "koa-bodyparser";\nconst stripe = receive(new Webhook("stripe", key), (event) => use(event.payload));\napp.use(bodyParser({ jsonLimit: "1mb" }));\napp.use(async (ctx, next) => {\n  if (ctx.path !== "/in") return next();\n  ctx.respond = false;\n  await stripe(ctx.req, ctx.res);\n});\n' }, ["app.js:3 json_reserialized"], "Koa"],
  "Koa with a parser of another package": [{ "package.json": KOA, "app.js": 'import { bodyParser as parse } from "@koa/bodyparser";\nconst stripe = receive(new Webhook("stripe", key), (event) => use(event.payload));\napp.use(parse());\napp.use(async (ctx, next) => {\n  if (ctx.path !== "/in") return next();\n  ctx.respond = false;\n  await stripe(ctx.req, ctx.res);\n});\n' }, ["app.js:3 json_reserialized"], "Koa"],
  "Koa with a parser that is required": [{ "package.json": KOA, "app.js": 'const { koaBody } = require("koa-body");\nconst stripe = receive(new Webhook("stripe", key), (event) => use(event.payload));\napp.use(koaBody());\napp.use(async (ctx, next) => {\n  if (ctx.path !== "/in") return next();\n  ctx.respond = false;\n  await stripe(ctx.req, ctx.res);\n});\n' }, ["app.js:3 json_reserialized"], "Koa"],
  "a good Koa": [{ "package.json": KOA, "app.js": 'import bodyParser from "koa-bodyparser";\nconst stripe = receive(new Webhook("stripe", key), (event) => use(event.payload));\napp.use(async (ctx, next) => {\n  if (ctx.path !== "/in") return next();\n  ctx.respond = false;\n  await stripe(ctx.req, ctx.res);\n});\napp.use(bodyParser());\n' }, [], "Koa"],
  "an Express without webhooks": [{ "package.json": EXPRESS, "app.js": 'app.use(express.json());\napp.post("/orders", create);\n' }, [], "Express"],
  "a good Next": [{ "package.json": NEXT, "app/in/route.ts": "export async function POST(req) {\n  const body = await req.text();\n  const data = JSON.parse(body);\n  webhook.verify(body, req.headers);\n}\nexport async function PUT(req) {\n  const body = await req.json();\n  await save(body);\n}\nexport async function PATCH(req) {\n  const body = await req.arrayBuffer();\n  webhook.verify(body, req.headers);\n}\n" }, [], "Next.js"],
  "a body that is written again": [{ "a.ts": 'const ok = createHmac("sha256", key).update(JSON.stringify(req.body)).digest("hex");' }, ["a.ts:1 json_reserialized"], null],
  "Nest without raw bodies": [{ "package.json": '{"dependencies":{"@nestjs/core":"11"}}', "main.ts": "const app = await NestFactory.create(AppModule);" }, ["main.ts:1 json_reserialized"], "NestJS"],
  "Next's pages": [{ "package.json": '{"dependencies":{"next":"16"}}', "pages/api/webhook.ts": "import type { NextApiRequest } from 'next';\nexport default function handler(req: NextApiRequest) {}" }, ["pages/api/webhook.ts:2 json_reserialized"], "Next.js"],
  "Next's pages in JavaScript": [{ "package.json": NEXT, "pages/api/bad.js": 'import { receive } from "hookseal/node";\nexport default receive(stripe, onEvent);\n', "src/pages/api/hook.js": "module.exports = (req, res) => stripe.webhooks.constructEvent(raw, h, s);\n", "pages/api/orders.js": "export default list;\n", "pages/api/good.js": 'import { receive } from "hookseal/node";\nexport const config = { api: { bodyParser: false } };\nexport default receive(stripe, onEvent);\n' }, ["pages/api/bad.js:2 json_reserialized", "src/pages/api/hook.js:1 json_reserialized"], "Next.js"],
  "a Next route that reads before its receive": [{ "package.json": NEXT, "app/a/route.js": "import { receive } from 'hookseal/web';export async function POST(request) {\n  const body = await request.json();\n  return receive(stripe, onEvent)(request);\n}\n", "app/b/route.js": "const stripe = receive(webhook, onEvent);\nexport async function POST(request) {\n  console.log(await request.text());\n  return stripe(request);\n}\n", "app/c/route.js": "const stripe = receive(webhook, onEvent);\nexport async function POST(request) {\n  console.log(await request.clone().text());\n  return stripe(request);\n}\n" }, ["app/a/route.js:2 body_read_before", "app/b/route.js:3 body_read_before"], "Next.js"],
  "Lambda's base64 in a handler that says nothing of Lambda": [{ "h.mjs": 'import { Webhook } from "hookseal";\nexport const handler = async (event) => { w.verify(event.body, event.headers); };\n', "h.cjs": 'const { Webhook } = require("hookseal");\nexports.handler = async (event) => { w.verify(event.body, event.headers); };\n', "good.mjs": 'import { receive } from "hookseal/lambda";\nexport const handler = receive(w, (event) => save(event.body));\n' }, ["h.cjs:2 body_base64", "h.mjs:2 body_base64"], null],
  "JSON that is read and verified": [{ "a.js": "webhook.verify(JSON.stringify(await request.json()), request.headers)" }, ["a.js:1 json_reserialized"], null],
  "Lambda's base64": [{ "l.mjs": "// a lambda\nexport const lambda = (event) => webhook.verify(event.body, event.headers);" }, ["l.mjs:2 body_base64"], null],
  "signatures compared with ===": [{ "a.js": 'if (createHmac("sha256", k).update(b).digest("hex") === signature) ok();' }, ["a.js:1 not_constant_time"], null],
  "variables": [
    { ".env": "STRIPE_WEBHOOK_SECRET=sk_live_0123456789\nGITHUB_WEBHOOK_SECRET='abc\\n'\nSHOPIFY_WEBHOOK_SECRET = abc\nSLACK_SIGNING_SECRET=\nUNRELATED=\n", ".dev.vars": 'HOOK_SECRET="\'abc\'"\r\n' },
    [".env:1 secret_is_api_key", ".env:2 secret_literal_newline", ".env:3 secret_whitespace", ".env:4 secret_is_placeholder", ".dev.vars:1 secret_quoted", ".dev.vars:1 secret_whitespace"],
    null,
  ],
  "variables that are named after vendors": [
    { ".env": 'GITHUB_SECRET="abc "\nTWILIO_AUTH_TOKEN="abc "\nPADDLE_WEBHOOK_SECRET=whsec_...\nSVIX_SECRET=whsec_\nSTRIPE_SECRET_KEY=sk_live_0123456789\nSHOPIFY_SECRET=your_secret_here\nSESSION_SECRET="abc "\nGITHUB_URL="abc "\n', ".env.example": "STRIPE_WEBHOOK_SECRET=whsec_...\n" },
    [".env:1 secret_whitespace", ".env:2 secret_whitespace", ".env:3 secret_is_placeholder", ".env:4 secret_is_placeholder", ".env:6 secret_is_placeholder"],
    null,
  ],
  "a good Express": [{ "package.json": '{"dependencies":{"express":"5"}}', "app.js": 'app.post("/webhook", express.raw({ type: "*/*" }), handler);\n// app.use(express.json())\napp.use("/api", express.json());\n', ".env": "STRIPE_WEBHOOK_SECRET=whsec_0123456789\n" }, [], "Express"],
  "a good Nest": [{ "package.json": '{"dependencies":{"@nestjs/core":"11"}}', "main.ts": 'const app = await NestFactory.create<NestExpressApplication>(AppModule, { rawBody: true });\napp.useBodyParser("json", { limit: "25mb" });\n' }, [], "NestJS"],
  "Nest with its own limit": [{ "package.json": '{"dependencies":{"@nestjs/core":"11"}}', "main.ts": "\nconst app = await NestFactory.create(AppModule, { rawBody: true });" }, ["main.ts:2 body_too_large"], "NestJS"],
  "Express whose router stands above the parser, and is used below it": [{ "package.json": EXPRESS, "app.js": 'const inner = express.Router();\nconst router = express.Router();\ninner.post("/stripe", receive(stripe, onEvent));\nrouter.use("/in", inner);\nconst app = express();\napp.use(express.json());\napp.use("/webhooks", limits, router);\n' }, ["app.js:6 json_reserialized"], "Express"],
  "Express whose router is used above the parser": [{ "package.json": EXPRESS, "app.js": 'const app = express();\nconst router = express.Router();\napp.use("/webhooks", router);\napp.use(express.json());\nrouter.post("/stripe", receive(stripe, onEvent));\n' }, [], "Express"],
  "Express whose parser is for another path than the router's": [{ "package.json": EXPRESS, "app.js": 'const router = express.Router();\nrouter.post("/api/stripe", receive(stripe, onEvent));\nconst app = express();\napp.use("/api", express.json());\napp.use("/webhooks", router);\n' }, [], "Express"],
  "Express whose parser keeps the bytes of what is small": [{ "package.json": EXPRESS, "app.js": 'app.use(express.json({ verify: (req, res, body) => { req.rawBody = body; } }));\napp.post("/in", receive(stripe, onEvent));\n' }, ["app.js:1 body_too_large"], "Express"],
  "a good Express whose parser keeps the bytes": [{ "package.json": EXPRESS, "app.js": 'app.use(express.json({ limit: "25mb", verify: (req, res, body) => { req.rawBody = body; } }));\napp.use(express.urlencoded({\n  extended: true,\n  verify(req, res, body) { req.rawBody = body; },\n  limit: "25mb",\n}));\napp.post("/in", receive(stripe, onEvent));\n' }, [], "Express"],
  "Next routes in one line": [{ "package.json": NEXT, "app/a/route.ts": "export async function POST(req: Request) { const body = await req.json(); const event = stripe.webhooks.constructEvent(JSON.stringify(body), sig, secret); return Response.json({}); }\n", "app/b/route.ts": 'import "hookseal";\nexport const POST = (req) => req.json().then((body) => webhook.verify(JSON.stringify(body), req.headers));\n' }, ["app/a/route.ts:1 json_reserialized", "app/b/route.ts:2 json_reserialized"], "Next.js"],
  "good Next routes in one line each": [{ "package.json": NEXT, "app/in/route.ts": 'import { receive } from "hookseal/web";\nconst stripe = receive(w, onEvent);\nexport async function GET(req) { await req.json(); return list(); }\nexport async function PUT(req: Request) { const body = await req.json(); return save(body); }\nexport async function PATCH(req, { body }) { webhook.verify(body, req.headers); }\nexport async function POST(req) { return stripe(req); }\n' }, [], "Next.js"],
  "Hono that reads above receive": [
    {
      "package.json": HONO,
      "a.ts": 'import { receive } from "hookseal/hono";\napp.use("*", async (c, next) => {\n  log(c.req.path, await c.req.json());\n  await next();\n});\napp.post("/webhooks/stripe", receive(stripe, onEvent));\n',
      "b.ts": 'import { receive } from "hookseal/hono";\nconst stripe = receive(w, onEvent);\napp.use("/webhooks/*", async (c, next) => { await c.req.parseBody(); await next(); });\napp.post("/webhooks/stripe", stripe);\n',
      "c.ts": 'import { receive } from "hookseal/hono";\napp.post("/in", async (c) => { await c.req.text(); return receive(stripe, onEvent)(c); });\n',
    },
    ["a.ts:2 body_read_before", "b.ts:3 body_read_before", "c.ts:2 body_read_before"],
    "Hono",
  ],
  "a good Hono": [
    {
      "package.json": HONO,
      "a.ts": 'import { receive } from "hookseal/hono";\napp.use("/api/*", async (c, next) => { await c.req.json(); await next(); });\napp.use("*", async (c, next) => { if (c.req.path === "/in") return next(); await c.req.json(); await next(); });\napp.use("*", async (c, next) => { log(await c.req.raw.clone().json()); await next(); });\napp.use(async (c, next) => { const body = isWebhook(c) ? undefined : await c.req.json(); await next(); });\napp.post("/orders", async (c) => create(await c.req.json()));\napp.post("/in", receive(stripe, async (event, c) => { use(await c.req.json()); }));\napp.use("*", async (c, next) => { await c.req.json(); await next(); });\n',
    },
    [],
    "Hono",
  ],
  "Lambda's base64 where hookseal/lambda is imported, and not used": [{ "a.mjs": 'import { receive } from "hookseal/lambda";\nexport const handler = async (event) => w.verify(event.body, event.headers);\n', "b.cjs": 'const { receive: r } = require("hookseal/lambda");\nexports.handler = async (event) => w.verify(event.body, event.headers);\n', "c.mjs": 'import type { Options } from "hookseal/lambda";\nexport const handler = async (event) => w.verify(event.body, event.headers);\n' }, ["a.mjs:2 body_base64", "b.cjs:2 body_base64", "c.mjs:2 body_base64"], null],
  "good handlers of Lambda": [{ "a.mjs": 'import { receive as lambda } from "hookseal/lambda";\nexport const handler = lambda(w, (event) => save(event.body));\n', "b.mjs": 'import * as lambda from "hookseal/lambda";\nexport const handler = lambda.receive(w, (event) => save(event.body));\n', "c.cjs": 'exports.handler = require("hookseal/lambda").receive(w, (event) => save(event.body));\n', "d.cjs": 'const { receive: r } = require("hookseal/lambda");\nexports.handler = r(w, (event) => save(event.body));\n', "e.mjs": 'const { receive } = await import("hookseal/lambda");\nexport const handler = receive(w, (event) => save(event.body));\n' }, [], null],
  "a path or type that looks like the beginning of a comment": [{ "package.json": EXPRESS, "app.js": 'app.use("/static/*", serve);\napp.use(express.json());\napp.post("/webhook", handler);\n' }, ["app.js:2 json_reserialized"], "Express"],
  "a repository of several packages": [
    {
      "package.json": '{"workspaces":["apps/*"]}',
      "apps/api/package.json": NEST,
      "apps/api/src/main.ts": "const app = await NestFactory.create(AppModule);\n",
      "apps/api/src/hooks.ts": 'import { Webhook } from "hookseal";\n',
      "apps/good/package.json": '{"dependencies":{"@nestjs/core":"11","hookseal":"0.1.0"}}',
      "apps/good/main.ts": 'const app = await NestFactory.create(AppModule, { rawBody: true });\napp.useBodyParser("json", { limit: "1mb" });\n',
      "apps/jobs/package.json": NEST,
      "apps/jobs/main.ts": "const app = await NestFactory.create(AppModule);\n",
      "packages/site/package.json": NEXT,
      "packages/site/pages/api/hook.js": "export default (req, res) => stripe.webhooks.constructEvent(raw, h, s);\n",
      "packages/other/pages/api/hook.js": "export default (req, res) => stripe.webhooks.constructEvent(raw, h, s);\n",
    },
    ["apps/api/src/main.ts:1 json_reserialized", "packages/site/pages/api/hook.js:1 json_reserialized"],
    "NestJS, Next.js",
  ],
  "packages of others": [{ "node_modules/x/index.js": 'createHmac("sha256", k).update(JSON.stringify(req.body))' }, [], null],
};

/** Whether a diagnosis notices an API key; nothing where none can be a secret of the scheme. */
function noticed(scheme, secret) {
  try {
    return new Webhook(scheme, Buffer.from(secret)).diagnose("", {}, {}, { maxTries: 1 }).findings.some(({ code }) => code === "secret_is_api_key");
  } catch {
    return undefined;
  }
}

describe("doctor", () => {
  for (const [what, [files, expected, framework]] of Object.entries(PROJECTS)) {
    test(what, async () => {
      const folder = new Folder();
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(join(folder.path, path, ".."), { recursive: true });
        folder.write(path, text);
      }
      const { code, out } = await call(["doctor", "--json"], { cwd: folder.path });
      const report = JSON.parse(out);
      assert.deepEqual(report.findings.map(({ path, line, code: finding }) => `${path}:${line} ${finding}`).sort(), expected.toSorted());
      assert.deepEqual([report.framework, code], [framework, expected.length === 0 ? 0 : 3]);
      const { out: text } = await call(["doctor", folder.path]);
      for (const value of ["sk_live_0123456789", "abc\\n", "whsec_0123456789"]) assert.ok(!text.includes(value));
      folder.remove();
    });
  }

  test("knows the variables that the documentation names", () => {
    const pages = ["README.md", ...readdirSync(join(root, "docs"), { recursive: true }).filter((name) => String(name).endsWith(".md")).map((name) => `docs/${name}`)].map((path) => readFileSync(join(root, path), "utf8")).join("");
    const names = new Set(Array.from(pages.matchAll(/(?:\benv\.|--secret-env |=[a-z-]+:)([A-Z]+_\w*(?:SECRET|TOKEN|KEY))\b/g), ([, name]) => name));
    // Nobody's, and no webhook's.
    for (const name of ["OTHER_SECRET", "ACME_SECRET", "STRIPE_API_KEY"]) names.delete(name);
    assert.ok(names.size >= 5);
    for (const name of names) assert.equal(checkEnvironment(`${name}="abc "`).length, 1, name);
  });

  test("takes no key or token of something else for a webhook's secret", () => {
    for (const name of ["X_KEY", "META_KEY", "LINE_TOKEN", "MUX_TOKEN_ID", "SQUARE_ACCESS_TOKEN", "GITHUB_TOKEN", "FRONT_KEY"]) for (const value of ["null", '"abc "']) assert.deepEqual(checkEnvironment(`${name}=${value}`), [], name);
    for (const name of ["X_SECRET", "LINE_SIGNING_KEY", "MUX_WEBHOOK_TOKEN", "TWILIO_AUTH_TOKEN", "FIGMA_PASSCODE"]) assert.equal(checkEnvironment(`${name}=null`).length, 1, name);
  });

  test("notices a key as the library does: of each scheme but those that sign with it", () => {
    const codesOf = (line) => checkEnvironment(line).map(({ code }) => code);
    const account = `AC${"0123456789abcdef".repeat(2)}`;
    for (const line of ["STRIPE_WEBHOOK_SECRET=sk_live_0123456789", `TWILIO_AUTH_TOKEN=${account}`, `TWILIO_AUTH_TOKEN="${account}"`, "WEBHOOK_SECRET='ghp_0123456789'", "SHOPIFY_WEBHOOK_SECRET=shpat_0123456789", "MAILGUN_WEBHOOK_SIGNING_KEY=sk_live_0123456789", "STRIPE_WEBHOOK_SECRET=we_0123456789abcdef"]) assert.deepEqual(codesOf(line), ["secret_is_api_key"], line);
    for (const line of ["PAYSTACK_WEBHOOK_SECRET=sk_live_0123456789", "MY_PAYSTACK_WEBHOOK_SECRET=sk_test_0123456789", "MAILGUN_WEBHOOK_SIGNING_KEY=key-0123456789", "PADDLE_WEBHOOK_SECRET=pdl_ntfset_0123456789", `TWILIO_AUTH_TOKEN=${"0123456789abcdef".repeat(2)}`, `TWILIO_ACCOUNT_SID=${account}`, "STRIPE_SECRET_KEY=sk_live_0123456789", "STRIPE_WEBHOOK_SECRET=whsec_0123456789"]) assert.deepEqual(codesOf(line), [], line);
    const exceptions = schemes.filter(({ name }) => checkEnvironment(`${name.toUpperCase().replaceAll("-", "_")}_WEBHOOK_SECRET=sk_live_0123456789abcdef`).length === 0).map(({ name }) => name);
    const asked = schemes.filter(({ name }) => !noticed(name, "sk_live_0123456789abcdef")).map(({ name }) => name);
    assert.deepEqual(exceptions.filter((name) => !asked.includes(name)), []);
    assert.ok(exceptions.includes("paystack") && asked.includes("paystack"));
  });

  test("passes over what is larger than people write, and says so", async () => {
    const folder = new Folder();
    folder.write("webhook.js", `// hookseal\n${"//\n".repeat(300_000)}`);
    folder.write("small.js", "// hookseal");
    const { out, err } = await call(["doctor", "--json"], { cwd: folder.path });
    assert.deepEqual([JSON.parse(out).passedOver, err], [["webhook.js"], "note: webhook.js is passed over: it has more than 512 KiB\n"]);
    folder.remove();
  });

  test("of a folder that is not there is not understood", async () => assert.equal((await call(["doctor", "not-there"])).code, 2));
});

/** What a pattern might read again and again. */
const HOSTILE = {
  "Nest": () => "NestFactory.create(X ",
  "exports": () => "export default NextApiReques ",
  "parsed bodies": () => "const a = JSON.parse(b)\n",
  "typed variables": () => "a:",
  "parsers": () => "app.use(json({ a\n",
  "handlers": (index) => `const h${index} = receive(w)\napp.post(h${index}\n`,
  "open calls": () => "app.post(",
  "parsers and open calls": () => "app.use(json())\napp.post(",
  "signatures": () => "signature",
  "digests": () => "digest(",
  "verifications": () => "verify(a ",
  "comments": () => "/* ",
  "requests": () => "await request.json()\n",
  "white space": () => "        ",
  "braces": () => "{ const a = JSON.parse(b) }\n",
  "open strings": () => '"\\"',
  "middlewares": () => 'app.use("*", async (c, next) => { await c.req.json(); });\n',
  "functions of parsed bodies": () => ".json().then((a ",
  "imports": () => "import { a, ",
};

describe("doctor takes time in proportion to a file's length", () => {
  const lines = (length, line) => Array.from({ length: Math.ceil(length / line(0).length) }, (_, index) => line(index)).join("");
  test("names that are no names", () => {
    const name = "a".repeat(400_000);
    for (const made of ["express.json()", "receive(w)", "await request.json()"]) assert.deepEqual(checkSource(`const ${name} = ${made};\napp.use(${name});\napp.post("/hook", receive(w));\n`, "app.js", []), []);
  });

  for (const [what, line] of Object.entries(HOSTILE)) {
    test(what, () => {
      const timed = (length) => {
        const text = `webhook receive(\n${lines(length, line)}`;
        const start = performance.now();
        checkSource(text, "pages/api/webhook.js", ["@nestjs/core", "next"]);
        return performance.now() - start;
      };
      timed(1 << 12);
      // Quadratic, the longest would take minutes.
      assert.ok(timed(1 << 19) < 8000);
    });
  }

  test("a parser before many open calls", () => {
    const start = performance.now();
    checkSource(`webhook\napp.use(json())\n${"a.use(".repeat(86_000)}`, "app.js", []);
    assert.ok(performance.now() - start < 1500);
  });

  test("variables", () => {
    const start = performance.now();
    checkEnvironment("HOOK_SECRET=sk_live_0\n".repeat(20_000));
    for (const line of ["A_SECRET=your-", `GITHUB_SECRET=your-${" ".repeat(1 << 19)}x`, `${"HOOK_".repeat(1 << 17)}=1`, `GITHUB_SECRET=${" ".repeat(1 << 19)}x`]) checkEnvironment(line);
    assert.ok(performance.now() - start < 3000);
  });
});
