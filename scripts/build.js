/**
 * Rust to wasm: fills `pkg/`, which is generated to the last byte. For each of
 * the modules (see Cargo.toml, `features`):
 *
 *   NAME_bg.wasm    the module
 *   NAME_packed.js  the module deflated, as base64, for runtimes that compile from bytes
 *   NAME_bytes.js   the same, not deflated: what is small, or needs to be there at once
 *
 * and
 *
 *   glue.js         what wasm-bindgen writes to call them, which loads nothing by itself; the plain ones need none
 *   schemes.js      the table of built-in schemes, schemes.d.ts the types of their names
 *   node.js         `js/node.js` in one piece: Node takes half a millisecond for each file
 *   NAME.cjs        the entries for whoever knows no ES modules: Jest
 *   common/         the types for those, as TypeScript wants them for CommonJS
 *   schemes/NAME.js  the built-in schemes that `hookseal/slim` takes, as descriptions
 *   scheme.schema.json, description.d.ts   the form of a description of one's own, as JSON Schema and as types
 *   .inputs         a hash of what all this was made from: nothing is made again while it stays the same
 *
 * With `--demo`, only what the demo runs, the reference Worker's modules, without wasm-pack.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { buildSync } from "esbuild";
import { typesOf } from "./description.js";
import { MODULES } from "./modules.js";
import { shrink } from "./shrink.js";
import { reportSize } from "./size.js";
import { Failure, has, main, outputOf, root, start } from "./tools.js";
import { PLAINLY, withWasmPack, withoutWasmPack } from "./wasm.js";

/** Those of the reference Worker. */
const OF_WORKER = ["hookseal", "lab", "keys", "evidence"];
/** Those whose boundary is numbers alone, which needs no glue. */
const PLAIN = ["keys", "slim", "evidence", "apple", "id_token", "unpack"];
/** Those whose bytes are had as they are: Node's own entry has the engine's (`pkg/node.js`), and the last inflates the others. */
const BYTES = ["node", "slim", "unpack"];
/** Those whose bytes are had deflated. */
const PACKED = ["hookseal", "lab", "hmac", "keys", "evidence", "apple", "id_token"];
const TABLES = ["schemes.js", "schemes.d.ts", "scheme.schema.json", "description.d.ts", "schemes"];
/** The module whose glue is that of all. */
const RICHEST = "lab";
/** What a module becomes. */
const outputsOf = (name) => [
  `${name}_bg.wasm`,
  ...(BYTES.includes(name) ? [`${name}_bytes.js`] : []),
  ...(PACKED.includes(name) ? [`${name}_packed.js`] : []),
  ...(name === RICHEST ? ["glue.js"] : []),
];
const OUTPUTS = [...Object.keys(MODULES).flatMap(outputsOf), ...TABLES];

const inPkg = (name) => join(root, "pkg", name);
const STAMP = inPkg(".inputs");

/** @param {string[]} wanted modules */
async function build(wanted) {
  const hash = hashOfInputs();
  if (!existsSync(STAMP) || readFileSync(STAMP, "utf8") !== hash) {
    rmSync(join(root, "pkg"), { recursive: true, force: true });
    mkdirSync(join(root, "pkg"));
  }
  const isThere = (name) => existsSync(inPkg(name));
  const names = wanted.filter((name) => !outputsOf(name).every(isThere));
  const isDone = TABLES.every(isThere);
  rmSync(STAMP, { force: true });
  await Promise.all([isDone ? undefined : writeTables(), compileModules(names, wanted === OF_WORKER)]);
  writeFileSync(STAMP, hash);
  if (wanted.length < Object.keys(MODULES).length) return;
  bundle();
  writeCommonTypes();
  reportSize();
}

/** @param {string} folder @param {string} end of their names */
function filesIn(folder, end) {
  return readdirSync(join(root, folder), { recursive: true }).filter((name) => name.endsWith(end)).map((name) => join(folder, name));
}

function hashOfInputs() {
  const own = ["build", "description", "modules", "shrink", "tools", "unreached", "wasm"].map((name) => `scripts/${name}.js`);
  const inputs = ["Cargo.toml", "Cargo.lock", ".cargo/config.toml", "bindgen/Cargo.toml", "tables/Cargo.toml", "wasm/Cargo.toml", ...own];
  const hash = createHash("sha256").update(outputOf("rustc", ["--version"]) ?? "");
  for (const path of [...inputs, ...[...filesIn("src", ".rs"), ...filesIn("bindgen/src", ".rs"), ...filesIn("tables/src", ".rs"), ...filesIn("wasm/src", ".rs")].sort()]) {
    hash.update(`\n${path}\n`).update(readFileSync(join(root, path)));
  }
  return hash.digest("hex");
}

