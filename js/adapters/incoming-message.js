/** Node's own request and response, which Express, Fastify and Next's API routes have underneath. */
import { drain } from "./body.js";
import { hostOf } from "./host.js";
import { receiver } from "./receive.js";
import { answer } from "./work.js";

/** @typedef {import("node:http").IncomingMessage & { originalUrl?: string, rawBody?: unknown, body?: unknown }} Message */

/** How long a sender whose body is not wanted may go on sending, in milliseconds. */
const DRAIN_TIMEOUT_MS = 5000;

/**
 * The request's own bytes, wherever they are: not read yet, or kept by a parser
 * that keeps bytes (`express.raw()`, `rawBody` of Google's functions and Nest),
 * or their text (`rawBody` of fastify-raw-body).
 * What was parsed is never turned into bytes again.
 *
 * @param {Message} message
 * @param {{ rawBody?: unknown, body?: unknown }} [parsed] where the framework leaves what it read
 * @returns {Uint8Array | string | import("../read.js").Reader | undefined}
 */
function bodyOf(message, parsed = message) {
  // A listener that is reading would share the bytes with us.
  const isRead = message.readableDidRead || message.readableFlowing !== null;
  if (!isRead) return readerOf(message);
  const { rawBody, body } = parsed;
  if (typeof rawBody === "string") return rawBody;
  return [rawBody, body].find((body) => body instanceof Uint8Array);
}

/** @param {Message} message */
function readerOf(message) {
  const pieces = message[Symbol.asyncIterator]();
  // Nothing to cancel: to close the iterator would close the connection, and the answer would not get out.
  return { read: () => pieces.next(), cancel: async () => {} };
}

/**
 * Names and values as they were sent: `headers` keeps the first of some that
 * are there twice, and joins others.
 *
 * @param {Message} message
 */
function headersOf({ rawHeaders, headers }) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  /** @param {string} name @param {string | string[] | undefined} value */
  const add = (name, value = []) => found.set(name, (found.get(name) ?? []).concat(value));
  // What stands in for Node's request, on functions, may have but the one.
  if (rawHeaders === undefined || rawHeaders.length === 0) {
    for (const [name, value] of Object.entries(headers)) add(name.toLowerCase(), value);
  } else {
    for (let at = 0; at < rawHeaders.length; at += 2) add(rawHeaders[at].toLowerCase(), rawHeaders[at + 1]);
  }
  return found;
}

/**
 * @param {Message} message
 * @param {unknown[]} args
 * @param {{ rawBody?: unknown, body?: unknown }} [parsed]
 * @returns {import("./receive.js").Incoming}
 */
export function incoming(message, args, parsed) {
  const path = message.originalUrl ?? message.url;
  const host = hostOf(message.headers.host ?? message.headers[":authority"]) ?? "localhost";
  const isPlain = /** @type {any} */ (message.socket)?.encrypted !== true;
  return {
    args,
    method: message.method,
    url: `https://${host}${path}`,
    otherUrl: isPlain ? `http://${host}${path}` : undefined,
    headers: headersOf(message),
    body: bodyOf(message, parsed),
  };
}

/**
 * After the answer: reads what is left of a body that nobody wanted. To close
 * the connection on a sender that is sending would take the answer from it.
 *
 * @param {Message} message
 * @param {import("./receive.js").Incoming} incoming
 */
export async function finish(message, { body }) {
  if (message.complete || typeof body !== "object" || body instanceof Uint8Array) return;
  const close = () => message.destroy();
  const timer = setTimeout(close, DRAIN_TIMEOUT_MS).unref();
  const ended = await drain(body.read).catch(() => false);
  clearTimeout(timer);
  if (!ended) close();
}

/**
 * @param {import("./receive.js").Answer} answer
 * @param {import("node:http").ServerResponse} response
 */
function write({ status, headers, body }, response) {
  // Something else gave up waiting, and answered.
  if (response.headersSent) return;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.end(body);
}

/**
 * An unexpected error ends its request, not the process: `node:http` and
 * Express 4 handle no rejected promise, and Node exits on one.
 *
 * @param {unknown} error
 * @param {import("node:http").ServerResponse} response
 */
function fail(error, response) {
  console.error(error);
  if (response.headersSent) return void response.destroy();
  response.statusCode = 500;
  response.end();
}

/**
 * A request listener.
 *
 * @param {any} webhook
 * @param {any} handler
 * @param {any} options
 * @param {string} fix
 */
export function listener(webhook, handler, options, fix) {
  const receive = receiver(webhook, handler, options, { fix });

  /**
   * @param {Message} request
   * @param {import("node:http").ServerResponse} response
   */
  async function serve(request, response) {
    const delivery = incoming(request, [request]);
    const given = await receive(delivery);
    const done = answer(() => write(given, response), given.work, options?.waitUntil, [request]);
    await Promise.all([finish(request, delivery), done]);
  }

  /** @type {typeof serve} */
  return async (request, response) => {
    if (typeof request?.headers !== "object" || typeof response?.setHeader !== "function") {
      throw new TypeError("request, response: expected those of Node's http module");
    }
    await serve(request, response).catch((error) => fail(error, response));
  };
}
