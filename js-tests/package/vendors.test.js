/** A vendor is three files of one name, its row, its recipe and its vectors, and a fourth: what arrives. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { root } from "../scratch.js";

const read = (...path) => readFileSync(join(root, ...path), "utf8");
const json = (...path) => JSON.parse(read(...path));

/** The vendors that have a file, or a folder, there: Rust and Python write `cal_com` what JSON calls `cal-com`. */
const vendorsIn = (folder, ending) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending) && !/^(_|mod\.rs|schema\.json)/.test(name))
    .map((name) => name.replace(/\.\w+$/, "").replaceAll("-", "_"))
    .sort();
const fileOf = (vendor) => `${vendor.replaceAll("_", "-")}.json`;

const vendors = vendorsIn("src/schemes", ".rs");
const rowsOf = (vendor) => Array.from(read("src/schemes", `${vendor}.rs`).matchAll(/\bname: "([^"]+)"/g), ([, name]) => name).sort();

describe("a vendor", () => {
  test("has a row, a recipe, vectors and deliveries of its name", () => {
    assert.ok(vendors.length > 150);
    assert.deepEqual(vendorsIn("vectors/recipes", ""), vendors, "vectors/recipes/");
    assert.deepEqual(vendorsIn("vectors", ".json"), vendors, "vectors/");
    assert.deepEqual(vendorsIn("vectors/deliveries", ".json"), vendors, "vectors/deliveries/");
  });

  test("has a recipe that knows the tools, and no other vendor", () => {
    const recipes = readdirSync(join(root, "vectors/recipes"), { recursive: true }).filter((path) => path.endsWith(".py"));
    for (const path of recipes) {
      const [vendor] = path.split(/[/.]/);
      const imported = Array.from(read("vectors/recipes", path).matchAll(/^(?:from|import) (?:recipes|src)\b\.?(\w*)/gm), ([, name]) => name);
      assert.deepEqual(imported.filter((name) => name !== vendor), [], path);
    }
  });

  test("has vectors and deliveries of each of its rows, and of no other's", () => {
    for (const vendor of vendors) {
      const { vectors } = json("vectors", fileOf(vendor));
      const known = vectors.filter(({ expect }) => expect.error !== "unknown_scheme");
      const schemes = [...new Set(known.map(({ scheme }) => scheme))].sort();
      assert.deepEqual(schemes, rowsOf(vendor), `vectors/${fileOf(vendor)}`);
      assert.deepEqual(Object.keys(json("vectors/deliveries", fileOf(vendor)).schemes).sort(), rowsOf(vendor), `vectors/deliveries/${fileOf(vendor)}`);
    }
  });
});
