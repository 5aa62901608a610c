import type { Clock, ReplayStore } from "./types.js";

export type * from "./types.js";

/**
 * A store in the memory of this process: for one process, and for tests.
 * Another process, and this one after a restart, knows nothing of it.
 *
 * It holds at most `maxKeys` (100,000 by default, some 30 MB), of verified
 * deliveries only. When it is full of keys that still count it throws, and the
 * vendor is told to come again: it never forgets what it promised to remember.
 *
 * @example
 * ```ts
 * import { Webhook } from "hookseal";
 * import { receive } from "hookseal/web";
 * import { memoryStore } from "hookseal/stores/memory";
 *
 * const webhook = new Webhook("sheerid", "the secret token");
 * export const POST = receive(webhook, (event) => console.log(event.id), { store: memoryStore() });
 * ```
 */
export function memoryStore(options?: { maxKeys?: number } & Clock): ReplayStore;
