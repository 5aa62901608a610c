/** `hookseal verify`: the verdict alone. */
import { JSON_OUTPUT, REQUEST, SCHEME, SECRET, TIME, UsageError } from "../args.js";
import { GENUINE, REFUSED } from "../exit.js";
import { isSigned, ofHandshake } from "../explain.js";
import { readDelivery } from "../input.js";
import { calledAs } from "../called.js";
import { inflatedBy } from "../judge.js";
import { notesFor } from "../placeholder.js";
import { counted, plain } from "../print.js";
import { contextOf, namedScheme, nameOf, possibleSchemes, webhookOf } from "../scheme.js";
import { readSecrets } from "../secret.js";

/** @type {import("../types.js").Command} */
export const verify = {
  name: "verify",
  summary: "whether a delivery is genuine",
  usage: "hookseal verify [request] --scheme name --secret-env NAME",
  positionals: 1,
  options: { ...REQUEST, ...SCHEME, ...SECRET, ...TIME, ...JSON_OUTPUT },
  examples: ["hookseal verify request.http --scheme github --secret-env GITHUB_WEBHOOK_SECRET", "hookseal sign --scheme slack --secret-env SLACK_SIGNING_SECRET | hookseal verify - --scheme slack --secret-env SLACK_SIGNING_SECRET"],
  run,
};

/** @param {import("../types.js").Call} call */
async function run({ values, positionals, io, print }) {
  const delivery = await readDelivery(values, positionals[0], io);
  const scheme = namedScheme(values, io);
  if (scheme === undefined) throw new UsageError(`--scheme says who is expected: nobody is chosen by headers, which anybody can send${listed(delivery)}`);
  const given = await readSecrets(values, io, { question: positionals[0] === "-" || values.request === "-" ? undefined : `secret of ${nameOf(scheme)}` });
  for (const note of [...notesFor(delivery, [scheme], values), ...given.flatMap(({ note = [] }) => note)]) print.note(note);
  const webhook = webhookOf(scheme, given.map(({ secret }) => secret), values);
  const { delivery: inflated, error } = await inflatedBy(webhook, delivery);
  const own = calledAs(webhook, inflated, contextOf(values, inflated));
  const outcome = error ? { ok: /** @type {const} */ (false), error } : webhook.check(own.body, own.headers, contextOf(values, own));
  if (outcome.ok && outcome.event.kind === "challenge") return handshake(webhook.diagnose(own.body, own.headers, contextOf(values, own), { maxTries: 1 }), outcome.event, print);
  return outcome.ok ? accepted(outcome.event, own, print) : refused(outcome.error, webhook.scheme, print);
}

/** @param {import("../types.js").Delivery} delivery */
function listed(delivery) {
  const names = possibleSchemes(delivery).map(({ name }) => name);
  return names.length === 0 ? "" : `; possible: ${names.join(", ")}`;
}

/**
 * @param {import("hookseal").Report} report
 * @param {import("hookseal").WebhookChallenge} event
 * @param {import("../print.js").Printer} print
 */
function handshake(report, { scheme, kind, response }, print) {
  print.text(`${print.in("green", "HANDSHAKE")}: ${scheme}: ${ofHandshake(report)}; the answer is ${response.status}`);
  print.json({ ok: isSigned(report), verdict: report.verdict, scheme, kind });
  return GENUINE;
}

/**
 * What is told of a genuine delivery repeats nothing of it: a report may be pasted.
 * @param {any} event
 * @param {import("../types.js").Delivery} delivery
 * @param {import("../print.js").Printer} print
 */
function accepted(event, { body }, print) {
  const { kind, scheme, covers, timestamp, keyIndex, replayKey } = event;
  const time = timestamp === undefined ? "" : `, signed at ${new Date(timestamp).toISOString()}`;
  print.text(`${print.in("green", "GENUINE")}: ${scheme}, ${counted(body.length, "byte")} of body${time}; what is proven is the ${covers}${keyIndex > 0 ? `, with secret number ${keyIndex + 1}` : ""}`);
  print.json({ ok: true, scheme, kind, covers, keyIndex, ...(timestamp !== undefined && { timestamp }), hasReplayKey: replayKey !== undefined, bytes: body.length });
  return GENUINE;
}

/**
 * @param {import("hookseal").WebhookError} error
 * @param {string} scheme
 * @param {import("../print.js").Printer} print
 */
function refused({ code, status, hint, keyId }, scheme, print) {
  const own = hint.replace(/diagnose\(\) searches/, "`hookseal why` searches");
  print.text(`${print.in("red", "REFUSED")}: ${code}: ${plain(own)}`);
  print.json({ ok: false, scheme, error: { code, status, hint: own, ...(keyId !== undefined && { keyId }) } });
  return REFUSED;
}
