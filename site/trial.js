/** "Make this mistake": a signed sample of the chosen vendor, and what is left of it after one of the mistakes. */
import { UsageError } from "../js/cli/args.js";
import { MISTAKES } from "../js/cli/breaks.js";
import { secretsFor } from "../js/cli/placeholder.js";
import { infoOf, webhookOf } from "../js/cli/scheme.js";
import { made } from "../js/cli/signer.js";
import { byId, fill, h } from "./dom.js";
import { WebhookError } from "./engine.js";
import { inWords } from "./judged.js";
import { fillFields } from "./request.js";
import { valuesOf } from "./schemes.js";
import { setDelivery, state } from "./state.js";

/** Whose sample there is where no scheme is chosen. */
const USUAL = "stripe";
const CALLED = "https://shop.example/hooks?a=1";

/** @param {() => void} change */
export function wireTrial(change) {
  fill("mistake", h("option", { value: "" }, "none: a genuine delivery"), ...Object.keys(MISTAKES).map((name) => h("option", { value: name }, name.replaceAll("_", " "))));
  byId("make").addEventListener("click", () => {
    try {
      make(byId("mistake").value);
    } catch (error) {
      if (!(error instanceof UsageError || error instanceof WebhookError || error instanceof TypeError)) throw error;
      fill("made", inWords(error.message));
    }
    change();
  });
}

/** @param {string} name of the mistake */
function make(name) {
  const scheme = /** @type {any} */ (state.scheme || USUAL);
  const now = Date.now();
  const { now: _, ...values } = valuesOf();
  const own = state.isSample ? undefined : secretGiven();
  const secrets = own ?? secretsFor(scheme, values);
  const order = { scheme, secrets, url: CALLED, now, values };
  const { headers, body, method } = made(order, {}, name === "" ? undefined : MISTAKES[name]);
  setDelivery({ method, url: CALLED, headers, body, notes: [], at: now });
  Object.assign(state, { scheme, time: "captured" });
  byId("time").value = "captured";
  byId("given-row").hidden = true;
  if (own === undefined) {
    state.secrets = [{ text: String(secrets[0] ?? ""), form: "text", role: "own" }];
    state.isSample = true;
  }
  fillFields();
  const isGenuine = webhookOf(scheme, secrets, values).check(body, headers, { method, url: CALLED, now }).ok;
  if (isGenuine && name !== "") return fill("made", `${infoOf(scheme)?.vendor} signs nothing that this mistake changes: the delivery is genuine.`);
  const what = name === "" ? "A genuine delivery" : `A delivery with the mistake “${name.replaceAll("_", " ")}”`;
  return fill("made", `${what} of ${infoOf(scheme)?.vendor}, signed with ${own === undefined ? "a secret that was made for it" : "your secret"}.`);
}

/** The first secret that was given, as it signs. */
function secretGiven() {
  const [found] = state.secrets.filter(({ role, text }) => role === "own" && text !== "");
  return found && [found.form === "hex" ? Buffer.from(found.text, "hex") : found.text];
}
