/** `hookseal bytes`: the signed message part by part, or where two deliveries differ. */
import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { JSON_OUTPUT, REQUEST, SCHEME, SECRET, TIME, UsageError } from "../args.js";
import { asSigned } from "../prove.js";
import { readDelivery } from "../input.js";
import { inflatedBy } from "../judge.js";
import { joined, partsOf } from "../message.js";
import { notesFor, placeholder } from "../placeholder.js";
import { counted, plain } from "../print.js";
import { contextOf, infoOf, namedScheme, possibleSchemes, webhookOf } from "../scheme.js";
import { readSecrets } from "../secret.js";

/** @typedef {import("../types.js").Delivery} Delivery */
/** @typedef {import("../message.js").Part} Part */
/** @typedef {import("../print.js").Printer} Printer */

const COLOURS = /** @type {const} */ (["cyan", "yellow", "magenta", "green", "blue"]);
const WIDTH = 16;
/** How much of a part is shown without `--all`. */
const SHOWN = 20 * WIDTH;
/** What is no longer, an id or an amount, whoever has its hash finds by trying. */
const GUESSABLE = 64;

/** @type {import("../types.js").Command} */
export const bytes = {
  name: "bytes",
  summary: "the signed message in hex and text, part by part; or where two deliveries differ",
  usage: "hookseal bytes <request> [other request] --scheme name",
  positionals: 2,
  options: {
    ...REQUEST,
    ...SCHEME,
    ...SECRET,
    ...TIME,
    raw: { type: "boolean", help: "write the signed bytes and nothing else" },
    undo: { type: "boolean", help: "undo what `why` proves first; needs the secret" },
    all: { type: "boolean", help: "show long parts whole" },
    ...JSON_OUTPUT,
  },
  examples: ["hookseal bytes request.http --scheme stripe", "hookseal bytes sent.http received.http --scheme github"],
  notes: ["What is shown is the delivery's own content: unlike other reports it is not made for pasting."],
  run,
};

/** @param {import("../types.js").Call} call */
async function run({ values, positionals, io, print }) {
  const scheme = namedScheme(values, io);
  const delivery = await readDelivery(values, positionals[0], io);
  if (scheme === undefined) throw new UsageError(`--scheme says whose message it is; possible: ${possibleSchemes(delivery).map(({ name }) => name).join(", ") || "none that is known"}`);
  for (const note of notesFor(delivery, [scheme], values)) print.note(note);
  if (["token", "none"].includes(infoOf(scheme)?.algorithm ?? "")) throw new UsageError("this scheme signs no message: the sender shows the secret itself, or is known by its address");
  const given = await readSecrets(values, io);
  const webhook = given.length > 0 ? webhookOf(scheme, given.map(({ secret }) => secret), values) : placeholder(scheme, values).webhook;
  const { delivery: judged } = await inflatedBy(webhook, delivery);
  const own = values.undo ? undoneOf(webhook, judged, values) : judged;
  const parts = messageOf(webhook, own, values);
  if (values.raw) return raw(parts, print);
  if (positionals[1] === undefined) return show(parts, print, { all: values.all === true, isAgent: io.isAgent === true });
  const other = await readDelivery({ ...values, request: undefined, body: undefined, headers: undefined }, positionals[1], io);
  return compare(parts, messageOf(webhook, (await inflatedBy(webhook, other)).delivery, values), print);
}

/**
 * @param {import("hookseal").Webhook<any>} webhook
 * @param {Delivery} delivery
 * @param {import("../types.js").Values} values
 */
function undoneOf(webhook, delivery, values) {
  const context = contextOf(values, delivery);
  const signed = asSigned(webhook, delivery, webhook.diagnose(delivery.body, delivery.headers, context), context);
  if (signed === undefined) throw new UsageError("--undo: nothing is proven that can be undone here");
  return signed;
}

/**
 * @param {import("hookseal").Webhook<any>} webhook
 * @param {Delivery} delivery
 * @param {import("../types.js").Values} values
 */
function messageOf(webhook, delivery, values) {
  const { error, message } = webhook.diagnose(delivery.body, delivery.headers, contextOf(values, delivery), { maxTries: 1 });
  if (message.length === 0) throw new UsageError(error ? `there is no message: ${error.code}: ${error.hint}` : "this scheme signs no message");
  return partsOf(delivery, message);
}

