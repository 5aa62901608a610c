/** What travels compressed in the page, each taken when it is needed first: the table of schemes, and the modules. */
import { decode } from "../js/bytes.js";
import { unpacked } from "./lzma.js";

/** @param {"table" | "page" | "keys"} id of its element, which has the length of what comes of it */
export function bytesIn(id) {
  const element = /** @type {HTMLElement} */ (document.getElementById(id));
  return unpacked(decode(/** @type {string} */ (element.textContent)), Number(element.dataset.length));
}

/** @param {"page" | "keys"} id */
export const moduleIn = (id) => new WebAssembly.Module(bytesIn(id));
