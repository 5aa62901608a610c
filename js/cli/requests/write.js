/** A delivery as a request in writing: raw HTTP, a curl command, headers alone, or a HAR. */
import { isUtf8 } from "node:buffer";

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

/** Characters that do not stand in a command as they are: those that a terminal would obey, but for the line feed. */
// eslint-disable-next-line no-control-regex -- the control characters are what is looked for
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** As any shell reads it, where that is possible; else as bash alone does. @param {Buffer} bytes */
const shellWord = (bytes) => (!isUtf8(bytes) || CONTROL.test(bytes.toString("utf8")) ? ansi(bytes) : `'${bytes.toString("utf8").replaceAll("'", `'\\''`)}'`);

/**
 * A body with NUL cannot be an argument.
 * @param {Delivery} delivery
 * @returns {{ command: string, needsBash: boolean }}
 */
export function curlCommand({ method = "POST", url = "https://example.com/", headers, body }) {
  const words = [Buffer.from(url), ...headers.map(([name, value]) => Buffer.from(`${name}: ${value}`, "latin1")), body].map(shellWord);
  const fields = words.slice(1, -1).map((word) => `  -H ${word}`);
  const command = [`curl -X ${method} ${words[0]}`, ...fields, `  --data-raw ${words.at(-1)}`].join(" \\\n");
  return { command, needsBash: words.some((word) => word.startsWith("$")) };
}

/** @param {Delivery} delivery */
export const headerLines = ({ headers }) => headers.map(([name, value]) => `${name}: ${value}`).join("\n");
