/**
 * `npm run matrix`: the package in runtimes, bundlers and test runners, each a real build of a small app
 * that verifies, and what it weighs; `docs/matrix.md` is made of it. With words, only the rows that have
 * one of them in their names, and the page stays as it is.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Scratch, root } from "../js-tests/scratch.js";
import { App, folder, hasWasm, versionOf, weigh } from "../matrix/app.js";
import { ENTRIES, TELLS, VERIFYING, expected, folderOf, source } from "../matrix/entries.js";
import { pageOf } from "../matrix/page.js";
import { Failure, main, run } from "./tools.js";

const words = process.argv.slice(2).map((word) => word.toLowerCase());

/** The files of the rows, in the order of the page. */
const BUNDLERS = ["esbuild", "vite", "webpack", "rollup", "rspack", "parcel", "next", "wrangler", "bun"];
const RUNTIMES = ["node", "deno", "bun", "workerd", "edge-runtime", "browsers", "without"];
const RUNNERS = ["jest", "ts-jest", "vitest", "metro"];

/** The tools, by a lock file of their own: nobody else has to install them. */
function install() {
  if (!existsSync(join(folder, "node_modules", ".package-lock.json"))) run("npm", ["ci", "--prefix", folder, "--no-audit", "--no-fund", "--loglevel=error"]);
}

/** The rows of a table, in the order that it names. @param {string} kind @param {string[]} names */
async function rows(kind, names) {
  const there = readdirSync(join(folder, kind)).map((file) => file.replace(/\.js$/, ""));
  if (there.sort().join() !== names.toSorted().join()) throw new Failure(`matrix/${kind}: not what scripts/matrix.js names`);
  const lists = await Promise.all(names.map(async (name) => (await import(join(folder, kind, `${name}.js`))).default));
  return lists.flat().filter(({ name }) => words.length === 0 || words.some((word) => name.toLowerCase().includes(word)));
}

/** What came of a question: nothing, or why it failed. @param {() => Promise<void>} ask */
async function tried(ask) {
  try {
    await ask();
    return {};
  } catch (error) {
    return { failure: error instanceof Error ? error.message.split("\n")[0] : String(error) };
  }
}

/** The verdicts as a test has them: what runs it says whether they are right. */
const asTest = (verdicts, how) => `${how === "typescript" ? 'import { expect, test } from "@jest/globals";\n' : ""}test("told", () => expect(told()).toBe(${JSON.stringify(JSON.stringify(verdicts))}));`;

class Matrix {
  /** @param {Scratch} scratch @param {number} schemes how many there are */
  constructor(scratch, schemes) {
    this.scratch = scratch;
    this.schemes = schemes;
    this.failures = 0;
  }

  /** An app of a row, for an entry; with the package of its own where the tool looks no further. */
  app(row, entry) {
    const own = row.name.replace(/\W+/g, "-").toLowerCase();
    const app = new App(this.scratch.path(join("apps", own, row.isOne ? "" : folderOf(entry))), row.node);
    app.write({
      "package.json": JSON.stringify({ private: true, type: "module", ...row.manifest }),
      [row.main?.replace("ENTRY", folderOf(entry)) ?? "main.js"]: `${source(entry, row.how)}${row.tail ?? TELLS[row.tells] ?? asTest(expected(entry, this.schemes), row.how)}\n`,
      ...row.files,
    });
    if (row.isAlone) cpSync(this.scratch.path("node_modules/hookseal"), app.path("node_modules/hookseal"), { recursive: true });
    return app;
  }

  /** Builds and runs an entry; `known` is why it is not expected to work. */
  async entry(row, entry) {
    const app = this.app(row, entry);
    const result = await tried(async () => {
      if (row.build && !row.isOne) await app.run(row.build);
      const told = (await row.host(app, folderOf(entry))).trim();
      const isRight = row.tells === "test" || (row.expects ? row.expects.test(told) : told === JSON.stringify(expected(entry, this.schemes)));
      if (!isRight) throw new Error(`told: ${told.slice(0, 200)}`);
    });
    if (result.failure === undefined && row.output) {
      const files = typeof row.output === "function" ? row.output(app, folderOf(entry)) : app.files(row.output);
      Object.assign(result, { size: weigh(files), hasWasm: hasWasm(files) });
      if (entry === "schemes" && result.hasWasm) result.failure = "there is wasm in it";
    }
    const known = row.known?.[entry];
    if ((result.failure === undefined) === (known !== undefined)) this.failures += 1;
    console.log(`${row.name}, ${entry}: ${result.failure ?? "ok"}${result.size ? ` (${result.size.js} + ${result.size.wasm} bytes)` : ""}${known ? ` (known: ${known})` : ""}`);
    return { ...result, known };
  }

  /** One app that has all entries, where a build takes a minute. */
  async buildOne(row, entries) {
    const [app] = entries.map((entry) => this.app(row, entry));
    await app.run(row.build);
  }

  /** All of a row's, or those that verify. */
  async row(row, entries) {
    /** @type {Record<string, any>} */
    const results = {};
    const built = row.isOne ? await tried(() => this.buildOne(row, entries)) : {};
    if (built.failure !== undefined) console.log(`${row.name}: ${built.failure}`);
    if (!row.missing) for (const entry of entries) results[entry] = await this.entry(row, entry);
    return { row, results };
  }

  /** @param {any[]} list @param {string[]} entries */
  async rows(list, entries) {
    const done = [];
    for (const row of list) done.push(await this.row(row, entries));
    return done;
  }
}

async function matrix() {
  install();
  const apps = join(folder, ".apps");
  rmSync(apps, { recursive: true, force: true });
  mkdirSync(apps);
  const scratch = new Scratch(apps);
  const { default: table } = await import("../pkg/schemes.js");
  const matrix = new Matrix(scratch, table.name.length);
  const bundlers = await matrix.rows(await rows("bundlers", BUNDLERS), Object.keys(ENTRIES));
  const runtimes = await matrix.rows(await rows("runtimes", RUNTIMES), VERIFYING);
  const runners = await matrix.rows(await rows("runners", RUNNERS), VERIFYING);
  if (words.length === 0) {
    writeFileSync(join(root, "docs", "matrix.md"), pageOf({ bundlers, runtimes, runners, versionOf }));
    rmSync(apps, { recursive: true });
  }
  if (matrix.failures > 0) throw new Failure(`${matrix.failures} failed`);
}

await main(matrix);
