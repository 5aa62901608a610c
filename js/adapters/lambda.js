/** For AWS Lambda behind API Gateway, a function URL or a load balancer; see `lambda.d.ts`. */
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
  const receive = receiver(webhook, handler, options, { fix: FIX, without: ["bodyTimeout", "answer"] });

  return async (/** @type {any} */ event, /** @type {any} */ context) => {
    const { status, headers, body } = await receive({
      args: [event, context],
      method: event.requestContext?.http?.method ?? event.httpMethod,
      url: urlOf(event),
      headers: headersOf(event),
      body: bodyOf(event),
    });
    return { statusCode: status, headers, body };
  };
}

/** @param {any} event */
function bodyOf({ body, isBase64Encoded }) {
  if (body === undefined || body === null) return "";
  if (typeof body !== "string") return undefined;
  return isBase64Encoded ? new Uint8Array(Buffer.from(body, "base64")) : body;
}

/** @param {any} event */
function headersOf({ multiValueHeaders, headers }) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const [name, value] of Object.entries(multiValueHeaders ?? headers ?? {})) {
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
  const host = event.requestContext?.domainName ?? headersOf(event).get("host")?.[0] ?? "localhost";
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
