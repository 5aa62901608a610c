/** The page of a vendor, in Markdown: its ways of signing, a server and a Worker for each, and how to try them. */
import { unsignable } from "../../js/cli/signer.js";
import { fetchesKeys, nodeServer, otherVariables, sendCommands, worker, variableOf } from "./server.js";

/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./facts.js").Row} Row */
/** @typedef {import("./facts.js").Vendor} Vendor */

/**
 * What a page knows beside its vendor.
 *
 * @typedef {object} Known
 * @property {Map<string, string>} open what SECURITY.md says of a scheme
 * @property {(scheme: Facts) => string[]} sharing the other vendors whose signatures are in a header of the same name
 * @property {string} plaid the block of docs/keys.md that fetches Plaid's keys
 */

/** @param {string} language @param {string} text */
const block = (language, text) => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

const HOURS_IN_A_DAY = 24;
/** @param {number} hours */
const duration = (hours) => {
  const [count, unit] = hours % HOURS_IN_A_DAY === 0 ? [hours / HOURS_IN_A_DAY, "day"] : [hours, "hour"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
};

/** What the receiver is given, in a sentence. @param {Facts} scheme */
function secretIs({ key, keyInWords }) {
  /** @type {Partial<Record<Facts["key"], string>>} */
  const said = {
    "none": "There is none: nothing is signed, and the sender's address is all that is checked.",
    "basic": "`user:password`, as they are given to the vendor for HTTP Basic.",
    "token": "The token itself, which each delivery shows.",
    "account": "`account:key`: what stands before the colon is signed, what stands behind it is the key.",
    "certificate": `No secret is given: hookseal asks for ${keyInWords}, and [keys](../keys.md) fetches it.`,
    "public keys": `No secret: the vendor signs with a private key, and hookseal is given ${keyInWords}.`,
    "public key": `No secret: the vendor signs with a private key, and hookseal is given ${keyInWords}.`,
  };
  return said[key] ?? `The key is ${keyInWords}. Give the secret as the vendor shows it, whole.`;
}

/** Where the secret is found, if a source says so. @param {Row} scheme */
function foundAt({ key, found, documentation }) {
  if (found !== undefined) return `${found.where.replace(/\.$/, "")} ([${found.isVendors ? "the vendor's page" : "third parties say so"}](${found.source})).`;
  return key === "none" ? "" : `Where it is found: see [the vendor's page](${documentation}).`;
}

/** @param {Row} scheme */
function secret(scheme) {
  const { key, hasAudience, handshakes } = scheme;
  const lines = [secretIs(scheme)];
  if (fetchesKeys(scheme) && key !== "certificate") lines.push("A delivery names its key, which is fetched then: [keys](../keys.md).");
  if (hasAudience) lines.push("`audience` says whom a delivery must be for: without it one for somebody else would pass.");
  if (handshakes.some(({ hasToken }) => hasToken)) lines.push("`verifyToken` is the token of the vendor's question whether you are there.");
  if (["secret", "token", "basic"].includes(key)) lines.push("While it is being replaced give both, the current one first: `[current, previous]`.");
  return [foundAt(scheme), lines.join(" ")].filter(Boolean).join("\n\n");
}

/** @param {Facts} scheme */
function signed({ key, signature, algorithm, signed: message, window, covers, method, documentation, isVendors }) {
  const isSigned = message !== "" && key !== "none";
  const rows = [
    ["Signature", signature],
    ["Algorithm, key", algorithm],
    ...(isSigned ? [["Signed", message]] : []),
    ...(window === null ? [] : [["Window around the signed time", window]]),
    ["Method", method || "several"],
    ["An event `covers`", `\`${covers}\``],
    ["Source", `[${isVendors ? "the vendor's" : "third parties, who quote the vendor"}](${documentation})`],
  ];
  return `| | |\n|---|---|\n${rows.map((row) => `| ${row.join(" | ")} |`).join("\n")}\n\n${/\bT\b/.test(`${signature} ${message}`) ? "`T` is the signed time. " : ""}[One table](../schemes.md) has this of all schemes.`;
}

const IDENTITIES = {
  field: (/** @type {Facts} */ { replayKey }) => `\`event.replayKey\` is made of ${replayKey}`,
  body: () => "`event.replayKey` is made of the whole body",
  content: () => "`event.replayKey` is made of all that is signed",
  unknown: () => "Nothing that is signed tells a retry from another event, and there is no `event.replayKey`: the handler may run twice for an event",
};

/** @param {Facts} scheme */
function events(scheme) {
  const { identity, why, retries, handshakes, answer, maxBodyBytes } = scheme;
  const lines = [
    `${IDENTITIES[identity](scheme)} (${why}).`,
    retries ? `The vendor goes on retrying for ${duration(retries.hours)} ([source](${retries.source})); a store remembers for 30 days.` : "How long the vendor goes on retrying is not documented.",
  ];
  for (const { method, isSigned } of handshakes) lines.push(`A ${method}${isSigned ? ", which is signed," : " that nobody signs"} asks whether you are there: the adapters answer it, and the handler does not run.`);
  if (answer) lines.push(`The adapters answer ${answer.status}${answer.contentType ? ` with \`${answer.contentType}\`` : ""}, as the vendor wants it.`);
  if (maxBodyBytes > 1 << 20) lines.push(`Bodies have up to ${(maxBodyBytes / (1 << 20)).toFixed(0)} MiB, which is taken.`);
  return lines.map((line) => `- ${line}`).join("\n");
}

/** @param {string} words */
const capital = (words) => words[0].toUpperCase() + words.slice(1);

/** @param {Facts} scheme @param {Known} known @returns {string[]} */
function ofTheMessage({ name, covers, signedUrl, window, identity, algorithm, isBatch, open }, known) {
  return [
    ...(covers === "body" && !algorithm.startsWith("token") ? ["The raw bytes are signed: what a body parser has read and written again is something else. `receive` reads the body itself; let nothing read it before ([why it does not match](../troubleshooting.md))."] : []),
    ...(covers === "fields" ? ["Some fields are signed, and `event.payload` has these and no others. What `event.body` has beside them is not proven."] : []),
    ...(covers === "sender" ? ["It is proven who sent a delivery, and not what: get what it is about from the vendor's API before you rely on it."] : []),
    ...(signedUrl === "whole" ? ["The URL is signed as it is configured with the vendor. Behind a proxy that changes protocol, host or path, give the one that the vendor calls: `url`."] : []),
    ...(signedUrl === "path" ? ["Path and query of the URL are signed. Behind a proxy that changes the path, give the URL that the vendor calls: `url`."] : []),
    ...(window === null && covers !== "sender" ? [`No time is signed: a captured delivery verifies for as long as the secret is in use${identity === "unknown" ? ", and no store can tell it" : ". A store refuses it"}.`] : []),
    ...(window?.startsWith("any") ? ["The signed time is not judged unless `tolerance` sets a window: the vendor documents none."] : []),
    ...(known.open.has(name) ? [capital(known.open.get(name) ?? "")] : open.map((words) => `Left open by the vendor's way of signing: ${words}.`)),
    ...(isBatch ? ["A body is a batch, and every item must verify."] : []),
  ];
}

