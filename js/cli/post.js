/** One request to the URL that was named: its bytes as they are, and no redirect followed. */
import { request as http } from "node:http";
import { request as https } from "node:https";
import { UsageError } from "./args.js";

/** @typedef {import("./types.js").Delivery} Delivery */
/** @typedef {{ status: number, headers: import("node:http").IncomingHttpHeaders, body: Buffer }} Answer */

const PATIENCE = 30_000;
/** How much of an answer is kept. */
const KEPT = 1 << 20;

/** Headers that belong to one connection, or that the client writes itself. */
const OWN = ["host", "content-length", "connection", "transfer-encoding", "keep-alive", "expect", "upgrade"];

/** @param {string | undefined} text @returns {string} */
export function targetOf(text) {
  if (text === undefined) throw new UsageError("to which URL?");
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new UsageError("the URL: expected http://… or https://…");
  return text;
}

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
    request.on("timeout", () => request.destroy(new UsageError(`no answer within ${PATIENCE / 1000} s`)));
    request.on("error", (error) => reject(error instanceof UsageError ? error : new UsageError(`the URL cannot be reached (${/** @type {any} */ (error).code ?? error.message})`)));
    request.on("response", (response) => collected(response).then(resolve, reject));
    request.end(body);
  });
}

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