/** @param {readonly Part[]} parts @param {Printer} print */
function raw(parts, print) {
  const message = joined(parts);
  if (message === undefined) throw new UsageError("--raw: a part of this scheme's message cannot be shown");
  print.raw(message);
  return 0;
}

/** @param {Buffer} bytes */
const hashOf = (bytes) => createHash("sha256").update(bytes).digest("hex");

/**
 * @param {readonly Part[]} parts
 * @param {Printer} print
 * @param {{ all: boolean, isAgent: boolean }} how
 */
function show(parts, print, { all, isAgent }) {
  parts.forEach(({ part, length, bytes: own }, index) => {
    const colour = COLOURS[index % COLOURS.length];
    print.text(`${print.in(colour, plain(part))}  ${length === null ? "not shown" : counted(length, "byte")}${own && own.length > WIDTH ? `, SHA-256 ${hashOf(own)}` : ""}`);
    if (own === undefined) return print.text(...(length === null ? [] : ["  its text is not looked up here"]));
    print.text(...dump(all ? own : own.subarray(0, SHOWN), (text) => print.in(colour, text)));
    if (!all && own.length > SHOWN) print.text(`  … ${own.length - SHOWN} more: --all shows them`);
  });
  const whole = joined(parts);
  if (whole) print.text(`together  ${counted(whole.length, "byte")}, SHA-256 ${hashOf(whole)}`);
  print.json({ parts: parts.map((part) => partJson(part, isAgent)), ...(whole && { bytes: whole.length, ...shownHash(whole, isAgent) }) });
  return 0;
}

/** @param {Part} part @param {boolean} isAgent */
function partJson({ part, length, bytes: own }, isAgent) {
  const content = own && (isAgent ? { isText: isUtf8(own) } : { hex: own.toString("hex") });
  return { part, bytes: length, ...content, ...(own && shownHash(own, isAgent)) };
}

/** @param {Buffer} bytes @param {boolean} isAgent */
const shownHash = (bytes, isAgent) => (isAgent && bytes.length <= GUESSABLE ? {} : { sha256: hashOf(bytes) });

/** @param {Buffer} bytes @param {(text: string) => string} coloured @param {number} [base] the address of the first */
function dump(bytes, coloured, base = 0) {
  const lines = [];
  for (let at = 0; at < bytes.length; at += WIDTH) {
    const row = bytes.subarray(at, at + WIDTH);
    const hex = Array.from(row, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
    lines.push(`  ${(base + at).toString(16).padStart(6, "0")}  ${hex.padEnd(WIDTH * 3)} ${coloured(visible(row))}`);
  }
  return lines;
}

/** @param {Uint8Array} row */
const visible = (row) => Array.from(row, (byte) => (byte > 0x1f && byte < 0x7f ? String.fromCharCode(byte) : "·")).join("");

/**
 * @param {readonly Part[]} one
 * @param {readonly Part[]} other
 * @param {Printer} print
 */
function compare(one, other, print) {
  const [first, second] = [joined(one), joined(other)];
  if (first === undefined || second === undefined) throw new UsageError("a part of this scheme's message cannot be shown, so that the two cannot be compared");
  const at = differenceAt(first, second);
  const isSame = at === undefined;
  print.json({ same: isSame, bytes: [first.length, second.length], ...(!isSame && { at, part: partAt(one, at) }) });
  if (isSame) {
    print.text(`the two messages are the same ${counted(first.length, "byte")}`);
    return 0;
  }
  print.text(`the first difference is at byte ${at}, in ${plain(partAt(one, at))}: of ${first.length} and ${counted(second.length, "byte")}`);
  for (const message of [first, second]) print.text(...around(message, at, print));
  return 1;
}

/** @param {Buffer} one @param {Buffer} other */
function differenceAt(one, other) {
  if (one.equals(other)) return undefined;
  const shorter = Math.min(one.length, other.length);
  for (let at = 0; at < shorter; at += 1) if (one[at] !== other[at]) return at;
  return shorter;
}

/** @param {readonly Part[]} parts @param {number} at */
function partAt(parts, at) {
  let end = 0;
  return parts.find(({ length }) => at < (end += length ?? 0))?.part ?? "what only one of them has at its end";
}

/** @param {Buffer} message @param {number} at @param {Printer} print */
function around(message, at, print) {
  const start = Math.max(0, at - (at % WIDTH) - WIDTH);
  return dump(message.subarray(start, start + 3 * WIDTH), (text) => text, start).map((line, index) => (index === (at - start - (at % WIDTH)) / WIDTH ? print.in("red", line) : line));
}
