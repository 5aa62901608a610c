/** `hookseal why`: the cause of a signature that does not match, proven or not claimed. */
import { JSON_OUTPUT, REQUEST, SCHEME, SECRET, TIME, UsageError } from "../args.js";
import { REFUSED } from "../exit.js";
import { asJson, exitCodeOf, printPipeline, printVerdict } from "../explain.js";
import { readDelivery } from "../input.js";
import { judge, judgeAll } from "../judge.js";
import { notesFor } from "../placeholder.js";
import { namedScheme, nameOf, possibleSchemes, webhookOf } from "../scheme.js";
import { quoted, readSecrets } from "../secret.js";

/** @typedef {import("../types.js").Call} Call */
/** @typedef {import("../judge.js").Judgement} Judgement */

const OTHERS = /** @type {const} */ ({
  "other-secret-env": { type: "string", multiple: true, value: "NAME", help: "a secret of another endpoint, which may have been taken for this one's" },
  "other-secret-file": { type: "string", multiple: true, value: "file", help: "likewise" },
});

/** The fewest bytes of a secret with which anything is proven: `MIN_KEY_BYTES` of src/diagnose/proof.rs. */
const MIN_OTHER_SECRET_BYTES = 8;

/** The options that name a delivery and how it is judged, for the command that proves a finding. */
const NAMING = Object.keys({ ...REQUEST, ...SCHEME, ...TIME }).filter((name) => name !== "scheme");

/** @type {import("../types.js").Command} */
export const why = {
  name: "why",
  summary: "why a signature does not match: proven, noticed or unexplained",
  usage: "hookseal why [request] [--scheme name] --secret-env NAME",
  positionals: 1,
  options: { ...REQUEST, ...SCHEME, ...SECRET, ...OTHERS, ...TIME, ...JSON_OUTPUT },
  examples: ["hookseal why request.http --scheme stripe --secret-env STRIPE_WEBHOOK_SECRET", "hookseal why --body body.bin --headers headers.txt --secret-file secret.txt --now captured --json"],
  notes: ["PROVEN is only what verifies with your secret once exactly this is undone; a forgery never gets it.", "Without --scheme every scheme whose headers are there is tried, and named."],
  run,
};

/** @param {Call} call */
async function run({ values, positionals, io, print }) {
  const scheme = namedScheme(values, io);
  const delivery = await readDelivery(values, positionals[0], io);
  const question = positionals[0] === "-" || values.request === "-" ? undefined : `secret${scheme ? ` of ${nameOf(scheme)}` : ""}`;
  const given = await readSecrets(values, io, { question });
  const others = await readSecrets(values, io, { prefix: "other-" });
  const expected = scheme === undefined ? possibleSchemes(delivery).map(({ name }) => name) : [scheme];
  for (const note of [...notesFor(delivery, expected, values), ...given.flatMap(({ note = [] }) => note)]) print.note(note);
  if (others.some(({ secret }) => Buffer.byteLength(secret) < MIN_OTHER_SECRET_BYTES)) print.note(`another secret has fewer than ${MIN_OTHER_SECRET_BYTES} bytes, which anybody can guess: it proves nothing, and is not tried`);
  if (given.length === 0 && !needsNone(scheme, values)) throw new UsageError(`no secret: --secret-env NAME or --secret-file file says where it is${likely(delivery)}`);
  const named = (/** @type {Judgement} */ judgement) => {
    const isOld = judgement.report.findings.some(({ code }) => code === "time_old");
    if (isOld && delivery.at !== undefined && values.now === undefined) print.note("it is judged by the clock of now: --now captured judges by that of the capture");
    return commandOf(judgement, { values, positionals }, given);
  };
  if (scheme !== undefined) return told([await judge(scheme, delivery, given, values, others)], undefined, { print, io, named, hasNoOthers: others.length === 0 });
  const { possible, judgements } = await judgeAll(delivery, given, values, others);
  if (possible.length === 0) throw new UsageError("no known scheme has its headers in this delivery: --scheme says who is expected, and --scheme-file describes somebody new");
  return told(judgements, possible, { print, io, named, hasNoOthers: others.length === 0 });
}

