/** `hookseal scheme-from`: how an unknown vendor signs, found from one delivery and its secret. */
import { Webhook, schemes } from "hookseal";
import { JSON_OUTPUT, REQUEST, SECRET, UsageError } from "../args.js";
import { GENUINE, REFUSED } from "../exit.js";
import { readDelivery } from "../input.js";
import { calledAs } from "../called.js";
import { inflatedBy } from "../judge.js";
import { jsonText } from "../print.js";
import { descriptionsFor, fullBudget } from "../search.js";
import { possibleSchemes, webhookOf } from "../scheme.js";
import { readSecrets } from "../secret.js";

/** @typedef {import("../types.js").Delivery} Delivery */

const NAME = /^[a-z][a-z0-9-]{0,62}$/;

/** @type {import("../types.js").Command} */
export const schemeFrom = {
  name: "scheme-from",
  summary: "how an unknown vendor signs, from one delivery and its secret",
  usage: "hookseal scheme-from <request> --secret-env NAME [--name vendor]",
  positionals: 1,
  options: { ...REQUEST, ...SECRET, name: { type: "string", value: "name", help: "what the description calls the scheme" }, ...JSON_OUTPUT },
  examples: ["hookseal scheme-from request.http --secret-env ACME_SECRET --name acme > acme.json", "hookseal scheme-from capture.har --secret-file secret.txt && hookseal verify capture.har --scheme-file acme.json --secret-file secret.txt --now captured"],
  notes: ["What is printed has verified this delivery, and refused it with another body. Read it beside the vendor's page: one delivery cannot show all."],
  run,
};

/** @param {import("../types.js").Call} call */
async function run({ values, positionals, io, print }) {
  const { name } = values;
  if (name !== undefined && !NAME.test(name)) throw new UsageError("--name: expected small letters, digits and hyphens");
  const delivery = await readDelivery(values, positionals[0], io);
  const given = await readSecrets(values, io, { question: positionals[0] === "-" ? undefined : "secret" });
  if (given.length === 0) throw new UsageError("no secret: --secret-env NAME or --secret-file file says where it is");
  for (const note of [...delivery.notes, ...given.flatMap(({ note = [] }) => note)]) print.note(note);
  const known = (await Promise.all(given.map(({ secret }) => builtIn(delivery, secret)))).flat();
  if (known.length > 0) print.note(`this is the built-in ${known.map((one) => `"${one}"`).join(" or ")}: --scheme ${known[0]} verifies it, and no description is needed`);
  const budget = fullBudget();
  for (const { secret } of given) {
    const found = firstGood(delivery, secret, name, budget);
    if (found) return print.line(jsonText(found, 2));
  }
  if (known.length > 0) {
    print.json({ found: false, builtIn: known });
    return GENUINE;
  }
  const ended = budget.left < 0;
  const text = ended
    ? `the search ended at its limit, after ${budget.tries} tries: with fewer headers that may be signatures, ids or times (--headers) it goes further`
    : "no message that vendors are known to sign makes this signature with this secret: is it this endpoint's, and the body as it came?";
  if (print.isJson) print.json({ found: false, search: { tries: budget.tries, ended } });
  else print.note(text);
  return REFUSED;
}

/**
 * The built-in schemes that verify the delivery, whenever it was signed.
 * @param {Delivery} delivery
 * @param {string | Uint8Array} secret
 * @returns {Promise<string[]>}
 */
async function builtIn(delivery, secret) {
  const isOf = async (/** @type {import("hookseal").SchemeName} */ name, /** @type {import("../types.js").Values} */ values) => {
    try {
      const webhook = webhookOf(name, [secret], values);
      const { delivery: inflated } = await inflatedBy(webhook, delivery);
      const { body, headers, method, url } = calledAs(webhook, inflated, { method: inflated.method });
      return webhook.check(body, headers, { method, url }).ok;
    } catch {
      // The secret cannot be one of this scheme's, or no time is signed, of which any tolerance is refused.
      return false;
    }
  };
  const found = [];
  // Those whose signature stands in the body or the URL show no header.
  const inside = schemes.filter(({ headers, algorithm }) => headers?.length === 0 && algorithm !== "none");
  for (const { name } of [...possibleSchemes(delivery), ...inside]) if ((await isOf(name, { tolerance: "off" })) || (await isOf(name, {}))) found.push(name);
  return found;
}

/**
 * @param {Delivery} delivery
 * @param {string | Uint8Array} secret
 * @param {string | undefined} name
 * @param {import("../search.js").Budget} budget
 */
function firstGood(delivery, secret, name, budget) {
  for (const description of descriptionsFor(delivery, secret, budget)) {
    for (const form of [description, withForms(description)]) {
      const whole = { ...(name && { name }), ...form, ...(delivery.method && delivery.method !== "POST" && { method: delivery.method }) };
      if (isGood(whole, delivery, secret)) return whole;
    }
  }
  return undefined;
}

/** Where nothing stands between two parts, the library asks what a field is made of. @param {any} description */
function withForms(description) {
  const fields = (description.content ?? []).filter((/** @type {any} */ part) => part.header !== undefined);
  return fields.length === 0 ? description : { ...description, forms: fields.map((/** @type {any} */ field) => ({ ...field, form: "plain" })) };
}

/**
 * Whether the library verifies the delivery so, at the time that it was signed, and no other body.
 * @param {any} description
 * @param {Delivery} delivery
 * @param {string | Uint8Array} secret
 */
function isGood(description, delivery, secret) {
  const { timestamp, covers } = description;
  const atAnyTime = { ...description, ...(timestamp && { timestamp: { ...timestamp, tolerance: "any" } }) };
  const { body, headers, method, url } = delivery;
  try {
    new Webhook(description, secret);
    const webhook = new Webhook(atAnyTime, secret);
    const other = Buffer.concat([body, Buffer.from(" ")]);
    return webhook.check(body, headers, { method, url }).ok && (covers === "sender" || !webhook.check(other, headers, { method, url }).ok);
  } catch {
    // A description that the library refuses.
    return false;
  }
}
