/** `hookseal replay`: a captured delivery again, and whether the endpoint has changed its mind. */
import { resolve } from "node:path";
import { JSON_OUTPUT, REQUEST, SCHEME, SECRET, UsageError } from "../args.js";
import { GENUINE, REFUSED } from "../exit.js";
import { readDelivery } from "../input.js";
import { calledAs } from "../called.js";
import { inflatedBy } from "../judge.js";
import { notesFor } from "../placeholder.js";
import { isTaken, post, targetOf } from "../post.js";
import { captureAt, writeCapture } from "../requests/capture.js";
import { withQuery } from "../query.js";
import { namedScheme, nameOf, webhookOf } from "../scheme.js";
import { readSecrets } from "../secret.js";
import { signed } from "../signer.js";

/** @typedef {import("../types.js").Delivery} Delivery */
/** @typedef {import("../types.js").Values} Values */
/** @typedef {import("../types.js").Io} Io */
/** @typedef {import("../requests/capture.js").Run} Run */

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
    "public-url": { type: "string", value: "url", help: "with --resign: the URL that is signed, where it is not the one that is called" },
    ...SCHEME,
    ...SECRET,
    entry: REQUEST.entry,
    ...JSON_OUTPUT,
  },
  examples: ["hookseal replay captures/2026-11-29T10-00-00-000Z-stripe-1.json http://localhost:3000/webhooks/stripe", "hookseal replay request.http http://localhost:3000/stripe --resign --scheme stripe --secret-env STRIPE_WEBHOOK_SECRET"],
  notes: ["Signed times grow old: an endpoint refuses what was captured long ago, unless it is signed anew.", "Signed anew it is compared only with an answer to the capture while that was genuine by this secret and fresh, and the answer is not remembered."],
  run,
};

/** @param {import("../types.js").Call} call */
async function run({ values, positionals: [file, url], io, print }) {
  if (file === undefined || url === undefined) throw new UsageError("which capture, and to which URL?");
  // A fragment is not sent.
  const [target] = targetOf(url, io).split("#", 1);
  const captured = await readDelivery({ entry: values.entry }, file, io);
  for (const note of notesFor(captured, [], values)) print.note(note);
  const path = resolve(io.cwd, file);
  const capture = file === "-" ? undefined : captureAt(path);
  const runs = capture?.runs ?? [];
  const anew = values.resign ? await resigned(captured, { ...values, scheme: values.scheme ?? capture?.scheme }, target, io) : undefined;
  const { status } = await post(target, anew?.delivery ?? { ...captured, query: queryFor(target, captured) });
  const last = (anew ? runs.findLast(anew.isLike) : runs.at(-1))?.status;
  const verdict = anew && last === undefined ? "resigned" : compared(last, status);
  if (capture && !anew) writeCapture(path, { ...capture, runs: [...runs, { at: new Date().toISOString(), status }] });
  const more = `${last === undefined ? "" : `, the last time ${last}`}${noteOn(verdict, captured, { status })}`;
  print.text(`${print.in(isTaken({ status }) ? "green" : "red", verdict.toUpperCase())}: answered ${status}${more}`);
  print.json({ verdict, status, ...(last !== undefined && { last }) });
  return isTaken({ status }) ? GENUINE : REFUSED;
}

/**
 * The query with which a capture came: an endpoint may know by it whose delivery it is. A URL that names one has its own.
 * @param {string} target
 * @param {Delivery} captured
 */
const queryFor = (target, { url = "" }) => (target.includes("?") ? undefined : /\?([^#]+)/.exec(url)?.[1]);

/** Longer than most vendors' windows, in milliseconds. */
const OLD_MS = 5 * 60_000;

/**
 * What else may be why, where it is not the endpoint that has changed.
 * @param {string} verdict
 * @param {Delivery} captured
 * @param {{ status: number }} answer
 */
function noteOn(verdict, { at = Infinity }, answer) {
  if (verdict === "resigned") return "; what was captured was another delivery, so that this says nothing of whether the endpoint has changed";
  if (verdict === "fixed") return "; where it was no genuine delivery, the endpoint verifies nothing now";
  const isOld = verdict === "regressed" && Date.now() - at > OLD_MS;
  return isOld && !isTaken(answer) ? "; it is old by now, which alone may be why: --resign signs it with the time of now" : "";
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
 * @param {string} target
 * @param {Io} io
 * @returns {Promise<{ delivery: Delivery, isLike: (run: Run) => boolean }>} `isLike`: whether a run was of a delivery as good as the one signed anew
 */
async function resigned(delivery, values, target, io) {
  const scheme = namedScheme(values, io);
  if (scheme === undefined) throw new UsageError("--resign: --scheme says whose delivery it is");
  const given = await readSecrets(values, io, { question: `secret of ${nameOf(scheme)}` });
  const id = delivery.headers.find(([name]) => /^(webhook|svix)-id$/i.test(name))?.[1];
  const called = values["public-url"] ?? target;
  const url = withQuery(called, queryFor(called, delivery));
  const order = { scheme, secrets: given.map(({ secret }) => secret), now: Date.now(), id, method: delivery.method, url, body: delivery.body, values };
  const anew = signed(order);
  const own = new Set(anew.headers.map(([name]) => name.toLowerCase()));
  const kept = delivery.headers.filter(([name]) => !own.has(name.toLowerCase()) && !MADE_ANEW.test(name));
  return { delivery: { ...anew, query: anew.query ?? queryFor(target, delivery), headers: [...kept, ...anew.headers] }, isLike: await genuineAt(delivery, order) };
}

/**
 * Signing anew takes away whatever was wrong with the capture: its answers then and now are those of an
 * endpoint to the same thing only where the capture itself was genuine by this secret, and fresh.
 * @param {Delivery} captured
 * @param {import("../signer.js").Order} order
 * @returns {Promise<(run: Run) => boolean>}
 */
async function genuineAt(captured, { scheme, secrets, values }) {
  const webhook = webhookOf(scheme, secrets, values);
  const { delivery: own } = await inflatedBy(webhook, captured);
  return ({ at }) => {
    const now = Date.parse(at);
    if (!Number.isFinite(now)) return false;
    const { body, headers, method, url } = calledAs(webhook, own, { method: own.method, now });
    return webhook.check(body, headers, { method, url, now }).ok;
  };
}
