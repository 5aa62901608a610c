/** The third column: the signed message part by part, and the steps. Never the signature that would be right. */
import { MARKS, withoutSignpost } from "../js/cli/explain.js";
import { byId, fill, h, visible } from "./dom.js";

/** How much of a part is shown. */
const SHOWN = 4000;
const COLOURS = 5;

/** @param {import("./judged.js").Result} result */
export function showVerdict({ sentence, report, parts = [], possible = [] }) {
  byId("sentence").className = report?.verdict ?? "";
  fill("tab-verdict", report === undefined ? "Verdict" : `Verdict: ${report.verdict}`);
  // The same words are not said again.
  if (byId("sentence").textContent !== sentence) fill("sentence", sentence);
  fill("possible", ...(report ? [] : possible.slice(0, 12)).map((name) => h("li", {}, name)));
  byId("signed").hidden = parts.length === 0;
  fill("message", ...parts.map(({ part, bytes }, index) => h("span", { className: `p${index % COLOURS}` }, bytes === undefined ? `‹${part}›` : visible(bytes.subarray(0, SHOWN).toString("utf8")) + (bytes.length > SHOWN ? ` … ${bytes.length - SHOWN} more bytes` : ""))));
  fill("parts", ...parts.map(({ part, length }, index) => h("li", {}, h("span", { className: `p${index % COLOURS}` }, part), length === null ? ": not shown" : `: ${length} byte${length === 1 ? "" : "s"}`)));
  byId("pipeline").hidden = report === undefined;
  fill("steps", ...(report?.steps ?? []).map(({ name, state, found }) => h("li", { className: state }, h("b", { "aria-hidden": "true" }, `${MARKS[state][0]} `), h("span", { className: "quiet" }, `${state}: `), h("strong", {}, name), ` ${withoutSignpost(found)}`)));
}
