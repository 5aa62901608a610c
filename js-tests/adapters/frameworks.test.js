/** The adapters of the packed package, in the frameworks and runtimes themselves. */
import { after, before, describe } from "node:test";
import { copyFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Scratch, root } from "../scratch.js";
import { endpoints } from "./endpoints.js";
import { buildNext, serveBun, serveDeno, serveNext, serveWorkerd } from "./runtimes.js";
import { serveExpress4, serveExpress5, serveFastify, serveHono, serveNode } from "./servers.js";
import { suite } from "./suite.js";

const scratch = new Scratch();
after(() => scratch.remove());
for (const name of ["endpoints.js", "remote.js"]) copyFileSync(join(import.meta.dirname, name), scratch.path(name));
symlinkSync(join(root, "node_modules/hono"), scratch.path("node_modules/hono"));

/** A module of the package. */
const load = (subpath) =>
  import(pathToFileURL(scratch.write(`lib${subpath.replaceAll("/", "-")}.js`, `export * from "hookseal${subpath}";`)));

const { Webhook } = await load("");
const { memoryStore } = await load("/stores/memory");

/** Node's own limit of all headers together is 16 KB. */
const traits = { Webhook, longHeaders: [431] };

for (const [name, serve, subpath, fix] of [
  ["node:http", serveNode, "/node", /bodyParser: false/],
  ["Express 4", serveExpress4, "/express", /above app\.use\(express\.json\(\)\)/],
  ["Express 5", serveExpress5, "/express", /above app\.use\(express\.json\(\)\)/],
  ["Fastify", serveFastify, "/fastify", /preParsing/],
  ["Hono on Node", serveHono, "/hono", /c\.req\.json\(\)/],
]) {
  const adapter = await load(subpath);
  describe(name, () => suite((report) => serve(endpoints({ Webhook, memoryStore }, report), adapter), { ...traits, fix }));
}

describe("Next", () => {
  let app;
  before(() => (app = buildNext(scratch)));
  describe("route handlers", () => suite((report) => serveNext(app, "", report), { ...traits, fix: /request\.json\(\)/ }));
  describe("pages/api", () => suite((report) => serveNext(app, "/api", report), { ...traits, fix: /bodyParser: false/ }));
});

for (const [adapter, fix] of [["web", /request\.json\(\)/], ["hono", /c\.req\.json\(\)/]]) {
  const web = { Webhook, fix, longHeaders: [200, 400, 431] };
  describe(`${adapter} in Deno`, () => suite((report) => serveDeno(scratch, adapter, report), { ...web, keepsConnections: false, readsOn: true }));
  describe(`${adapter} in Bun`, () => suite((report) => serveBun(scratch, adapter, report), { ...web, readsOn: true }));
  describe(`${adapter} in workerd`, () => suite((report) => serveWorkerd(scratch, adapter, report), { ...web, dropsUnread: true }));
}
