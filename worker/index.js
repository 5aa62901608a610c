/**
 * The reference Worker: `POST /webhooks/<endpoint>`.
 *
 *   receive.js     verify -> once.js -> queue        what happens to a delivery
 *   evidence.js    what a person signed with BankID, where an endpoint asks for it; members.js: whom all readers see
 *   consume.js     queue -> forward.js               what happens to an event: signed anew, passed on, retried
 *   on-event.js                                      or handled here: your code goes there
 *   bodies.js                                        R2: bodies that no queue message holds, meanwhile
 *   endpoints.js   wrangler.toml -> prepared endpoints
 *   deliveries.js  the Durable Object that remembers what was handed over, and the dead letters
 *   outcome.js     -> log, metrics, records.js       what became of it; admin.js shows it
 *   cause.js       -> log                            why a delivery was refused, a few times a minute
 *
 * @module
 */
import { env as configuration } from "cloudflare:workers";
import { WebhookError } from "hookseal";
import { admin } from "./admin.js";
import { readBody } from "./body.js";
import { explain } from "./cause.js";
import { consume } from "./consume.js";
import { prepare } from "./endpoints.js";
import { log } from "./log.js";
import { onEvent } from "./on-event.js";
import { tell } from "./outcome.js";
import { receive } from "./receive.js";
import { forget } from "./records.js";
import { Refusal } from "./refusal.js";
import { giveBack, share } from "./room.js";
/** @import { Arrival } from "./receive.js" */
/** @import { EventMessage, Outcome } from "./types.d.ts" */

export { Deliveries } from "./deliveries.js";

/** Prepared when the isolate starts, so that a delivery pays for nothing but its own verification. */
const endpoints = prepare(configuration, onEvent);

/** @satisfies {ExportedHandler<Cloudflare.Env, EventMessage>} */
export default {
  async fetch(request, env, context) {
    const response = route(request, env, context);
    // The work for a sender that hangs up is stopped where it stands, between
    // two steps if it comes to that. Not here.
    context.waitUntil(response);
    return response;
  },

  queue: (batch, env, context) => consume(batch, endpoints, env, context),

  async scheduled(_, env) {
    log({ at: "records", code: "forgotten", count: await forget(env) });
  },
};

/**
 * @param {Request} request
 * @param {Cloudflare.Env} env
 * @param {ExecutionContext} context
 */
async function route(request, env, context) {
  const { pathname } = new URL(request.url);
  // Airship asks below the address of its deliveries whether somebody is there.
  const name = /^\/webhooks\/([^/]+)(?:\/validate)?$/.exec(pathname)?.[1];
  if (name !== undefined) return answer(name, request, env, context);
  await readBody(request, 0, share()).catch(() => {});
  if (pathname === "/healthz") return Response.json({ status: "ok" });
  if (pathname.startsWith("/admin/")) return admin(pathname.slice("/admin/".length), request, env);
  return Response.json({ error: "not_found" }, { status: 404 });
}

/**
 * Receives a delivery, tells what became of it, and answers. The sender learns
 * the code and nothing else: the hint is for the log.
 *
 * @param {string} name
 * @param {Request} request
 * @param {Cloudflare.Env} env
 * @param {ExecutionContext} context
 */
async function answer(name, request, env, context) {
  const started = Date.now();
  const endpoint = endpoints.get(name);
  /** @type {Arrival} */
  const arrival = { request, body: new Uint8Array(), room: share() };
  // A name that is not configured is whatever somebody put in the URL: not for the log.
  /** @type {Omit<Outcome, "code">} */
  const about = { at: "delivery", endpoint: endpoint?.name, scheme: endpoint?.scheme };
  try {
    arrival.body = await readBody(request, endpoint?.webhook?.maxBodyBytes ?? 0, arrival.room);
    about.size = arrival.body.length;
    const { code, response } = await receive(arrival, endpoint, about, env, context);
    const status = response?.status ?? 200;
    tell({ ...about, code, status, ms: Date.now() - started }, env, context);
    return response === undefined ? Response.json({ status: code }) : new Response(response.body || null, response);
  } catch (error) {
    const { status, code, hint, headers } = refusal(error);
    tell({ ...about, code, status, hint, ms: Date.now() - started }, env, context);
    explain(code, arrival.judged, endpoint, context);
    // A vendor that wants an empty answer wants an empty refusal too (Xero).
    const isEmpty = endpoint?.webhook?.answer({})?.body === "";
    return isEmpty ? new Response(null, { status, headers }) : Response.json({ error: code }, { status, headers });
  } finally {
    giveBack(arrival.room);
  }
}

/**
 * What to answer to an error. One that nobody foresaw is a 500, so that the
 * vendor comes again.
 *
 * @param {unknown} error
 * @returns {{ status: number, code: string, hint: string, headers?: Record<string, string> }}
 */
function refusal(error) {
  if (error instanceof Refusal) return error;
  if (!(error instanceof WebhookError)) return new Refusal(500, "internal_error", String(error));
  const { status, code, hint } = error;
  return status === 405 ? { status, code, hint, headers: { allow: "POST" } } : { status, code, hint };
}
