/**
 * The bill of materials of the npm package, in CycloneDX: npm writes what it knows of the package,
 * which needs no other, and cargo what is compiled into its wasm.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MODULES } from "./modules.js";
import { Failure, outputOf, root } from "./tools.js";

/** A line of `cargo tree`: how deep, the name, the version, where else it lies than in the registry, the licence. */
const CRATE = /^(\d+)\t(\S+) v(\S+)(?: \(.+\))?\t(.*?)(?: \(\*\))?$/;

/** @returns {object} */
export function billOfMaterials() {
  const bill = JSON.parse(output("npm", ["sbom", "--sbom-format=cyclonedx", "--package-lock-only", "--omit=dev", "--omit=optional", "--omit=peer"]));
  // npm takes the folder's name for the project's.
  const { name } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const component = { ...bill.metadata.component, name };
  const { components, dependencies } = crates();
  return {
    ...bill,
    metadata: { ...bill.metadata, component },
    components,
    dependencies: [{ ref: component["bom-ref"], dependsOn: [dependencies[0].ref] }, ...dependencies],
  };
}

/** The crates of the wasm, this project's first, and which needs which: without macros, which run when it is compiled. */
function crates() {
  const features = Object.values(MODULES).flatMap(({ features }) => features.map((feature) => `hookseal/${feature}`));
  const asked = ["--package", "hookseal-wasm", "--target", "wasm32-unknown-unknown", "--features", features.join()];
  const lines = output("cargo", ["tree", "--locked", ...asked, "--edges", "normal,no-proc-macro", "--prefix", "depth", "--format", "\t{p}\t{l}"]).split("\n");
  const checksums = checksumsOf(readFileSync(join(root, "Cargo.lock"), "utf8"));
  const components = new Map();
  const needs = new Map();
  /** Whose lines these are, from the root down. */
  const path = [];
  for (const [, depth, name, version, license] of lines.slice(1).map((line) => CRATE.exec(line) ?? [])) {
    const ref = `pkg:cargo/${name}@${version}`;
    path.splice(Number(depth) - 1, Infinity, ref);
    needs.get(path.at(-2))?.add(ref);
    if (components.has(ref)) continue;
    needs.set(ref, new Set());
    components.set(ref, componentOf({ ref, name, version, license, checksum: checksums.get(`${name} ${version}`) }));
  }
  return { components: [...components.values()], dependencies: Array.from(needs, ([ref, on]) => ({ ref, dependsOn: [...on] })) };
}

/** @param {Record<"ref" | "name" | "version" | "license", string> & { checksum: string | undefined }} crate */
function componentOf({ ref, name, version, license, checksum }) {
  const hashes = checksum === undefined ? {} : { hashes: [{ alg: "SHA-256", content: checksum }] };
  // The slash is how crates once said "or".
  const licenses = [{ expression: license.replaceAll("/", " OR ") }];
  return { "bom-ref": ref, type: "library", name, version, scope: "required", ...hashes, licenses, purl: ref };
}

/** Those of what comes from a registry. @param {string} lock */
function checksumsOf(lock) {
  const packages = lock.matchAll(/^name = "(.+)"\nversion = "(.+)"\n(?:source = .*\n)?(?:checksum = "(.+)")?/gm);
  return new Map(Array.from(packages, ([, name, version, checksum]) => [`${name} ${version}`, checksum]));
}

/** @param {string} program @param {string[]} args */
function output(program, args) {
  const text = outputOf(program, args);
  if (text === undefined) throw new Failure(`${program} ${args.join(" ")}: failed`);
  return text;
}
