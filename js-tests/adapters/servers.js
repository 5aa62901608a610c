/** The frameworks, each serving endpoints with hookseal's adapter for it. */
import { once } from "node:events";
import { createServer } from "node:http";
import { serve } from "@hono/node-server";
import express5 from "express";
import express4 from "express4";
import fastify from "fastify";
import { Hono } from "hono";

/** @typedef {import("./endpoints.js").Endpoints} Endpoints */

/** @param {import("node:http").Server} server */
async function listen(server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return opened(server);
}

function opened(server) {
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** @param {Endpoints} endpoints @param {typeof import("hookseal/node")} lib */
export function serveNode(endpoints, { receive }) {
  const listeners = new Map(
    Object.entries(endpoints).map(([name, { webhook, handler, options }]) => [name, receive(webhook, handler, options)]),
  );
  return listen(
    createServer(async (request, response) => {
      const name = request.url.slice(1).split("?")[0];
      if (name === "parsed") for await (const _ of request);
      listeners.get(name)(request, response);
    }),
  );
}

const expressServer = (express) => (/** @type {Endpoints} */ endpoints, { receive }) => {
  const app = express();
  for (const [name, { webhook, handler, options }] of Object.entries(endpoints)) {
    if (name === "parsed") app.use("/parsed", express.json());
    app.all(`/${name}`, receive(webhook, handler, options));
  }
  app.use(express.json());
  return listen(createServer(app));
};
export const serveExpress5 = expressServer(express5);
export const serveExpress4 = expressServer(express4);

/** @param {Endpoints} endpoints @param {typeof import("hookseal/fastify")} lib */
export async function serveFastify(endpoints, { receive }) {
  const app = fastify({ forceCloseConnections: true });
  for (const [name, { webhook, handler, options }] of Object.entries(endpoints)) {
    app.register(
      async (scope) => {
        if (name === "parsed") {
          scope.addHook("preParsing", async (_request, _reply, payload) => {
            for await (const _ of payload);
          });
        }
        scope.register(receive(webhook, handler, options));
      },
      { prefix: `/${name}` },
    );
  }
  await app.listen({ port: 0, host: "127.0.0.1" });
  return { ...opened(app.server), close: () => app.close() };
}

/** @param {Endpoints} endpoints @param {typeof import("hookseal/hono")} lib */
export async function serveHono(endpoints, { receive }) {
  const app = new Hono();
  app.use("/parsed", async (c, next) => {
    await c.req.json();
    await next();
  });
  for (const [name, { webhook, handler, options }] of Object.entries(endpoints)) {
    app.all(`/${name}`, receive(webhook, handler, options));
  }
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  if (!server.listening) await once(server, "listening");
  return opened(server);
}
