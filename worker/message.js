/** Queue messages, checked: some are sent by hand, or by another version of this Worker. */
import { namespace } from "./bodies.js";
/** @import { EventMessage } from "./types.d.ts" */

/**
 * A text of characters that a header holds.
 *
 * @param {unknown} value
 * @returns {value is string}
 */
export const isHeader = (value) => typeof value === "string" && /^[\t -~\x80-\xff]{1,500}$/.test(value);

/** @type {Record<string, (value: any) => boolean>} */
const CHECKS = {
  key: isHeader,
  endpoint: isHeader,
  scheme: isHeader,
  id: (id) => id === undefined || typeof id === "string",
  receivedAt: Number.isFinite,
  contentType: (type) => type === undefined || type === "" || isHeader(type),
  evidence: (proven) => proven === undefined || (typeof proven?.id === "string" && typeof proven.personalNumber === "string" && Number.isFinite(proven.signedAt)),
  body: (body) => body === undefined || typeof body === "string" || body instanceof Uint8Array,
  object: (object) => object === undefined || (typeof object?.name === "string" && isHeader(object.etag) && Number.isSafeInteger(object.size)),
};

/**
 * Whether the body is in one place: in the message, or an object that is this
 * event's own, so that it can be deleted with it.
 *
 * @param {EventMessage} event
 */
const hasBody = ({ body, object, ...event }) => (object === undefined ? body !== undefined : body === undefined && object.name.startsWith(namespace(event)));

/**
 * The event in a message, or nothing. A body that is a text, as one that is sent
 * by hand has it, is its UTF-8.
 *
 * @param {any} message
 * @returns {EventMessage | undefined}
 */
export function readMessage(message) {
  if (message === null || typeof message !== "object") return undefined;
  if (!Object.entries(CHECKS).every(([name, isRight]) => isRight(message[name]))) return undefined;
  if (!hasBody(message)) return undefined;
  const { body } = message;
  return typeof body === "string" ? { ...message, body: new TextEncoder().encode(body) } : message;
}
