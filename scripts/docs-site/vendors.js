/** The pages of all vendors. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../tools.js";
import { readFacts, readOpen, readVendors } from "./facts.js";
import { vendorPage } from "./vendor.js";

/** The header or member in which a scheme has its signature, as its words begin. @param {import("./facts.js").Facts} scheme */
const placeOf = ({ signature }) => /^(body |query )?`[^`]+`/.exec(signature)?.[0] ?? "";

/** The block of a page under a heading. @param {string} page @param {string} heading */
const blockUnder = (page, heading) => /^```js\n(.*?)^```$/ms.exec(page.split(`\n## ${heading}\n`)[1])?.[1] ?? "";

/**
 * @returns {{ slug: string, title: string, names: string[], text: string }[]} by title
 */
export function vendorPages() {
  const facts = readFacts();
  const sharing = (/** @type {import("./facts.js").Facts} */ scheme) => {
    const others = [...facts.values()].filter((other) => placeOf(other) === placeOf(scheme) && other.vendor !== scheme.vendor && scheme.key !== "none");
    return [...new Set(others.map(({ vendor }) => vendor))].sort();
  };
  const known = { open: readOpen(), sharing, plaid: blockUnder(readFileSync(join(root, "docs", "keys.md"), "utf8"), "Plaid") };
  return readVendors(facts).map((vendor) => ({
    slug: vendor.slug,
    title: vendor.title,
    names: vendor.schemes.map(({ name }) => name),
    text: vendorPage(vendor, known),
  }));
}
