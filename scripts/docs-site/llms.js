/** What coding agents read of the site: an index (https://llmstxt.org), and the pages in one file. */

/** @typedef {import("./pages.js").Page} Page */

/** The sections of the index, with the pages of each, and what is optional to read. @type {readonly [string, (path: string) => boolean][]} */
const SECTIONS = [
  ["Start", (path) => ["tutorial.md", "readme.md", "skill.md"].includes(path)],
  ["How-to", (path) => /^(how-to|migrate)\//.test(path) || ["deploy.md", "typescript.md", "keys.md", "custom-schemes.md", "page.md"].includes(path)],
  ["Explanation", (path) => ["proven.md", "replays.md", "key-rotation.md", "evidence.md", "security.md"].includes(path)],
  ["Reference", (path) => /^reference\//.test(path) || ["schemes.md", "cli.md", "troubleshooting.md", "faq.md"].includes(path)],
  ["Vendors", (path) => /^vendors\//.test(path)],
  ["Optional", (path) => /^(bench|vectors)\//.test(path) || ["architecture.md", "reading.md", "matrix.md", "changelog.md", "contributing.md"].includes(path)],
];

/** The first sentence of a page. @param {string} text */
function summary(text) {
  const [, first = ""] = /^(?:# .*\n+)([A-Z`*][^\n]*)/m.exec(text) ?? [];
  const plain = first.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
  return (/^.*?[.?](?= |$)/.exec(plain)?.[0] ?? plain).replace(/:$/, ".");
}

/** @param {Page[]} pages @param {string} description of the package */
export function llms(pages, description) {
  const sections = SECTIONS.map(([heading, has]) => {
    const items = pages.filter(({ path }) => has(path)).map(({ path, title, text }) => `- [${title}](/${path})${summary(text) && `: ${summary(text)}`}`);
    return `## ${heading}\n\n${items.join("\n")}\n`;
  });
  const rules = [
    "- The raw body is verified: nothing may parse it before.",
    "- A scheme is chosen by name, never found by a header.",
    "- `receive(webhook, handler, options)` of the adapter reads, verifies, calls the handler and answers.",
    "- `npx hookseal send` tries an endpoint, `npx hookseal why` says why a signature does not match.",
  ];
  return `# hookseal\n\n> ${description}.\n\n${rules.join("\n")}\n\nEvery link leads to Markdown. \`/llms-full.txt\` has the pages but those of the vendors in one file.\n\n${sections.join("\n")}`;
}

/** The pages in one text, but those of the vendors, and what is about the project itself. @param {Page[]} pages */
export function llmsFull(pages) {
  const sections = SECTIONS.filter(([heading]) => !["Vendors", "Optional"].includes(heading));
  const has = (/** @type {string} */ path) => sections.some(([, own]) => own(path));
  return pages.filter(({ path }) => has(path)).map(({ path, text }) => `<!-- /${path} -->\n\n${text.trim()}\n`).join("\n");
}

/** The pages that the index leaves out. @param {Page[]} pages */
export const unlisted = (pages) => pages.filter(({ path }) => !SECTIONS.some(([, has]) => has(path))).map(({ path }) => path);
