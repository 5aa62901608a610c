/** One request to the URL that was named: its bytes as they are, and no redirect followed; and what the answer says. */
import { request as http } from "node:http";
import { request as https } from "node:https";
import { UsageError } from "./args.js";
import { shownUrl } from "./print.js";
import { withQuery } from "./query.js";

/** @typedef {import("./types.js").Delivery} Delivery */
/** @typedef {{ status: number, headers: import("node:http").IncomingHttpHeaders, body: Buffer }} Answer */

/** No answer came: nothing is wrong with how the command was written. */
export class Unreached extends UsageError {}

const ANSWER_TIMEOUT_MS = 30_000;
/** How much of an answer is kept. */
const MAX_ANSWER_BYTES = 1 << 20;

/** Headers that belong to one connection, or that the client writes itself. */
const OWN = ["host", "content-length", "connection", "transfer-encoding", "keep-alive", "expect", "trailer", "upgrade"];

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
 * An answer, or `Unreached` when its time is over, however the server spends it.
 * @param {string} target
 * @param {Pick<Delivery, "method" | "headers" | "body" | "query">} delivery
 * @returns {Promise<Answer>}
 */
export async function post(target, { method = "POST", headers, body, query }) {
  // Its answer is a tunnel, and none to a delivery.
  if (/^CONNECT$/i.test(method)) throw new UsageError("the method: CONNECT asks for a tunnel, and delivers nothing");
  const url = withQuery(target, query);
  const send = url.startsWith("https:") ? https : http;
  const own = headers.filter(([name]) => !OWN.includes(name.toLowerCase())).flat();
  const { host } = new URL(url);
  const hasBody = body.length > 0 || !/^(GET|HEAD)$/.test(method);
  const fields = ["host", host, ...own, ...(hasBody ? ["content-length", String(body.length)] : [])];
  const request = send(url, { method, headers: /** @type {any} */ (fields), agent: false });
  const late = setTimeout(() => request.destroy(new Unreached(`no answer within ${ANSWER_TIMEOUT_MS / 1000} s`)), ANSWER_TIMEOUT_MS);
  try {
    return await answerTo(request, body);
  } finally {
    clearTimeout(late);
    request.destroy();
  }
}

