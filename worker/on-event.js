import { log } from "./log.js";
/** @import { EventMessage } from "./types.d.ts" */

/**
 * What is done with a verified event of an endpoint without a destination: put
 * your code here (`import { env } from "cloudflare:workers"` for what is bound).
 * It is called at least once for each event, and again when it throws; the
 * `key` is the same each time. The message of what it throws goes to the log:
 * say nothing about a person in it.
 *
 * @param {EventMessage} event
 */
export async function onEvent({ endpoint, scheme, key }) {
  log({ at: "event", endpoint, scheme, key, code: "unused", hint: "there is no destination, and no code in on-event.js" });
}