/** @param {Facts} scheme @param {Known} known */
function traps(scheme, known) {
  const { algorithm, within, isCompressed, advice, isVendors } = scheme;
  const others = known.sharing(scheme);
  const lines = [
    ...ofTheMessage(scheme, known),
    ...(within ? [`Where the body is a form, its field \`${within}\` is the payload, as JSON.`] : []),
    ...(isCompressed ? ["The body is compressed after it has been signed: the adapters inflate it."] : []),
    ...(algorithm.includes("sha1,") ? ["SHA-1 is what the vendor has: [how far that matters](../security.md#what-is-not-a-vulnerability)."] : []),
    ...(others.length > 0 ? [`The header says nothing of the sender: ${others.join(", ")} ${others.length === 1 ? "signs" : "sign"} in one of the same name.`] : []),
    ...advice.map((words) => `${capital(words)}${/[.?!]$/.test(words) ? "" : "."}`),
    ...(isVendors ? [] : ["The vendor's own pages were not to be read: compare with a delivery that you know to be genuine."]),
  ];
  return lines.map((line) => `- ${line}`).join("\n");
}

/** @param {Facts} scheme */
function test(scheme) {
  const why = unsignable(/** @type {any} */ (scheme.name));
  if (why !== undefined) return `\`${scheme.name}\` ${why}. Let the vendor send a test, or capture a delivery with [\`npx hookseal listen\`](../cli.md#listen) and send it again with [\`replay\`](../cli.md#replay).`;
  const variables = [variableOf(scheme), ...otherVariables(scheme)].map((name) => `\`${name}=…\``).join(" and ");
  const where = `Write the secret into \`.env\`, ${variables}, and start the server with \`node --env-file=.env server.mjs\`. In the same folder:`;
  return `${where}\n\n${block("sh", sendCommands(scheme).join("\n"))}\n\n[\`send\`](../cli.md#send) has more mistakes to make, and [\`why\`](../cli.md#why) says why a delivery of the vendor's does not match.`;
}

