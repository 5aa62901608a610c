/** What is made of the JSON of a payload, by the parser that JavaScript has. */
import { WebhookError } from "./shared.js";

/**
 * @param {string} json of an authentic body
 * @param {string} scheme
 * @returns {unknown}
 */
export function parsed(json, scheme) {
  try {
    return JSON.parse(json);
  } catch {
    // The parser's own message would quote the body.
    const hint = "the body is authentic, but is not JSON";
    throw new WebhookError({ code: "malformed_payload", status: 400, hint }, scheme);
  }
}
