/** A store in Cloudflare KV; see `kv.d.ts`. */
import { taken } from "./row.js";

/** @typedef {import("./types.js").ReplayStore} ReplayStore */
/** @typedef {import("./row.js").Row} Row */

/** KV keeps nothing for less. What expires sooner is still told by its `until`. */
const MIN_TTL_SECONDS = 60;

/** Two entries for a key, since KV takes one write a second to each. */
const reservation = (/** @type {string} */ key) => `hookseal:reserved:${key}`;
const confirmation = (/** @type {string} */ key) => `hookseal:confirmed:${key}`;

/**
 * @param {{ get(key: string, type: "json"): Promise<any>, put(key: string, value: string, options: { expirationTtl: number }): Promise<void>, delete(key: string): Promise<void> }} namespace
 * @param {{ now?: () => number }} [options]
 * @returns {ReplayStore}
 */
export function kvStore(namespace, { now = Date.now } = {}) {
  /** @param {string} name @param {string} token @param {number} seconds */
  const put = (name, token, seconds) =>
    namespace.put(name, JSON.stringify({ token, until: now() + seconds * 1000 }), {
      expirationTtl: Math.max(MIN_TTL_SECONDS, Math.ceil(seconds)),
    });

  /** @param {string} name */
  const read = async (name) => {
    const entry = await namespace.get(name, "json");
    return entry !== null && entry.until > now() ? entry : undefined;
  };

  /** @param {string} key @returns {Promise<Row | undefined>} */
  const held = async (key) => {
    const [reserved, confirmed] = await Promise.all([read(reservation(key)), read(confirmation(key))]);
    const row = confirmed ?? reserved;
    return row && { ...row, confirmed: row === confirmed };
  };

  return {
    async reserve(key, lease) {
      const row = await held(key);
      if (row !== undefined) return taken(row, now());
      const token = crypto.randomUUID();
      await put(reservation(key), token, lease);
      return { state: "reserved", token };
    },
    async confirm(key, token, ttl) {
      const row = await held(key);
      if (row !== undefined && row.token !== token) return false;
      await put(confirmation(key), token, ttl);
      return true;
    },
    async release(key, token) {
      const row = await held(key);
      if (row?.token !== token) return;
      await namespace.delete(reservation(key));
      if (row.confirmed) await namespace.delete(confirmation(key));
    },
  };
}
