/**
 * A scratch project in the system's temporary folder, in which the package is
 * installed as npm would publish it; with the suite and the vectors beside it.
 */
import { execFileSync } from "node:child_process";
import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const root = join(import.meta.dirname, "..");

/** The JSON files of a folder but its schema, parsed. @param {string} folder */
function filesIn(folder) {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(".json") && name !== "schema.json");
  return names.map((name) => JSON.parse(readFileSync(join(root, folder, name), "utf8")));
}

/** The files of `vectors/`, parsed. */
export const vectorFiles = () => filesIn("vectors");

/** One of their vectors. */
export const vector = (name) => vectorFiles().flatMap(({ vectors }) => vectors).find(({ id }) => id === name);

/** The corpus of mistakes: what `vectors/mistakes/` has. */
export const mistakeCases = () => filesIn("vectors/mistakes").flatMap(({ cases }) => cases);

/** The bytes of a request of the corpus. */
export const bodyOf = ({ body, bodyHex }) => (body === undefined ? Buffer.from(bodyHex, "hex") : Buffer.from(body));

/** No example takes so long, in milliseconds, also where cargo compiles it first, beside other compilers: cargo, openssl or the example hangs. */
const EXAMPLE_TIMEOUT_MS = 500_000;

/**
 * The output of an example of the crate, built as `cargo test` builds it: nothing is compiled twice.
 *
 * @param {string} name
 * @param {{ args?: string[], input?: string }} [given]
 */
export function exampleOutput(name, { args = [], input } = {}) {
  const options = /** @type {const} */ ({ cwd: root, encoding: "utf8", maxBuffer: Infinity, input, timeout: EXAMPLE_TIMEOUT_MS });
  return execFileSync("cargo", ["run", "--quiet", "--all-features", "--example", name, ...args], options);
}

/**
 * Mutated requests of all schemes with the crate's verdicts; each delivery with its vector, where it is of a row.
 *
 * @param {"package" | "worker"} door `worker`: as the Worker's endpoints get them.
 */
export function lawCorpus(door = "package") {
  const lines = exampleOutput("law_corpus", { args: [door] }).trimEnd().split("\n");
  const vectors = new Map(vectorFiles().flatMap((file) => file.vectors.map((one) => [one.id, one])));
  return lines.map((line) => JSON.parse(line)).map((delivery) => ({ ...delivery, vector: vectors.get(delivery.id) }));
}

/** A program of the node modules. */
export const bin = (program) => join(root, "node_modules", ".bin", program);

export class Scratch {
  /** @param {string} [directory] where else it is, empty: what tools find from there by going up is found too */
  constructor(directory = mkdtempSync(join(tmpdir(), "hookseal-"))) {
    this.directory = directory;
    this.tarball = this.path("hookseal.tgz");
    this.write("package.json", JSON.stringify({ name: "scratch", private: true, type: "module" }));
    const pack = ["pack", "--ignore-scripts", "--json", "--loglevel=error", "--pack-destination", this.directory];
    const [{ filename, files }] = JSON.parse(this.run("npm", pack, { cwd: root }));
    copyFileSync(join(this.directory, filename), this.tarball);
    /** The paths of the files in the package. */
    this.packed = files.map(({ path }) => path);
    this.run("npm", ["install", this.tarball, "--offline", "--no-audit", "--no-fund", "--loglevel=error"]);
    for (const name of ["suite.js", "laws.js", "mistakes.js", "collect.js"]) copyFileSync(join(import.meta.dirname, "runtimes", name), this.path(name));
    this.write("vectors.json", JSON.stringify(vectorFiles()));
    this.write("mistakes.json", JSON.stringify(mistakeCases()));
  }

  /** A module with the descriptions of the package, by name. */
  writeSchemes() {
    const names = this.packed.map((path) => /^pkg\/schemes\/(.+)\.js$/.exec(path)?.[1]).filter((name) => name !== undefined);
    const imports = names.map((name, index) => `import scheme${index} from "hookseal/schemes/${name}";`);
    const members = names.map((name, index) => `${JSON.stringify(name)}: scheme${index}`);
    return this.write("schemes.js", `${imports.join("\n")}\nexport default { ${members.join(", ")} };`);
  }

  /** For Node: the package, slim, the descriptions that slim takes, by name, and who hashes. */
  async load() {
    const load = (/** @type {string} */ path) => import(pathToFileURL(path).href);
    const host = await load(this.path(this.exportHost()));
    const lib = await load(this.write("lib.js", 'export * from "hookseal";'));
    const slim = await load(this.write("slim.js", 'export * from "hookseal/slim";'));
    const { default: schemes } = await load(this.writeSchemes());
    return { host, lib, slim, schemes };
  }

  /** Lets tests say who hashes (`js/host.js`): Node's one file exports what the package does, and no more. */
  exportHost() {
    const path = "node_modules/hookseal/pkg/node.js";
    appendFileSync(this.path(path), "export { setCrossover };\n");
    return path;
  }

  /**
   * A program that runs the suite, and hands its results to `report`, a JavaScript
   * function; `host` is the file of the package that exports `setCrossover`,
   * `deliveries` those of the law of the same verdict.
   */
  writeSuite(report, host = "node_modules/hookseal/js/host.js", deliveries = []) {
    this.writeSchemes();
    this.write("laws.json", JSON.stringify(deliveries));
    return this.write(
      "main.js",
      `import * as lib from "hookseal";
       import "hookseal/lab";
       import * as hmac from "hookseal/hmac";
       import * as slim from "hookseal/slim";
       import schemes from "./schemes.js";
       import { collect } from "./collect.js";
       import * as host from ${JSON.stringify(`./${host}`)};
       import files from "./vectors.json" with { type: "json" };
       import deliveries from "./laws.json" with { type: "json" };
       import cases from "./mistakes.json" with { type: "json" };
       export default (${report})(() => collect(lib, host, files, hmac, slim, schemes, deliveries, cases));`,
    );
  }

  path(name) {
    return join(this.directory, name);
  }

  write(name, text) {
    writeFileSync(this.path(name), text);
    return this.path(name);
  }

  /** Runs a program there, and returns what it prints; what it prints about a failure is in the error. */
  run(program, args, options) {
    const common = { cwd: this.directory, encoding: "utf8", stdio: "pipe", timeout: 500_000, maxBuffer: Infinity };
    return execFileSync(program, args, { ...common, ...options });
  }

  remove() {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