/**
 * Of these modules, at one time a module of each level, in a folder of its own, where cargo keeps the crates of
 * that level: its last step, in which a module is optimised as a whole, is done by one core.
 */
async function compileModules(names, isDemo) {
  if (names.length === 0) return;
  const compile = isDemo ? withoutWasmPack : withWasmPack;
  const missing = [...(isDemo ? [] : ["wasm-pack", "wasm-bindgen"]), "wasm-opt"].filter((program) => !has(program));
  if (missing.length > 0) throw new Failure(`${missing.join(", ")} missing: npm run setup`);
  const levels = [...new Set(names.map((name) => MODULES[name].level))];
  await Promise.all(
    levels.map(async (level) => {
      for (const name of names.filter((one) => MODULES[one].level === level)) {
        await compile(name, { target: join(root, "target", `wasm-${level}`), output: join(root, "pkg") });
        shrink(inPkg(`${name}_bg.wasm`), PLAIN.includes(name));
        writeBytes(name, readFileSync(inPkg(`${name}_bg.wasm`)));
      }
    }),
  );
  if (names.includes(RICHEST)) writeGlue();
  checkGlue(["hmac", "hookseal", "node", "page"].filter((name) => names.includes(name)));
  // wasm-pack also writes code that loads a module, which does not work on all platforms: `js/` does that.
  for (const name of readdirSync(join(root, "pkg"))) if (![...OUTPUTS, "node.js"].includes(name) && !name.endsWith(".cjs")) rmSync(inPkg(name), { recursive: true });
}

/** @param {string} name @param {Buffer} wasm */
function writeBytes(name, wasm) {
  if (BYTES.includes(name)) writeFileSync(inPkg(`${name}_bytes.js`), `export default "${wasm.toString("base64")}";\n`);
  if (!PACKED.includes(name)) return;
  const packed = deflateRawSync(wasm, { level: 9 }).toString("base64");
  writeFileSync(inPkg(`${name}_packed.js`), `export default { length: ${wasm.length}, packed: "${packed}" };\n`);
}

/**
 * wasm-bindgen writes a file for each module, which keeps an instance in its
 * variables. In a function it stands for any number of instances, and that of
 * the richest module for all.
 */
function writeGlue() {
  const exported = [];
  const imports = [];
  const body = readFileSync(inPkg(`${RICHEST}_bg.js`), "utf8")
    .replace(/^import .*;\n/gm, (line) => (imports.push(line), ""))
    .replace(/^export (?=function (\w+))/gm, (_, name) => (exported.push(name), ""));
  if (/^(import|export)\b/m.test(body)) throw new Failure(OTHER_FORM);
  const head = `// @ts-nocheck\n${imports.join("")}\n/** For one instance. */\nexport function glue() {\n`;
  writeFileSync(inPkg("glue.js"), `${head}${body}\nreturn { ${exported.join(", ")} };\n}\n`);
}

const OTHER_FORM = "wasm-bindgen writes its glue in another form than writeGlue (scripts/build.js) knows";

/** The exports of one name are one, in all modules. @param {string[]} names */
function checkGlue(names) {
  const glue = readFileSync(inPkg("glue.js"), "utf8");
  for (const name of names) {
    const own = readFileSync(inPkg(`${name}_bg.js`), "utf8").replace(/^import .*;\n+/gm, "").replace(/^export (?=function)/gm, "");
    if (!own.split(/(?<=^}\n)/m).every((text) => glue.includes(text))) throw new Failure(OTHER_FORM);
  }
}

/** Not minified: it is what people debug. */
function bundle() {
  const options = { absWorkingDir: root, bundle: true, logLevel: "warning" };
  const banner = { js: "// @ts-nocheck" };
  buildSync({ ...options, entryPoints: ["js/node.js"], outfile: "pkg/node.js", format: "esm", banner });
  buildSync({
    ...options,
    entryPoints: commonEntries(),
    outdir: "pkg",
    outExtension: { ".js": ".cjs" },
    format: "cjs",
    platform: "node",
    // A path does as well as a URL, and nothing of Node's is asked for to have it: pages have these files too.
    define: { "import.meta.url": "__filename" },
    // Jest's jsdom has none of its own.
    banner: { js: `${banner.js}\nconst { TextDecoder, TextEncoder } = globalThis.TextDecoder ? globalThis : globalThis.process.getBuiltinModule("node:util");` },
  });
}

