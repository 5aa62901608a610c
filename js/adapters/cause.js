/** Tells the operator why a delivery was refused, after the answer. */
import { explain, told } from "../explain.js";

/** @typedef {import("../index.js").Report} Report */
/** @typedef {{ body: string | Uint8Array, headers: any, context: object }} Judged */

/** What no line of a log may have: characters that move the cursor, or that are not seen. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * @param {any} webhook
 * @param {{ receiver: string, endpoint: string }} names how the lines call it, and what it was named
 * @param {(report: Report, ...args: any[]) => unknown} tell
 * @returns {(error: { code: string }, judged: Judged | undefined, args: unknown[]) => (() => Promise<void>) | undefined} what to do after the answer
 */
export function explainer(webhook, { receiver, endpoint }, tell) {
  return (error, judged, args) => {
    const search = judged && explain(webhook, error, judged, endpoint);
    if (search === undefined) return undefined;
    return async () => {
      try {
        const report = await search();
        if (report !== undefined) await tell(report, ...args);
      } catch (cause) {
        console.error(`hookseal: ${receiver}: the search for a cause failed:`, cause);
      }
    };
  };
}

/**
 * Prints what is proven or noticed, in a line each; or, of a signature, that nothing was found.
 *
 * @param {string} receiver
 * @returns {(report: Report) => void}
 */
export const causes = (receiver) => (report) => {
  for (const { grade, code, text, fix } of told(report)) say(receiver, `${grade}, ${code}: ${sentence(text)} ${sentence(fix)}`);
  if (report.error?.code !== "signature_mismatch" || report.verdict !== "unexplained") return;
  const [found] = report.findings;
  const { tries, ended } = report.search;
  say(receiver, `${found.code}, after ${tries} tries${ended ? " of more" : ""}: ${sentence(found.text)} ${sentence(found.fix)}`);
};

/** @param {string} text */
const sentence = (text) => (/[.?!]$/.test(text) ? text : `${text}.`);

/**
 * @param {string} receiver
 * @param {string} line
 */
function say(receiver, line) {
  console.warn(`hookseal: ${receiver}: ${line}`.replace(UNSEEN, " ").trimEnd());
}
