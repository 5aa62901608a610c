/** The page: what is given on the left is judged on the right, whenever it changes. It stores nothing, and can send nothing. */
import { byId, isReading } from "./dom.js";
import { judged } from "./judged.js";
import { wireCopies } from "./out.js";
import { showRequest, wireRequest } from "./request.js";
import { showSchemes, valuesOf, wireSchemes } from "./schemes.js";
import { showSecrets, wireSecrets } from "./secret.js";
import { state } from "./state.js";
import { wireTabs } from "./tabs.js";
import { wireTrial } from "./trial.js";
import { showVerdict } from "./verdict.js";
import { showWhy } from "./why.js";

/** Nobody types so fast: milliseconds. */
const PAUSE = 80;

/** @type {import("./judged.js").Result | undefined} */
let result;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** Goes up with each change: what was being judged is given up. */
let round = 0;

function change() {
  round += 1;
  byId("verdict").setAttribute("aria-busy", "true");
  clearTimeout(waiting);
  waiting = setTimeout(judgeNow, PAUSE);
}

async function judgeNow() {
  const own = round;
  showRequest();
  showSchemes();
  const goOn = () => new Promise((resolve) => setTimeout(() => resolve(own === round)));
  const next = await judged(state, valuesOf(), goOn);
  if (own !== round) return;
  result = next;
  showVerdict(result);
  showWhy(result);
  byId("copies").hidden = result.judgement === undefined;
  byId("copy-text").hidden = true;
  byId("copied").textContent = "";
  byId("verdict").setAttribute("aria-busy", String(isReading()));
}

function wireTheme() {
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const show = () => byId("theme").setAttribute("aria-pressed", String(isDark()));
  byId("theme").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    show();
  });
  show();
}

wireTabs();
wireTheme();
wireRequest(change);
wireSecrets(change);
wireSchemes(change);
wireTrial(() => {
  showSecrets(change);
  change();
});
wireCopies(() => result);
void judgeNow();
