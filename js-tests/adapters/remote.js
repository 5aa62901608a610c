/** The endpoints in a server that is not in the tests' own process: it tells them over HTTP. */
import { Webhook } from "hookseal";
import * as forHono from "hookseal/hono";
import * as forNode from "hookseal/node";
import { memoryStore } from "hookseal/stores/memory";
import * as forWeb from "hookseal/web";
import { Hono } from "hono";
import { endpoints } from "./endpoints.js";

/** @typedef {(path: string, init: RequestInit) => Promise<Response>} Ask the tests */

/** @param {Ask} ask */
function served(ask) {
  const post = (path, value) => ask(path, { method: "POST", body: JSON.stringify(value) });
  const report = {
    async handle(event) {
      const response = await post("/handle", event);
      const failure = await response.text();
      if (!response.ok) throw new Error(failure);
    },
    refuse: async (error) => (await post("/refuse", error)).text(),
  };
  return Object.entries(endpoints({ Webhook, memoryStore }, report));
}

/** Behind `hookseal/web`. @param {Ask} ask */
export function web(ask) {
  const handlers = new Map(served(ask).map(([name, { webhook, handler, options }]) => [name, forWeb.receive(webhook, handler, options)]));

  return async (request, ...rest) => {
    const name = new URL(request.url).pathname.slice(1);
    if (name === "parsed") await request.text();
    return handlers.get(name)(request, ...rest);
  };
}

/** Behind `hookseal/node`. @param {Ask} ask */
export function node(ask) {
  const listeners = new Map(served(ask).map(([name, { webhook, handler, options }]) => [name, forNode.receive(webhook, handler, options)]));

  return async (request, response) => {
    const name = request.url.split("?")[0].split("/").at(-1);
    if (name === "parsed") for await (const _ of request);
    return listeners.get(name)(request, response);
  };
}

/** Behind `hookseal/hono`. @param {Ask} ask */
export function hono(ask) {
  const app = new Hono();
  app.use("/parsed", async (c, next) => {
    await c.req.json();
    await next();
  });
  for (const [name, { webhook, handler, options }] of served(ask)) app.all(`/${name}`, forHono.receive(webhook, handler, options));
  return app.fetch;
}
