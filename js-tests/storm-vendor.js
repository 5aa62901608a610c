/** A vendor in a storm: thousands of deliveries, each sent until it is answered 2xx, some doubled, some not the vendor's at all. */
import { Agent, request as httpRequest } from "node:http";
import { json } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { delivery } from "./worker-deliveries.js";

/** Deliveries under way at the same time. */
const CONCURRENCY = 32;

/** A vendor gives up one day. None in this storm may have to. */
const ATTEMPTS = 60;

/** What fails for a delivery's first attempt, every hundredth time. */
const FAULTS = ["send", "reserve", "send,release", "reserve-hangs"];

const FORGERIES = [
  ({ body, headers }) => ({ body: body.replace("sbid", "sbie"), headers }),
  ({ body, headers }) => ({ body, headers: { ...headers, ...delivery("somebody else's token").headers } }),
  ({ body, headers: { "content-type": type } }) => ({ body, headers: { "content-type": type } }),
];

/**
 * @typedef {{ id: string, body: string, headers: Record<string, string>, isForged?: boolean, fault?: string }} Delivery
 */

/**
 * @param {number} size
 * @returns {Delivery[]} one in ten of them forged
 */
export function deliveries(size) {
  return Array.from({ length: size }, (_, index) => {
    const sent = delivery();
    if (index % 10 === 9) return { ...sent, ...FORGERIES[Math.floor(index / 10) % FORGERIES.length](sent), isForged: true };
    return index % 100 === 50 ? { ...sent, fault: FAULTS[Math.floor(index / 100) % FAULTS.length] } : sent;
  });
}

/**
 * What is sent: each delivery, and one in ten twice, at the same moment or a
 * hundred deliveries later.
 *
 * @param {Delivery[]} all
 */
export function withCopies(all) {
  const sent = [];
  for (const [index, one] of all.entries()) {
    sent.push(one);
    if (index % 20 === 3) sent.push(one);
    if (index % 20 === 13 && index > 100) sent.push(all[index - 100]);
  }
  return sent;
}

export class Vendor {
  #agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  #url;
  /** How often each answer came. */
  answers = new Map();
  retries = 0;
  /** How many deliveries came to an end. */
  done = 0;

  /** @param {() => string} url Of the endpoint, at this moment. */
  constructor(url) {
    this.#url = url;
  }

  /**
   * Sends them all, and tells how each ended.
   *
   * @param {Delivery[]} all
   * @returns {Promise<string[]>}
   */
  async send(all) {
    const ends = [];
    const rest = all.entries();
    const lane = async () => {
      for (const [index, one] of rest) {
        ends[index] = await this.#deliver(one);
        this.done += 1;
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, lane));
    return ends;
  }

  close() {
    this.#agent.destroy();
  }

  async #deliver({ body, headers, fault, isForged }) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const extra = attempt === 0 && fault !== undefined ? { "x-fault": fault } : {};
      const { status, answer } = await this.#post(body, { ...headers, ...extra }).catch(({ code }) => ({ answer: { error: code } }));
      const text = `${status ?? "no answer:"} ${answer.status ?? answer.error}`;
      this.answers.set(text, (this.answers.get(text) ?? 0) + 1);
      // Whoever forges one takes no for an answer.
      if (status === 200 || (isForged && status < 500)) return text;
      this.retries += 1;
      await sleep(Math.min(3000, 100 * 2 ** attempt) * (1 + Math.random() / 5));
    }
    return "given up";
  }

  #post(body, headers) {
    return new Promise((resolve, reject) => {
      const options = { method: "POST", headers: { ...headers, "content-length": Buffer.byteLength(body) }, agent: this.#agent, timeout: 20_000 };
      const request = httpRequest(this.#url(), options);
      request.on("error", reject);
      request.on("timeout", () => request.destroy(Object.assign(new Error("no answer"), { code: "ETIMEDOUT" })));
      request.on("response", (response) => {
        json(response).then((answer) => resolve({ status: response.statusCode, answer }), reject);
      });
      request.end(body);
    });
  }
}
