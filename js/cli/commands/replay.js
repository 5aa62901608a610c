/** `hookseal replay`: a captured delivery again, and whether the endpoint has changed its mind. */
import { resolve } from "node:path";
import { JSON_OUTPUT, REQUEST, SCHEME, SECRET, UsageError } from "../args.js";
import { GENUINE, REFUSED } from "../exit.js";
import { readDelivery } from "../input.js";
import { notesFor } from "../placeholder.js";
import { isTaken, post, targetOf } from "../post.js";
import { captureAt, writeCapture } from "../requests/capture.js";
import { namedScheme, nameOf } from "../scheme.js";
import { readSecrets } from "../secret.js";
import { signed } from "../signer.js";

/** @typedef {import("../types.js").Delivery} Delivery */
/** @typedef {import("../types.js").Values} Values */
/** @typedef {import("../types.js").Io} Io */

/** Headers of a captured delivery that are made anew when it is signed again. */
const MADE_ANEW = /signature|hmac|timestamp|-time$|webhook-id|svix-id/i;

/** @type {import("../types.js").Command} */
export const replay = {
  name: "replay",
  summary: "deliver a capture again: fixed, regressed or the same",
  usage: "hookseal replay <capture> <url> [--resign --secret-env NAME]",
  positionals: 2,
  options: {
    resign: { type: "boolean", help: "sign it anew, with the time of now; as captured otherwise" },
    ...SCHEME,
    ...SECRET,
    entry: REQUEST.entry,
    ...JSON_OUTPUT,
  },
  examples: ["hookseal replay captures/2026-11-29T10-00-00-000Z-stripe-1.json http://localhost:3000/webhooks/stripe", "hookseal replay request.http http://localhost:3000/stripe --resign --scheme stripe --secret-env STRIPE_WEBHOOK_SECRET"],
  notes: ["Signed times grow old: an endpoint refuses what was captured long ago, unless it is signed anew."],
  run,
};

/** @param {import("../types.js").Call} call */
async function run({ values, positionals: [file, url], io, print }) {
  if (file === undefined || url === undefined) throw new UsageError("which capture, and to which URL?");
  const target = targetOf(url, io);
  const captured = await readDelivery({ entry: values.entry }, file, io);
  for (const note of notesFor(captured, [], values)) print.note(note);
  const path = resolve(io.cwd, file);
  const capture = file === "-" ? undefined : captureAt(path);
  const delivery = values.resign ? await resigned(captured, { ...values, scheme: values.scheme ?? capture?.scheme }, target, io) : captured;
  const { status } = await post(target, delivery);
  const last = capture?.runs.at(-1)?.status;
  const verdict = compared(last, status);
  if (capture) writeCapture(path, { ...capture, runs: [...capture.runs, { at: new Date().toISOString(), status }] });
  print.text(`${print.in(isTaken({ status }) ? "green" : "red", verdict.toUpperCase())}: answered ${status}${last === undefined ? "" : `, the last time ${last}`}`);
  print.json({ verdict, status, ...(last !== undefined && { last }) });
  return isTaken({ status }) ? GENUINE : REFUSED;
}

/** @param {number | undefined} last @param {number} status */
function compared(last, status) {
  if (last === undefined) return "first";
  const [before, now] = [isTaken({ status: last }), isTaken({ status })];
  if (before === now) return "same";
  return now ? "fixed" : "regressed";
}

/**
 * @param {Delivery} delivery
 * @param {Values} values
 * @param {string} url
 * @param {Io} io
 * @returns {Promise<Delivery>}
 */
async function resigned(delivery, values, url, io) {
  const scheme = namedScheme(values, io);
  if (scheme === undefined) throw new UsageError("--resign: --scheme says whose delivery it is");
  const given = await readSecrets(values, io, { question: `secret of ${nameOf(scheme)}` });
  const id = delivery.headers.find(([name]) => /^(webhook|svix)-id$/i.test(name))?.[1];
  const order = { scheme, secrets: given.map(({ secret }) => secret), now: Date.now(), id, method: delivery.method, url, body: delivery.body, values };
  const anew = signed(order);
  const own = new Set(anew.headers.map(([name]) => name.toLowerCase()));
  const kept = delivery.headers.filter(([name]) => !own.has(name.toLowerCase()) && !MADE_ANEW.test(name));
  return { ...anew, headers: [...kept, ...anew.headers] };
}
