import type { Clock, ReplayStore } from "./types.js";

export type * from "./types.js";

/**
 * A store in the memory of this process: for one process, and for tests.
 * Another process, and this one after a restart, knows nothing of it.
 *
 * It holds at most `maxKeys` (100,000 by default, some 30 MB), of verified
 * deliveries only. When it is full, the oldest that was handled is forgotten,
 * also before its `ttl` is over: no delivery is refused for want of room, and a
 * copy of one that is forgotten is handled again. At one event in two seconds
 * 100,000 keys hold two days: where vendors retry for longer, take more keys or
 * a store that keeps them outside of the process.
 *
 * @example
 * ```ts
 * import { Webhook } from "hookseal";
 * import { receive } from "hookseal/web";
 * import { memoryStore } from "hookseal/stores/memory";
 *
 * const webhook = new Webhook("sheerid", "the secret token");
 * export const POST = receive(webhook, (event) => console.log(event.id), { store: memoryStore(), endpoint: "sheerid" });
 * ```
 */
export function memoryStore(options?: { maxKeys?: number } & Clock): ReplayStore;
