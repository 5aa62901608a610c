/** Sends a request as it is, to the letter of its URL, with a body whatever the method. */
import { Agent, request as httpRequest } from "node:http";
import { text } from "node:stream/consumers";

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/**
 * @param {import("./types.d.ts").Sent} sent
 * @param {Record<string, string>} [extra] headers
 * @returns {Promise<{ status: number, headers: Record<string, string>, body: string }>}
 */
export function send(sent, extra = {}) {
  const { method, url, headers, body, sourceAddress, isChunked } = sent;
  const { host, hostname, port } = new URL(url);
  const length = isChunked ? { "transfer-encoding": "chunked" } : { "content-length": String(body.length) };
  const grouped = { ...length, ...(sourceAddress && { "cf-connecting-ip": sourceAddress }), ...extra };
  for (const [name, value] of headers) grouped[name] = grouped[name] === undefined ? value : [grouped[name], value].flat();
  const path = url.slice(url.indexOf(host) + host.length);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ method, hostname, port, path, headers: grouped, agent, timeout: 20_000 });
    // A connection that was kept, and that the server had ended meanwhile: nobody has read the request.
    request.on("error", (error) => (request.reusedSocket && error.code === "ECONNRESET" ? resolve(send(sent, extra)) : reject(error)));
    request.on("timeout", () => request.destroy(Object.assign(new Error("no answer"), { code: "ETIMEDOUT" })));
    request.on("response", (response) => {
      const { statusCode: status, headers: received } = response;
      text(response).then((answer) => resolve({ status, headers: received, body: answer }), reject);
    });
    request.end(body);
  });
}

/** Lets go of the connections. */
export const hangUp = () => agent.destroy();