/** @param {Facts} scheme @param {Known} known */
function programs(scheme, known) {
  const { name } = scheme;
  const keys = fetchesKeys(scheme) ? `\n\n\`with-keys.js\` is the first block of [keys](../keys.md)${name === "plaid" ? `, and \`plaid.js\` this:\n\n${block("js", known.plaid)}` : "."}` : "";
  return [
    `A server of Node, \`server.mjs\`, in a folder with \`npm install hookseal\`. It answers at every path.${keys}`,
    block("js", nodeServer(scheme)),
    "",
    "A Cloudflare Worker, which hands events to a queue, `EVENTS`:",
    "",
    block("js", worker(scheme)),
    "",
    "[How-to](../how-to/index.md) has Express, Fastify, Hono, Next.js and others: the line that makes `webhook` is the same.",
  ].join("\n").replace("\n```js", "\n\n```js");
}

/** @param {Row} scheme @param {Known} known @param {string} marks of a heading */
function section(scheme, known, marks) {
  return [
    ...(scheme.note ? [scheme.note, ""] : []),
    `${marks} The secret`, "", secret(scheme), "",
    `${marks} What is signed`, "", signed(scheme), "",
    `${marks} A server`, "", programs(scheme, known), "",
    `${marks} Send a test`, "", test(scheme), "",
    `${marks} Events and retries`, "", events(scheme), "",
    `${marks} Known traps`, "", traps(scheme, known), "",
  ].join("\n");
}

/**
 * @param {Vendor} vendor
 * @param {Known} known
 * @returns {string}
 */
export function vendorPage({ title, slug, notes, schemes }, known) {
  const names = schemes.map(({ name }) => `\`${name}\``);
  const several = schemes.length > 1;
  const which = several
    ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)} are schemes of their own: say which one you expect. None is chosen by what arrives.`
    : `The scheme is ${names[0]}.`;
  return [
    `# ${title} webhooks`, "",
    `Verify webhooks of ${title} in Node, Cloudflare Workers, Deno, Bun and Rust. ${which}`, "",
    notes, "",
    ...schemes.flatMap((scheme) => (several ? [`## \`${scheme.name}\``, "", section(scheme, known, "###")] : [section(scheme, known, "##")])),
    `In Rust: [the crate](../readme.md#rust), with \`named("${schemes[0].name}")\`. The row is \`src/schemes/${slug.replaceAll("-", "_")}.rs\`.`, "",
  ].join("\n");
}
