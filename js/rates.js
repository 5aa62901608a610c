/** For how long the Webhooks count that have no name, in milliseconds. */
const COUNTED = 10 * 60_000;

/**
 * What is counted for each endpoint by itself, so that what is sent to one takes nothing from
 * another: by its name, and where it has none by its Webhook.
 *
 * @template Rate
 */
export class Rates {
  /** @type {Map<string, Rate>} */
  #named = new Map();
  /** @type {WeakMap<object, Rate>} */
  #unnamed = new WeakMap();
  /** How many were new since then: a Webhook that is made for each request is gone with it, and would
   * else have taken the rate of every later one for good. */
  #unnamedCount = 0;
  #countedSince = -Infinity;
  #most;
  #make;
  #common;

  /**
   * @param {number} most as many names, and as many Webhooks within ten minutes: those that come later share one rate. None
   *   is forgotten for another, or whoever sends to many in turn would have no rate at all.
   * @param {(isCommon: boolean) => Rate} make
   */
  constructor(most, make) {
    this.#most = most;
    this.#make = make;
    this.#common = make(true);
  }

  /**
   * @param {{ scheme: string }} webhook
   * @param {string} endpoint
   * @returns {Rate}
   */
  of(webhook, endpoint) {
    const key = `${webhook.scheme}\n${endpoint}`;
    const known = endpoint === "" ? this.#unnamed.get(webhook) : this.#named.get(key);
    if (known !== undefined) return known;
    const now = Date.now();
    // Either way: a clock may be put back.
    if (Math.abs(now - this.#countedSince) >= COUNTED) [this.#unnamedCount, this.#countedSince] = [0, now];
    if ((endpoint === "" ? this.#unnamedCount : this.#named.size) === this.#most) return this.#common;
    const made = this.#make(false);
    if (endpoint !== "") this.#named.set(key, made);
    else {
      this.#unnamedCount += 1;
      this.#unnamed.set(webhook, made);
    }
    return made;
  }
}