/** @param {import("node:http").ClientRequest} request @param {Buffer} body @returns {Promise<Answer>} */
function answerTo(request, body) {
  return new Promise((resolve, reject) => {
    const failed = (/** @type {Error} */ error) => reject(error instanceof Unreached ? error : new Unreached(unreached(/** @type {any} */ (error))));
    request.on("error", failed);
    // Unheard, it would be no event at all: no answer, and no error.
    request.on("upgrade", (_, socket) => {
      socket.destroy();
      failed(new Unreached("the server answered 101, and goes on in another protocol: that is no answer to a delivery"));
    });
    request.on("response", (response) => collected(response).then(resolve, () => failed(request.errored ?? new Unreached("the server ended the connection within its answer"))));
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
    if (length <= MAX_ANSWER_BYTES) pieces.push(piece);
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
function reasonOf(status) {
  if (status === 404 || status === 410) return "there is no such route: is the path of the URL the one that the server has?";
  if (status === 405) return "the route does not take this method: is it registered for POST?";
  if (status >= 300 && status < 400) return "a redirect, which vendors do not follow: name the URL that it leads to (a slash at the end, https, www)";
  if (status === 413) return "the server takes no body of this length: its own limit is smaller";
  if (status === 429) return "the server limits how often it is asked";
  if (status === 500) return "the server failed, and has judged nothing: its log says why; a body parser (express.json(), express.urlencoded()) before the route is the likeliest cause";
  return status > 500 ? "the server failed, and has judged nothing: its log says why" : undefined;
}

/** The same, with the status. @param {number} status */
function noVerdict(status) {
  const reason = reasonOf(status);
  return reason && `${status}: ${reason}`;
}

/** Codes of the library's refusals, which its adapters answer with; and what they say of a genuine delivery. @type {readonly [RegExp, string][]} */
const CODES = [
  [/\btimestamp_(too_old|in_future)\b/, "is the server's clock right? It judges the signed time by it"],
  [/\b(missing_signature|malformed_signature|missing_timestamp|malformed_timestamp|duplicate_header)\b/, "does the server expect this scheme, and does whatever stands before it hand on every header?"],
];

/** Those with which the library says that it could not judge, and its status: with another they are a program's own word for a refusal. @type {readonly [RegExp, string, number][]} */
const UNJUDGED = [
  [/\bbody_not_raw\b/, "the server has no raw body any more: verify before any parser", 500],
  [/\b(invalid_secret|invalid_scheme|unknown_scheme)\b/, "the server's own secret or scheme is refused: its log says why", 500],
  [/\bhandler_failed\b/, "it verified, and the handler failed: the server's log says why", 500],
  [/\bkey_required\b/, "the server has not the key that the delivery names: its log says which", 503],
];

/** @param {readonly [RegExp, string, number?][]} codes @param {Answer} answer */
const saidBy = (codes, { status, body }) => codes.find(([pattern, , own = status]) => own === status && pattern.test(body.toString("latin1")))?.[1];

/** What the library says in an answer to a genuine delivery. @param {Answer} answer */
const refusalIn = (answer) => saidBy(CODES, answer) ?? saidBy(UNJUDGED, answer);

/**
 * What an answer that is no success says of a server to which a genuine delivery came, beside its status.
 * @param {Answer} answer
 * @returns {string | undefined}
 */
export const wordOf = (answer) => (isTaken(answer) ? undefined : (refusalIn(answer) ?? reasonOf(answer.status)));

/** @typedef {{ url: string, isGiven: boolean }} SignedUrl the URL that was signed, where the scheme signs it, and whether --public-url said which */

/** @param {SignedUrl | undefined} signed */
const doubtOf = (signed) =>
  signed && (signed.isGiven ? `this scheme signs the URL: is ${shownUrl(signed.url)}, as --public-url says, to the letter the one that the server verifies? Else, has it the same secret?` : `this scheme signs the URL, and it was signed for ${shownUrl(signed.url)}: --public-url says the one that the server expects, as it is configured with the vendor`);

/**
 * @param {Answer} answer to a genuine delivery
 * @param {SignedUrl | undefined} signedUrl
 * @param {() => readonly string[]} next options with which to go on where it was taken
 * @returns {Verdict}
 */
export function ofGenuine(answer, signedUrl, next) {
  if (isTaken(answer)) return { good: true, sentence: ["the endpoint took it", ...unproven(next())].join("; ") };
  const found = refusalIn(answer);
  const other = found === undefined ? noVerdict(answer.status) : undefined;
  if (other !== undefined) return { good: false, sentence: `the endpoint did not take a genuine delivery: ${other}` };
  return { good: false, sentence: `the endpoint refuses a genuine delivery: ${found ?? doubtOf(signedUrl) ?? "does the server have the same secret, and the raw body, before any parser?"}` };
}

/** @param {readonly string[]} next */
const unproven = (next) => (next.length === 0 ? [] : [`one that verifies nothing does, too: now try ${next.join(", and ")}`]);

/** Who refuses everything refuses this too. */
const NOT_ALL = "; whether it takes a genuine one, send without the mistake shows";

/**
 * @param {Answer} answer to what does not verify
 * @param {Answer | "none" | undefined} [control] to a forgery that reads as well as a genuine one, where the first may be no more than a parser's; `none` where there is no such forgery
 * @returns {Verdict}
 */
export function ofBroken(answer, control) {
  if (isTaken(answer)) return { good: false, sentence: "the endpoint took what does not verify" };
  const other = saidBy(UNJUDGED, answer) ?? noVerdict(answer.status);
  if (other !== undefined) return { good: false, sentence: `the endpoint has not judged it: ${other}` };
  if (control === "none") return { good: false, sentence: "the endpoint refused it, and the answer may be its parser's: no well-formed forgery can be made of this scheme's delivery to tell" };
  if (control === undefined) return { good: true, sentence: `the endpoint refused it, as it should${NOT_ALL}` };
  if (isTaken(control)) return { good: false, sentence: "the endpoint refused this, and took a forgery that reads as well as a genuine delivery: it verifies nothing, or not this body" };
  const unjudged = ofBroken(control);
  return unjudged.good ? { good: true, sentence: `the endpoint refused it, as it should, and a forgery that its parser can read as well${NOT_ALL}` } : unjudged;
}
