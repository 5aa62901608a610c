import type { Clock, ReplayStore } from "./types.js";

export type * from "./types.js";

/** What is used of a KV binding. */
export interface KvLike {
  get(key: string, type: "json"): Promise<any>;
  put(key: string, value: string, options: { expirationTtl: number }): Promise<void>;
  delete(key: string): Promise<void>;
}

/**
 * A store in Cloudflare KV, which keeps a replay out but is no lock.
 *
 * KV is eventually consistent: a write is seen after a minute or more elsewhere
 * in the world, and in the same place where the key was looked up before; and it
 * has no way to write only what is free. So a copy that
 * comes long after is recognised, but of two that come together, or shortly
 * after one another in different places, **both may reach the handler**. Where
 * that must not be, take a Durable Object (`hookseal/stores/durable-object`) or
 * D1.
 *
 * @example
 * ```ts
 * import { env } from "cloudflare:workers";
 * import { kvStore } from "hookseal/stores/kv";
 *
 * const store = kvStore(env.DELIVERIES);
 * ```
 */
export function kvStore(namespace: KvLike, options?: Clock): ReplayStore;
