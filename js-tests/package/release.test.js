/** What `npm run release:check` refuses, and what it makes beside the tarball and the crate. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, describe, test } from "node:test";
import { writeJsr } from "../../scripts/jsr.js";
import { billOfMaterials } from "../../scripts/sbom.js";
import { bin, root } from "../scratch.js";

const folder = mkdtempSync(join(tmpdir(), "hookseal-release-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const read = (name) => readFileSync(join(folder, name), "utf8");
const change = (name, pattern, text) => writeFileSync(join(folder, name), read(name).replace(pattern, text));
const { version, ...manifest } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** @param {string[]} args @returns {{ status: number, said: string }} */
function release(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/release.js", ...args], { cwd: folder, encoding: "utf8" });
  return { status, said: stdout + stderr };
}

/** That this is refused, for this reason and before anything is made. */
function refuses(args, reason) {
  const { status, said } = release(...args);
  assert.equal(status, 1, said);
  assert.match(said, reason);
  assert.throws(() => readdirSync(join(folder, "dist")), { code: "ENOENT" });
}

const ADDRESS = "https://github.com/Somebody/hookseal";
const set = (address) => release("--set", address);

describe("a project", () => {
  // As it is, but for what whoever publishes has said.
  beforeEach(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    for (const name of ["scripts", "Cargo.lock", "Cargo.toml", "README.md", "package-lock.json"]) cpSync(join(root, name), join(folder, name), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    const { repository, homepage, bugs, ...rest } = manifest;
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: rest.name, version, ...rest }));
    change("Cargo.toml", /^repository = .*\n/m, "");
    change("README.md", "is not published yet", "is published");
    writeFileSync(join(folder, "CHANGELOG.md"), `## [${version}] - 2026-12-01\n`);
  });

  test("without a repository is refused, and is told how to set one", () => {
    refuses([], /no repository: npm run release:check -- --set https:\/\/github\.com\/OWNER\/NAME/);
  });

  test("is given one in one place: the rest follows", () => {
    for (const address of ["https://github.com/another/one", ADDRESS]) assert.equal(set(address).status, 0);
    const { repository, homepage, bugs, ...rest } = JSON.parse(read("package.json"));
    assert.deepEqual({ repository, homepage, bugs }, { repository: { type: "git", url: `git+${ADDRESS}.git` }, homepage: `${ADDRESS}#readme`, bugs: `${ADDRESS}/issues` });
    assert.deepEqual(rest, { ...manifest, version });
    assert.deepEqual(read("Cargo.toml").match(/^repository = .*$/gm), [`repository = "${ADDRESS}"`]);
    // The next thing that it looks at.
    refuses(["--tag", "v0.0.0"], /the tag is v0\.0\.0/);
  });

  test("is given none that is not a repository's address", () => {
    for (const address of ["", "git@github.com:somebody/hookseal", "http://github.com/somebody/hookseal", `${ADDRESS}/`, `${ADDRESS}.git`, "https://github.com/somebody", `https://github.com/${"a".repeat(21)}/hookseal`]) {
      assert.equal(set(address).status, 1, address);
    }
    refuses([], /no repository/);
  });

  test("that says two things of its repository is refused, also in a trial", () => {
    set(ADDRESS);
    change("Cargo.toml", ADDRESS, "https://github.com/another/one");
    refuses(["--dry-run"], /say different things of the repository/);
    set(ADDRESS);
    change("package.json", `${ADDRESS}/issues`, "https://bugs.example");
    refuses(["--dry-run"], /say different things of the repository/);
  });

  test("of two versions is refused, also in a trial", () => {
    for (const name of ["Cargo.toml", "Cargo.lock", "package-lock.json"]) {
      const before = read(name);
      change(name, name === "Cargo.lock" ? `name = "hookseal"\nversion = "${version}"` : version, name === "Cargo.lock" ? 'name = "hookseal"\nversion = "9.9.9"' : "9.9.9");
      refuses(["--dry-run"], /the versions differ/);
      writeFileSync(join(folder, name), before);
    }
  });

  test("whose changelog or README do not know of the release is refused", () => {
    set(ADDRESS);
    writeFileSync(join(folder, "CHANGELOG.md"), `## [${version}] - unreleased\n`);
    change("README.md", "is published", "is not published yet");
    refuses([], /has no date\nREADME\.md says/);
    writeFileSync(join(folder, "CHANGELOG.md"), "## [0.0.0] - 2026-12-01\n");
    refuses(["--dry-run"], /has no section for/);
  });
});

