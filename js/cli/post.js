/** One request to the URL that was named: its bytes as they are, and no redirect followed; and what the answer says. */
import { request as http } from "node:http";
import { request as https } from "node:https";
import { UsageError } from "./args.js";
import { shownUrl } from "./print.js";

/** @typedef {import("./types.js").Delivery} Delivery */
/** @typedef {{ status: number, headers: import("node:http").IncomingHttpHeaders, body: Buffer }} Answer */

/** No answer came: nothing is wrong with how the command was written. */
export class Unreached extends UsageError {}

const PATIENCE = 30_000;
/** How much of an answer is kept. */
const KEPT = 1 << 20;

/** Headers that belong to one connection, or that the client writes itself. */
const OWN = ["host", "content-length", "connection", "transfer-encoding", "keep-alive", "expect", "upgrade"];

/** @param {string | undefined} text @param {{ isAgent?: boolean }} [io] @returns {string} */
export function targetOf(text, { isAgent = false } = {}) {
  if (text === undefined) throw new UsageError("to which URL?");
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new UsageError("the URL: expected http://… or https://…");
  if (isAgent && !isLoopback(text)) throw new UsageError("the URL: an agent delivers to this machine alone: http://localhost:… or http://127.0.0.1:…");
  return text;
}

/** @param {string} url */
export const isLoopback = (url) => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);

/**
 * @param {string} url
 * @param {Pick<Delivery, "method" | "headers" | "body">} delivery
 * @returns {Promise<Answer>}
 */
export function post(url, { method = "POST", headers, body }) {
  const send = url.startsWith("https:") ? https : http;
  const own = headers.filter(([name]) => !OWN.includes(name.toLowerCase())).flat();
  const { host } = new URL(url);
  const hasBody = body.length > 0 || !/^(GET|HEAD)$/.test(method);
  const fields = ["host", host, ...own, ...(hasBody ? ["content-length", String(body.length)] : [])];
  return new Promise((resolve, reject) => {
    const request = send(url, { method, headers: /** @type {any} */ (fields), timeout: PATIENCE, agent: false });
    request.on("timeout", () => request.destroy(new Unreached(`no answer within ${PATIENCE / 1000} s`)));
    request.on("error", (error) => reject(error instanceof Unreached ? error : new Unreached(unreached(/** @type {any} */ (error)))));
    request.on("response", (response) => collected(response).then(resolve, reject));
    request.end(body);
  });
}

/** What it means that no answer came, by the system's code. @type {Record<string, string>} */
const UNREACHED = {
  ECONNREFUSED: ": nobody listens there: is the server running, and is this its port?",
  ECONNRESET: ": the server ended the connection without an answer: its own log may say why",
  ENOTFOUND: ": there is no host of this name",
  EPROTO: ": is it http, not https?",
};

/** @param {{ code?: string, message: string }} error */
const unreached = ({ code, message }) => `the URL cannot be reached (${code ?? message})${UNREACHED[code ?? ""] ?? ""}`;

/** @param {import("node:http").IncomingMessage} response @returns {Promise<Answer>} */
async function collected(response) {
  const pieces = [];
  let length = 0;
  for await (const piece of response) {
    length += piece.length;
    if (length <= KEPT) pieces.push(piece);
  }
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) };
}

/** Whether a vendor would take it for received. @param {{ status: number }} answer */
export const isTaken = ({ status }) => status >= 200 && status < 300;

/** @typedef {{ good: boolean, sentence: string }} Verdict */

/**
 * Answers that are no verdict: the delivery did not come to the code that verifies, or that failed.
 * @param {number} status
 * @returns {string | undefined}
 */
function noVerdict(status) {
  if (status === 404 || status === 410) return `${status}: there is no such route: is the path of the URL the one that the server has?`;
  if (status === 405) return "405: the route does not take this method: is it registered for POST?";
  if (status >= 300 && status < 400) return `${status}: a redirect, which vendors do not follow: name the URL that it leads to (a slash at the end, https, www)`;
  if (status === 413) return "413: the server takes no body of this length: its own limit is smaller";
  if (status === 429) return "429: the server limits how often it is asked";
  return status >= 500 ? `${status}: the server failed, and has judged nothing: its log says why` : undefined;
}

/** Codes of the library's refusals, which its adapters answer with; and what they say of a genuine delivery. @type {readonly [RegExp, string][]} */
const CODES = [
  [/\btimestamp_(too_old|in_future)\b/, "is the server's clock right? It judges the signed time by it"],
  [/\b(missing_signature|malformed_signature|missing_timestamp|malformed_timestamp|duplicate_header)\b/, "does the server expect this scheme, and does whatever stands before it hand on every header?"],
  [/\bbody_not_raw\b/, "the server has no raw body any more: verify before any parser"],
];

/**
 * @param {Answer} answer to a genuine delivery
 * @param {string | undefined} signedUrl the URL that was signed, where the scheme signs it and --public-url was not given
 * @returns {Verdict}
 */
export function ofGenuine(answer, signedUrl) {
  if (isTaken(answer)) return { good: true, sentence: "the endpoint took it" };
  const found = CODES.find(([pattern]) => pattern.test(answer.body.toString("latin1")))?.[1];
  const other = found === undefined ? noVerdict(answer.status) : undefined;
  if (other !== undefined) return { good: false, sentence: `the endpoint did not take a genuine delivery: ${other}` };
  const url = signedUrl && `this scheme signs the URL, and it was signed for ${shownUrl(signedUrl)}: --public-url says the one that the server expects, as it is configured with the vendor`;
  return { good: false, sentence: `the endpoint refuses a genuine delivery: ${found ?? url ?? "does the server have the same secret, and the raw body, before any parser?"}` };
}

/** @param {Answer} answer to what does not verify @returns {Verdict} */
export function ofBroken(answer) {
  if (isTaken(answer)) return { good: false, sentence: "the endpoint took what does not verify" };
  const other = noVerdict(answer.status);
  return other === undefined ? { good: true, sentence: "the endpoint refused it, as it should" } : { good: false, sentence: `the endpoint has not judged it: ${other}` };
}
