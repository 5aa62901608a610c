/** The Workers of the folder `workers/`, as somebody would deploy them, and what is sent to them. */
import { bodyOf } from "./bodies.js";
import { headersOf } from "./schemes.js";

/** Which scheme each of them verifies; the first two verify nothing. */
export const workers = [
  { file: "workers/reads-body", name: "no verification", scheme: "zignsec" },
  { file: "workers/reads-json", name: "no verification, parses JSON", scheme: "zignsec" },
  { file: "workers/hookseal", name: "hookseal zignsec", scheme: "zignsec" },
  { file: "workers/webcrypto", name: "WebCrypto, key cached", scheme: "zignsec" },
  { file: "workers/stripe", name: "stripe constructEventAsync", scheme: "stripe" },
  { file: "workers/svix", name: "svix", scheme: "svix" },
];

/**
 * @param {string} scheme
 * @param {number} size of the body, in bytes
 * @returns {Promise<Buffer>} a whole HTTP request
 */
export async function requestOf(scheme, size) {
  const body = bodyOf(size);
  const headers = Object.entries(await headersOf(scheme, body)).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`POST / HTTP/1.1\r\n${headers.join("")}\r\n`), body]);
}
