/** The site is complete: every scheme has its page, every page is found, every link and anchor is there, and agents get an index of all. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { schemes } from "hookseal";
import { llms, llmsFull, unlisted } from "../../scripts/docs-site/llms.js";
import { navigation, unnamed } from "../../scripts/docs-site/navigation.js";
import { allPages, anchorsIn, deadLinks, linksIn } from "../../scripts/docs-site/pages.js";

const pages = allPages();
const paths = pages.map(({ path }) => path);
const page = (path) => pages.find((one) => one.path === path);

describe("the site", () => {
  test("has a page for each vendor, with each scheme, and each part of it", () => {
    const vendors = pages.filter(({ path }) => /^vendors\/(?!index)/.test(path));
    assert.equal(vendors.length, new Set(schemes.map(({ vendor }) => vendor)).size);
    for (const { name, vendor } of schemes) {
      const [own, ...others] = vendors.filter(({ title, text }) => title === vendor && text.includes(`\`${name}\``));
      assert.ok(own && others.length === 0, name);
      assert.ok(page("vendors/index.md").text.includes(`\`${name}\``), name);
    }
    for (const { path, text } of vendors) {
      const own = schemes.filter(({ name }) => text.includes(`new Webhook("${name}"`) || text.includes(`withKeys("${name}"`) || (name === "plaid" && path === "vendors/plaid.md"));
      for (const heading of ["The secret", "What is signed", "A server", "Send a test", "Events and retries", "Known traps"]) {
        assert.equal(text.split(`# ${heading}\n`).length - 1, own.length, `${path}: ${heading}`);
      }
      assert.doesNotMatch(text, /undefined|\[object|NaN/, path);
    }
  });

  test("has each page once, with a title", () => {
    assert.equal(new Set(paths).size, paths.length);
    assert.deepEqual(pages.filter(({ title, text }) => title === "" || !/^# /m.test(text)).map(({ path }) => path), []);
  });

  test("has no link that leads nowhere", () => assert.deepEqual(deadLinks(pages), []));

  test("sees a link that leads nowhere, and an anchor", () => {
    const text = "# A\n\n## `b` and c\n\n## `b` and c\n\n[1](other.md) [2](#b-and-c-1) [3](#d) [4](https://example.com/) `[5](none.md)`\n";
    assert.deepEqual(deadLinks([{ path: "a.md", title: "A", text }]), ["a.md: other.md", "a.md: #d"]);
    assert.deepEqual([...anchorsIn(text)], ["a", "b-and-c", "b-and-c-1"]);
    assert.ok(linksIn(page("index.md").text).length > 20);
  });

  test("has each page beside the others: no page is found by search alone", () => {
    assert.deepEqual(unnamed(paths), []);
    const titles = Object.fromEntries(pages.map(({ path, title }) => [path, title]));
    assert.ok(navigation(titles).nav.length > 3);
  });
});

describe("llms.txt", () => {
  const text = llms(pages, "Webhook verification");

  test("has the form: a title, a summary, sections of links", () => {
    assert.match(text, /^# hookseal\n\n> .+\n\n/);
    const items = text.split(/^## .*\n\n/m).slice(1).flatMap((section) => section.trim().split("\n"));
    assert.deepEqual(items.filter((line) => !/^- \[[^\]]+\]\(\/[\w/.-]+\.md\)(: .+)?$/.test(line)), []);
  });

  test("leads to pages that there are, and to all but the home page", () => {
    const links = Array.from(text.matchAll(/\]\(\/([^)]+)\)/g), ([, path]) => path);
    assert.deepEqual(links.filter((path) => !paths.includes(path)), []);
    assert.deepEqual(unlisted(pages), ["index.md"]);
  });

  test("in full, has what is needed, and fits into what agents read", () => {
    const full = llmsFull(pages);
    for (const path of ["tutorial.md", "how-to/express.md", "cli.md", "skill.md", "migrate/stripe.md"]) assert.ok(full.includes(`<!-- /${path} -->`), path);
    assert.ok(full.length < 600_000, `${full.length}`);
  });
});
