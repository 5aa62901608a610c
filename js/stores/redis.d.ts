import type { ReplayStore } from "./types.js";

export type * from "./types.js";

/**
 * A store in Redis 6 or newer, Valkey, or whatever speaks their language, for
 * any number of processes. It takes one function that sends a command, so that
 * it works with every client. The clock is the server's.
 *
 * Let the server refuse writes when its memory is full
 * (`maxmemory-policy noeviction`, the default): one that evicts keys forgets
 * what was handled.
 *
 * @example With ioredis
 * ```ts
 * import { Redis } from "ioredis";
 * import { redisStore } from "hookseal/stores/redis";
 *
 * const redis = new Redis(process.env.REDIS_URL!);
 * const store = redisStore(([name, ...args]) => redis.call(name, ...args));
 * ```
 *
 * @example With redis
 * ```ts
 * import { createClient } from "redis";
 * import { redisStore } from "hookseal/stores/redis";
 *
 * // Without a listener an error of the connection ends the process; the client connects again by itself.
 * const redis = await createClient({ url: process.env.REDIS_URL! }).on("error", console.error).connect();
 * const store = redisStore((args) => redis.sendCommand(args));
 * ```
 */
export function redisStore(command: (args: [name: string, ...args: string[]]) => Promise<unknown>): ReplayStore;