/**
 * Whether a scheme is verified without a secret: it signs nothing, or its deliveries name the key.
 * @param {import("hookseal").AnyScheme | undefined} scheme
 * @param {import("../types.js").Values} values
 */
function needsNone(scheme, values) {
  if (scheme === undefined) return false;
  try {
    webhookOf(scheme, [], values);
    return true;
  } catch (error) {
    if (/** @type {any} */ (error).code === "invalid_secret") return false;
    throw error;
  }
}

/** @param {import("../types.js").Delivery} delivery */
function likely(delivery) {
  const names = possibleSchemes(delivery).map(({ name }) => name);
  return names.length === 0 ? "" : `; possible senders by their headers: ${names.slice(0, 8).join(", ")}`;
}

/**
 * @param {readonly Judgement[]} judgements
 * @param {string[] | undefined} possible
 * @param {{ print: import("../print.js").Printer, io: import("../types.js").Io, named: (judgement: Judgement) => string | undefined, hasNoOthers: boolean }} how
 * @returns {number} the exit code
 */
function told(judgements, possible, { print, io, named, hasNoOthers }) {
  if (possible) print.text(`possible by their headers: ${possible.join(", ")}`);
  const [first, ...same] = judgements;
  if (first === undefined) {
    print.text("", `${print.in("red", "UNEXPLAINED")}: none of them verifies with this secret: --scheme says who is expected.`);
    print.json({ ok: false, verdict: "unexplained", possible });
    return REFUSED;
  }
  const command = named(first);
  printPipeline(first, print);
  printVerdict(first, print, io.cwd);
  if (hasNoOthers && first.report.verdict === "unexplained" && first.report.error?.code === "signature_mismatch") print.text("  others the secret may be another endpoint's: --other-secret-env NAME tries those that you have");
  if (command !== undefined) print.text("  proof  prints the signature that was sent:", `    ${command}`, `    ${first.proof?.prints}`);
  if (possible) print.text(`the scheme that ${first.report.ok ? "verifies" : "this is shown for"}: ${[first, ...same].map(({ scheme }) => scheme).join(", ")}`);
  const proof = command && { command, prints: first.proof?.prints };
  print.json({ ...asJson(first, io.cwd), ...(proof && { proof }), ...(possible && { possible, verifies: judgements.map(({ scheme }) => scheme) }) });
  return exitCodeOf(first);
}

/** @param {readonly string[]} names @param {import("../types.js").Values} values @returns {string[]} options as a shell reads them */
const wordsOf = (names, values) => names.filter((name) => values[name] !== undefined).flatMap((name) => [values[name]].flat().map((value) => `--${name} ${quoted(value)}`));

/**
 * The command that proves a finding: the signed bytes, through openssl.
 * @param {Judgement} judgement
 * @param {Pick<Call, "values" | "positionals">} call
 * @param {readonly import("../types.js").Given[]} given
 */
function commandOf({ scheme, proof, report }, { values, positionals }, given) {
  const isFromInput = [positionals[0], values.request, values.body, values.headers].includes("-");
  if (proof === undefined || isFromInput || report.verdict === "noticed") return undefined;
  const words = wordsOf(NAMING, values);
  const named = values["scheme-file"] === undefined ? [`--scheme ${scheme}`] : [];
  const secrets = wordsOf(["secret-env", "secret-file"], values);
  // What is fresh now is old when the command is run.
  const now = values.now === undefined && report.message.some(({ part }) => /time/i.test(part)) ? [`--now ${Date.now()}`] : [];
  const own = given.length > 0 ? ["--undo", ...secrets] : [];
  return ["npx hookseal bytes --raw", ...positionals.map(quoted), ...words, ...named, ...own, ...now].join(" ") + ` | ${proof.openssl}`;
}
