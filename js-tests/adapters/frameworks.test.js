/** The adapters of the packed package, in the frameworks and runtimes themselves. */
import { after, describe } from "node:test";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Scratch } from "../scratch.js";
import { endpoints } from "./endpoints.js";
import { serveBun, serveDeno, serveWorkerd } from "./runtimes.js";
import { serveExpress4, serveExpress5, serveFastify, serveHono, serveNode } from "./servers.js";
import { suite } from "./suite.js";

const scratch = new Scratch();
after(() => scratch.remove());
for (const name of ["endpoints.js", "remote.js"]) copyFileSync(join(import.meta.dirname, name), scratch.path(name));

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

const web = { Webhook, fix: /request\.json\(\)/, longHeaders: [200, 400, 431] };
describe("Deno.serve", () => suite((report) => serveDeno(scratch, report), { ...web, keepsConnections: false }));
describe("Bun.serve", () => suite((report) => serveBun(scratch, report), web));
describe("workerd", () => suite((report) => serveWorkerd(scratch, report), { ...web, dropsUnread: true }));
