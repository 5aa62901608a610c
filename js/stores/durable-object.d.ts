import type { ReplayStore } from "./types.js";

export type * from "./types.js";

/** What is used of a Durable Object namespace. */
export interface NamespaceLike {
  idFromName(name: string): any;
  get(id: any): { fetch(url: string, init: any): Promise<{ json(): Promise<any> }> };
}

/** The Durable Object's class: export it from the Worker, and bind it with `new_sqlite_classes`. */
export class Deliveries {
  constructor(state: any);
  fetch(request: Request): Promise<Response>;
  alarm(): Promise<void>;
}

/**
 * A store in Durable Objects: strongly consistent, near to where the deliveries
 * come in. Sixteen objects share the keys.
 *
 * ```toml
 * [[durable_objects.bindings]]
 * name = "DELIVERIES"
 * class_name = "Deliveries"
 *
 * [[migrations]]
 * tag = "v1"
 * new_sqlite_classes = ["Deliveries"]
 * ```
 *
 * @example
 * ```ts
 * import { env } from "cloudflare:workers";
 * import { Webhook } from "hookseal";
 * import { durableObjectStore } from "hookseal/stores/durable-object";
 * import { receive } from "hookseal/web";
 *
 * export { Deliveries } from "hookseal/stores/durable-object";
 *
 * const webhook = new Webhook("zignsec", env.ZIGNSEC_TOKEN);
 * export default {
 *   fetch: receive(webhook, (event) => console.log(event.id), { store: durableObjectStore(env.DELIVERIES), endpoint: "zignsec" }),
 * };
 * ```
 */
export function durableObjectStore(namespace: NamespaceLike): ReplayStore;
