import { log } from "./log.js";
import { Refusal } from "./refusal.js";
import { shardOf } from "./shard.js";
import { Late, within } from "./within.js";
/** @import { Reservation } from "./deliveries.js" */

/**
 * How long each step may take, in milliseconds. Three of them (reserve, hand
 * over, confirm) end before the lease of deliveries.js does, so that nobody
 * else takes the delivery meanwhile.
 */
const STEP_TIMEOUT_MS = 5000;

/**
 * Hands a delivery over, unless it was handed over before: reserve, hand over,
 * confirm.
 *
 * Nothing genuine is lost: a 2xx is answered only for what the queue holds, so
 * a copy that arrives while another is on its way gets a 503, for the other may
 * still fail; and whatever fails gives the reservation back, or lets its lease
 * run out, so that the vendor's retry is accepted.
 *
 * Nothing is doubled, but for the one case that cannot be told apart from a
 * loss: the queue has the message and this Worker died, or was not told, before
 * it could write that down. The destination knows the second by its
 * `webhook-id`, which it must look at anyway: Cloudflare Queues deliver at
 * least once.
 *
 * @param {string} key What makes the delivery unique: a hash.
 * @param {number} retention For how many seconds it is remembered.
 * @param {() => Promise<unknown>} handOver
 * @param {Cloudflare.Env} env
 * @param {ExecutionContext} context
 * @returns {Promise<"accepted" | "duplicate">}
 */
export async function once(key, retention, handOver, env, context) {
  // A stub is not used again after it threw, so each call takes a new one.
  const deliveries = () => shardOf(key, env);

  /** @returns {Promise<Reservation>} */
  const reserve = async () => deliveries().reserve(key);
  const confirm = () => deliveries().confirm(key, retention);

  const reservation = await within(STEP_TIMEOUT_MS, reserve()).catch((cause) => {
    throw new Refusal(503, "deliveries_unavailable", String(cause));
  });
  if (reservation.state === "confirmed") return "duplicate";
  if (reservation.state === "busy") throw inProgress(reservation.retryAfter);

  const release = () => deliveries().release(key, reservation.lease);
  const sending = handOver();
  const noted = sending.then(
    () => confirm().catch(confirm).catch(complain("confirm_failed")),
    () => release().catch(complain("release_failed")),
  );
  // A hand-over that comes late is confirmed all the same, should it succeed:
  // the vendor's retry is then a duplicate.
  context.waitUntil(noted);

  const failure = await within(STEP_TIMEOUT_MS, sending).then(() => undefined, (error) => error);
  if (!(failure instanceof Late)) await within(STEP_TIMEOUT_MS, noted).catch(complain("noting_late"));
  if (failure !== undefined) throw handOverFailed(failure);
  // The queue has it: a 2xx is due even where that could not be written down.
  return "accepted";
}

/**
 * Hands a delivery over that nothing tells from another.
 *
 * @param {() => Promise<unknown>} handOver
 * @returns {Promise<"accepted">}
 */
export async function always(handOver) {
  await within(STEP_TIMEOUT_MS, handOver()).catch((error) => {
    throw handOverFailed(error);
  });
  return "accepted";
}

/** @param {unknown} error */
function handOverFailed(error) {
  return new Refusal(503, "hand_over_failed", String(error));
}

/** @param {number} seconds */
function inProgress(seconds) {
  const hint = "another copy of this delivery is being handed over";
  return new Refusal(503, "in_progress", hint, { "retry-after": String(seconds) });
}

/** @param {string} code */
function complain(code) {
  /** @param {unknown} cause */
  return (cause) => log({ at: "deliveries", code, hint: String(cause) });
}
