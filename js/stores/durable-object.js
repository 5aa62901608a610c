/** A store in Durable Objects; see `durable-object.d.ts`. */
import { sqlStore, schema } from "./sql.js";

/** How many objects share the keys: each takes some hundreds of deliveries a second. */
const SHARDS = 16;

/** What has expired counts for nothing at once, and is swept away by the hour. */
const SWEEP_INTERVAL_MS = 3_600_000;

/** @typedef {import("./types.js").ReplayStore} ReplayStore */

/**
 * The class. It runs one call at a time, and its storage answers at once, so
 * nothing comes between a reading and a writing.
 *
 * It does not extend the `DurableObject` of `cloudflare:workers`, which can be
 * imported in a Worker alone; so it is called by `fetch`.
 */
export class Deliveries {
  #storage;
  /** @type {ReplayStore} */
  #store;

  /** @param {any} state */
  constructor(state) {
    this.#storage = state.storage;
    this.#storage.sql.exec(schema);
    const first = async (/** @type {string} */ sql, /** @type {any[]} */ ...values) =>
      [...this.#storage.sql.exec(sql, ...values)][0];
    this.#store = sqlStore(first, Date.now);
  }

  /** @param {Request} request */
  async fetch(request) {
    const [method, ...args] = /** @type {[keyof ReplayStore, ...any[]]} */ (await request.json());
    const call = /** @type {(...args: any[]) => Promise<unknown>} */ (this.#store[method]);
    const result = await call(...args);
    if ((await this.#storage.getAlarm()) === null) await this.#storage.setAlarm(Date.now() + SWEEP_INTERVAL_MS);
    return Response.json({ result });
  }

  async alarm() {
    this.#storage.sql.exec("DELETE FROM hookseal_deliveries WHERE until <= ?", Date.now());
    const [{ left }] = [...this.#storage.sql.exec("SELECT COUNT(*) AS left FROM hookseal_deliveries")];
    if (left > 0) await this.#storage.setAlarm(Date.now() + SWEEP_INTERVAL_MS);
  }
}

/**
 * @param {{ idFromName(name: string): any, get(id: any): { fetch(url: string, init: any): Promise<{ json(): Promise<any> }> } }} namespace
 * @returns {ReplayStore}
 */
export function durableObjectStore(namespace) {
  /** @param {[method: string, key: string, ...args: (string | number)[]]} call */
  async function ask(...call) {
    const shard = parseInt(call[1].slice(0, 4), 16) % SHARDS;
    // A stub is not used again after it threw, so each call takes a new one.
    const stub = namespace.get(namespace.idFromName(`hookseal-${shard}`));
    const response = await stub.fetch("http://deliveries/", { method: "POST", body: JSON.stringify(call) });
    const { result } = await response.json();
    return result;
  }

  return {
    reserve: (key, lease) => ask("reserve", key, lease),
    confirm: (key, token, ttl) => ask("confirm", key, token, ttl),
    release: async (key, token) => void (await ask("release", key, token)),
  };
}
