/** What the adapters' types promise, in the frameworks' own types, for tsc alone. */
import { createServer } from "node:http";
import type { APIGatewayProxyHandlerV2, APIGatewayProxyEventV2, APIGatewayProxyEvent, Context } from "aws-lambda";
import type { Request as ExpressRequest, Response as ExpressResponse } from "express";
import express from "express";
import type { FastifyRequest } from "fastify";
import fastify from "fastify";
import { Hono, type Context as HonoContext } from "hono";
import { Redis } from "ioredis";
import type { NextRequest } from "next/server.js";
import pg from "pg";
import { createClient } from "redis";
import { Webhook, type WebhookEvent } from "hookseal";
import * as forExpress from "hookseal/express";
import * as forFastify from "hookseal/fastify";
import * as forHono from "hookseal/hono";
import * as forLambda from "hookseal/lambda";
import * as forNode from "hookseal/node";
import * as forWeb from "hookseal/web";
import { memoryStore } from "hookseal/stores/memory";
import { postgresStore } from "hookseal/stores/postgres";
import { redisStore } from "hookseal/stores/redis";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>): void => {};

const webhook = new Webhook("sheerid", "the secret token");
const store: forNode.ReplayStore = memoryStore({ maxKeys: 10, now: Date.now });

// Plain Node.
createServer(forNode.receive(webhook, (event) => same<typeof event, WebhookEvent<"sheerid">>(true), { store, endpoint: "sheerid" }));
createServer(forNode.receive(webhook, (_, request) => request.socket.remoteAddress, { sourceAddress: (request) => request.socket.remoteAddress }));

// Express: the request is its own.
const app = express();
app.post("/", forExpress.receive(webhook, (event, request) => same<typeof event, WebhookEvent<"sheerid">>(true), { store, endpoint: "sheerid" }));
app.post("/", forExpress.receive(webhook, (_, request: ExpressRequest) => request.ip, { sourceAddress: ({ ip }) => ip }));
app.post("/", forExpress.receive(webhook, (_, { path }) => path, { url: (request) => "https://your.host" + request.originalUrl }));
app.all("/hook", forExpress.receive(webhook, (_, request) => request.headers.host, { onRefusal: (error, request) => [error.code, request.url] }));

// Fastify.
fastify().register(forFastify.receive(webhook, (_, { raw }) => raw.url, { sourceAddress: ({ ip }) => ip }), { prefix: "/hook" });
fastify().post("/url", { config: { rawBody: true } }, forFastify.receive(webhook, (_, { headers }) => headers["user-agent"], { url: ({ url }) => "https://your.host" + url }));
fastify().register(forFastify.receive(webhook, (_, request: FastifyRequest) => request.log.info("here")));

// Hono: the context is the application's.
new Hono().post("/path", forHono.receive(webhook, (_, c) => c.req.path, { url: (c) => c.req.url }));
type Bindings = { Bindings: { TOKEN: string } };
new Hono().post("/", forHono.receive(webhook, (_, c) => c.req.raw.url));
const hono = new Hono<Bindings>();
hono.post("/", forHono.receive(webhook, (event, c: HonoContext<Bindings>) => [event.payload.requestId, c.env.TOKEN], { store, endpoint: "sheerid" }));

// Next, Workers.
const POST = forWeb.receive(webhook, (_, request) => request.url, { answer: "before", waitUntil: (work) => void work });
POST satisfies (request: NextRequest, context: { params: Promise<{ name: string }> }) => Promise<Response>;
const fetch = forWeb.receive(webhook, (_event, _request, env: { TOKEN: string }) => env.TOKEN, {});
fetch satisfies (request: Request, env: { TOKEN: string }, context: object) => Promise<Response>;

// Lambda: the event is what it is annotated with.
forLambda.receive(webhook, (_, event: APIGatewayProxyEventV2, _context: Context) => event.rawPath) satisfies APIGatewayProxyHandlerV2;
forLambda.receive(webhook, (_, event: APIGatewayProxyEvent) => event.path);
// @ts-expect-error: Lambda stops with the answer
forLambda.receive(webhook, () => {}, { answer: "before" });

// Stores, with the clients that they are made for.
const client = createClient();
redisStore((args) => client.sendCommand(args)) satisfies forNode.ReplayStore;
const redis = new Redis();
redisStore(([name, ...args]) => redis.call(name, ...args)) satisfies forNode.ReplayStore;
postgresStore(new pg.Pool()) satisfies forNode.ReplayStore;

// Why a delivery was not accepted.
forNode.receive(webhook, () => {}, {
  onRefusal(error) {
    error.status satisfies number;
    error.hint satisfies string;
    if (error.code === "handler_failed") same<typeof error, forNode.ReceiveError<"sheerid">>(true);
    // The event is the handler's own kind, and needs no narrowing.
    same<typeof error.event, WebhookEvent<"sheerid"> | undefined>(true);
    // @ts-expect-error: no such code
    if (error.code === "handler_fialed") return;
  },
});

// Frameworks whose handlers get a context that has the request.
const svelte = forWeb.receive(webhook, (_event, { params }: { request: Request; params: { name: string } }) => params.name);
svelte satisfies (event: { request: Request; params: { name: string } }) => Promise<Response>;
forWeb.receive(webhook, (_event, { req }: { req: Request }) => req.url) satisfies (event: { req: Request }) => Promise<Response>;

// Fastify, as a route's handler.
fastify().post("/hook", { config: { rawBody: true } }, forFastify.receive(webhook, (_, request: FastifyRequest) => request.ip));

// Mistakes.
// @ts-expect-error: a store without the endpoint's name
forNode.receive(webhook, () => {}, { store });
// @ts-expect-error: likewise on Lambda
forLambda.receive(webhook, () => {}, { store });
// @ts-expect-error: no request in it
forWeb.receive(webhook, (_event, context: { url: string }) => context.url);
// @ts-expect-error: a misspelt option
forNode.receive(webhook, () => {}, { stroe: store });
// @ts-expect-error: no response, since the adapter answers
forExpress.receive(webhook, (_event, _request: ExpressRequest, response: ExpressResponse) => response.status(202));
// @ts-expect-error: no handler
forNode.receive(webhook);
// @ts-expect-error: a store that is none
forNode.receive(webhook, () => {}, { store: new Map() });
// @ts-expect-error: another answer
forNode.receive(webhook, () => {}, { answer: "never" });
// @ts-expect-error: another vendor's member
forNode.receive(webhook, (event) => event.payload.identity.PersonalNumber);
