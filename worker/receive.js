import { checkIn } from "./bodies.js";
import { inflate } from "./body.js";
import { digest, digestOfId, shortened } from "./digest.js";
import { hasConsumer } from "./endpoints.js";
import { checkEvidence, claimEvidence } from "./evidence.js";
import { isHeader } from "./message.js";
import { always, once } from "./once.js";
import { Refusal } from "./refusal.js";
/** @import { WebhookEvent } from "hookseal" */
/** @import { Judged } from "hookseal/lab" */
/** @import { Endpoint } from "./endpoints.js" */
/** @import { Share } from "./room.js" */
/** @import { Outcome, WholeEvent } from "./types.d.ts" */

const NO_DESTINATION = "there is no destination in ENDPOINTS, and no code in on-event.js: nobody would take the event";

/**
 * What became of a delivery: its code, and the answer where the vendor
 * prescribes one.
 *
 * @typedef {{
 *   code: "accepted" | "duplicate" | "challenge",
 *   response?: { status: number, headers: Readonly<Record<string, string>>, body: string },
 * }} Receipt
 */

/**
 * What came: the request, its raw body with the body's share of the memory, and, once it is, what
 * was judged, which is another body where the vendor compressed the one that it signed.
 *
 * @typedef {{ request: Request, body: Uint8Array, room: Share, judged?: Judged }} Arrival
 */

/**
 * The path of a delivery: verify, hand over once, and only then a 2xx.
 *
 * @param {Arrival} arrival
 * @param {Endpoint | undefined} endpoint
 * @param {Partial<Outcome>} about Which event it is, is written here, however it ends.
 * @param {Cloudflare.Env} env
 * @param {ExecutionContext} context
 * @returns {Promise<Receipt>}
 */
export async function receive(arrival, endpoint, about, env, context) {
  if (endpoint === undefined) throw new Refusal(404, "unknown_endpoint", "no such endpoint in ENDPOINTS");
  if (endpoint.webhook === undefined) throw new Refusal(503, "endpoint_misconfigured", endpoint.problem ?? "");

  const { method, url, headers } = arrival.request;
  const called = { method, url, sourceAddress: headers.get("cf-connecting-ip") ?? undefined };
  const signed = await inflate(endpoint.webhook, arrival.body, arrival.room);
  arrival.judged = { body: signed, headers, context: called };
  const event = endpoint.webhook.verify(signed, headers, called);
  // A question whether somebody is there. Nothing happened, so nothing is handed over.
  if (event.kind === "challenge") return { code: "challenge", response: event.response };
  // A 503 leaves the event with the vendor, who sends it again.
  if (!hasConsumer(endpoint)) throw new Refusal(503, "no_destination", NO_DESTINATION);

  const proven = checkEvidence(event, endpoint.evidence);
  if (proven !== undefined) await claimEvidence(proven, event, endpoint, env);
  const { replayKey } = event;
  // Where nothing signed tells two events apart, a repetition may be news: it goes on each time.
  const key = replayKey === undefined ? crypto.randomUUID() : await digest(`${endpoint.name}\n${replayKey}`);
  Object.assign(about, { key, event: await digestOfId(event.id) });
  const whole = { ...describe(event, key, endpoint, headers), ...(proven && { evidence: proven }) };
  // "v8" keeps the body as the bytes that were signed: nothing is encoded again.
  const handOver = async () => env.EVENTS.send(await checkIn(whole, env), { contentType: "v8" });
  const isUnique = replayKey !== undefined;
  const code = isUnique ? await once(key, endpoint.retention, handOver, env, context) : await always(handOver);
  return { code, response: endpoint.webhook.answer(headers, event) };
}

/**
 * @param {WebhookEvent} event
 * @param {string} key
 * @param {Endpoint} endpoint
 * @param {Headers} headers
 * @returns {WholeEvent}
 */
function describe(event, key, endpoint, headers) {
  const { scheme, id, timestamp, covers, keyIndex, query } = event;
  // By GET, what a form says is in the URL, which goes no further.
  const form = query && { contentType: "application/x-www-form-urlencoded", body: new TextEncoder().encode(query) };
  return {
    key,
    endpoint: endpoint.name,
    scheme,
    id: id === undefined ? undefined : shortened(id),
    timestamp,
    covers,
    keyIndex,
    receivedAt: Date.now(),
    contentType: contentTypeOf(headers),
    body: event.body,
    ...form,
  };
}

/**
 * Nobody signs it, and workerd reads characters in it that no header holds: without it
 * the event is still the event.
 *
 * @param {Headers} headers
 */
function contentTypeOf(headers) {
  const type = headers.get("content-type")?.slice(0, 200);
  return isHeader(type) ? type : undefined;
}
