/** The crate as crates.io and docs.rs take it. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, test } from "node:test";
import { root } from "../scratch.js";

const metadata = execFileSync("cargo", ["metadata", "--locked", "--all-features", "--format-version", "1"], { cwd: root, encoding: "utf8", maxBuffer: Infinity });
const { packages, workspace_members: members, resolve } = JSON.parse(metadata);
const byId = new Map(packages.map((one) => [one.id, one]));
const crate = packages.find(({ name, source }) => name === "hookseal" && source === null);

/** All that is compiled with the crate, for whatever target: nothing of its tests. */
function needed(id, seen = new Set()) {
  if (seen.has(id)) return seen;
  seen.add(id);
  const { deps } = resolve.nodes.find((node) => node.id === id);
  for (const { pkg } of deps.filter(({ dep_kinds: kinds }) => kinds.some(({ kind }) => kind !== "dev"))) needed(pkg, seen);
  return seen;
}

const older = (one, other) => one.localeCompare(other, "en", { numeric: true }) < 0;

describe("the crate", () => {
  test("asks for no newer Rust than what it depends on does, and for no older", () => {
    const asked = [...needed(crate.id)].filter((id) => id !== crate.id).map((id) => byId.get(id).rust_version?.replace(/^(\d+\.\d+)\.0$/, "$1") ?? "1.0");
    assert.ok(asked.length > 30);
    assert.equal(crate.rust_version, asked.reduce((newest, one) => (older(newest, one) ? one : newest)));
  });

  test("is a library; what is linked as a wasm is a crate apart, and it alone is published", () => {
    const kinds = members.map((id) => byId.get(id)).map(({ name, publish, targets }) => [name, publish ?? "published", targets.find(({ kind }) => !/^(test|bench|example)$/.test(kind[0])).crate_types]);
    assert.deepEqual(kinds.sort(), [["hookseal", "published", ["lib"]], ["hookseal-bindgen", [], ["bin"]], ["hookseal-tables", [], ["bin"]], ["hookseal-wasm", [], ["cdylib"]]]);
  });

  test("is documented with the features that a crate asks for: none of the npm package's", () => {
    const { features } = crate.metadata.docs.rs;
    const isOfPackage = (name) => [name, ...crate.features[name]].includes("dep:wasm-bindgen") || crate.features[name].some((other) => other in crate.features && isOfPackage(other));
    assert.deepEqual([...features, "default", "public-keys"].sort(), Object.keys(crate.features).filter((name) => !isOfPackage(name)).sort());
  });
});
