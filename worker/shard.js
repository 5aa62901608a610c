/**
 * The Durable Object that has a key's row: sixteen share the deliveries, by hash,
 * which is enough for thousands a second.
 *
 * @param {string} key
 * @param {Cloudflare.Env} env
 */
export const shardOf = (key, env) => env.DELIVERIES.getByName(key.slice(0, 1));
