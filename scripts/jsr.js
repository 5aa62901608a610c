/**
 * The package as JSR takes it: the modules that a bundler would find, with their types named in
 * them, since JSR reads no conditions, no patterns and no manifest of npm's. Made of the sources
 * and of package.json, so that there is no second list of what is exported.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";
import { root } from "./tools.js";

const PAGES = ["README.md", "CHANGELOG.md", "SECURITY.md", "LICENSE-APACHE", "LICENSE-MIT"];

/**
 * @param {string} folder which is there, and empty
 * @param {string} name
 */
export function writeJsr(folder, name) {
  const { version, description, exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const entries = entriesOf(exports);
  const options = /** @type {const} */ ({ absWorkingDir: root, bundle: true, format: "esm", platform: "node", write: false, outdir: ".", metafile: true });
  const { metafile } = buildSync({ ...options, entryPoints: Object.values(entries), logOverride: { "ignored-bare-import": "silent" } });
  const modules = new Set(Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs)));
  for (const path of [...modules, ...types()]) write(folder, path, portable(path, modules));
  for (const page of PAGES) copyFileSync(join(root, page), join(folder, page));
  write(folder, "jsr.json", `${JSON.stringify({ name, version, description, license: "MIT OR Apache-2.0", exports: entries }, null, 2)}\n`);
}

/** The modules of each subpath, for a runtime of which nothing is known. @param {Record<string, any>} exports */
function entriesOf(exports) {
  const schemes = readdirSync(join(root, "pkg/schemes")).flatMap((name) => /^(.+)\.js$/.exec(name)?.[1] ?? []);
  const named = Object.entries(exports).flatMap(([subpath, { default: path }]) => {
    if (path === undefined) return [];
    return subpath.includes("*") ? schemes.map((name) => [subpath.replace("*", name), path.replace("*", name)]) : [[subpath, path]];
  });
  return Object.fromEntries(named);
}

/** The declarations, but for those of the command line, which is npm's, and those that add to others, which JSR does not take. */
function types() {
  const found = ["js", "pkg"].flatMap((folder) => readdirSync(join(root, folder), { encoding: "utf8", recursive: true }).map((name) => join(folder, name)));
  return found.filter((path) => path.endsWith(".d.ts") && !/^js\/(cli|types)\//.test(path));
}

/**
 * A file's text. Types are asked of declarations by their own names; an import for the sake of
 * what traces files is left out, as bundlers do.
 *
 * @param {string} path
 * @param {Set<string>} modules
 */
function portable(path, modules) {
  const own = readFileSync(join(root, path), "utf8");
  const text = own.replace(/(?<=( from |\bimport\()")(\..+?)\.js(?=")/g, (specifier, _, name) => {
    const target = join(dirname(path), name);
    return modules.has(`${target}.js`) && modules.has(path) ? specifier : `${name}.d.ts`;
  });
  const types = path.replace(/\.js$/, ".d.ts");
  if (!modules.has(path)) return text;
  const whole = text.replace(/^import "(\..+)";\n/gm, (line, name) => (modules.has(join(dirname(path), name)) ? line : ""));
  return existsSync(join(root, types)) ? `/* @ts-self-types="./${types.split("/").at(-1)}" */\n${whole}` : whole;
}

/** @param {string} folder @param {string} path @param {string} text */
function write(folder, path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
