/** A delivery as a request in writing: raw HTTP, a curl command, headers alone, or a HAR. */
import { isUtf8 } from "node:buffer";
import { UNSEEN } from "../print.js";

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

/** As any shell reads it, where that is possible; else, and where a terminal would obey a character, as bash alone does. @param {Buffer} bytes */
function shellWord(bytes) {
  const text = bytes.toString("utf8");
  return !isUtf8(bytes) || text.replaceAll("\n", "").search(UNSEEN) >= 0 ? ansi(bytes) : `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * A body with NUL cannot be an argument.
 * @param {Delivery} delivery
 * @returns {{ command: string, needsBash: boolean }}
 */
export function curlCommand({ method = "POST", url = "https://example.com/", headers, body }) {
  const words = [Buffer.from(method), Buffer.from(url), ...headers.map(([name, value]) => Buffer.from(`${name}: ${value}`, "latin1")), body].map(shellWord);
  const fields = words.slice(2, -1).map((word) => `  -H ${word}`);
  const command = [`curl -X ${words[0]} ${words[1]}`, ...fields, `  --data-raw ${words.at(-1)}`].join(" \\\n");
  return { command, needsBash: words.some((word) => word.startsWith("$")) };
}

/** @param {Delivery} delivery */
export const headerLines = ({ headers }) => headers.map(([name, value]) => `${name}: ${value}`).join("\n");
