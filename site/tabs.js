/** Three columns, which are tabs where there is room for one (WAI-ARIA, pattern "Tabs"). */
import { byId } from "./dom.js";

const NAMES = ["request", "secret", "verdict"];

export function wireTabs() {
  const narrow = matchMedia("(max-width: 899px)");
  let chosen = "request";
  const show = () => {
    byId("tabs").hidden = !narrow.matches;
    for (const name of NAMES) arrange(name, narrow.matches, name === chosen);
  };
  const choose = (/** @type {string} */ name, /** @type {boolean} */ focus) => {
    chosen = name;
    show();
    if (focus) byId(`tab-${name}`).focus();
  };
  for (const name of NAMES) byId(`tab-${name}`).addEventListener("click", () => choose(name, false));
  byId("tabs").addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? 0;
    const next = { Home: NAMES[0], End: NAMES[2] }[event.key] ?? NAMES[(NAMES.indexOf(chosen) + step + 3) % 3];
    if (next === chosen) return;
    event.preventDefault();
    choose(next, true);
  });
  document.querySelector(".skip")?.addEventListener("click", () => choose("verdict", false));
  narrow.addEventListener("change", show);
  show();
}

/** @param {string} name @param {boolean} isNarrow @param {boolean} isChosen */
function arrange(name, isNarrow, isChosen) {
  const [panel, tab] = [byId(name), byId(`tab-${name}`)];
  panel.hidden = isNarrow && !isChosen;
  if (isNarrow) panel.setAttribute("role", "tabpanel");
  else panel.removeAttribute("role");
  tab.setAttribute("aria-selected", String(isChosen));
  tab.tabIndex = isChosen ? 0 : -1;
}
