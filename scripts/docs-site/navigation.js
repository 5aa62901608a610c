/** What stands beside the pages: every page, under what it is for. */

/** The pages that are not found by their folder, in their order. @type {readonly [string, readonly string[]][]} */
const PARTS = [
  ["Start", ["index.md", "tutorial.md", "readme.md"]],
  ["How-to", ["how-to/index.md", "deploy.md", "typescript.md", "keys.md", "custom-schemes.md", "page.md", "skill.md"]],
  ["Explanation", ["proven.md", "replays.md", "key-rotation.md", "evidence.md", "security.md", "architecture.md", "reading.md"]],
  ["Reference", ["schemes.md", "cli.md", "matrix.md"]],
  ["Trouble", ["troubleshooting.md", "faq.md"]],
  ["The project", ["changelog.md", "contributing.md", "bench/index.md", "bench/results.md", "vectors/index.md", "vectors/deliveries.md"]],
];

/** The folders of pages that stand under a part, behind what it names. @type {Record<string, string[]>} */
const FOLDERS = { "How-to": ["how-to/", "migrate/"], "Reference": ["reference/"] };

/** How pages are called where their titles say more than there is room for, or less. @type {Record<string, string>} */
const NAMES = { "index.md": "Overview", "tutorial.md": "Tutorial", "readme.md": "README", "how-to/index.md": "Your framework", "skill.md": "A skill for coding agents", "page.md": "The page for one delivery", "vectors/index.md": "Conformance vectors" };

/** @param {string} path @param {string} title */
const nameOf = (path, title) => NAMES[path] ?? title.replace(/^Webhooks (in|on|with) /, "");

/**
 * @param {Record<string, string>} titles by path
 * @returns {{ nav: object[], sidebar: object[] }}
 */
export function navigation(titles) {
  const item = (/** @type {string} */ path) => ({ text: nameOf(path, titles[path]), link: `/${path.replace(/(index)?\.md$/, "")}` });
  const named = new Set(PARTS.flatMap(([, paths]) => paths));
  const inFolders = (/** @type {string[]} */ folders) => Object.keys(titles).filter((path) => !named.has(path) && folders.some((folder) => path.startsWith(folder)));
  const parts = PARTS.map(([text, paths]) => ({ text, collapsed: text === "The project", items: [...paths.filter((path) => path in titles), ...inFolders(FOLDERS[text] ?? [])].map(item) }));
  const vendors = { text: "Vendors", collapsed: true, items: [item("vendors/index.md"), ...inFolders(["vendors/"]).filter((path) => path !== "vendors/index.md").map(item)] };
  const top = [["Tutorial", "tutorial.md"], ["How-to", "how-to/index.md"], ["Vendors", "vendors/index.md"], ["Reference", "reference/hookseal.md"], ["Troubleshooting", "troubleshooting.md"]];
  return { nav: top.map(([text, path]) => ({ ...item(path), text })), sidebar: [...parts.slice(0, 2), vendors, ...parts.slice(2)] };
}

/** The pages that no part names. @param {string[]} paths @returns {string[]} */
export function unnamed(paths) {
  const links = JSON.stringify(navigation(Object.fromEntries(paths.map((path) => [path, path]))).sidebar);
  return paths.filter((path) => !links.includes(`"/${path.replace(/(index)?\.md$/, "")}"`));
}
