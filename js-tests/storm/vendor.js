/**
 * All vendors in a storm over simulated days: the deliveries of `vectors/deliveries/`,
 * sent until they are answered 2xx, as each vendor sends them again; some at the same
 * moment twice, some although they were answered, some not the vendors' at all.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Webhook } from "hookseal";
import { Ledger } from "./ledger.js";
import { request, schemes } from "../world/deliveries.js";
import { send } from "../world/send.js";

/** Deliveries under way at the same time. */
const CONCURRENCY = 32;

const DAY_SECONDS = 86_400;
/** Vendors send new events on so many days, and again for a month more: as long as Adyen does. */
const DAYS = { new: 12, all: 43 };
/** When something is sent on one of these days, in seconds: what is new first, what is due at the next of them. Later once a day. */
const MOMENTS = [0, 60, 600, 3600, 21_600];
/** Where the facts do not say when a vendor tries again. */
const USUAL = [60, 600, 3600, 21_600];

/** What a queue message holds, and more than a storm needs. */
const MAX_BODY_BYTES = 20_000;

/** What fails for a delivery's first attempt, every hundredth time. */
const FAULTS = ["send", "reserve", "send,release", "reserve-hangs"];

/** Connections that workerd closed by dying: tried again at once. */
const RECONNECTS = 100;

/** What nobody signed, and what somebody else signed. */
const FORGERIES = [(scheme) => ({ ...scheme, isUnsigned: true }), (scheme) => ({ ...scheme, secrets: scheme.secrets.map(other) })];
/** Another secret of the same form. */
function other(secret) {
  const at = Math.max(0, secret.length - 6);
  return secret.slice(0, at) + (secret[at] === "b" ? "c" : "b") + secret.slice(at + 1);
}

const sample = (scheme, event, seed, at) => request(scheme, event, { seed, happened: at, at, attempt: 0, base: "https://receiver.example" });

/**
 * A kind of event: whether two at one moment are the same bytes, and whether two at any
 * moments are; and whether a copy can be told, as the scheme says.
 */
function kindOf(scheme, event) {
  const now = Date.now();
  const [one, other, later] = [sample(scheme, event, "one", now), sample(scheme, event, "other", now), sample(scheme, event, "other", now + DAY_SECONDS * 1000)];
  const isStatic = one.body.equals(other.body);
  const constant = one.body.equals(later.body) ? one.body.toString("base64") : undefined;
  return { event, size: one.body.length, isStatic, constant, isTold: isTold(scheme, one, now) };
}

function isTold({ scheme, secrets, options }, { method, url, headers, signed, sourceAddress }, now) {
  const { event } = new Webhook(scheme, secrets, options).check(signed, headers, { method, url, sourceAddress, now });
  return event?.replayKey !== undefined;
}

/** Those that fit into a storm. */
const kinds = schemes.map((scheme) => ({ scheme, events: scheme.events.map((event) => kindOf(scheme, event)).filter(({ size }) => size < MAX_BODY_BYTES) }));

/**
 * Events, from scheme to scheme and from kind to kind; one in ten is a forgery.
 *
 * @param {number} size
 */
export function draw(size) {
  return Array.from({ length: size }, (_, index) => {
    const turn = Math.floor(index / kinds.length);
    // Shifted at each turn, so that copies, faults and forgeries come to all.
    const { scheme, events } = kinds[(index + turn) % kinds.length];
    const kind = events[(turn >> 1) % events.length];
    return { index, scheme, ...kind, isForged: index % 10 === 9, seed: `storm ${index}`, attempts: 0 };
  });
}

/** When everything is sent, in seconds from the beginning. */
const moments = Array.from({ length: DAYS.all }, (_, day) => (day < DAYS.new ? MOMENTS : [0]).map((second) => day * DAY_SECONDS + second)).flat();

export class Vendor {
  #base;
  #start;
  /** What is to be sent at each moment. */
  #rounds = moments.map(() => []);
  ledger = new Ledger();
  retries = 0;
  sent = 0;
  /** The time, in milliseconds: what the receiver's clock is set to. */
  now;

