/** How long functions and files may be. The names of the tests have the figures. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { describe, test } from "node:test";
import { inJavaScript, inPython, inRust } from "./functions.js";
import { root } from "../scratch.js";

/** Lines of code of functions, tests included: the median and nine of ten by language, and each. */
const FUNCTION = { median: 8, most: 30, longest: 60 };
/** Lines of a file of the engine, of the package's JavaScript, of the page, of the Worker, and of what makes vectors. */
const FILE = 400;
const LIMITED = /^(src|js|site|worker|vectors)\//;

const MEASURES = { ".js": inJavaScript, ".py": inPython, ".rs": inRust };

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((path) => extname(path) in MEASURES && existsSync(join(root, path)))
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
const functions = files.flatMap(({ path, text }) => MEASURES[extname(path)](text).map((one) => ({ ...one, path })));

test("functions are measured: the code, without blank lines and comments", () => {
  const lines = (measured) => measured.map(({ name, line, lines: count }) => [name, line, count]);
  assert.deepEqual(lines(inJavaScript("// a\nfunction f(a) {\n\n  // why\n  return () => a; // }\n}\n")), [["f", 2, 3], ["f", 5, 1]]);
  assert.deepEqual(lines(inRust('trait T { fn a(&self) -> [u8; 2]; }\nfn f<\'a>(c: &\'a str) -> char {\n    // }\n    "}\n{";\n    \'{\'\n}\n')), [["f", 2, 5]]);
  assert.deepEqual(lines(inPython('def f(\n    a,\n):\n    """One\n\n    two"""\n\n    # why\n    return a\n\n\nb = 1\n')), [["f", 1, 4]]);
});

/** The figures of some functions. */
function figuresOf(own) {
  const sorted = own.map(({ lines }) => lines).sort((a, b) => a - b);
  const at = (share) => sorted[Math.floor((sorted.length - 1) * share)];
  return { count: sorted.length, median: at(0.5), most: at(0.9), longest: sorted.at(-1) };
}

describe("functions", () => {
  for (const language of Object.keys(MEASURES)) {
    const figures = figuresOf(functions.filter(({ path }) => extname(path) === language));
    test(`in *${language}: ${JSON.stringify(figures)}`, () => {
      assert.ok(figures.median <= FUNCTION.median && figures.most <= FUNCTION.most);
    });
  }

  test(`have at most ${FUNCTION.longest} lines`, () => {
    const tooLong = functions.filter(({ lines }) => lines > FUNCTION.longest);
    assert.deepEqual(tooLong.map(({ path, line, name, lines }) => `${path}:${line} ${name}: ${lines}`), []);
  });
});

test(`files have at most ${FILE} lines`, () => {
  const long = files.filter(({ path, text }) => LIMITED.test(path) && text.split("\n").length - 1 > FILE);
  assert.deepEqual(long.map(({ path }) => path), []);
});
