/** What can be taken out of the page: a report that is safe to paste, and the request. */
import { printPipeline, printVerdict } from "../js/cli/explain.js";
import { Printer } from "../js/cli/print.js";
import { curlCommand } from "../js/cli/requests/write.js";
import { byId, fill } from "./dom.js";
import { state } from "./state.js";

/** @typedef {import("./judged.js").Judgement} Judgement */

/** The report of `hookseal why`: lengths and kinds, and nothing of what is secret. @param {Judgement} judgement */
export function reportOf(judgement) {
  let text = "";
  const stdout = { write: (/** @type {string} */ line) => (text += line) };
  const print = new Printer(/** @type {any} */ ({ env: {}, stdout }), false);
  printPipeline(judgement, print);
  printVerdict(judgement, print, "");
  return text;
}

/** A conformance vector (`vectors/schema.json`); of the secret only one that was made here. @param {Judgement} judgement @param {number} now */
export function testOf({ scheme, report }, now) {
  const { method, url, headers, body } = state.delivery;
  const text = body.toString("utf8");
  const own = Buffer.from(text).equals(body) ? { body: text } : { bodyHex: body.toString("hex") };
  const [finding] = report.findings.filter(({ grade }) => grade !== "unexplained");
  const refusal = { error: report.error?.code, at: "verify", ...(finding && { cause: finding.text, grade: finding.grade }) };
  const vector = {
    id: `${scheme}/from-the-page`,
    comment: finding?.text ?? report.verdict,
    scheme,
    secrets: state.isSample ? state.secrets.map((secret) => secret.text) : ["the secret"],
    request: { ...(method && { method }), ...(url && { url }), headers, ...own },
    now,
    expect: report.ok ? { keyIndex: 0, covers: "body" } : refusal,
  };
  return JSON.stringify(vector, null, 2);
}

/** @param {() => import("./judged.js").Result | undefined} current */
export function wireCopies(current) {
  const texts = {
    report: (/** @type {Judgement} */ judgement) => reportOf(judgement),
    curl: () => `${curlCommand(state.delivery)}\n`,
    test: (/** @type {Judgement} */ judgement) => testOf(judgement, state.time === "captured" ? (state.delivery.at ?? Date.now()) : Date.now()),
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
