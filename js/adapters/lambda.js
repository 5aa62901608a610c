/** For AWS Lambda behind API Gateway, a function URL or a load balancer; see `lambda.d.ts`. */
import { toBase64 } from "../base64.js";
import { hostOf } from "./host.js";
import { receiver } from "./receive.js";

const FIX =
  "event.body is not the text that API Gateway passes: use the Lambda proxy integration, and no middleware that parses it";

/**
 * @param {any} webhook
 * @param {any} handler
 * @param {any} [options]
 */
export function receive(webhook, handler, options) {
  // The body is there when Lambda calls; and Lambda stops the process with the answer.
  const receive = receiver(webhook, handler, options, { fix: FIX, without: ["bodyTimeout", "answer", "waitUntil"] });

  return async (/** @type {any} */ event, /** @type {any} */ context) => {
    const method = event?.requestContext?.http?.method ?? event?.httpMethod;
    // Lambda records what is thrown, and tries a queue's message again. An answer would pass for success.
    if (method === undefined) throw new TypeError("event: expected an HTTP request of API Gateway, a function URL or a load balancer");
    const url = urlOf(event);
    const { status, headers, body, work } = await receive({
      args: [event, context],
      method,
      url,
      otherUrl: isSpaceKnown(event) || !url.includes("%20") ? undefined : url.replaceAll("%20", "+"),
      headers: headersOf(event),
      body: bodyOf(event),
    });
    // Lambda stops with the answer, and whatever is left to do with it.
    await work?.();
    const isBase64Encoded = typeof body !== "string";
    return { statusCode: status, ...written(headers, event), body: isBase64Encoded ? toBase64(body) : body, isBase64Encoded };
  };
}

/**
 * A load balancer whose target group has multi-value headers sends them so, and
 * reads no others.
 *
 * @param {Readonly<Record<string, string>>} headers
 * @param {any} event
 */
function written(headers, { multiValueHeaders, requestContext }) {
  if (!multiValueHeaders || !requestContext?.elb) return { headers };
  return { headers, multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])) };
}

/** @param {any} event */
function bodyOf({ body, isBase64Encoded }) {
  if (body === undefined || body === null) return "";
  if (typeof body !== "string") return undefined;
  return isBase64Encoded ? new Uint8Array(Buffer.from(body, "base64")) : body;
}

/**
 * Both forms, where an event has both, say the same; test tools leave one of
 * them empty.
 *
 * @param {any} event
 */
function headersOf({ multiValueHeaders, headers }) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  const isThere = Object.keys(multiValueHeaders ?? {}).length > 0;
  for (const [name, value] of Object.entries((isThere ? multiValueHeaders : headers) ?? {})) {
    found.set(name.toLowerCase(), (found.get(name.toLowerCase()) ?? []).concat(/** @type {any} */ (value)));
  }
  return found;
}

/**
 * Of events in the second format, and of function URLs, as it was sent. The
 * first format has the query taken apart: it is put together again in its order.
 *
 * @param {any} event
 */
function urlOf(event) {
  const host = event.requestContext?.domainName ?? hostOf(headersOf(event).get("host")?.[0]) ?? "localhost";
  const path = event.rawPath ?? event.requestContext?.path ?? event.path ?? "/";
  const query = event.rawQueryString ?? queryOf(event);
  return `https://${host}${path}${query === "" ? "" : `?${query}`}`;
}

/** @param {any} event */
function queryOf({ multiValueQueryStringParameters, queryStringParameters, requestContext }) {
  // A load balancer leaves them encoded, API Gateway does not.
  const encode = requestContext?.elb ? String : encodeURIComponent;
  return Object.entries(multiValueQueryStringParameters ?? queryStringParameters ?? {})
    .flatMap(([name, values]) => [values].flat().map((value) => `${encode(name)}=${encode(/** @type {any} */ (value))}`))
    .join("&");
}

/**
 * API Gateway's first format has the query decoded, and does not say whether a
 * space was `%20` or `+`: where the URL is signed, the signature does.
 *
 * @param {any} event
 */
const isSpaceKnown = ({ rawQueryString, requestContext }) => rawQueryString !== undefined || requestContext?.elb !== undefined;
