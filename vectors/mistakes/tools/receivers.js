/** Servers of Node's frameworks, and what their handlers pass on as the body; proxies before them. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import express from "express";
import fastify from "fastify";

const here = import.meta.dirname;
const require = createRequire(import.meta.url);

/** Where further packages were installed: see README.md. */
const extra = createRequire(join(process.env.MISTAKES_MODULES ?? here, "package.json"));

/** What a handler of Express passes on. */
const WAYS = {
  "json-stringify": [express.json({ limit: "2mb" }), (req) => JSON.stringify(req.body)],
  "json-stringify-2": [express.json(), (req) => JSON.stringify(req.body, null, 2)],
  "json-string": [express.json(), (req) => String(req.body)],
  "json-data": [express.json(), (req) => JSON.stringify(req.body.data)],
  "json-twice": [express.json({ strict: false }), (req) => JSON.stringify(JSON.stringify(req.body))],
  "json-then-read": [express.json(), (req) => buffer(req)],
  "raw-stringify": [express.raw({ type: "*/*" }), (req) => JSON.stringify(req.body)],
  "raw-array": [express.raw({ type: "*/*" }), (req) => JSON.stringify(new Uint8Array(req.body))],
  "raw-list": [express.raw({ type: "*/*" }), (req) => String(new Uint8Array(req.body))],
  "raw-latin1": [express.raw({ type: "*/*" }), (req) => req.body.toString("latin1")],
  "raw-base64": [express.raw({ type: "*/*" }), (req) => req.body.toString("base64")],
  "raw-text": [express.raw({ type: "*/*" }), (req) => new TextDecoder().decode(req.body)],
  "raw-trim": [express.raw({ type: "*/*" }), (req) => req.body.toString().trim()],
  "raw": [express.raw({ type: "*/*" }), (req) => req.body],
  "text-uri": [express.text({ type: "*/*" }), (req) => decodeURIComponent(req.body)],
  "urlencoded-json": [express.urlencoded({ extended: false }), (req) => JSON.stringify(req.body)],
  "urlencoded-qs": [express.urlencoded({ extended: true }), (req) => extra("qs").stringify(req.body)],
  "urlencoded-params": [express.urlencoded({ extended: false }), (req) => new URLSearchParams(req.body).toString()],
  "urlencoded-payload": [express.urlencoded({ extended: false }), (req) => req.body.payload],
  "none": [(req, res, next) => next(), (req) => String(req.body)],
};

function expressApp() {
  const app = express();
  app.set("trust proxy", process.env.TRUST_PROXY === "1");
  for (const [name, [parser, pass]] of Object.entries(WAYS)) {
    app.all([`/${name}`, `/${name}/*rest`], parser, async (req, res) => {
      const body = Buffer.from((await pass(req)) ?? "");
      const url = `${req.protocol}://${req.get("host")}${req.originalUrl}`;
      res.json({ body: body.toString("hex"), url, headers: pairsOf(req.rawHeaders) });
    });
  }
  return app;
}

const pairsOf = (raw) => raw.flatMap((name, index) => (index % 2 ? [] : [[name.toLowerCase(), raw[index + 1]]]));

async function listening(server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server.address().port;
}

/** Starts what is asked for, once. */
const started = new Map();
function start(name, make) {
  if (!started.has(name)) started.set(name, make());
  return started.get(name);
}
const closers = [];
export const stop = () => closers.forEach((close) => close());

const expressPort = () =>
  start("express", async () => {
    const server = createServer(expressApp());
    closers.push(() => server.close());
    return listening(server);
  });

/** @returns {Promise<Buffer>} the answer's body */
export function post(port, path, headers, body, method = "POST") {
  return new Promise((resolve, reject) => {
    const grouped = { "content-length": String(body.length) };
    for (const [name, value] of headers) grouped[name] = grouped[name] === undefined ? value : [grouped[name], value].flat();
    const request = httpRequest({ host: "127.0.0.1", port, path, method, headers: grouped, agent: false }, (response) => resolve(buffer(response)));
    request.on("error", reject);
    request.end(body);
  });
}

const answered = async (promise) => {
  const { body, ...rest } = JSON.parse((await promise).toString());
  return { body: Buffer.from(body, "hex"), ...rest };
};

/** A request through Express. */
export const throughExpress = (way) => async (sent) => {
  const { body, headers } = await answered(post(await expressPort(), `/${way}`, sent.headers, sent.body));
  return { body, headers };
};

export const throughFastify = async ({ headers, body }) => {
  const port = await start("fastify", async () => {
    const app = fastify();
    app.post("/", async (request) => ({ body: Buffer.from(JSON.stringify(request.body)).toString("hex") }));
    await app.listen({ port: 0, host: "127.0.0.1" });
    closers.push(() => app.close());
    return app.server.address().port;
  });
  return answered(post(port, "/", headers, body));
};

/** What Next's pages/api make of a body unless `bodyParser` is false. */
export const throughNext = async ({ headers, body }) => {
  const { parseBody } = require("next/dist/server/api-utils/node/parse-body.js");
  const port = await start("next", async () => {
    const server = createServer(async (req, res) => {
      const parsed = await parseBody(req, "1mb");
      res.end(JSON.stringify({ body: Buffer.from(JSON.stringify(parsed)).toString("hex") }));
    });
    closers.push(() => server.close());
    return listening(server);
  });
  return answered(post(port, "/", headers, body));
};

