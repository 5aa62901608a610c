/** A delivery as a request in writing: raw HTTP, a curl command, headers alone, or a HAR. */

/** @typedef {import("../types.js").Delivery} Delivery */

/** @param {Delivery} delivery @returns {Buffer} */
export function rawHttp({ method = "POST", url = "https://example.com/", headers, body }) {
  const { host } = new URL(url);
  const own = headers.some(([name]) => name.toLowerCase() === "host") ? [] : [`host: ${host}`];
  const length = headers.some(([name]) => name.toLowerCase() === "content-length") ? [] : [`content-length: ${body.length}`];
  const head = [`${method} ${url} HTTP/1.1`, ...own, ...headers.map(([name, value]) => `${name}: ${value}`), ...length, "", ""].join("\r\n");
  return Buffer.concat([Buffer.from(head, "latin1"), body]);
}

/** Bytes in bash's `$'…'`. @param {Buffer} bytes */
const ansi = (bytes) => `$'${Array.from(bytes, (byte) => (byte > 0x1f && byte < 0x7f && byte !== 0x27 && byte !== 0x5c ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, "0")}`)).join("")}'`;

/** For bash; a body with NUL cannot be an argument. @param {Delivery} delivery */
export function curlCommand({ method = "POST", url = "https://example.com/", headers, body }) {
  const fields = headers.map(([name, value]) => `  -H ${ansi(Buffer.from(`${name}: ${value}`, "latin1"))}`);
  return [`curl -X ${method} ${ansi(Buffer.from(url))}`, ...fields, `  --data-raw ${ansi(body)}`].join(" \\\n");
}

/** @param {Delivery} delivery */
export const headerLines = ({ headers }) => headers.map(([name, value]) => `${name}: ${value}`).join("\n");
