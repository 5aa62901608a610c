import { explain as searchFor, told } from "hookseal/lab";
import { log } from "./log.js";
/** @import { Judged } from "hookseal/lab" */
/** @import { Endpoint } from "./endpoints.js" */

/**
 * Searches, once the answer is on its way, for the cause of a refusal, and logs what is proven
 * or noticed: for whoever sets up an endpoint. It says nothing of a secret, a body or a person.
 *
 * @param {string} code Of the refusal.
 * @param {Judged | undefined} judged Of the delivery, where it came so far.
 * @param {Endpoint | undefined} endpoint
 * @param {ExecutionContext} context
 */
export function explain(code, judged, endpoint, context) {
  if (endpoint?.webhook === undefined || judged === undefined) return;
  const { name, scheme, webhook } = endpoint;
  const search = searchFor(webhook, { code }, judged, name);
  if (search === undefined) return;
  const tell = async () => {
    const report = await search();
    const findings = report === undefined ? [] : told(report);
    for (const { grade, code: cause, text, fix } of findings) log({ at: "cause", endpoint: name, scheme, code: cause, grade, hint: `${text}. ${fix}` });
  };
  context.waitUntil(tell().catch((cause) => log({ at: "cause", endpoint: name, code: "search_failed", hint: String(cause) })));
}
