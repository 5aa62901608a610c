/** Cards: what is proven, noticed or unexplained, where it comes from, and what to write in the reader's framework. */
import { pageOf, sentences } from "../js/cli/explain.js";
import { difference } from "./difference.js";
import { fill, h } from "./dom.js";
import { state } from "./state.js";

/** Bytes in a row, and rows that are shown. */
const WIDTH = 8;
const ROWS = 14;

/** @param {import("./judged.js").Result} result */
export function showWhy({ judgement }) {
  const { report, signed } = judgement ?? {};
  const findings = report && !report.ok ? sentences(report.findings) : [];
  const cards = findings.map((finding, index) => card(finding, index, changesOf(signed)));
  const ended = report?.search.ended ? [h("p", {}, `The search ended at its limit, after ${report.search.tries} tries.`)] : [];
  fill("why", ...cards, ...ended);
}

/** What was undone to see what was signed. @param {import("../js/cli/types.js").Delivery | undefined} signed @returns {[string, Uint8Array, Uint8Array] | undefined} */
function changesOf(signed) {
  const { delivery } = state;
  if (signed === undefined || signed === delivery) return undefined;
  if (signed.url !== delivery.url) return ["URL", Buffer.from(delivery.url ?? ""), Buffer.from(signed.url ?? "")];
  return signed.body.equals(delivery.body) ? undefined : ["body", delivery.body, signed.body];
}

/**
 * @param {import("hookseal").Finding} finding
 * @param {number} index
 * @param {[string, Uint8Array, Uint8Array] | undefined} changes
 */
function card({ grade, code, text, title, from, fix, fixes, change }, index, changes) {
  const line = (/** @type {string} */ name, /** @type {string} */ words) => (words === "" ? [] : [h("p", {}, h("b", {}, `${name}: `), ...withCode(words))]);
  const page = pageOf(code);
  const heading = h("h3", { id: `finding-${index}` }, `${grade.toUpperCase()}: ${title === "" ? code : title}`);
  const shown = grade === "proven" && changes ? beforeAndAfter(...changes) : [];
  const section = page === undefined ? "" : `docs/troubleshooting.md, section ${code}`;
  return h("article", { className: `card ${grade}`, "aria-labelledby": `finding-${index}`, "data-code": code, "data-grade": grade }, heading, h("p", {}, ...withCode(`${text[0].toUpperCase()}${text.slice(1)}.`)), ...line("Change", text.includes(change) ? "" : change), ...shown, ...line("Usually from", from), ...line("Fix", fix), ...inFramework(fixes, index), ...line("More", section));
}

/** What stands between backticks is code. @param {string} words */
const withCode = (words) => words.split("`").map((text, index) => (index % 2 === 0 ? text : h("code", {}, text)));

/** @param {Readonly<Record<string, string>>} fixes @param {number} index */
function inFramework(fixes, index) {
  const names = Object.keys(fixes);
  if (names.length === 0) return [];
  const own = names.includes(state.framework) ? state.framework : names[0];
  const code = h("code", {}, fixes[own]);
  const select = h("select", { id: `framework-${index}` }, ...names.map((name) => h("option", { value: name, selected: name === own }, name)));
  select.addEventListener("change", () => {
    state.framework = select.value;
    code.textContent = fixes[select.value];
  });
  return [h("label", { for: `framework-${index}` }, "Where you are"), select, h("pre", {}, code)];
}

/** @param {string} what @param {Uint8Array} before @param {Uint8Array} after */
function beforeAndAfter(what, before, after) {
  const found = difference(before, after);
  const from = Math.max(0, found.at - (found.at % WIDTH) - WIDTH);
  const pane = (/** @type {string} */ title, /** @type {Uint8Array} */ bytes, /** @type {Set<number>} */ places) => h("div", {}, h("b", {}, `${title}: ${bytes.length} bytes`), dump(bytes, places, from));
  const sum = `The first difference of the ${what} is at byte ${found.at}; ${found.before.size} of the bytes that arrived were not signed, and ${found.after.size} that were signed did not arrive.`;
  return [h("p", {}, sum), h("div", { className: "both" }, pane("As it arrived", before, found.before), pane("As it was signed", after, found.after))];
}

/** @param {Uint8Array} bytes @param {Set<number>} places that are marked @param {number} from */
function dump(bytes, places, from) {
  const end = Math.min(bytes.length, from + ROWS * WIDTH);
  const rows = [];
  for (let at = from; at < end; at += WIDTH) rows.push(...row(bytes, places, at));
  if (end < bytes.length) rows.push(`… ${bytes.length - end} more bytes`);
  return h("pre", {}, ...(rows.length === 0 ? ["nothing more"] : rows));
}

/** @param {Uint8Array} bytes @param {Set<number>} places @param {number} at */
function row(bytes, places, at) {
  const own = Array.from(bytes.subarray(at, at + WIDTH), (byte, index) => ({ byte, isMarked: places.has(at + index) }));
  const text = (/** @type {(byte: number) => string} */ write, /** @type {string} */ gap) => own.flatMap(({ byte, isMarked }) => [isMarked ? h("mark", {}, write(byte)) : write(byte), gap]);
  const hex = text((byte) => byte.toString(16).padStart(2, "0"), " ");
  const letters = text((byte) => (byte > 0x1f && byte < 0x7f ? String.fromCharCode(byte) : "·"), "");
  return [`${at.toString(16).padStart(4, "0")}  `, ...hex, " ".repeat(3 * (WIDTH - own.length) + 1), ...letters, "\n"];
}

