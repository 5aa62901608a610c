/** `docs/matrix.md`, of what came of a run. */
import { ENTRIES, VERIFYING } from "./entries.js";

/** @typedef {{ failure?: string, known?: string, size?: { js: number, wasm: number } }} Result */
/** @typedef {{ row: any, results: Record<string, Result> }} Done */

const HEAD = `# Runtimes, bundlers and test runners

\`npm run matrix\` (in a clone) made this page: each row is a real build of a small app with the tool as it comes, by the packed package, and what was built was run. It accepts genuine deliveries of Stripe and GitHub (shared keys) and of Discord (a public key), and refuses forged and stale ones with their codes. "ok" means all of that; anything else is what failed, and "—" was not run.
`;

const kilobytes = (/** @type {number} */ bytes) => (Math.max(0, bytes) / 1000).toFixed(1);

/** A cell, in which nothing ends it. @param {string} text */
const cell = (text) => text.replaceAll("|", "\\|").replace(/</g, "&lt;");

/** @param {string[]} heads @param {string[][]} lines */
const table = (heads, lines) => [heads, heads.map((_, index) => (index < 2 ? "---" : "---:")), ...lines].map((line) => `| ${line.join(" | ")} |`).join("\n");

/** @param {Result | undefined} result @param {string} [good] */
function outcome(result, good = "ok") {
  if (result === undefined) return "—";
  if (result.failure === undefined) return good;
  return cell(result.known ? `does not work: ${result.known}` : `FAILED: ${result.failure}`);
}

/** What an entry adds to the app that has none. @param {Record<string, Result>} results @param {string} entry */
function size(results, entry) {
  const { size: own } = results[entry] ?? {};
  const { size: none } = results.nothing ?? {};
  if (!own || !none) return outcome(results[entry]);
  const js = kilobytes(own.js - none.js);
  const added = own.wasm > none.wasm ? `${js} + ${kilobytes(own.wasm - none.wasm)}` : js;
  return outcome(results[entry], added);
}

/** @param {any} row @param {(name: string) => string} versionOf */
const versions = (row, versionOf) => row.version?.() ?? (row.packages ?? []).map((/** @type {string} */ name) => versionOf(name)).join(", ");

/**
 * @param {{ bundlers: Done[], runtimes: Done[], runners: Done[], versionOf: (name: string) => string }} run
 * @returns {string}
 */
export function pageOf({ bundlers, runtimes, runners, versionOf }) {
  const names = Object.keys(ENTRIES).filter((entry) => entry !== "nothing");
  const heads = names.map((entry) => (entry === "schemes" ? "`{ schemes }` alone" : `\`${entry}\``));
  const ran = ({ row, results }) => [row.name, versions(row, versionOf), ...(row.missing ? [row.missing, "", ""] : VERIFYING.map((entry) => outcome(results[entry], row.expects ? "says what to do" : "ok")))];
  const verifying = VERIFYING.map((entry) => `\`${entry}\``);
  return [
    HEAD,
    "## Runtimes\n",
    table(["runtime", "version", ...verifying], runtimes.map(ran)),
    "\nIn browsers it is what esbuild bundled. `Node`, Deno and Bun take the package from `node_modules`.\n",
    "## Bundlers\n",
    "Each built app was run: in Chromium, Node, Bun, workerd, or Next's server. The figures are what the entry adds to an app without it, in KB (1,000 bytes) gzipped: JavaScript, in which the wasm is where there is one figure, and wasm that lies beside it. `hookseal/slim` is with two schemes; with `{ schemes }` alone no wasm may be there.\n",
    table(["bundler", "version", ...heads], bundlers.map(({ row, results }) => [row.name, versions(row, versionOf), ...names.map((entry) => size(results, entry))])),
    "\n## Test runners\n",
    table(["runner", "version", ...verifying], runners.map(ran)),
    "",
  ].join("\n");
}