test("the bill of materials has the crates of the wasm with their hashes, and no others", () => {
  const { metadata, components, dependencies } = billOfMaterials();
  assert.deepEqual([metadata.component.name, metadata.component.version], ["hookseal", version]);
  const names = components.map(({ name }) => name);
  for (const name of ["hookseal", "sha2", "p384", "rsa", "miniz_oxide", "wasm-bindgen"]) assert.ok(names.includes(name), name);
  // Optional for the crate's users; run when it is compiled; of the tests.
  for (const name of ["serde", "http", "wasm-bindgen-macro", "syn", "criterion", "hookseal-wasm"]) assert.ok(!names.includes(name), name);
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  for (const { name, version, hashes, licenses } of components.filter(({ name }) => name !== "hookseal")) {
    assert.ok(lock.includes(`name = "${name}"\nversion = "${version}"\n`) && lock.includes(`checksum = "${hashes[0].content}"`), name);
    assert.match(licenses[0].expression, /^[\w.()+-]+( (AND|OR|WITH) [\w.()+-]+)*$/, name);
  }
  const refs = [metadata.component, ...components].map((one) => one["bom-ref"]).sort();
  assert.deepEqual(dependencies.map(({ ref }) => ref).sort(), refs);
  assert.deepEqual(dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.includes(ref)), []);
});

test("the folder for JSR verifies in Deno, by each of its subpaths", () => {
  const jsr = join(folder, "jsr");
  mkdirSync(jsr, { recursive: true });
  writeJsr(jsr, "@scope/hookseal");
  const { exports } = JSON.parse(readFileSync(join(jsr, "jsr.json"), "utf8"));
  const npm = Object.keys(manifest.exports).filter((name) => !name.endsWith(".json"));
  assert.deepEqual(Object.keys(exports).filter((name) => !name.startsWith("./schemes/")), npm.filter((name) => !name.includes("*")));
  assert.ok("./schemes/stripe" in exports);
  const program = `
    for (const path of ${JSON.stringify(Object.values(exports))}) await import(path);
    const { Webhook } = await import("./js/index.js");
    const discord = new Webhook("discord", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    const github = new Webhook("github", "It's a Secret to Everybody");
    const headers = { "x-hub-signature-256": "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17" };
    console.log(discord.scheme, github.check("Hello, World!", headers).ok, github.diagnose("Hello, World! ", headers).findings[0].code);`;
  writeFileSync(join(jsr, "main.js"), program);
  const env = { ...process.env, DENO_DIR: join(folder, "deno"), DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
  const { stdout, stderr } = spawnSync(bin("deno"), ["run", "--no-config", "--cached-only", "--no-prompt", "--allow-read", "main.js"], { cwd: jsr, encoding: "utf8", env });
  assert.equal(stdout, "discord true body_whitespace_at_end\n", stderr);
});

describe("the workflows", () => {
  const names = readdirSync(join(root, ".github/workflows"));
  const text = new Map(names.map((name) => [name, readFileSync(join(root, ".github/workflows", name), "utf8")]));

  test("use actions by their commit, with the version it is", () => {
    const used = [...text.values()].flatMap((one) => one.match(/\buses: .*/g));
    assert.ok(used.length > 5);
    assert.deepEqual(used.filter((line) => !/^uses: [\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)), []);
  });

  test("keep no secret, and a job that may write, or be somebody, runs no code of the project", () => {
    for (const [name, one] of text) {
      assert.match(one, /^permissions:( \{\}|\n {2}contents: read)$/m, name);
      assert.doesNotMatch(one, /\bsecrets\./, name);
      const jobs = one.split(/^ {2}(?=[\w-]+:$)/m);
      for (const job of jobs.filter((job) => /: write$/m.test(job))) assert.doesNotMatch(job, /npm (test|run)|cargo (build|test|check)/, job);
    }
  });
});
