/**
 * `npm run docs:site`: the documentation as static pages with search, in `dist/docs`, made of the
 * Markdown of the repository, the vendors' rows and the types; with what coding agents read
 * (`llms.txt`). A link that leads nowhere is an error.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { llms, llmsFull } from "./docs-site/llms.js";
import { allPages } from "./docs-site/pages.js";
import { Failure, main, root, run } from "./tools.js";

const source = join(root, "dist", "docs-source");
const target = join(root, "dist", "docs");

/** @param {string} folder @param {Iterable<[string, string]>} files */
function write(folder, files) {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The pages that were built, with their anchors and the links to each other. */
function built() {
  const names = readdirSync(target, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html") && name !== "404.html");
  return names.map((path) => {
    const html = readFileSync(join(target, path), "utf8");
    const links = Array.from(html.matchAll(/<a [^>]*?href="([^"]+)"/g), ([, href]) => decodeURI(href).replaceAll("&amp;", "&"));
    return { path, anchors: new Set(Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id)), links: links.filter((href) => !/^\w+:/.test(href)) };
  });
}

/** Links of the site that lead nowhere. */
function dead() {
  const pages = built();
  const base = process.env.DOCS_BASE ?? "/";
  const anchors = new Map(pages.map(({ path, anchors: own }) => [path, own]));
  const leads = (/** @type {string} */ path, /** @type {string} */ href) => {
    const [file, anchor] = href.split("#");
    const absolute = file.startsWith(base) ? file.slice(base.length) : posix.join(posix.dirname(path), file);
    const own = anchors.get(file === "" ? path : /(^|\/)$/.test(absolute) ? posix.join(absolute, "index.html") : absolute);
    return own !== undefined && (!anchor || own.has(anchor));
  };
  const found = pages.flatMap(({ path, links }) => links.filter((href) => !leads(path, href)).map((href) => `${path}: ${href}`));
  return { count: pages.length, found };
}

async function site() {
  const pages = allPages();
  const titles = JSON.stringify(Object.fromEntries(pages.map(({ path, title }) => [path, title])));
  const markdown = pages.map(({ path, text }) => /** @type {[string, string]} */ ([path, text]));
  rmSync(source, { recursive: true, force: true });
  write(source, [["titles.json", titles], ...markdown]);
  run("vitepress", ["build", "scripts/docs-site"]);
  const { description } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  write(target, [["llms.txt", llms(pages, description)], ["llms-full.txt", llmsFull(pages)], ...markdown]);
  const { count, found } = dead();
  if (found.length > 0) throw new Failure(`links lead nowhere:\n${found.join("\n")}`);
  console.log(`dist/docs: ${count} pages`);
}

main(site);
