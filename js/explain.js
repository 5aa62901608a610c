/**
 * Why a delivery was refused, for the operator's log: a search for the cause, after the answer,
 * so seldom that who forges deliveries buys nothing by it; see `lab/index.d.ts`.
 */
import { Rates } from "./rates.js";

/** @typedef {import("./index.js").Report} Report */

/** Searches a minute for an endpoint, and as many more for what comes to it without a signature. */
const MAX_SEARCHES = 3;
const MINUTE_MS = 60_000;
/** The work of all endpoints in a minute, in bytes: about half a second, whoever is attacked. */
const MAX_WORK_BYTES = 128 << 20;
/** The work of one search: about two tenths of a second, in one turn of the event loop. */
const MAX_SIGNED_WORK_BYTES = 24 << 20;
/** The work of one for a delivery without a signature, by which nothing can be proven. */
const MAX_UNSIGNED_WORK_BYTES = 2 << 20;
/** What a search costs beside what it counts: the body is read. */
const WORK_BYTES_PER_SEARCH = 1 << 20;
/** Names, and Webhooks without one, that are counted by themselves. */
const MAX_ENDPOINTS = 32;
/** A body for which it is not worth its time. */
const MAX_BODY_BYTES = 1 << 16;

/** What anybody sends: it must not take the searches of those who have a secret and do not agree on the bytes. */
const UNSIGNED = ["missing_signature", "malformed_signature"];
/** The refusals whose cause is not in their code. */
const UNEXPLAINED = [...UNSIGNED, "duplicate_header", "signature_mismatch", "missing_timestamp", "malformed_timestamp", "timestamp_too_old", "timestamp_in_future"];
/** What is said where a minute's searches are done. */
const ENDED = "no further cause is searched for within this minute: `npx hookseal why` searches without a bound";

/** Findings that say again what the refusal's own line says. */
const SAID = ["signature_missing", "signature_malformed"];

/** This minute. Of the module: a receiver may be made for each request. */
let minute = begin(-Infinity);
/** Whether it was said that the search is not there: once is enough. */
let isAbsenceTold = false;
/** When the next search may begin, by a clock that nobody puts back. */
let free = 0;

/** @param {number} began */
function begin(began) {
  return { began, spent: 0, rates: new Rates(MAX_ENDPOINTS, () => ({ signed: 0, unsigned: 0, spent: 0, isEndTold: false, isAbsent: false })) };
}

/**
 * The work that is left for an endpoint: a quarter of what the others have left, so that one
 * under attack leaves them most of it.
 *
 * @param {{ spent: number }} all
 * @param {{ spent: number }} own
 */
const left = (all, own) => Math.floor((MAX_WORK_BYTES - (all.spent - own.spent)) / 4) - own.spent - WORK_BYTES_PER_SEARCH;

/**
 * Waits for a turn of the event loop in which nothing was searched: timers that are due together
 * are rung in one. Between two searches there is as much time for others as the first one took.
 * A search waits for no other's promise: in Workers that may be of a request that was ended.
 */
async function turn() {
  do await new Promise((resolve) => void setTimeout(resolve, Math.max(0, free - performance.now())));
  while (performance.now() < free);
}

/**
 * @param {any} webhook
 * @param {{ code: string }} error
 * @param {{ body: string | Uint8Array, headers: any, context?: object }} judged
 * @param {string} [endpoint]
 * @param {(code: "searches_ended" | "lab_absent", why: string) => void} [skipped] is told, after the answer too, why nothing is
 *   searched: that a minute's searches are done, once for an endpoint, and that there is no search, once
 * @returns {(() => Promise<Report | undefined>) | undefined}
 */
export function explain(webhook, { code }, { body, headers, context }, endpoint = "", skipped) {
  if (typeof webhook.diagnose !== "function" || body.length > MAX_BODY_BYTES || !UNEXPLAINED.includes(code)) return undefined;
  const now = Date.now();
  // Either way: a clock that is put back would end the searches for as long.
  if (Math.abs(now - minute.began) >= MINUTE_MS) minute = begin(now);
  const all = minute;
  const own = all.rates.of(webhook, endpoint);
  const kind = UNSIGNED.includes(code) ? "unsigned" : "signed";
  const ending = () => {
    // What has no signature anybody sends: nobody waits for its cause.
    if (kind === "unsigned" || skipped === undefined || own.isEndTold) return undefined;
    own.isEndTold = true;
    return async () => {
      // Behind the searches before it: they show whether there are any.
      await turn();
      if (!own.isAbsent) skipped("searches_ended", ENDED);
      return undefined;
    };
  };
  if (own[kind] === MAX_SEARCHES || left(all, own) < 1) return ending();
  own[kind] += 1;
  return async () => {
    // Not in the turn in which the answer is written.
    await turn();
    const maxBytes = Math.min(kind === "signed" ? MAX_SIGNED_WORK_BYTES : MAX_UNSIGNED_WORK_BYTES, left(all, own));
    if (maxBytes < 1) return ending()?.();
    const began = performance.now();
    let spent = WORK_BYTES_PER_SEARCH;
    try {
      const report = webhook.diagnose(body, headers, context, { maxBytes });
      spent += report.search.bytes;
      return report;
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause;
      // A bundle has the module only where `hookseal/lab` is imported; who takes `hookseal/hmac` knows what that is without.
      own.isAbsent = true;
      if (/** @type {any} */ (cause).code === "lab_absent" && skipped !== undefined && !isAbsenceTold) {
        isAbsenceTold = true;
        skipped("lab_absent", cause.message);
      }
      return undefined;
    } finally {
      all.spent += spent;
      own.spent += spent;
      const ended = performance.now();
      free = ended + Math.max(1, ended - began);
    }
  };
}

/** @param {Report} report */
export function told({ findings, verdict }) {
  return verdict === "unexplained" ? [] : findings.filter(({ grade, code }) => grade === verdict && !SAID.includes(code));
}
