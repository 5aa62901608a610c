import { DurableObject } from "cloudflare:workers";
import { realNow } from "./clock.js";
import worker from "./index.js";

/** Few enough for the connections of a Worker, as in wrangler.toml. */
const BATCH = 5;

/**
 * A queue that survives workerd: Miniflare keeps its own in memory, and a
 * message that was sent would be lost with it. Like Cloudflare's, it has a
 * message before it says so, and delivers it until it is acknowledged.
 */
export class Backlog extends DurableObject {
  async send(message) {
    await this.ctx.storage.put(crypto.randomUUID(), { body: message, attempts: 0 });
    await this.resume();
    return this.ctx.storage.sync();
  }

  /** Goes on with what is there: also what a former process left behind. */
  async resume() {
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(realNow());
  }

  /** How many wait. */
  async size() {
    return (await this.ctx.storage.list()).size;
  }

  async alarm() {
    const waiting = await this.ctx.storage.list({ limit: BATCH * 8 });
    const entries = [...waiting];
    for (let first = 0; first < entries.length; first += BATCH) await this.#consume(entries.slice(first, first + BATCH));
    if (waiting.size > 0) await this.ctx.storage.setAlarm(realNow() + 10);
  }

  async #consume(entries) {
    const acknowledged = [];
    const messages = entries.map(([id, { body, attempts }]) => {
      const retry = () => this.ctx.storage.put(id, { body, attempts: attempts + 1 });
      return { id, timestamp: new Date(), body, attempts: attempts + 1, ack: () => acknowledged.push(id), retry };
    });
    await worker.queue({ queue: "hookseal-events", messages }, this.env, this.ctx);
    await this.ctx.storage.delete(acknowledged);
  }
}
