import type { Clock, ReplayStore } from "./types.js";

export type * from "./types.js";

/** What is used of a D1 binding. */
export interface D1Like {
  prepare(sql: string): { bind(...values: any[]): { first(): Promise<unknown> } };
}

/** The table, for a migration: `npx wrangler d1 migrations create …`. */
export const schema: string;

/**
 * A store in Cloudflare D1. It writes to one place in the world: from far away
 * a Durable Object may be nearer.
 *
 * @example
 * ```ts
 * import { env } from "cloudflare:workers";
 * import { Webhook } from "hookseal";
 * import { d1Store } from "hookseal/stores/d1";
 * import { receive } from "hookseal/web";
 *
 * const webhook = new Webhook("zignsec", env.ZIGNSEC_TOKEN);
 * export default {
 *   fetch: receive(webhook, (event) => console.log(event.id), { store: d1Store(env.DB), endpoint: "zignsec" }),
 * };
 * ```
 */
export function d1Store(database: D1Like, options?: Clock): ReplayStore;
