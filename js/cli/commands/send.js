/** `hookseal send`: a signed delivery to an endpoint, genuine or with a mistake on purpose. */
import { setTimeout as sleep } from "node:timers/promises";
import { JSON_OUTPUT, SCHEME, SECRET, TIME, UsageError, wholeNumber } from "../args.js";
import { MISTAKES } from "../breaks.js";
import { GENUINE, REFUSED } from "../exit.js";
import { meant } from "../help.js";
import { isTaken, ofBroken, ofGenuine, post, targetOf } from "../post.js";
import { counted, plain } from "../print.js";
import { namedScheme, webhookOf } from "../scheme.js";
import { controlFor, made, mistakesOf, newId, nextTries, signed } from "../signer.js";
import { readsLike } from "../tamper.js";
import { ORDER, orderOf } from "./sign.js";

/** @typedef {import("../types.js").Values} Values */
/** @typedef {import("../post.js").Answer} Answer */
/** @typedef {import("../print.js").Printer} Printer */
/** @typedef {import("../types.js").Delivery} Delivery */

/** @type {import("../types.js").Command} */
export const send = {
  name: "send",
  summary: "send a signed delivery to an endpoint, genuine or broken on purpose",
  usage: "hookseal send <url> --scheme name --secret-env NAME [--break mistake]",
  positionals: 1,
  options: {
    ...SCHEME,
    ...SECRET,
    ...ORDER,
    "public-url": { type: "string", value: "url", help: "the URL that is signed, where it is not the one that is called" },
    break: { type: "string", value: "mistake", help: "make a mistake of docs/troubleshooting.md; `list` lists them" },
    tamper: { type: "boolean", help: "change a letter or digit of the body after signing, so that it can be read as well" },
    stale: { type: "boolean", help: "sign with a clock an hour behind" },
    replay: { type: "boolean", help: "send the same request twice" },
    retries: { type: "string", value: "n", help: "send again until it is taken, at most n times, signed anew with the same id" },
    now: TIME.now,
    ...JSON_OUTPUT,
  },
  examples: ["hookseal send http://localhost:3000/webhooks/stripe --scheme stripe --secret-env STRIPE_WEBHOOK_SECRET", "hookseal send http://localhost:3000/webhooks/github --scheme github --secret-env GITHUB_SECRET --break json_spacing"],
  notes: ["Exit code 0: the endpoint took what is genuine, and refused what is not; 1: it did not."],
  run,
};

/** @param {import("../types.js").Call} call */
async function run({ values, positionals, io, print }) {
  if (values.break === "list") return listMistakes(namedScheme(values, io), values, print);
  const target = targetOf(positionals[0]);
  const mistake = mistakeOf(values);
  const retries = wholeNumber(values.retries, "retries") ?? 0;
  const order = await orderOf(values, io);
  const id = order.id ?? newId();
  const url = values["public-url"] ?? target;
  const make = (/** @type {number} */ now) => made({ ...order, id, now, url }, values, mistake);
  const first = make(order.now);
  const answers = [await sent(target, first, print, "sent")];
  if (values.replay) answers.push(await sent(target, first, print, "the same again"));
  for (let attempt = 1; attempt <= retries && !isTaken(/** @type {Answer} */ (answers.at(-1))); attempt += 1) {
    await sleep(2 ** (attempt - 1) * 1000);
    answers.push(await sent(target, make(values.now === undefined ? Date.now() : order.now), print, `retry ${attempt}`));
  }
  const isGenuine = mistake === undefined && !values.tamper && !values.stale;
  const { readsUrl } = webhookOf(order.scheme, order.secrets, values);
  const signedUrl = readsUrl ? { url, isGiven: values["public-url"] !== undefined } : undefined;
  const control = isGenuine || answers.some(isTaken) ? undefined : await controlOf({ ...order, id, url }, first, mistake, (forgery) => sent(target, forgery, print, "a forgery that reads as well"));
  const verdict = isGenuine ? ofGenuine(/** @type {Answer} */ (answers.at(-1)), signedUrl, () => nextTries({ ...order, url })) : ofAllBroken(answers, control);
  return told(answers, { ...verdict, isGenuine, mistake: values.break, isReplay: values.replay === true }, control, print);
}

/**
 * A body that no parser reads, or one without its content type, is refused by whoever verifies nothing,
 * too, and so is a delivery without some header: whether it was the signature shows in the answer to a
 * forgery that has all of them.
 * @param {import("../signer.js").Order} order
 * @param {Delivery} delivery as it was sent
 * @param {import("../breaks.js").Mistake | undefined} mistake
 * @param {(forgery: Delivery) => Promise<Answer>} send
 * @returns {Promise<Answer | "none" | undefined>} undefined where none is needed
 */
async function controlOf(order, delivery, mistake, send) {
  if (mistake === undefined || (mistake.headers === undefined && readsLike(signed(order).body, delivery.body))) return undefined;
  const forgery = controlFor(order);
  return forgery === undefined ? "none" : send(forgery);
}

/** One that was taken is enough. @param {readonly Answer[]} answers @param {Answer | "none" | undefined} control */
const ofAllBroken = (answers, control) => {
  const verdicts = answers.map((answer) => ofBroken(answer, control));
  return verdicts.find(({ good }) => !good) ?? verdicts[0];
};

/**
 * @param {import("hookseal").AnyScheme | undefined} scheme whose mistakes are listed; all without one
 * @param {Values} values
 * @param {Printer} print
 */
function listMistakes(scheme, values, print) {
  const names = scheme === undefined ? Object.keys(MISTAKES) : mistakesOf(scheme, values);
  print.text(...names);
  print.json(names);
  return 0;
}

/** @param {Values} values */
function mistakeOf({ break: name, tamper, stale }) {
  if ([name, tamper, stale].filter(Boolean).length > 1) throw new UsageError("--break, --tamper or --stale: one at a time");
  if (name === undefined) return undefined;
  if (!Object.hasOwn(MISTAKES, name)) throw new UsageError(`--break: there is no such mistake here${meant(name, Object.keys(MISTAKES))} --break list lists them`);
  return MISTAKES[name];
}

/**
 * @param {string} target
 * @param {Delivery} delivery
 * @param {Printer} print
 * @param {string} what
 */
async function sent(target, delivery, print, what) {
  const answer = await post(target, delivery);
  const text = plain(answer.body.subarray(0, 300).toString("utf8").trim());
  print.text(`${what}: ${counted(delivery.body.length, "byte")}, answered ${print.in(isTaken(answer) ? "green" : "red", String(answer.status))}${text === "" ? "" : ` ${text}`}`);
  return answer;
}

/**
 * @param {readonly Answer[]} answers
 * @param {{ good: boolean, sentence: string, isGenuine: boolean, mistake: string | undefined, isReplay: boolean }} what
 * @param {Answer | "none" | undefined} control
 * @param {Printer} print
 */
function told(answers, { good, sentence, isGenuine, mistake, isReplay }, control, print) {
  const wereBoth = isReplay && answers.every(isTaken);
  print.text(`${print.in(good ? "green" : "red", good ? "GOOD" : "BAD")}: ${sentence}${wereBoth ? "; both were answered, and whether it handled the event once is for its own records to say" : ""}`);
  const statuses = answers.map(({ status }) => status);
  print.json({ good, genuine: isGenuine, ...(mistake && { mistake }), statuses, ...(typeof control === "object" && { control: control.status }), says: sentence });
  return good ? GENUINE : REFUSED;
}
