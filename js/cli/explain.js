/** A judgement as people read it and as programs do: the same facts, safe to paste. */
import { EXPLAINED, GENUINE, REFUSED } from "./exit.js";
import { counted, plain, shownUrl } from "./print.js";
import { frameworkOf } from "./project.js";
import { infoOf } from "./scheme.js";

/** @typedef {import("./judge.js").Judgement} Judgement */
/** @typedef {import("./print.js").Printer} Printer */

export const MARKS = /** @type {const} */ ({ passed: ["✓", "green"], failed: ["✗", "red"], skipped: ["–", "dim"] });
const GRADES = /** @type {const} */ ({ proven: "green", noticed: "yellow", unexplained: "red" });

/** The signpost of the library's hint, which whoever asked for a diagnosis has followed already. @param {string} text */
export const withoutSignpost = (text) => text.replace(/; diagnose\(\) searches for the cause$/, "");

/** Codes of the command line's own, which no page has a section for. */
const WITHOUT_PAGE = ["invalid_secret", "not_constant_time", "body_too_large", "malformed_payload"];

/** @param {string} code of a finding @returns {string | undefined} */
export const pageOf = (code) => (WITHOUT_PAGE.includes(code) ? undefined : `docs/troubleshooting.md#${code}`);

/** Whether a key has verified it: of a handshake, which is answered in any case, that is another matter. @param {import("hookseal").Report} report */
export const isSigned = ({ steps }) => steps.some(({ name, state }) => name === "key" && state === "passed");

/** What is said of a handshake. @param {import("hookseal").Report} report */
export const ofHandshake = (report) => `it asks whether somebody is there, and is answered; ${isSigned(report) ? "it is signed" : "it is not signed: anybody may have asked"}`;

/** @param {Judgement} judgement @returns {number} the exit code */
export function exitCodeOf({ report }) {
  if (report.ok) return GENUINE;
  return report.verdict === "unexplained" ? REFUSED : EXPLAINED;
}

/**
 * @param {Judgement} judgement
 * @param {Printer} print
 */
export function printPipeline({ scheme, report }, print) {
  print.text(print.in("bold", scheme));
  for (const { name, state, found } of report.steps) {
    const [mark, colour] = MARKS[state];
    print.text(`  ${print.in(colour, mark)} ${name.padEnd(8)} ${plain(withoutSignpost(found))}`.trimEnd());
  }
  if (report.message.length > 0) print.text(`  signed:    ${report.message.map(({ part, bytes }) => `${plain(part)}${bytes === null ? "" : ` (${bytes})`}`).join(" + ")}`);
}

/**
 * @param {Judgement} judgement
 * @param {Printer} print
 * @param {string} cwd
 */
export function printVerdict({ scheme, report, url }, print, cwd) {
  if (report.verdict === "handshake") return print.text(`${print.in("green", "HANDSHAKE")}: ${ofHandshake(report)}.`);
  if (report.ok) return print.text(`${print.in("green", "GENUINE")}: the delivery verifies${PROVEN[infoOf(/** @type {any} */ (scheme))?.covers ?? "body"] ?? ""}.`);
  for (const finding of sentences(report.findings)) printFinding(finding, print, cwd);
  if (url !== undefined && report.verdict === "unexplained") print.text(`  URL    ${urlDoubt(url.judged)}`);
  const { tries, ended } = report.search;
  if (ended) print.text(`  the search ended at its limit, after ${counted(tries, "try")}`);
}

/** What a scheme proves that does not sign the body. @type {Partial<Record<string, string>>} */
const PROVEN = { fields: "; some fields are signed, and not the body as a whole", sender: "; it proves who sent it, and nothing of the body" };

/** What is proven is the cause, and then what was merely noticed is not said. @param {readonly import("hookseal").Finding[]} findings */
export const sentences = (findings) => findings.filter(({ grade }) => grade === findings[0].grade);

/** An address that no vendor calls. */
const OF_THIS_MACHINE = /^https?:\/\/(localhost|[^/?#]*\.(localhost|local|internal)|127\.[\d.]+|\[::1\]|0\.0\.0\.0|10\.[\d.]+|192\.168\.[\d.]+)(:\d+)?([/?]|$)/i;

/** What to ask oneself where a scheme signs the URL, and nothing explains the refusal. @param {string | undefined} url */
function urlDoubt(url) {
  const how = "--url (of listen: --public-url) says another";
  if (url === undefined) return `this scheme signs the URL, and none was given: ${how}`;
  const judged = `this scheme signs the URL: it was judged as ${shownUrl(url)}`;
  if (!/^https?:\/\//i.test(url)) return `${judged}, which is no whole URL: it begins with https:// and the host that the vendor calls; ${how}`;
  if (OF_THIS_MACHINE.test(url)) return `${judged}, an address of this machine or network that no vendor calls: it is the public one that is signed; ${how}`;
  return `${judged}; is that exactly what is configured with the vendor? ${how}`;
}

/** The units in which people count what is long, in seconds. @type {readonly [number, string][]} */
const UNITS = [[365.25 * 86_400, "year"], [86_400, "day"], [3600, "hour"]];

/** What is longer than two of a unit is said in it, too. @param {string} text */
export const withUnits = (text) =>
  text.replace(/\b(\d{4,}) seconds\b/g, (all, seconds) => {
    const [long, unit] = UNITS.find(([length]) => seconds >= 2 * length) ?? [];
    return long === undefined ? all : `${all}, about ${Math.round(seconds / long)} ${unit}s`;
  });

/**
 * @param {import("hookseal").Finding} finding
 * @param {Printer} print
 * @param {string} cwd
 */
function printFinding({ grade, code, text, from, fix, fixes }, print, cwd) {
  const framework = frameworkOf(cwd);
  const own = framework === undefined ? undefined : fixes[framework.fixes];
  print.text("", `${print.in(GRADES[grade], grade.toUpperCase())}: ${withUnits(plain(text))}.`);
  if (from !== "") print.text(`  from   ${from}`);
  if (fix !== "") print.text(`  fix    ${fix}`);
  if (own !== undefined) print.text(`  ${framework?.name}: ${own}`);
  printPage(code, print);
}

/** @param {string} code @param {Printer} print */
export function printPage(code, print) {
  const page = pageOf(code);
  if (page !== undefined) print.text(`  more   ${print.in("cyan", page)}`);
}

/**
 * @param {Judgement} judgement
 * @param {string} cwd
 */
export function asJson({ scheme, report, url, proof }, cwd) {
  const { error, verdict, steps, message, findings, search } = report;
  const framework = frameworkOf(cwd);
  return {
    ok: report.ok && (verdict !== "handshake" || isSigned(report)),
    scheme,
    verdict,
    ...(error && { error: { code: error.code, status: error.status, hint: withoutSignpost(error.hint) } }),
    steps: steps.map((step) => ({ ...step, found: withoutSignpost(step.found) })),
    message,
    ...(url && verdict === "unexplained" && { url: url.judged === undefined ? null : shownUrl(url.judged) }),
    findings: findings.map((finding) => ({ ...finding, more: pageOf(finding.code) })),
    ...(framework && { framework: framework.name }),
    search,
    ...(proof && { proof: { openssl: proof.openssl, prints: proof.prints } }),
  };
}
