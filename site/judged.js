/** The verdict on what the page knows: the command line's own judgement, put into the page's words. */
import { UsageError } from "../js/cli/args.js";
import { inflatedBy, judge, judgedAs, telling, triable } from "../js/cli/judge.js";
import { partsOf } from "../js/cli/message.js";
import { webhookWithoutSecret } from "../js/cli/placeholder.js";
import { contextOf, infoOf, possibleSchemes } from "../js/cli/scheme.js";
import { WebhookError } from "./engine.js";

/** @typedef {import("../js/cli/judge.js").Judgement} Judgement */
/** @typedef {import("../js/cli/message.js").Part} Part */
/** @typedef {import("./state.js").Secret} Secret */

/**
 * @typedef {object} Result
 * @property {string} sentence
 * @property {Judgement} [judgement]
 * @property {import("hookseal").Report} [report] without a verdict, where there is no secret
 * @property {Part[]} [parts] of the signed message
 * @property {string[]} [possible] schemes whose headers are there, where none is chosen
 */

const WORDS = { genuine: "Genuine: the delivery verifies.", handshake: "A handshake: it asks whether somebody is there, and nobody has to have signed it.", proven: "Not genuine as it is, and the cause is proven", noticed: "Not genuine, and something is wrong by itself", unexplained: "Not genuine, and unexplained" };

/** Without the options of the command line. @param {string} message */
export const inWords = (message) =>
  message
    .replace(/[;:] [^;:]*--(body|headers|entry|list)\b.*$|^--/s, "")
    .replace(/: --url says another/, "; the field URL says another")
    .replace(/--(\w+)/g, "$1");

/** @param {Secret} secret */
export const givenOf = ({ text, form }) => ({ secret: form === "hex" ? Buffer.from(text.replace(/\s/g, ""), "hex") : text });

/**
 * @param {typeof import("./state.js").state} state
 * @param {import("../js/cli/types.js").Values} values
 * @param {() => Promise<boolean>} goOn whether to try the next scheme, asked between two: meanwhile the page is alive
 * @returns {Promise<Result>}
 */
export async function judged({ delivery, given, secrets, scheme }, values, goOn) {
  if (!given) return { sentence: "Give a request, the secret and the scheme." };
  const of = (/** @type {string} */ role) => secrets.filter((one) => one.role === role && one.text !== "").map(givenOf);
  const [own, others] = [of("own"), of("other")];
  try {
    if (scheme === "") return await unnamed({ delivery, own, others, values }, goOn);
    if (own.length === 0 && infoOf(/** @type {any} */ (scheme))?.algorithm !== "none") return await withoutSecret(delivery, scheme, values);
    return told(await judge(/** @type {any} */ (scheme), delivery, own, values, others));
  } catch (error) {
    if (error instanceof UsageError || error instanceof WebhookError || error instanceof TypeError) return { sentence: inWords(error.message) };
    throw error;
  }
}

/** @param {import("hookseal").Report} report @returns {string} what is said aloud */
function sentenceOf({ verdict, findings: [first] }) {
  if (first === undefined) return WORDS[verdict];
  return `${WORDS[verdict]}${verdict === "unexplained" || first.title === "" ? "" : `: ${first.title.replaceAll("`", "")}`}.`;
}

/**
 * @param {Judgement} judgement
 * @returns {Result}
 */
const told = (judgement) => ({ sentence: sentenceOf(judgement.report), judgement, report: judgement.report, parts: partsOf(judgement.delivery, judgement.report.message) });

/**
 * @typedef {object} Question
 * @property {import("../js/cli/types.js").Delivery} delivery
 * @property {import("../js/cli/types.js").Given[]} own
 * @property {import("../js/cli/types.js").Given[]} others
 * @property {import("../js/cli/types.js").Values} values
 */

/**
 * @param {Question} question
 * @param {() => Promise<boolean>} goOn
 * @returns {Promise<Result>}
 */
async function unnamed({ delivery, own, others, values }, goOn) {
  const possible = possibleSchemes(delivery).map(({ name }) => name);
  if (own.length === 0) return { sentence: "Give the secret, and choose the scheme: a header proves nothing of who sent it.", possible };
  contextOf(values, delivery);
  /** @type {Judgement[]} */
  const judgements = [];
  for (const name of triable(possible)) if (await goOn()) judgements.push(...(await judgedAs(name, delivery, own, values, others)));
  const [first, ...more] = telling(judgements, possible);
  if (first === undefined) return { sentence: "No scheme whose headers are there says anything: choose the one that is expected.", possible };
  const result = told(first);
  return { ...result, sentence: `${[first, ...more].map(({ scheme }) => scheme).join(", ")}: ${result.sentence}`, possible };
}

/**
 * The signed message needs no secret.
 * @param {import("../js/cli/types.js").Delivery} received
 * @param {string} scheme
 * @param {import("../js/cli/types.js").Values} values
 * @returns {Promise<Result>}
 */
async function withoutSecret(received, scheme, values) {
  const sentence = "Give the secret. This is what it is asked for:";
  try {
    const webhook = webhookWithoutSecret(/** @type {any} */ (scheme), values);
    const { delivery } = await inflatedBy(webhook, received);
    const report = webhook.diagnose(delivery.body, /** @type {any} */ (delivery.headers), contextOf(values, delivery), { maxTries: 1 });
    return { sentence, parts: partsOf(delivery, report.message) };
  } catch {
    return { sentence: "Give the secret." };
  }
}
