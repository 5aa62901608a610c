/** What vendors sent in a storm, how they were answered, and what came of it at the destination. */

/** @import { Sent } from "../world/types.d.ts" */

const bodyOf = (scheme, bytes) => `${scheme} ${bytes.toString("base64")}`;

/**
 * Events that cannot be told apart by their bytes, or one event: its attempts may differ.
 * `isTold`: the scheme says that it knows a copy.
 *
 * @typedef {{ scheme: string, what: string, isTold: boolean, events: Set<number>, accepted: number, duplicates: number, keys: Set<string> }} Account
 */

export class Ledger {
  /** @type {Map<string, Account>} */
  #accounts = new Map();
  /** @type {Map<string, Account>} by endpoint and body */
  #byBody = new Map();
  /** Events that were answered 2xx, by their numbers. */
  #answered = new Set();
  /** How often each answer came. */
  answers = new Map();
  /** @type {string[]} */
  forged = [];

  /** Before an attempt. */
  expect(one, sent) {
    const account = this.#account(one);
    account.events.add(one.index);
    this.#byBody.set(bodyOf(one.scheme.scheme, sent.handedOn), account);
  }

  #account({ index, scheme: { scheme }, event: { what }, constant, isTold }) {
    const name = `${scheme} ${constant ?? index}`;
    const made = () => ({ scheme, what, isTold, events: new Set(), accepted: 0, duplicates: 0, keys: new Set() });
    if (!this.#accounts.has(name)) this.#accounts.set(name, made());
    return this.#accounts.get(name);
  }

  answer(one, sent, status, body) {
    this.#count(status, body);
    if (status >= 300) return;
    this.#answered.add(one.index);
    const account = this.#account(one);
    if (/"duplicate"/.test(body)) account.duplicates += 1;
    else account.accepted += 1;
  }

  interrupted(one, sent, code) {
    this.#count("no answer:", code);
  }

  forgery({ scheme }, status, body) {
    this.#count(status, body);
    if (status >= 200 && status < 300) this.forged.push(`${scheme}: answered ${status} ${body}`);
  }

  #count(status, body) {
    const code = /"(?:status|error)":"(\w+)"/.exec(body)?.[1] ?? body.slice(0, 20);
    const text = `${status} ${code}`;
    this.answers.set(text, (this.answers.get(text) ?? 0) + 1);
  }

  /** @param {{ key: string, headers: Record<string, string>, body: Buffer }[]} arrived at the destination */
  settle(arrived) {
    for (const { key, headers, body } of arrived) {
      const account = this.#byBody.get(bodyOf(headers["hookseal-endpoint"], body));
      if (account === undefined) this.forged.push(`${headers["hookseal-endpoint"]}: ${body.toString().slice(0, 100)}`);
      else account.keys.add(key);
    }
    const accounts = [...this.#accounts.values()];
    const unanswered = accounts.flatMap(({ scheme, what, events }) => [...events].filter((index) => !this.#answered.has(index)).map(() => `${scheme}, ${what}: never answered 2xx`));
    return {
      lost: [...unanswered, ...accounts.flatMap((account) => this.#lost(account))],
      doubled: accounts.filter(({ isTold, keys, events }) => isTold && keys.size > events.size).map(({ scheme, what }) => `${scheme}, ${what}`),
      repeated: accounts.filter(({ isTold }) => !isTold).reduce((sum, { keys, events }) => sum + Math.max(0, keys.size - events.size), 0),
    };
  }

  /** Fewer than were sent; or, where nothing tells a copy, fewer than were accepted, or one that was taken for a copy. */
  #lost({ scheme, what, isTold, events, accepted, keys, duplicates }) {
    const isMissing = keys.size < Math.max(events.size, isTold ? 0 : accepted);
    return isMissing || (!isTold && duplicates > 0) ? [`${scheme}, ${what}: ${events.size} events, ${keys.size} arrived, ${duplicates} taken for copies`] : [];
  }
}
