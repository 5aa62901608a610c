/**
 * The pages of the site: the Markdown of the repository, and those that are made (vendors, types,
 * what coding agents read). A link leads to the page of the file that it names; of a file that is
 * no page the name remains.
 */
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { root } from "../tools.js";
import { typesPage } from "./types.js";
import { vendorPages } from "./vendors.js";

/** @typedef {{ path: string, title: string, text: string, source?: string }} Page `path`: in the site; `source`: the file in the repository */

const read = (/** @type {string} */ path) => readFileSync(join(root, path), "utf8");

/** The Markdown beside docs/, and where it is in the site. */
const BESIDE = {
  "README.md": "readme.md",
  "SECURITY.md": "security.md",
  "CHANGELOG.md": "changelog.md",
  "CONTRIBUTING.md": "contributing.md",
  "bench/README.md": "bench/index.md",
  "bench/results.md": "bench/results.md",
  "vectors/README.md": "vectors/index.md",
  "vectors/deliveries/README.md": "vectors/deliveries.md",
  "skills/hookseal/SKILL.md": "skill.md",
};

/** The types that users meet, and where they are in the site. */
const TYPES = {
  "js/index.d.ts": { path: "reference/hookseal.md", title: "hookseal" },
  "js/adapters/types.d.ts": { path: "reference/adapters.md", title: "The adapters" },
  "js/stores/types.d.ts": { path: "reference/stores.md", title: "Replay stores" },
  "js/slim/index.d.ts": { path: "reference/slim.md", title: "hookseal/slim" },
  "js/lab/index.d.ts": { path: "reference/lab.md", title: "hookseal/lab" },
  "js/evidence/index.d.ts": { path: "reference/evidence.md", title: "hookseal/evidence" },
  "pkg/description.d.ts": { path: "reference/description.md", title: "A scheme of your own" },
  "worker/types.d.ts": { path: "reference/worker.md", title: "The reference Worker" },
};

const titleOf = (/** @type {string} */ text) => /^# (.*)$/m.exec(text)?.[1].replaceAll("`", "") ?? "";

/** @returns {Page[]} */
function committed() {
  const docs = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
  const all = [...docs.map((name) => [`docs/${name}`, name]), ...Object.entries(BESIDE)];
  return all.map(([source, path]) => ({ source, path, text: withoutFrontMatter(read(source)), title: titleOf(read(source)) }));
}

const withoutFrontMatter = (/** @type {string} */ text) => text.replace(/^---\n.*?\n---\n+/s, "");

/** @returns {Page[]} */
function made() {
  const vendors = vendorPages();
  const rows = vendors.map(({ slug, title, names }) => `| [${title}](${slug}.md) | ${names.map((name) => `\`${name}\``).join(", ")} |`);
  const index = `# Vendors\n\nWhat each vendor signs, with a server, a Worker, a signed test delivery and what to know before. [One table of all](../schemes.md) has them side by side; [your own](../custom-schemes.md) is a few lines of JSON.\n\n| vendor | schemes |\n|---|---|\n${rows.join("\n")}\n`;
  return [
    { path: "vendors/index.md", title: "Vendors", text: index },
    ...vendors.map(({ slug, title, text }) => ({ path: `vendors/${slug}.md`, title, text })),
    ...Object.entries(TYPES).map(([source, { path, title }]) => ({ source, path, title, text: typesPage(title, source, read(source)) })),
  ];
}

const PROSE = /^```.*?^```$|`[^`\n]*`/gms;

/** Changes a text, and leaves its code as it is. @param {string} text @param {(prose: string) => string} change */
export function inProse(text, change) {
  /** @type {string[]} */
  const code = [];
  const prose = text.replace(PROSE, (block) => `\0${code.push(block) - 1}\0`);
  return change(prose).replace(/\0(\d+)\0/g, (_, index) => code[index]);
}

/** @param {Page} page @param {Map<string, string>} sites by file of the repository @returns {string} */
function linked({ path, source, text }, sites) {
  if (source === undefined) return text;
  const led = (/** @type {string} */ target) => {
    const [file, anchor] = target.split("#");
    const site = sites.get(posix.join(posix.dirname(/** @type {string} */ (source)), file));
    return site && posix.relative(dirname(path), site) + (anchor === undefined ? "" : `#${anchor}`);
  };
  return inProse(text, (prose) =>
    prose
      .replace(/(!?)\[([^\]]*)\]\((?!\w+:|#)([^)\s]+)\)( \(in the repository\))?/g, (_, isImage, words, target) => {
        const own = led(target);
        return isImage ? "" : own ? `[${words}](${own})` : words;
      })
      .replace(/^(\[[^\]]+\]: )(\S+)( "in the repository")$/gm, (_, name, target) => (led(target) ? `${name}${led(target)}` : "")),
  ).replace(/\[(`[^`\n]+`)\](?![([:])/g, "$1");
}

/** Every page, as the site shows it. @returns {Page[]} */
export function allPages() {
  const pages = [...committed(), ...made()];
  const sites = new Map(pages.filter(({ source }) => source).map(({ source, path }) => [/** @type {string} */ (source), path]));
  return pages.map((page) => ({ ...page, text: linked(page, sites) }));
}

/** An anchor of a heading, as GitHub makes it; so that the same links work there and in the site. @param {string} heading */
export const anchorOf = (heading) => heading.trim().toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-");

/** The anchors of a page, of which GitHub numbers those that come again. @param {string} text @returns {Set<string>} */
export function anchorsIn(text) {
  const seen = new Map();
  const headings = text.replace(/^```.*?^```$/gms, "").matchAll(/^#{1,6} (.*)$/gm);
  return new Set(
    Array.from(headings, ([, heading]) => {
      const anchor = anchorOf(heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1"));
      const count = seen.get(anchor) ?? 0;
      seen.set(anchor, count + 1);
      return count === 0 ? anchor : `${anchor}-${count}`;
    }),
  );
}

/** The links of a text that lead to other pages, or within. @param {string} text @returns {string[]} */
export function linksIn(text) {
  /** @type {string[]} */
  const links = [];
  inProse(text, (prose) => {
    links.push(...Array.from(prose.matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)/gm), ([, inline, listed]) => inline ?? listed));
    return prose;
  });
  return links.filter((target) => !/^\w+:/.test(target));
}

/** The links of the pages that lead nowhere. @param {Page[]} pages @returns {string[]} */
export function deadLinks(pages) {
  const anchors = new Map(pages.map(({ path, text }) => [path, anchorsIn(text)]));
  return pages.flatMap(({ path, text }) =>
    linksIn(text)
      .filter((target) => {
        const [file, anchor] = target.split("#");
        const own = anchors.get(file === "" ? path : posix.join(posix.dirname(path), file));
        return own === undefined || (anchor !== undefined && !own.has(anchor));
      })
      .map((target) => `${path}: ${target}`),
  );
}
