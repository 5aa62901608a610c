/** What may be where: the rules that keep the source readable and the verdict the same in every runtime. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { circles, jsImports, rustImports } from "./imports.js";
import { root } from "../scratch.js";

/** What only some files may name. */
const CRATES = [
  { crates: ["hmac", "sha1", "sha2", "subtle"], files: ["src/crypto/mac.rs", "src/crypto/sha256.rs", "src/evidence/digest.rs"] },
  { crates: ["crypto_bigint"], files: ["src/evidence/rsa.rs"] },
  { crates: ["ed25519_dalek", "spki"], files: ["src/keys/rust/certificate.rs", "src/keys/rust/mod.rs"] },
  { crates: ["p256"], files: ["src/evidence/ecdsa.rs", "src/keys/rust/mod.rs"] },
  { crates: ["p384"], files: ["src/evidence/ecdsa.rs"] },
  {
    crates: ["wasm_bindgen", "js_sys"],
    files: ["src/keys/host.rs", "src/slim/mod.rs", ...["apple", "descriptions", "engine", "evidence", "exchange", "id_token", "js_sha256", "keys", "lab", "sign", "unpack"].map((name) => `src/wasm/${name}.rs`)],
  },
];
/** A row of a vendor is data: it knows the words that rows are made of, and nothing else. */
const WORDS_OF_ROWS = ["document", "error", "scheme"];

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((path) => path !== "" && existsSync(join(root, path)));
const read = (path) => readFileSync(join(root, path), "utf8");
const code = (path) => read(path).replace(/^\s*\/\/.*$/gm, "");
const rust = files.filter((path) => /^src\/.*\.rs$/.test(path));
const providers = rust.filter((path) => /^src\/schemes\/(?!mod\.rs)/.test(path));

/** The files whose code has it. */
const having = (paths, pattern) => paths.filter((path) => pattern.test(code(path))).sort();

describe("the Rust source", () => {
  test("is there", () => assert.ok(rust.length > 10 && providers.length > 0));

  for (const { crates, files: allowed } of CRATES) {
    test(`names ${crates.join(", ")} in ${allowed.join(", ")} alone`, () => {
      assert.deepEqual(having(rust, new RegExp(`\\b(${crates.join("|")})::`)), allowed);
    });
  }

  test("reads no clock, no file, no network, no environment", () => {
    assert.deepEqual(having(rust, /\b(SystemTime|Instant)\b|\bstd::(fs|env|process|thread|time|io)\b|\bTcp\w+\b/), []);
  });

  test("has nothing unsafe, and prints nothing", () => {
    assert.deepEqual(having(rust, /\bunsafe\b|\b(e?print(ln)?|dbg|todo|unimplemented)!/), []);
  });

  test("has vendors that know only the words of rows", () => {
    for (const path of providers) {
      const used = [...code(path).matchAll(/\bcrate::(\w+)/g)].map(([, module]) => module);
      assert.deepEqual(used.filter((module) => !WORDS_OF_ROWS.includes(module)), [], path);
    }
  });
});

/** The rooms of `src/` in their order, as docs/architecture.md has it: `| \`text\` | … |`. */
const ROOMS = [...read("docs/architecture.md").matchAll(/^\| `(\w+)` \|/gm)].map(([, room]) => room);

test("the engine asks nowhere which build it is in: lib.rs says what there is", () => {
  assert.deepEqual(having(rust, /\bcfg(_attr)?!?\((?!test\))/), ["src/lib.rs"]);
});

describe("the imports of the Rust source", () => {
  const graph = rustImports(rust.filter((path) => path !== "src/lib.rs"));
  const roomOf = (module) => module.split("::")[0];

  test("docs/architecture.md has every room, once", () => {
    assert.deepEqual([...ROOMS].sort(), [...new Set(Array.from(graph.keys(), roomOf))].sort());
  });

  test("run from later rooms to earlier ones", () => {
    const up = [...graph].flatMap(([module, named]) =>
      [...named].filter((other) => ROOMS.indexOf(roomOf(other)) > ROOMS.indexOf(roomOf(module))).map((other) => `${module} -> ${other}`),
    );
    assert.deepEqual(up, []);
  });

  test("have no circle", () => assert.deepEqual(circles(graph), []));

  test("are seen: verify names crypto, and a file the file that a name comes from", () => {
    assert.ok(graph.get("verify").has("crypto::mac"));
    assert.ok(graph.get("verify::event").has("verify::verified"));
    assert.deepEqual(circles(new Map([["a", new Set(["b"])], ["b", new Set(["c"])], ["c", new Set(["a"])], ["d", new Set(["a"])]])).length, 3);
  });
});

