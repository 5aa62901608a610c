/**
 * Makes and tries what is published, and publishes nothing: `npm run release:check`. `dist/release/`
 * then has the tarball for npm, the crate, the folder for JSR, the bill of materials and checksums.
 * Refuses while something is missing that only whoever publishes can say.
 *
 *   --set URL     writes the repository's address wherever it belongs, and does no more
 *   --tag vX.Y.Z  what is tagged has to be this version
 *   --dry-run     tries everything that needs neither a network nor the compiler, and says what would be refused
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { writeJsr } from "./jsr.js";
import { nameOnJsr, readManifests, setAddress } from "./manifests.js";
import { billOfMaterials } from "./sbom.js";
import { Failure, environment, main, root, run } from "./tools.js";

const folder = join(root, "dist/release");

/** @param {{ tag?: string, isTrial: boolean }} asked */
function check({ tag, isTrial }) {
  const { version, address, missing } = readManifests(root);
  if (tag !== undefined && tag !== `v${version}`) throw new Failure(`the tag is ${tag}, and the version ${version}`);
  if (missing.length > 0 && !isTrial) throw new Failure(`not released:\n${missing.join("\n")}`);
  for (const reason of missing) console.log(`would refuse: ${reason}`);
  if (!isTrial) run(process.execPath, ["scripts/build.js"]);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "jsr"), { recursive: true });
  const files = [packForNpm(), packCrate(version, isTrial), writeBill()];
  tryJsr(nameOnJsr(address), isTrial);
  const sums = files.map((path) => `${createHash("sha256").update(readFileSync(path)).digest("hex")}  ${basename(path)}\n`).join("");
  writeFileSync(join(folder, "SHA256SUMS"), sums);
  console.log(`dist/release:\n${sums}`);
}

function packForNpm() {
  const [{ filename, files }] = JSON.parse(quietly("npm", ["pack", "--ignore-scripts", "--json", "--loglevel=error", "--pack-destination", folder]));
  const tarball = join(folder, filename);
  quietly("publint", ["run", tarball, "--strict"]);
  quietly("attw", [tarball, "--no-definitely-typed", "--no-color"]);
  console.log(`npm: ${files.length} files; publint and attw find nothing`);
  return tarball;
}

/** @param {string} version @param {boolean} isTrial */
function packCrate(version, isTrial) {
  const target = join(root, "target");
  // cargo compiles what it has packed, as whoever downloads it will.
  quietly("cargo", ["package", "--quiet", "--target-dir", target, ...(isTrial ? ["--offline", "--no-verify", "--allow-dirty"] : ["--locked"])]);
  const name = `hookseal-${version}.crate`;
  copyFileSync(join(target, "package", name), join(folder, name));
  console.log(`crates.io: ${isTrial ? "packed" : "packed and compiled"}`);
  return join(folder, name);
}

function writeBill() {
  const path = join(folder, "hookseal.cdx.json");
  writeFileSync(path, `${JSON.stringify(billOfMaterials(), null, 2)}\n`);
  return path;
}

/** @param {string} name @param {boolean} isTrial */
function tryJsr(name, isTrial) {
  const cwd = join(folder, "jsr");
  writeJsr(cwd, name);
  quietly("deno", ["publish", "--dry-run", "--allow-dirty"], { cwd, env: { ...environment, DENO_NO_UPDATE_CHECK: "1", ...(isTrial ? { DENO_DIR: join(root, "target/deno") } : {}) } });
  console.log(`JSR: ${name}, types and all`);
}

/** What a program prints; also what is wrong, where it fails. @param {string} program @param {string[]} args @param {object} [options] */
function quietly(program, args, options) {
  try {
    return execFileSync(program, args, { cwd: root, env: environment, encoding: "utf8", stdio: "pipe", maxBuffer: Infinity, ...options });
  } catch (error) {
    throw new Failure(`${program} ${args.join(" ")}: ${error.message}\n${error.stdout ?? ""}`);
  }
}

await main(() => {
  const { values } = parseArgs({ options: { set: { type: "string" }, tag: { type: "string" }, "dry-run": { type: "boolean", default: false } } });
  if (values.set === undefined) check({ tag: values.tag, isTrial: values["dry-run"] });
  else setAddress(root, values.set);
});
