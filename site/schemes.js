/** Who is expected to send, and by which clock: those whose headers are there stand first, and nobody is chosen by them. */
import { infoOf, possibleSchemes } from "../js/cli/scheme.js";
import { byId, fill, h } from "./dom.js";
import { schemes } from "./engine.js";
import { state } from "./state.js";

/** @param {() => void} change */
export function wireSchemes(change) {
  byId("search").addEventListener("input", showSchemes);
  byId("scheme").addEventListener("change", () => {
    state.scheme = byId("scheme").value;
    change();
  });
  for (const [id, member] of /** @type {const} */ ([["time", "time"], ["given", "at"]])) {
    byId(id).addEventListener("input", () => {
      state[member] = byId(id).value;
      byId("given-row").hidden = state.time !== "given";
      change();
    });
  }
  for (const id of ["audience", "verify-token", "source-address"]) byId(id).addEventListener("input", change);
}

/** What the fields say, as the command line's options have it. @returns {import("../js/cli/types.js").Values} */
export function valuesOf() {
  const more = ["audience", "verify-token", "source-address"].flatMap((id) => (byId(id).value === "" ? [] : [[id, byId(id).value]]));
  const now = state.time === "captured" ? "captured" : state.time === "given" && state.at.trim() !== "" ? state.at.trim() : undefined;
  return { ...Object.fromEntries(more), now };
}

/** @param {string} words @returns {(scheme: import("hookseal").SchemeInfo) => boolean} */
const matching = (words) => {
  const own = words.toLowerCase().split(/\s+/);
  return ({ name, vendor, headers }) => own.every((word) => [name, vendor, ...(headers ?? [])].join(" ").toLowerCase().includes(word));
};

/** What the list was made of: whoever moves through it with arrows must not lose the place. */
let listed = "";

/** The list, and what is chosen: it stays, also where the search does not find it. */
export function showSchemes() {
  const there = possibleSchemes(state.delivery);
  const search = byId("search").value.trim();
  const key = JSON.stringify([search, there.map(({ name }) => name)]);
  if (key !== listed) list(there, matching(search));
  listed = key;
  if (byId("scheme").value !== state.scheme) byId("scheme").value = state.scheme;
  const info = infoOf(/** @type {any} */ (state.scheme));
  fill("about", info ? `${info.vendor}: ${info.algorithm} over the ${info.covers}. ${info.headers ? `Headers: ${info.headers.join(", ")}.` : ""}` : "");
}

/** @param {readonly import("hookseal").SchemeInfo[]} there @param {(scheme: import("hookseal").SchemeInfo) => boolean} isWanted */
function list(there, isWanted) {
  const option = (/** @type {import("hookseal").SchemeInfo} */ { name, vendor }) => h("option", { value: name }, `${name} (${vendor})`);
  const group = (/** @type {string} */ label, /** @type {readonly import("hookseal").SchemeInfo[]} */ all) => {
    const found = all.filter((one) => isWanted(one) || one.name === state.scheme);
    return found.length === 0 ? [] : [h("optgroup", { label }, ...found.map(option))];
  };
  const none = h("option", { value: "" }, "none chosen: those whose headers are there are tried");
  fill("scheme", none, ...group("Their headers are there", there), ...group("All", schemes.filter((one) => !there.includes(one))));
}
