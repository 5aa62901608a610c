/** What can be taken out of the page: a report that is safe to paste, and the request. */
import { printPipeline, printVerdict } from "../js/cli/explain.js";
import { curlCommand } from "../js/cli/requests/write.js";
import { contextOf, webhookOf } from "../js/cli/scheme.js";
import { byId, fill } from "./dom.js";
import { givenOf } from "./judged.js";
import { valuesOf } from "./schemes.js";
import { state } from "./state.js";

/** @typedef {import("./judged.js").Judgement} Judgement */

/** The report of `hookseal why`: lengths and kinds, and nothing of what is secret. @param {Judgement} judgement */
function reportOf(judgement) {
  /** @type {string[]} */
  const lines = [];
  const print = /** @type {any} */ ({ text: (/** @type {string[]} */ ...own) => lines.push(...own), in: (/** @type {string} */ _, /** @type {string} */ text) => text });
  printPipeline(judgement, print);
  printVerdict(judgement, print, "");
  return `${lines.join("\n")}\n`;
}

/** A conformance vector (`vectors/schema.json`); of the secret only one that was made here. @param {Judgement} judgement */
function testOf({ scheme, report }) {
  const { delivery, secrets, isSample } = state;
  const { method, url, headers, body } = delivery;
  const text = body.toString("utf8");
  const own = Buffer.from(text).equals(body) ? { body: text } : { bodyHex: body.toString("hex") };
  const now = contextOf(valuesOf(), delivery).now ?? Date.now();
  const vector = {
    id: `${scheme}/from-the-page`,
    comment: report.findings[0]?.text ?? report.verdict,
    scheme,
    secrets: isSample ? secrets.map((secret) => secret.text) : ["the secret"],
    request: { ...(method && { method }), ...(url && { url }), headers, ...own },
    now,
    expect: report.ok ? acceptedOf(scheme, now) : refusalOf(report),
  };
  return JSON.stringify(vector, null, 2);
}

/** @param {import("hookseal").Report} report */
function refusalOf({ error, findings }) {
  const finding = findings.find(({ grade }) => grade !== "unexplained");
  return { error: error?.code, at: "verify", ...(finding && { cause: finding.text, grade: finding.grade }) };
}

/** @param {string} scheme @param {number} now */
function acceptedOf(scheme, now) {
  const { delivery, secrets } = state;
  const own = secrets.filter(({ role, text }) => role === "own" && text !== "").map((one) => givenOf(one).secret);
  const { headers, body, method, url } = delivery;
  const outcome = webhookOf(/** @type {any} */ (scheme), own, valuesOf()).check(body, /** @type {any} */ (headers), { method, url, now });
  if (!outcome.ok) return { error: outcome.error.code, at: "verify" };
  const { event } = outcome;
  if (event.kind === "challenge") return { challenge: event.response };
  const { keyIndex, covers, timestamp, id, replayKey, payload } = event;
  return { keyIndex, covers, timestamp, id, replayKey, payload };
}

/** @param {() => import("./judged.js").Result | undefined} current */
export function wireCopies(current) {
  const texts = {
    report: reportOf,
    curl: () => `${curlCommand(state.delivery).command}\n`,
    test: testOf,
  };
  for (const [name, write] of Object.entries(texts)) {
    byId(`copy-${name}`).addEventListener("click", async () => {
      const { judgement } = current() ?? {};
      if (judgement !== undefined) await copy(write(judgement), name);
    });
  }
}

/** Where the clipboard is not to be had, the text is there to be copied. @param {string} text @param {string} name */
async function copy(text, name) {
  byId("copy-text").value = text;
  byId("copy-text").hidden = false;
  const isCopied = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  fill("copied", isCopied ? `Copied (${name}), ${text.length} characters.` : `Copy it from the box (${name}).`);
}
