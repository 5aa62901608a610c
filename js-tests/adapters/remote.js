/** The endpoints behind `hookseal/web`, in a runtime that is not the tests' own: it tells them over HTTP. */
import { Webhook } from "hookseal";
import { memoryStore } from "hookseal/stores/memory";
import { receive } from "hookseal/web";
import { endpoints } from "./endpoints.js";

/** @param {(path: string, init: RequestInit) => Promise<Response>} ask the tests */
export function router(ask) {
  const post = (path, value) => ask(path, { method: "POST", body: JSON.stringify(value) });
  const report = {
    async handle(event) {
      const response = await post("/handle", event);
      const failure = await response.text();
      if (!response.ok) throw new Error(failure);
    },
    refuse: async (error) => (await post("/refuse", error)).text(),
  };
  const served = Object.entries(endpoints({ Webhook, memoryStore }, report));
  const handlers = new Map(served.map(([name, { webhook, handler, options }]) => [name, receive(webhook, handler, options)]));

  return async (request, ...rest) => {
    const name = new URL(request.url).pathname.slice(1);
    if (name === "parsed") await request.text();
    return handlers.get(name)(request, ...rest);
  };
}
