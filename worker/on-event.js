/** @import { Handler } from "./endpoints.js" */

/**
 * What is done with a verified event of an endpoint without a destination: put
 * your code here, `export async function onEvent(event) { … }`, with
 * `import { env } from "cloudflare:workers"` for what is bound. It is called at
 * least once for each event, and again when it throws; `event.key` is the same
 * each time. The message of what it throws goes to the log: say nothing about a
 * person in it.
 *
 * As long as there is none, such an endpoint answers 503, `no_destination`, so
 * that the vendor keeps its events.
 *
 * @type {Handler | undefined}
 */
export const onEvent = undefined;
