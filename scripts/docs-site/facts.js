/** What is known of the vendors: the rows, as the crate's example `docs` says them in words, and what stands beside the rows for people. */
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { environment, root } from "../tools.js";

/**
 * A way of signing: what `examples/docs/facts.rs` prints of a row.
 *
 * @typedef {object} Facts
 * @property {string} name
 * @property {string} vendor
 * @property {string} documentation the vendor's page
 * @property {boolean} isVendors whether the row was read in the vendor's own pages or code
 * @property {string} algorithm with what becomes of the secret, in words
 * @property {"none" | "basic" | "token" | "certificate" | "public keys" | "public key" | "account" | "secret"} key what the receiver is given
 * @property {string} keyInWords
 * @property {string} signature
 * @property {string} signed
 * @property {string[]} open
 * @property {"body" | "fields" | "sender"} covers
 * @property {string | null} window null where no time is signed
 * @property {string} method empty where there are several
 * @property {"whole" | "path" | null} signedUrl how much of the URL is signed
 * @property {boolean} isBatch
 * @property {boolean} hasAudience
 * @property {{ method: string, isSigned: boolean, hasToken: boolean }[]} handshakes
 * @property {boolean} hasSources
 * @property {boolean} takesForms
 * @property {string | null} within
 * @property {"field" | "body" | "content" | "unknown"} identity
 * @property {string} replayKey
 * @property {string} why
 * @property {{ hours: number, source: string } | null} retries
 * @property {number} maxBodyBytes
 * @property {{ status: number, contentType: string } | null} answer
 * @property {boolean} isCompressed
 * @property {string[]} advice
 */

/**
 * A vendor: the file of its rows.
 *
 * @typedef {object} Vendor
 * @property {string} slug
 * @property {string} title
 * @property {string} notes what the file says of the vendor, in Markdown
 * @property {Row[]} schemes in the file's order
 */

/**
 * A way of signing, with what stands above its row; `found` says where its secret is found.
 *
 * @typedef {Facts & { note: string, found?: { where: string, source: string, isVendors: boolean } }} Row
 */

/** The facts of every scheme, by name. @returns {Map<string, Facts>} */
export function readFacts() {
  const args = ["run", "--quiet", "--all-features", "--example", "docs", "--", "facts"];
  const output = execFileSync("cargo", args, { cwd: root, env: environment, encoding: "utf8", maxBuffer: Infinity });
  return new Map(JSON.parse(output).map((/** @type {Facts} */ facts) => [facts.name, facts]));
}

/** A comment of Rust as Markdown: without its marks, and without links to names of the crate. @param {string} comment */
const markdown = (comment) =>
  comment
    .replace(/^\s*\/\/[!/] ?/gm, "")
    .replace(/\[(`[^`]+`)\](?!\()/g, "$1")
    .trim();

/** The paragraph of a row's comment that says where its secret is found. */
const SECRET = /(?:^|\n\n)Secret: ([\s\S]+?)\sSource:\s<(\S+)>(?:\s(\(secondary\)))?\.$/;

/** @param {string} name @param {string} comment above its row */
function readRow(name, comment) {
  const text = markdown(comment);
  const [paragraph, where, source, secondary] = SECRET.exec(text) ?? [""];
  const found = where && { where: where.replaceAll("\n", " "), source, isVendors: secondary === undefined };
  return { name, note: text.slice(0, text.length - paragraph.length), ...(found && { found }) };
}

/** @param {string} text of a vendor's file, for the comment above each row */
const rowsIn = (text) => Array.from(text.matchAll(/((?:^\/\/\/.*\n)*)^(?:pub\(crate\) )?const \w+: Scheme<'static> = Scheme \{\s*name: "([^"]+)"/gm), ([, comment, name]) => readRow(name, comment));

/**
 * The vendors, by title.
 *
 * @param {Map<string, Facts>} facts
 * @returns {Vendor[]}
 */
export function readVendors(facts) {
  const folder = join(root, "src", "schemes");
  const files = readdirSync(folder).filter((name) => name !== "mod.rs");
  const vendors = files.map((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    const schemes = rowsIn(text).map((row) => ({ .../** @type {Facts} */ (facts.get(row.name)), ...row }));
    const [notes] = /^(?:\/\/!.*\n)+/.exec(text) ?? [""];
    return { slug: name.replace(/\.rs$/, "").replaceAll("_", "-"), title: schemes[0].vendor, notes: markdown(notes), schemes };
  });
  return vendors.sort((one, other) => one.title.localeCompare(other.title, "en"));
}

/** What SECURITY.md says that vendors leave open, by scheme. @returns {Map<string, string>} */
export function readOpen() {
  const [, section] = readFileSync(join(root, "SECURITY.md"), "utf8").split("\n## What some vendors leave open\n");
  const items = Array.from(section.split("\n## ")[0].matchAll(/^- ((?:`[\w-]+`(?:, )?)+): (.*)$/gm), ([, names, text]) => ({ names, text }));
  return new Map(items.flatMap(({ names, text }) => Array.from(names.matchAll(/[\w-]+/g), ([name]) => [name, text])));
}