/** Each subpath for whoever knows no ES modules, as the manifest names them: `pkg/stores-memory.cjs` of `js/stores/memory.js`. */
function commonEntries() {
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const entries = Object.values(exports).filter(({ node }) => node?.require !== undefined);
  // Node's own entry of the package is made of this.
  const source = (path) => (path === "./pkg/node.js" ? "./js/node.js" : path);
  const schemes = filesIn("pkg/schemes", ".js").map((path) => basename(path, ".js"));
  return entries.flatMap(({ node }) => {
    const entry = { in: source(node["module-sync"]), out: node.require.slice("./pkg/".length, -".cjs".length) };
    return entry.in.includes("*") ? schemes.map((name) => ({ in: entry.in.replace("*", name), out: entry.out.replace("*", name) })) : [entry];
  });
}

/**
 * TypeScript lets CommonJS import no types but of CommonJS (`.d.cts`): those of the package once
 * more, in folders that stand to each other as theirs do.
 */
function writeCommonTypes() {
  rmSync(inPkg("common"), { recursive: true, force: true });
  const own = [...filesIn("js", ".d.ts"), ...filesIn("pkg", ".d.ts")];
  for (const path of own.filter((path) => !path.startsWith("js/cli/"))) {
    const copy = inPkg(join("common", path.replace(/\.ts$/, ".cts")));
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, readFileSync(join(root, path), "utf8").replace(/((?: from |\bimport\(|\bdeclare module )"\..+?)\.js"/g, '$1.cjs"'));
  }
}

/** What JavaScript has to know of a scheme. */
const MEMBERS = ["name", "vendor", "headers", "algorithm", "covers", "documentation", "identity", "retryHours", "publicKeys", "timed", "reception"];

/** What the package has beside its wasm: `tables/`. */
async function writeTables() {
  const output = await start("cargo", ["run", "--quiet", ...PLAINLY, "--package", "hookseal-tables"], { says: "build: the tables of schemes" });
  const { schemes, schema, slim } = JSON.parse(output);
  writeTable(schemes);
  writeDescription(JSON.parse(schema));
  writeSchemes(slim);
}

/**
 * The table of the Rust rows, and the names in it as types.
 * @param {any[]} table
 */
function writeTable(table) {
  const union = (rows) => rows.map(({ name }) => JSON.stringify(name)).join(" | ") || "never";
  // By columns, which name a member once. V8 reads JSON several times faster than it reads code.
  const columns = Object.fromEntries(MEMBERS.map((member) => [member, table.map((row) => row[member])]));
  writeFileSync(inPkg("schemes.js"), `export default JSON.parse(${JSON.stringify(JSON.stringify(columns))});\n`);
  writeFileSync(
    inPkg("schemes.d.ts"),
    `/** The names of the built-in schemes. */
export type SchemeName = ${union(table)};
/** Those whose vendors send handshakes. */
export type HandshakeScheme = ${union(table.filter(({ handshakes }) => handshakes))};
declare const table: Readonly<Record<${MEMBERS.map((member) => `"${member}"`).join(" | ")}, readonly any[]>>;
export default table;
`,
  );
}

/**
 * The form of a description, from the table that the Rust reader checks with.
 * @param {object} schema
 */
function writeDescription(schema) {
  writeFileSync(inPkg("scheme.schema.json"), `${JSON.stringify(schema, null, 2)}\n`);
  writeFileSync(inPkg("description.d.ts"), typesOf(schema));
}

/**
 * One file for each, so that a bundle has only those that it imports.
 * @param {Record<string, object>} slim
 */
function writeSchemes(slim) {
  rmSync(inPkg("schemes"), { recursive: true, force: true });
  mkdirSync(inPkg("schemes"));
  const types = `import type { SlimScheme } from "../../js/slim/index.js";\n\ndeclare const scheme: SlimScheme;\nexport default scheme;\n`;
  for (const [name, description] of Object.entries(slim)) {
    writeFileSync(inPkg(`schemes/${name}.js`), `export default ${JSON.stringify(description)};\n`);
    writeFileSync(inPkg(`schemes/${name}.d.ts`), types);
  }
}

await main(() => build(process.argv.includes("--demo") ? OF_WORKER : Object.keys(MODULES)));
