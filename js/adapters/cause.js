/** Tells the operator why a delivery was refused, after the answer. */
import { explain, told } from "../explain.js";
import { UNSEEN } from "./print.js";

/** @typedef {import("../index.js").Report} Report */
/** @typedef {{ body: string | Uint8Array, headers: any, context: { url?: string }, isExplained?: boolean }} Judged of which the refusal may have named a cause already */

/**
 * @param {any} webhook
 * @param {{ receiver: string, endpoint: string }} names how the lines call it, and what it was named
 * @param {(report: Report, judged: Judged, args: unknown[]) => unknown} tell
 * @param {((code: string, why: string) => void)} skipped is told why nothing is searched
 * @returns {(error: { code: string }, judged: Judged | undefined, args: unknown[]) => (() => Promise<void>) | undefined} what to do after the answer
 */
export function explainer(webhook, { receiver, endpoint }, tell, skipped) {
  return (error, judged, args) => {
    if (judged === undefined) return undefined;
    const search = explain(webhook, error, judged, endpoint, skipped);
    if (search === undefined) return undefined;
    return async () => {
      try {
        const report = await search();
        if (report !== undefined) await tell(report, judged, args);
      } catch (cause) {
        console.error(`hookseal: ${receiver}: the search for a cause failed:`, cause);
      }
    };
  };
}

/**
 * Prints what is proven or noticed, in a line each; or, of a signature, that nothing was found.
 *
 * @param {{ readsUrl?: boolean }} webhook
 * @param {string} receiver
 * @returns {(report: Report, judged: Judged) => void}
 */
export const causes = ({ readsUrl }, receiver) => (report, { context, isExplained }) => {
  for (const { grade, code, text, fix } of told(report)) say(receiver, `${grade}, ${code}: ${sentence(text)} ${sentence(fix)}`);
  if (report.error?.code !== "signature_mismatch" || report.verdict !== "unexplained" || isExplained) return;
  const [found] = report.findings;
  const { tries, ended } = report.search;
  const url = readsUrl ? ` The URL was judged as ${shown(context.url)}${LOCAL.test(context.url ?? "") ? ", an address of this machine or network that no vendor calls: give the public one as url" : ""}.` : "";
  say(receiver, `${found.code}, after ${tries} tries${ended ? ", the most there are here" : ""}: ${sentence(found.text)} ${sentence(found.fix)}${url}`);
};

/**
 * Prints why nothing was searched, where somebody could wait for it: also in vain, with a log of their own.
 * @param {string} receiver
 * @param {boolean} hasOwnLog
 * @returns {(code: string, why: string) => void}
 */
export const notSearched = (receiver, hasOwnLog) => (code, why) => {
  if (!hasOwnLog || code === "lab_absent") say(receiver, why);
};

/** A URL that no vendor calls; the command line, which imports the package by its name, has the like. */
const LOCAL = /^https?:\/\/(localhost|[^/?#]*\.(localhost|local|internal)|127\.[\d.]+|\[::1\]|0\.0\.0\.0|10\.[\d.]+|192\.168\.[\d.]+|172\.(1[6-9]|2\d|3[01])\.[\d.]+)(:\d+)?([/?]|$)/i;

/** The longest piece of a URL that is shown: a longer one may be a secret. */
const MAX_PIECE_LENGTH = 64;

/**
 * A URL as far as a log may have it: its query, what stands before its host and long pieces of its path may
 * be secrets, and all of it anybody's, who would write a sentence there.
 * @param {string} [url]
 */
function shown(url = "") {
  const [bare] = url.split(/[?#]/, 1);
  const visible = bare.slice(0, 2000).replace(/^([a-z][a-z\d+.-]*:\/*)[^/]*@/i, "$1").replace(/[^!-~]/gu, "?");
  return visible.split("/").slice(0, 12).map((piece) => (piece.length > MAX_PIECE_LENGTH ? `(${piece.length})` : piece)).join("/");
}

/** @param {string} text */
const sentence = (text) => (/[.?!]$/.test(text) ? text : `${text}.`);

/**
 * @param {string} receiver
 * @param {string} line
 */
function say(receiver, line) {
  console.warn(`hookseal: ${receiver}: ${line}`.replace(UNSEEN, " ").trimEnd());
}
