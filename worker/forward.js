import { readRetryAfter } from "./schedule.js";
/** @import { Destination } from "./endpoints.js" */
/** @import { WholeEvent } from "./types.d.ts" */

/** The destination's time for an answer, in milliseconds. Standard Webhooks recommends 15 to 30 seconds. */
const DESTINATION_TIMEOUT_MS = 15_000;

/**
 * What came of one attempt. `isFinal`: it is not to be tried again soon.
 *
 * @typedef {{ code: string, status?: number, retryAfter?: number, isFinal?: boolean, hint?: string }} Attempt
 */

/**
 * Passes an event on, once: the body as the vendor signed it, the headers of
 * Standard Webhooks, and beside them, unsigned, which endpoint it came in by
 * and which scheme it was signed with. What its evidence proves stands in a header too, whose
 * text is signed as the body is: `docs/evidence.md`.
 *
 * @param {WholeEvent} event
 * @param {Destination} destination
 * @param {Cloudflare.Env} env
 * @returns {Promise<Attempt>}
 */
export async function forward({ key, endpoint, scheme, contentType, body, evidence }, { url, service, sign }, env) {
  const now = Date.now();
  const headers = new Headers({ ...sign(body, key, now), "hookseal-endpoint": endpoint, "hookseal-scheme": scheme });
  if (evidence !== undefined) {
    const text = base64(JSON.stringify(evidence));
    headers.set("hookseal-evidence", text);
    headers.set("hookseal-evidence-signature", sign(text, key, now)["webhook-signature"]);
  }
  if (contentType !== undefined) headers.set("content-type", contentType);
  const signal = AbortSignal.timeout(DESTINATION_TIMEOUT_MS);
  // A redirect is a failure, as Standard Webhooks has it: the event would go where nobody configured it to go.
  const request = new Request(url, { method: "POST", headers, body, redirect: "manual", signal });
  try {
    const response = await (service === undefined ? fetch(request) : binding(service, env).fetch(request));
    await response.body?.cancel();
    return judge(response);
  } catch (error) {
    return { code: signal.aborted ? "destination_timeout" : "destination_unreachable", hint: String(error) };
  }
}

/** Of the UTF-8: names have letters that no header holds. @param {string} text */
const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/**
 * @param {Response} response
 * @returns {Attempt}
 */
function judge({ ok, status, headers }) {
  if (ok) return { code: "delivered", status };
  // "No longer interested": it goes to the dead letters at once. Any other
  // refusal may be a mistake that somebody repairs (a secret, a route, a
  // deployment), and is tried again.
  if (status === 410) return { code: "destination_gone", status, isFinal: true };
  return { code: "destination_failed", status, retryAfter: readRetryAfter(headers.get("retry-after")) };
}

/**
 * @param {string} name
 * @param {Cloudflare.Env} env
 * @returns {Fetcher}
 */
export function binding(name, env) {
  const service = /** @type {Record<string, any>} */ (/** @type {unknown} */ (env))[name];
  if (typeof service?.fetch === "function") return service;
  throw new Error(`there is no service bound as ${name}`);
}
