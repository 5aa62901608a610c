/** The adapters on Node's HTTP server, in the frameworks themselves. */
import { describe } from "node:test";
import * as express from "hookseal/express";
import * as fastify from "hookseal/fastify";
import * as hono from "hookseal/hono";
import * as node from "hookseal/node";
import { serveExpress4, serveExpress5, serveFastify, serveHonoNode, serveNode } from "./servers.js";
import { suite } from "./suite.js";

describe("node:http", () => suite((endpoints) => serveNode(endpoints, node), { fix: /bodyParser: false/ }));
describe("Express 4", () => suite((endpoints) => serveExpress4(endpoints, express), { fix: /above app\.use\(express\.json\(\)\)/ }));
describe("Express 5", () => suite((endpoints) => serveExpress5(endpoints, express), { fix: /above app\.use\(express\.json\(\)\)/ }));
describe("Fastify", () => suite((endpoints) => serveFastify(endpoints, fastify), { fix: /preParsing/ }));
describe("Hono on Node", () => suite((endpoints) => serveHonoNode(endpoints, hono), { fix: /c\.req\.json\(\)/ }));
