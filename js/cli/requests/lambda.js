/** A request as AWS Lambda is called with it: by API Gateway in both formats, a function URL or a load balancer. Read as `hookseal/lambda` reads it. */
import { UsageError } from "../args.js";
import { isHost } from "./well-formed.js";

/** @typedef {import("../types.js").Delivery} Delivery */

/** @param {any} event */
const methodOf = ({ requestContext, httpMethod }) => requestContext?.http?.method ?? httpMethod;

/** @param {any} value */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {any} value whatever JSON holds */
export const isLambdaEvent = (value) => isObject(value) && typeof methodOf(value) === "string" && (isObject(value.headers) || isObject(value.multiValueHeaders));

/**
 * @param {any} event
 * @returns {Delivery}
 */
export function readLambdaEvent(event) {
  const { body, isBase64Encoded, requestContext } = event;
  if (!["undefined", "string"].includes(typeof (body ?? undefined))) throw new UsageError("the event's body is not the text that API Gateway passes: it was parsed, and its bytes are lost; pass the body with --body and --headers");
  const headers = headersOf(event);
  const url = urlOf(event, headers);
  const at = requestContext?.timeEpoch ?? requestContext?.requestTimeEpoch;
  return {
    method: methodOf(event),
    url,
    ...(!isSpaceKnown(event) && url.includes("%20") && { otherUrl: url.replaceAll("%20", "+") }),
    headers,
    body: Buffer.from(body ?? "", isBase64Encoded ? "base64" : "utf8"),
    notes: [],
    ...(Number.isFinite(at) && { at }),
  };
}

/** Both forms, where an event has both, say the same; test tools leave one of them empty. @param {any} event @returns {[string, string][]} */
function headersOf({ multiValueHeaders, headers }) {
  const isThere = Object.keys(multiValueHeaders ?? {}).length > 0;
  return Object.entries((isThere ? multiValueHeaders : headers) ?? {}).flatMap(([name, values]) => [values].flat().map((value) => /** @type {[string, string]} */ ([name, value])));
}

/** Of the first format the query is taken apart: it is put together again in its order. @param {any} event @param {[string, string][]} headers */
function urlOf(event, headers) {
  const [, own = ""] = headers.find(([name]) => name.toLowerCase() === "host") ?? [];
  const host = event.requestContext?.domainName ?? (isHost(own) ? own : "localhost");
  const path = event.rawPath ?? event.requestContext?.path ?? event.path ?? "/";
  const query = event.rawQueryString ?? queryOf(event);
  if (![host, path, query].every((piece) => typeof piece === "string")) throw new UsageError("the event's URL is not in texts, as API Gateway has it");
  return `https://${host}${path}${query === "" ? "" : `?${query}`}`;
}

/** A load balancer leaves it encoded, API Gateway does not. @param {any} event */
function queryOf({ multiValueQueryStringParameters, queryStringParameters, requestContext }) {
  const encode = requestContext?.elb ? String : (/** @type {string} */ text) => encodeURIComponent(String(text).replace(/\p{Surrogate}/gu, "\ufffd"));
  const pairs = Object.entries(multiValueQueryStringParameters ?? queryStringParameters ?? {});
  const every = pairs.flatMap(([name, values]) => [values].flat().map((value) => ({ name, value })));
  if (every.some(({ value }) => isObject(value))) throw new UsageError("the event's query has a value that is no text");
  return every.map(({ name, value }) => `${encode(name)}=${encode(/** @type {any} */ (value))}`).join("&");
}

/** API Gateway's first format does not say whether a space was `%20` or `+`: where the URL is signed, the signature does. @param {any} event */
const isSpaceKnown = ({ rawQueryString, requestContext }) => rawQueryString !== undefined || requestContext?.elb !== undefined;
