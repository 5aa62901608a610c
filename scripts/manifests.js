/**
 * What the manifests say of the project, and whether they agree. The repository's address is
 * `repository` in package.json, where npm looks for it; every other place follows from it. There
 * is none until whoever publishes sets it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Failure } from "./tools.js";

/** JSR's rule for a scope is the narrower one: the owner is the scope. */
const ADDRESS = /^https:\/\/github\.com\/([A-Za-z0-9][A-Za-z0-9-]{1,19})\/[\w.-]+$/;
const SET = "npm run release:check -- --set https://github.com/OWNER/NAME";

/** What package.json says of a repository. @param {string} address */
const inPackage = (address) => ({ repository: { type: "git", url: `git+${address}.git` }, homepage: `${address}#readme`, bugs: `${address}/issues` });
/** What Cargo.toml does: crates.io links the rest itself. @param {string} address */
const inCargo = (address) => `repository = ${JSON.stringify(address)}`;
/** The package's name on JSR, where each has an owner; before there is one, for a trial. @param {string | undefined} address */
export const nameOnJsr = (address) => `@${ADDRESS.exec(address ?? "")?.[1].toLowerCase() ?? "scope"}/hookseal`;

/** @param {string} folder of the project */
const reader = (folder) => (/** @type {string} */ name) => readFileSync(join(folder, name), "utf8");

/**
 * Writes the address wherever it belongs.
 *
 * @param {string} folder of the project
 * @param {string | undefined} address
 */
export function setAddress(folder, address) {
  if (!ADDRESS.test(address ?? "") || address?.endsWith(".git")) throw new Failure(`${SET}: of the repository, as a browser shows it; an owner has 20 characters at most`);
  const read = reader(folder);
  const { repository, homepage, bugs, ...rest } = JSON.parse(read("package.json"));
  const members = Object.entries(rest);
  const behind = members.findIndex(([name]) => name === "license") + 1;
  const manifest = Object.fromEntries([...members.slice(0, behind), ...Object.entries(inPackage(address)), ...members.slice(behind)]);
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  const cargo = read("Cargo.toml").replace(/^repository = .*\n/m, "").replace(/^license = .*\n/m, (line) => `${line}${inCargo(address)}\n`);
  writeFileSync(join(folder, "Cargo.toml"), cargo);
}

/**
 * Fails where the manifests contradict each other.
 *
 * @param {string} folder of the project
 * @returns {{ version: string, address: string | undefined, missing: string[] }} `missing`: what only whoever publishes can say
 */
export function readManifests(folder) {
  const read = reader(folder);
  const { version, repository, homepage, bugs } = JSON.parse(read("package.json"));
  const cargo = read("Cargo.toml");
  const versions = {
    "package.json": version,
    "package-lock.json": JSON.parse(read("package-lock.json")).version,
    "Cargo.toml": /^version = "(.+)"$/m.exec(cargo)?.[1],
    "Cargo.lock": /^name = "hookseal"\nversion = "(.+)"$/m.exec(read("Cargo.lock"))?.[1],
  };
  if (new Set(Object.values(versions)).size > 1) throw new Failure(`the versions differ: ${JSON.stringify(versions)}`);
  const address = repository?.url?.slice("git+".length, -".git".length);
  const expected = address === undefined ? {} : { ...inPackage(address), cargo: inCargo(address) };
  const said = Object.entries({ repository, homepage, bugs, cargo: /^repository = .*$/m.exec(cargo)?.[0] }).filter(([, value]) => value !== undefined);
  if (!isDeepStrictEqual(Object.fromEntries(said), expected)) throw new Failure(`package.json and Cargo.toml say different things of the repository: ${SET}`);
  return { version, address, missing: missingFrom(version, address, read("CHANGELOG.md"), read("README.md")) };
}

/**
 * @param {string} version
 * @param {string | undefined} address
 * @param {string} changelog
 * @param {string} readme
 */
function missingFrom(version, address, changelog, readme) {
  const section = changelog.split("\n").find((line) => line.startsWith(`## [${version}]`));
  if (section === undefined) throw new Failure(`CHANGELOG.md has no section for ${version}`);
  return [
    ...(address === undefined ? [`no repository: ${SET}`] : []),
    ...(/ - \d{4}-\d{2}-\d{2}$/.test(section) ? [] : [`CHANGELOG.md: the section of ${version} has no date`]),
    ...(readme.includes("is not published yet") ? [`README.md says that ${version} is not published yet`] : []),
  ];
}