/** NestJS with its defaults: what `@Body()` is. */
export const throughNest = async ({ headers, body }) => {
  const port = await start("nest", async () => {
    extra("reflect-metadata");
    const { Body, Controller, HttpCode, Module, Post } = extra("@nestjs/common");
    const { NestFactory } = extra("@nestjs/core");
    const receiver = class {
      receive(parsed) {
        return { body: Buffer.from(JSON.stringify(parsed)).toString("hex") };
      }
    };
    Body()(receiver.prototype, "receive", 0);
    HttpCode(200)(receiver.prototype, "receive", Object.getOwnPropertyDescriptor(receiver.prototype, "receive"));
    Post()(receiver.prototype, "receive", Object.getOwnPropertyDescriptor(receiver.prototype, "receive"));
    Controller("hook")(receiver);
    const module = class {};
    Module({ controllers: [receiver] })(module);
    const app = await NestFactory.create(module, { logger: false });
    await app.listen(0, "127.0.0.1");
    closers.push(() => app.close());
    return app.getHttpServer().address().port;
  });
  return answered(post(port, "/hook", headers, body));
};

/** Waits until somebody listens. */
async function isThere(port) {
  for (let left = 100; left > 0; left -= 1) {
    try {
      return await post(port, "/none", [], Buffer.alloc(0));
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`nobody listens on ${port}`);
}

function server(command, args) {
  const child = spawn(command, args, { stdio: "ignore" });
  closers.push(() => child.kill());
}

const python = process.env.MISTAKES_PYTHON ?? "python3";

export const throughFlask = (way) => async ({ headers, body }) => {
  const port = await start("flask", async () => {
    server(python, [join(here, "flask_app.py"), "18731"]);
    await isThere(18731);
    return 18731;
  });
  return { body: await post(port, `/${way}`, headers, body) };
};

export const throughDjango = (way) => ({ headers, body }) => {
  const job = `${JSON.stringify({ way, headers, body: body.toString("hex") })}\n`;
  const made = JSON.parse(execFileSync(python, [join(here, "django_app.py")], { input: job }));
  return { ...(made.body !== undefined && { body: Buffer.from(made.body, "hex") }), ...(made.headers && { headers: made.headers }) };
};

/** A program that reads a body and writes another. */
export const filter = (command, ...args) => (input) => execFileSync(command, args, { input, maxBuffer: 1 << 28 });
export const php = (way) => filter("php", join(here, "receiver.php"), way);
export const ruby = (way) => filter("ruby", "-E", "UTF-8", join(here, "rewrite.rb"), way);
const folder = mkdtempSync(join(tmpdir(), "mistakes-"));
export const go = (way) => (input) => {
  const binary = join(folder, "rewrite");
  if (!started.has("go")) {
    execFileSync("go", ["build", "-o", binary, join(here, "rewrite.go")], { env: { ...process.env, GOFLAGS: "-mod=mod", GO111MODULE: "off" } });
    started.set("go", true);
  }
  return filter(binary, way)(input);
};
const JARS = ["jackson-databind", "jackson-core", "jackson-annotations", "gson"].map((name) => `/usr/share/java/${name}.jar`).join(":");
export const java = (way) => (input) => {
  if (!started.has("java")) {
    execFileSync("javac", ["-cp", JARS, "-d", folder, join(here, "Rewrite.java")]);
    started.set("java", true);
  }
  return filter("java", "-cp", `${JARS}:${folder}`, "Rewrite", way)(input);
};

/** nginx before Express, which sees what nginx passes on. */
export const throughNginx = (location, path) => async ({ headers, body, url }) => {
  const upstream = await expressPort();
  const { port, reload } = await start("nginx", async () => {
    const config = join(folder, "nginx.conf");
    const reload = (locations) => {
      writeFileSync(
        config,
        `worker_processes 1; pid ${folder}/nginx.pid; error_log /dev/null; events {}
         http { access_log off; client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder}; uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
           server { listen 127.0.0.1:18732; ${locations} } }`,
      );
      const args = ["-c", config, "-p", folder];
      execFileSync("nginx", started.has("nginx runs") ? [...args, "-s", "reload"] : args, { stdio: "ignore" });
      started.set("nginx runs", true);
    };
    closers.push(() => execFileSync("nginx", ["-c", config, "-p", folder, "-s", "stop"], { stdio: "ignore" }));
    return { port: 18732, reload };
  });
  reload(location.replaceAll("UPSTREAM", `http://127.0.0.1:${upstream}`));
  await new Promise((resolve) => setTimeout(resolve, 400));
  const { host, pathname, search } = new URL(url);
  return answered(post(port, (path ?? pathname) + search, [["host", host], ...headers], body));
};

/** HAProxy before Express. */
export const throughHaproxy = (rules) => async ({ headers, body, url }) => {
  const upstream = await expressPort();
  const config = join(folder, "haproxy.cfg");
  writeFileSync(
    config,
    `defaults\n  mode http\n  timeout client 5s\n  timeout server 5s\n  timeout connect 5s\nfrontend f\n  bind 127.0.0.1:18733\n  ${rules.join("\n  ")}\n  default_backend b\nbackend b\n  server s 127.0.0.1:${upstream}\n`,
  );
  const child = spawn("haproxy", ["-f", config, "-db"], { stdio: "ignore" });
  try {
    await isThere(18733);
    const { host, pathname, search } = new URL(url);
    return await answered(post(18733, pathname + search, [["host", host], ...headers], body));
  } finally {
    child.kill();
    await once(child, "exit");
  }
};

/** curl with these arguments and the body on standard input, to Express. */
export const throughCurl = (...args) => async ({ headers, body }) => {
  const port = await expressPort();
  const named = headers.flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  // Not waited for in this thread, in which the server is.
  const curl = spawn("curl", ["-s", ...named, ...args, `http://127.0.0.1:${port}/raw`], { stdio: ["pipe", "pipe", "ignore"] });
  curl.stdin.end(body);
  return answered(buffer(curl.stdout));
};