test("an event is made in one place, of what one place has verified", () => {
  const made = (pattern) => rust.flatMap((path) => [...code(path).matchAll(pattern)].map(() => path));
  assert.deepEqual([made(/\bVerified::new\(/g), made(/\bEvent::new\(/g)], [["src/verify/mod.rs"], ["src/verify/mod.rs"]]);
});

test("docs/reading.md is an hour: files that are there, 3,000 lines at most, and tests that are there", () => {
  const rows = [...read("docs/reading.md").matchAll(/^\| \d+ \| `([^`]+)` \|[^|]*\| ([^|]*) \|$/gm)];
  const lines = rows.map(([, path]) => read(path).split("\n").length - 1);
  assert.ok(rows.length > 20);
  assert.ok(lines.reduce((sum, one) => sum + one) <= 3000, `${lines.reduce((sum, one) => sum + one)} lines`);
  const tests = rows.flatMap(([, , proof]) => [...proof.matchAll(/`((?:tests|js-tests)\/[^`]+)`/g)].map(([, path]) => path));
  assert.deepEqual(tests.filter((path) => !existsSync(join(root, path))), []);
});

describe("the JavaScript of the package", () => {
  test("has no circle of imports", () => {
    const graph = jsImports(files.filter((path) => /^(js|worker)\/.*\.js$/.test(path)));
    assert.ok(graph.get("js/node.js").has("js/core.js"));
    assert.deepEqual(circles(graph), []);
  });

  const loaders = ["js/node.js", "js/workerd.js", "js/edge-light.js"];

  /** All that a loader imports, and what that imports. */
  function imports(path, seen = new Set()) {
    for (const [, specifier] of read(path).matchAll(/^(?:import|export)\b[^;]*?\bfrom "(.+?)";/gms)) {
      seen.add(specifier);
      if (specifier.startsWith("./")) imports(join("js", specifier), seen);
    }
    return [...seen];
  }

  for (const loader of loaders) {
    test(`${loader} reaches its own files and pkg/ alone: no runtime's modules`, () => {
      const reached = imports(loader);
      assert.ok(reached.includes("./api.js"));
      assert.deepEqual(reached.filter((specifier) => !/^\.\.?\//.test(specifier)), []);
    });
  }

  test("has the command line on top: nobody imports it, and it imports the package by its name", () => {
    const graph = jsImports(files.filter((path) => /^js\/.*\.js$/.test(path)));
    const isCli = (path) => path.startsWith("js/cli/");
    const arrows = [...graph].flatMap(([path, named]) => Array.from(named, (other) => [path, other]));
    assert.ok(arrows.some(([path]) => isCli(path)));
    assert.deepEqual(arrows.filter(([path, other]) => isCli(path) !== isCli(other)), []);
  });

  /** The floors of `js/cli/`, as docs/architecture.md has them: a file imports from its own and those below. */
  const FLOORS = [/^js\/cli\/(exit|args|help|json-text|version|print|project|message|undo|prompt|read-file|search|samples|tamper|query)\.js$/, /^js\/cli\/(secret|scheme|post|breaks|vendors)\.js$|^js\/cli\/(requests|doctor)\//, /^js\/cli\/(input|called|prove|openssl|signer|placeholder|endpoints|judge|explain)\.js$/, /^js\/cli\/commands\//, /^js\/cli\/tools\.js$/, /^js\/cli\/(main|index)\.js$/];

  test("has a command line whose shared pieces know no command", () => {
    const graph = jsImports(files.filter((path) => /^js\/cli\/.*\.js$/.test(path)));
    const floorOf = (path) => FLOORS.findIndex((floor) => floor.test(path));
    assert.deepEqual([...graph.keys()].filter((path) => floorOf(path) < 0), []);
    // `mcp` is the one command that serves others.
    const up = [...graph].flatMap(([path, named]) => Array.from(named, (other) => [path, other])).filter(([path, other]) => floorOf(other) > floorOf(path));
    assert.deepEqual(up, [["js/cli/commands/mcp.js", "js/cli/tools.js"]]);
  });

  test("has no await outside of functions: require() could not load it", () => {
    const own = files.filter((path) => /^js\/.*\.js$/.test(path));
    assert.deepEqual(having(own, /^(const .*= )?await\b/m), []);
  });
});

describe("the project", () => {
  const text = files.filter((path) => /\.(rs|js|ts|json|toml|md|py|html)$|^\.ci\//.test(path));
  const tests = files.filter((path) => /^(js-tests|tests|src)\//.test(path));

  test("skips no test", () => {
    const skipped = /#\[ignore|\b(test|describe|it|suite)\.(skip|todo|only)\(|\{ (skip|todo|only):/;
    assert.deepEqual(having(tests, skipped), []);
  });

  test("has no trait of wording whose functions are looked up as it runs: scripts/shrink.js takes these out", () => {
    assert.deepEqual(having(files.filter((path) => /^src\/.*\.rs$/.test(path)), /\bdyn (\w+::)*(Display|Debug|Write|Error)\b/), []);
  });

  test("runs each file of tests", () => {
    const runners = files.filter((path) => /^js-tests\/(.*\/)?(run-[^/]*|[^/]*\.test)\.js$/.test(path));
    // A file by its name, or a folder of them.
    const nameIn = (path) => path.slice("js-tests/".length, -".js".length).replace(/[^/]*\.test$/, "*.test");
    const table = read("scripts/steps.js");
    assert.ok(runners.length > 0);
    assert.deepEqual(runners.filter((path) => ![nameIn(path), path.slice("js-tests/".length, -".js".length)].some((name) => table.includes(`"${name}"`))), []);
  });

  test("says in the README how many schemes there are", async () => {
    const { schemes } = await import("hookseal");
    const vendors = new Set(schemes.map(({ vendor }) => vendor));
    assert.ok(read("README.md").includes(`${schemes.length} schemes of ${vendors.size} vendors`));
  });

  test("names no folder of somebody's machine", () => {
    const folder = /(?<![\w.*/-])\/(home|Users|root|work|private|mnt)\/\w/;
    assert.deepEqual(text.filter((path) => folder.test(read(path))), []);
  });
});