  /**
   * @param {() => string} base of the endpoints, at this moment
   * @param {number} start in milliseconds
   */
  constructor(base, start) {
    this.#base = base;
    this.#start = start;
    this.now = start;
  }

  /**
   * Sends them all.
   *
   * @param {ReturnType<typeof draw>} all
   * @param {(round: number, sending: Promise<unknown>) => Promise<unknown>} around waits for a round's end, and does what it likes meanwhile
   */
  async run(all, around) {
    for (const one of all) this.#rounds[Math.floor((one.index * DAYS.new) / all.length) * MOMENTS.length].push(one);
    for (const [round, due] of this.#rounds.entries()) {
      if (due.length === 0) continue;
      this.now = this.#start + moments[round] * 1000;
      await around(round, this.#send(due, round));
    }
  }

  async #send(due, round) {
    const rest = this.#apart(due, round).values();
    const lane = async () => {
      for (const one of rest) await this.#deliver(one, round);
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, lane));
  }

  /** Of events that are the same bytes one in a moment: some schemes tell two apart by the second in which they were sent. */
  #apart(due, round) {
    const seen = new Set();
    return due.filter((one) => {
      const isAgain = one.isStatic && !one.isForged && seen.has(one.event);
      seen.add(one.event);
      if (isAgain) this.#rounds[Math.min(round + 1, moments.length - 1)].push(one);
      return !isAgain;
    });
  }

  async #deliver(one, round) {
    const { scheme, event, index } = one;
    one.first ??= moments[round];
    one.happened ??= this.now + (index % 1000);
    // The base is another one when workerd was started again.
    const made = (from = scheme) =>
      request(from, event, { seed: one.seed, happened: one.happened, at: this.now, attempt: one.attempts, base: `${this.#base()}/${scheme.scheme}` });
    if (one.isForged) return this.#forge(one, made);
    // Copies at the same moment.
    const copies = index % 20 === 3 && one.attempts === 0 ? 2 : 1;
    const answers = await Promise.all(Array.from({ length: copies }, () => this.#post(one, made)));
    one.attempts += 1;
    const again = this.#next(one, answers.every((status) => status >= 200 && status < 300), round);
    if (again !== undefined) this.#rounds[again].push(one);
    return undefined;
  }

  /** The round of the next attempt: of what failed the vendor's next, of what was answered a late one, one time in twelve, since the answer got lost. */
  #next({ scheme, index, first, attempts }, isAnswered, round) {
    const { after = USUAL } = scheme;
    const wasLost = isAnswered && attempts === 1 && index % 12 === 5 && after.length > 0;
    if (isAnswered && !wasLost) return undefined;
    this.retries += 1;
    const delay = wasLost ? after[(index >> 2) % after.length] : (after[attempts - 1] ?? DAY_SECONDS * attempts);
    const due = moments.findIndex((moment, number) => number > round && moment >= first + delay);
    return due < 0 ? moments.length - 1 : due;
  }

  async #post(one, made) {
    const fault = one.index % 100 === 50 && one.attempts === 0 ? FAULTS[Math.floor(one.index / 100) % FAULTS.length] : undefined;
    const extra = { "x-now": String(this.now), ...(fault && { "x-fault": fault }) };
    for (let turn = 0; turn < RECONNECTS; turn++) {
      const sent = made();
      this.ledger.expect(one, sent);
      this.sent += 1;
      try {
        const { status, body } = await send(sent, extra);
        this.ledger.answer(one, sent, status, body);
        return status;
      } catch (error) {
        this.ledger.interrupted(one, sent, error.code);
        await sleep(100);
      }
    }
    return 0;
  }

  /** Whoever forges one takes no for an answer. */
  async #forge({ scheme, index }, made) {
    const isForgeable = scheme.secrets.length > 0 && !scheme.isAsymmetric;
    const forgery = FORGERIES[isForgeable ? Math.floor(index / 10) % FORGERIES.length : 0];
    const { status, body } = await send(made(forgery(scheme)), { "x-now": String(this.now) }).catch(({ code }) => ({ status: 0, body: code }));
    this.ledger.forgery(scheme, status, body);
  }
}
