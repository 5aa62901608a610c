/** The site: made of `dist/docs-source`, which `scripts/docs-site.js` writes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitepress";
import { anchorOf } from "../pages.js";
import { root } from "../../tools.js";
import { navigation } from "../navigation.js";

const source = join(root, "dist", "docs-source");
const { description } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Two braces begin a template of Vue, wherever they stand: the pages have none. */
const escaped = (/** @type {string} */ html) => html.replaceAll("{{", "&#123;&#123;");

export default defineConfig({
  title: "hookseal",
  description,
  lang: "en-GB",
  base: process.env.DOCS_BASE ?? "/",
  srcDir: source,
  outDir: join(root, "dist", "docs"),
  cacheDir: join(root, "dist", ".vitepress"),
  cleanUrls: false,
  lastUpdated: false,
  markdown: {
    html: false,
    // The same links hold where the Markdown is read as it is.
    anchor: { slugify: anchorOf },
    languageAlias: { "rust,ignore": "rust", "rust,no_run": "rust" },
    config(markdown) {
      const { text, code_inline } = markdown.renderer.rules;
      markdown.renderer.rules.text = (...args) => escaped(/** @type {Function} */ (text)(...args));
      markdown.renderer.rules.code_inline = (...args) => escaped(/** @type {Function} */ (code_inline)(...args));
    },
  },
  themeConfig: {
    search: { provider: "local", options: { miniSearch: { searchOptions: { boost: { title: 4, text: 1, titles: 2 } } } } },
    outline: [2, 3],
    ...navigation(JSON.parse(readFileSync(join(source, "titles.json"), "utf8"))),
  },
});
