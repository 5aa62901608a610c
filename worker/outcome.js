import { limit } from "./limit.js";
import { log } from "./log.js";
import { insert } from "./records.js";
import { within } from "./within.js";
/** @import { Outcome } from "./types.d.ts" */

/** In milliseconds. A batch of events is not done with before its records are written, or given up. */
const RECORD_TIMEOUT_MS = 2000;

/**
 * Tells what became of a delivery or an event: the log, the metrics, the
 * records. None of them can fail or delay what it tells about. Refusals are told
 * up to a rate, measured all of them.
 *
 * @param {Outcome} outcome
 * @param {Cloudflare.Env} env
 * @param {ExecutionContext} context
 */
export function tell(outcome, env, context) {
  const { at, endpoint } = outcome;
  const { isTold, leftOut } = limit(outcome);
  if (leftOut !== "") log({ at, endpoint, code: "refusals_left_out", hint: `within a minute, beside those above: ${leftOut}` });
  if (isTold) log(outcome);
  // An endpoint that does not exist is somebody's guess: the log knows, the rest need not.
  if (endpoint === undefined) return;
  measure(outcome, env);
  if (!isTold) return;
  const unrecorded = (/** @type {unknown} */ cause) => log({ at: "records", code: "record_failed", hint: String(cause) });
  context.waitUntil(within(RECORD_TIMEOUT_MS, insert(outcome, env)).catch(unrecorded));
}

/**
 * A point for Workers Analytics Engine: blobs are stage, endpoint, scheme and
 * code, doubles are milliseconds, bytes and status.
 *
 * @param {Outcome} outcome
 * @param {Cloudflare.Env} env
 */
function measure({ at, endpoint = "", scheme = "", code, ms = 0, size = 0, status = 0 }, env) {
  try {
    const point = { indexes: [endpoint], blobs: [at, endpoint, scheme, code], doubles: [ms, size, status] };
    env.ANALYTICS?.writeDataPoint(point);
  } catch (cause) {
    log({ at: "metrics", code: "metrics_failed", hint: String(cause) });
  }
}
