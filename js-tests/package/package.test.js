/** The package as npm would publish it: what is in it, and that it loads wherever it says. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, describe, test } from "node:test";
import { buildSync } from "esbuild";
import nft from "next/dist/compiled/@vercel/nft/index.js";
import { Scratch, bin, root } from "../scratch.js";

const scratch = new Scratch();
after(() => scratch.remove());

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/**
 * Verifies a delivery of SheerID's tutorial, and prints the verdict: `lib` is the package. The hint is
 * the full module's; of the one for public keys a key is asked (RFC 8032, section 7.1, test 1).
 */
const PROGRAM = `
  const body = '{ "verificationId" : "5e4fef3cdcaa25122fb281c7e" }';
  const headers = { "X-SheerID-Signature": "35c3ab38b10f348361d1c63578ece19b2c0ba6aec36be3ee1c48b0a658d59795" };
  const sheerid = new lib.Webhook("sheerid", "sharedsecret1234");
  const { code, hint } = sheerid.check(body + " ", headers).error;
  const { scheme } = new lib.Webhook("discord", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  console.log(sheerid.verify(body, headers).id, code, hint !== "", scheme);
`;
const VERDICT = "5e4fef3cdcaa25122fb281c7e signature_mismatch true discord\n";

const node = (path) => scratch.run(process.execPath, [path]);

/** The subpaths that can be loaded, of the schemes one: the others are types alone, and a schema. */
const loadable = Object.entries(manifest.exports).flatMap(([name, { default: path }]) => (path === undefined ? [] : [name.replace("*", "stripe")]));

/** The subpaths with what those get who know no ES modules; of the schemes one. */
const commonEntries = () =>
  Object.entries(manifest.exports).flatMap(([name, { node: { require: path } = {} }]) => (path === undefined ? [] : [[name, path.slice("./".length)].map((one) => one.replace("*", "stripe"))]));

/** The relative links of a page, and whether they are marked as leading into the repository. */
function linksIn(text) {
  const prose = text.replace(/^```.*?^```$/gms, "").replace(/`[^`\n]*`/g, "``");
  const inline = Array.from(prose.matchAll(/\]\(([^)\s]+)\)( \(in the repository\))?/g), ([, target, mark]) => ({ target, isMarked: mark !== undefined }));
  const listed = Array.from(prose.matchAll(/^\[[^\]]+\]: (\S+)( "in the repository")?$/gm), ([, target, mark]) => ({ target, isMarked: mark !== undefined }));
  return [...inline, ...listed].filter(({ target }) => !/^\w+:/.test(target));
}

/** A heading's anchor, as GitHub and npm make it. */
const anchorOf = (heading) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-");

/** Whether a link of a page leads to a file of the package, and to a heading there. */
function leads(target, page, text) {
  const [path, anchor] = target.split("#");
  const file = path === "" ? page : join(dirname(page), path);
  const headings = Array.from(text.get(file)?.matchAll(/^#+ (.*)$/gm) ?? [], ([, heading]) => anchorOf(heading));
  return scratch.packed.includes(file) && (anchor === undefined || headings.includes(anchor));
}

describe("the tarball", () => {
  test("has js/ and the files that the manifest names, each of them, and no others", () => {
    const js = scratch.run("git", ["ls-files", "--cached", "--others", "--exclude-standard", "js"], { cwd: root });
    const schemes = readdirSync(join(root, "pkg/schemes")).map((name) => `pkg/schemes/${name}`);
    const docs = scratch.run("git", ["ls-files", "--cached", "--others", "--exclude-standard", "docs"], { cwd: root });
    const common = commonEntries().map(([, path]) => path).filter((path) => !schemes.includes(path));
    const types = [...js.trim().split("\n"), ...schemes, ...manifest.files].filter((path) => path.endsWith(".d.ts") && !path.startsWith("js/cli/"));
    const commonTypes = types.map((path) => `pkg/common/${path.replace(/ts$/, "cts")}`);
    const named = manifest.files.filter((name) => !["js", "docs", "pkg/*.cjs", "pkg/common", "pkg/schemes"].includes(name));
    assert.deepEqual(scratch.packed.sort(), [...schemes, ...commonTypes, ...js.trim().split("\n"), ...docs.trim().split("\n"), ...common, ...named, "package.json"].sort());
  });

  test("has what its exports name", () => {
    const named = [...JSON.stringify(manifest.exports).matchAll(/"\.\/([^"*]+\.\w+)"(?!:)/g)].map(([, path]) => path);
    assert.ok(named.length > 0);
    assert.deepEqual(named.filter((path) => !scratch.packed.includes(path)), []);
  });

  test("has what its pages link to, but for what they say is in the repository", () => {
    const pages = scratch.packed.filter((path) => path.endsWith(".md"));
    const text = new Map(pages.map((path) => [path, readFileSync(join(root, path), "utf8")]));
    const dead = pages.flatMap((page) => linksIn(text.get(page)).filter(({ target, isMarked }) => !isMarked && !leads(target, page, text)).map(({ target }) => `${page}: ${target}`));
    assert.deepEqual(dead, []);
    const marked = pages.flatMap((page) => linksIn(text.get(page)).filter(({ isMarked }) => isMarked).map(({ target }) => join(dirname(page), target)));
    assert.ok(marked.includes("worker/index.js"));
    // What is said to be there is there.
    assert.deepEqual(marked.filter((path) => !existsSync(join(root, path)) || scratch.packed.includes(path)), []);
  });

  test("needs no other package: that of `hookseal mcp` and those with vendors' types are for whoever uses them", () => {
    const { dependencies, peerDependencies, peerDependenciesMeta, optionalDependencies, bundleDependencies } = manifest;
    const types = readdirSync(join(root, "js/types")).map((name) => / from "(@[^/]+\/[^/"]+|[^/"]+)/.exec(readFileSync(join(root, "js/types", name), "utf8"))[1]);
    const optional = ["@modelcontextprotocol/sdk", ...types].sort();
    assert.deepEqual(Object.keys(peerDependencies), optional);
    assert.deepEqual(peerDependenciesMeta, Object.fromEntries(optional.map((name) => [name, { optional: true }])));
    assert.deepEqual({ dependencies, optionalDependencies, bundleDependencies }, {
      dependencies: undefined,
      optionalDependencies: undefined,
      bundleDependencies: undefined,
    });
  });

  test("has wasm that says nothing of the machine it was built on", () => {
    for (const name of scratch.packed.filter((path) => path.endsWith(".wasm"))) {
      const text = readFileSync(join(root, name), "latin1");
      assert.doesNotMatch(text, /\.cargo|registry|\/home\/|\/Users\//);
      assert.ok(!text.includes(root));
    }
  });
});

test("has the command line, as npx finds it", () => {
  assert.equal(scratch.run(scratch.path("node_modules/.bin/hookseal"), ["--version"]), `${manifest.version}\n`);
  assert.match(scratch.run(scratch.path("node_modules/.bin/hookseal"), ["schemes", "stripe"]), /^stripe: Stripe\n/);
});

describe("in Node", () => {
  test("import", () => {
    assert.equal(node(scratch.write("esm.mjs", `import * as lib from "hookseal"; ${PROGRAM}`)), VERDICT);
  });

  test("it is the entry that takes modules from files", () => {
    const script = 'import { fileURLToPath } from "node:url"; console.log(fileURLToPath(import.meta.resolve("hookseal")));';
    assert.match(node(scratch.write("resolve.mjs", script)), /pkg\/node\.js\n$/);
  });

  test("require", () => {
    assert.equal(node(scratch.write("cjs.cjs", `const lib = require("hookseal"); ${PROGRAM}`)), VERDICT);
  });

  test("import of each subpath", () => {
    assert.ok(loadable.length > 20);
    for (const subpath of loadable.filter((name) => name !== ".")) {
      const specifier = JSON.stringify(`hookseal${subpath.slice(1)}`);
      const script = `import * as lib from ${specifier}; console.log(Object.keys(lib).length > 0);`;
      assert.equal(node(scratch.write("subpath.mjs", script)), "true\n", subpath);
    }
  });

  test("each subpath as CommonJS, for who knows no ES modules (Jest): with the same exports, and the same verdict", async () => {
    const entries = commonEntries();
    assert.ok(entries.length > 15);
    for (const [name, path] of entries) {
      const names = (how) => node(scratch.write(`names.${how === "require" ? "cjs" : "mjs"}`, how === "require" ? `console.log(Object.keys(require(${JSON.stringify(`./node_modules/hookseal/${path}`)})).sort().join())` : `import * as lib from ${JSON.stringify(`hookseal${name.slice(1)}`)}; console.log(Object.keys(lib).sort().join())`));
      assert.equal(names("require"), names("import"), name);
    }
    // Each entry of CommonJS is a file of its own, with its own class.
    const refused = `try { verifyIdToken("", { jwks: { keys: [] }, issuer: "https://issuer.example", clientId: "client" }); } catch (error) { console.log(error.code, error instanceof EvidenceError, new TypeError() instanceof EvidenceError); }`;
    const source = `const { EvidenceError } = require("./node_modules/hookseal/pkg/evidence.cjs"); const { verifyIdToken } = require("./node_modules/hookseal/pkg/evidence-id-token.cjs"); ${refused}`;
    assert.equal(node(scratch.write("evidence.cjs", source)).trim(), "evidence_missing true false");
    const small = 'const { Webhook } = require("./node_modules/hookseal/pkg/slim.cjs"); console.log(new Webhook(require("./node_modules/hookseal/pkg/schemes/stripe.cjs"), "whsec_1").scheme);';
    assert.equal(node(scratch.write("slim.cjs", small)).trim(), "stripe");
    // Of a copy without the ES modules that are taken from files: Jest's require does not read them.
    assert.equal(node(scratch.write("common.cjs", `const lib = require("./node_modules/hookseal/pkg/index.cjs"); ${PROGRAM}`)), VERDICT);
    const packed = scratch.path("node_modules/hookseal/pkg/keys_packed.js");
    const text = readFileSync(packed);
    rmSync(packed);
    try {
      assert.equal(node(scratch.path("common.cjs")), VERDICT);
    } finally {
      writeFileSync(packed, text);
    }
  });

  test("files beside the exports are not to be had", () => {
    assert.throws(() => node(scratch.write("deep.mjs", 'import "hookseal/js/core.js";')), /ERR_PACKAGE_PATH_NOT_EXPORTED/);
  });
});

/** Only the names that are used, so that too much would be shaken off if the loaders were thought free of effects. */
const entry = () => scratch.write("entry.js", `import { Webhook } from "hookseal"; const lib = { Webhook }; ${PROGRAM}`);

describe("bundled by Bun", () => {
  for (const target of ["node", "browser", "bun"]) {
    test(`for ${target}`, () => {
      const outfile = scratch.path(`bun/${target}.mjs`);
      scratch.run(bin("bun"), ["build", entry(), `--target=${target}`, `--outfile=${outfile}`]);
      assert.equal(scratch.run(target === "bun" ? bin("bun") : process.execPath, [outfile]), VERDICT);
    });
  }
});

describe("with only the files that a server's build traces", () => {
  // What Vercel's tool finds by itself, and where Next's webpack resolves for it, as a bundler does.
  for (const conditions of [["node"], ["node", "module"]]) {
    test(conditions.join(" and "), async () => {
      const { fileList } = await nft.nodeFileTrace([entry()], { base: scratch.directory, conditions });
      for (const file of fileList) {
        mkdirSync(dirname(scratch.path(join("traced", file))), { recursive: true });
        copyFileSync(scratch.path(file), scratch.path(join("traced", file)));
      }
      assert.equal(node(scratch.path("traced/entry.js")), VERDICT);
      rmSync(scratch.path("traced"), { recursive: true });
    });
  }
});

describe("bundled by esbuild", () => {
  const bundle = (name, options) =>
    buildSync({ entryPoints: [entry()], outfile: scratch.path(name), bundle: true, minify: true, logLevel: "error", ...options });

  test("for browsers", () => {
    bundle("browser.mjs", { platform: "browser", format: "esm" });
    assert.equal(node(scratch.path("browser.mjs")), VERDICT);
  });

  test("for Node, as ESM and as CommonJS", () => {
    bundle("node.mjs", { platform: "node", format: "esm" });
    bundle("node.cjs", { platform: "node", format: "cjs" });
    assert.deepEqual([node(scratch.path("node.mjs")), node(scratch.path("node.cjs"))], [VERDICT, VERDICT]);
  });

  test("with the lab, for browsers and for Node: it diagnoses where no file is beside", () => {
    const script = `import { Webhook } from "hookseal"; import "hookseal/lab";
      const { verdict, findings } = new Webhook("github", "a secret for tests").diagnose("{} ", { "x-hub-signature-256": "sha256=${createHmac("sha256", "a secret for tests").update("{}").digest("hex")}" });
      console.log(verdict, findings[0].code);`;
    const lab = { entryPoints: [scratch.write("lab.js", script)] };
    mkdirSync(scratch.path("apart/lab"), { recursive: true });
    for (const [platform, format] of [["browser", "esm"], ["node", "esm"], ["node", "cjs"]]) {
      const name = `apart/lab/${platform}.${format === "esm" ? "mjs" : "cjs"}`;
      bundle(name, { ...lab, platform, format });
      assert.equal(node(scratch.path(name)), "proven body_whitespace_at_end\n", name);
    }
  });

  test("where only `node` and `import` are known (Vite 5, Vitest 3, Jest 29)", () => {
    bundle("plain.mjs", { platform: "neutral", format: "esm", conditions: ["node", "import"], external: ["node:*"] });
    assert.equal(node(scratch.path("plain.mjs")), VERDICT);
  });

  test("what is not used is not in it: the table of schemes brings no wasm", () => {
    for (const name of ["hookseal", "hookseal/hmac"]) {
      for (const condition of ["module", "browser", "workerd", "edge-light"]) {
        const stdin = { contents: `import { schemes, WebhookError } from "${name}"; console.log(schemes.length, WebhookError.name);`, resolveDir: scratch.directory };
        const options = { stdin, bundle: true, format: "esm", conditions: [condition], external: ["*.wasm", "*?module"], metafile: true, write: false, logOverride: { "ignored-bare-import": "silent" } };
        const [{ bytes, imports }] = Object.values(buildSync(options).metafile.outputs);
        assert.ok(bytes < 60_000, `${name}, ${condition}: ${bytes}`);
        assert.deepEqual(imports, [], `${name}, ${condition}`);
      }
    }
  });

  test("for Vercel's edge runtime: it asks for compiled modules", () => {
    const { metafile } = bundle("edge.mjs", { format: "esm", conditions: ["edge-light"], external: ["*?module"], metafile: true });
    const inputs = Object.keys(metafile.inputs).map((path) => path.split("hookseal/").at(-1));
    assert.ok(inputs.includes("js/edge-light.js"));
    const { imports } = Object.values(metafile.outputs)[0];
    const asked = imports.map(({ path }) => path.split("/").at(-1)).sort();
    const modules = scratch.packed.filter((path) => path.endsWith(".wasm") && /(hookseal|keys)_bg/.test(path));
    assert.deepEqual(asked, modules.map((path) => `${path.split("/").at(-1)}?module`).sort());
  });
});

describe("bundled where there are no files", () => {
  test("for a page, with `require`: nothing of Node is asked for", () => {
    const stdin = { contents: `const { Webhook } = require("hookseal"); console.log(new Webhook("github", "a secret for tests").check("{}", {}).error.code);`, resolveDir: scratch.directory };
    const { outputFiles } = buildSync({ stdin, bundle: true, platform: "browser", format: "iife", conditions: ["development"], write: false });
    assert.equal(node(scratch.write("page.cjs", outputFiles[0].text)), "missing_signature\n");
  });

  for (const condition of ["react-native", "browser"]) {
    test(`for ${condition}: without \`import.meta\`, which neither React Native's engine nor a script that is no module may have`, () => {
      for (const name of ["hookseal", "hookseal/hmac", "hookseal/lab", "hookseal/slim", "hookseal/evidence"]) {
        const stdin = { contents: `export * from "${name}";`, resolveDir: scratch.directory };
        const [{ text }] = buildSync({ stdin, bundle: true, format: "esm", conditions: [condition, "import"], write: false }).outputFiles;
        assert.ok(!text.includes("import.meta"), name);
      }
    });
  }
});

describe("where WebAssembly is not to be had, the error says what to do", () => {
  const program = `
    import stripe from "hookseal/schemes/stripe";
    import * as full from "hookseal";
    import * as hmac from "hookseal/hmac";
    import * as slim from "hookseal/slim";
    const asked = [() => new full.Webhook("stripe", "whsec_1234567890"), () => new hmac.Webhook("stripe", "whsec_1234567890"), () => new slim.Webhook(stripe, "whsec_1234567890")];
    for (const ask of asked) try { ask(); console.log("made"); } catch (error) { console.log(error.message); }
  `;
  const told = (path, ...flags) => scratch.run(process.execPath, [...flags, path], { env: { ...process.env, NODE_OPTIONS: "", NODE_NO_WARNINGS: "1" } }).trim().split("\n");

  test("a runtime without it", () => {
    const lines = told(scratch.write("without.mjs", program), "--jitless");
    assert.equal(lines.length, 3);
    for (const line of lines) assert.match(line, /^hookseal: this runtime has no WebAssembly .*verify on the server/);
  });

  test("a page whose policy forbids it", () => {
    // WebKit refuses the instance, the others the module.
    for (const refused of ["Module", "Instance"]) {
      scratch.write("forbids.mjs", `WebAssembly.${refused} = class { constructor() { throw new WebAssembly.CompileError("violates the Content Security Policy"); } };`);
      const lines = told(scratch.write("forbidden.mjs", `import "./forbids.mjs"; ${program}`));
      assert.equal(lines.length, 3);
      for (const line of lines) assert.match(line, /^hookseal: WebAssembly is not allowed here: .*'wasm-unsafe-eval'/);
    }
  });
});

/** GitHub's own example: https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries */
const SLIM = `
  import { Webhook } from "hookseal/slim";
  import github from "hookseal/schemes/github";
  const headers = { "x-hub-signature-256": "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17" };
  const webhook = new Webhook(github, "It's a Secret to Everybody");
  console.log(webhook.verify("Hello, World!", headers).keyIndex, webhook.check("Hello, World", headers).error.code);
`;

describe("hookseal/slim", () => {
  test("in Node, and bundled", () => {
    const entry = scratch.write("slim.mjs", SLIM);
    const outfile = scratch.path("slim-bundle.mjs");
    buildSync({ entryPoints: [entry], outfile, bundle: true, minify: true, format: "esm", logLevel: "error" });
    assert.deepEqual([node(entry), node(outfile)], ["0 signature_mismatch\n", "0 signature_mismatch\n"]);
  });

  test("bundled for Workers and for Vercel's edge runtime: its own wasm alone", () => {
    const entryPoints = [scratch.write("slim.mjs", SLIM)];
    const asked = (condition) => {
      const options = { bundle: true, format: "esm", conditions: [condition], external: ["*.wasm", "*?module"], metafile: true, write: false };
      const [{ imports }] = Object.values(buildSync({ entryPoints, ...options }).metafile.outputs);
      return imports.map(({ path }) => path.split("/").at(-1));
    };
    assert.deepEqual([asked("workerd"), asked("edge-light")], [["slim_bg.wasm"], ["slim_bg.wasm?module"]]);
  });
});

describe("bundled by wrangler", () => {
  test("it is the Workers entry: the wasm lies beside the code, not in it", () => {
    scratch.write("worker.js", `import { Webhook } from "hookseal"; export default { fetch: () => new Response(Webhook.name) };`);
    scratch.write("wrangler.json", JSON.stringify({ name: "scratch", main: "worker.js", compatibility_date: "2026-04-01" }));
    const env = { ...process.env, WRANGLER_SEND_METRICS: "false", WRANGLER_LOG_PATH: scratch.directory };
    scratch.run(bin("wrangler"), ["deploy", "--dry-run", "--outdir", scratch.path("out")], { env });
    const out = readdirSync(scratch.path("out"));
    assert.equal(out.filter((name) => name.endsWith(".wasm")).length, 2, out.join());
    assert.doesNotMatch(readFileSync(scratch.path("out/worker.js"), "utf8"), /\batob\b/);
  });
});

describe("TypeScript", () => {
  const subpaths = loadable.map((name) => name.slice(1));
  const imports = subpaths.map((name, index) => `import * as entry${index} from "hookseal${name}";`);
  /** Uses what it imports, and what has to be refused is. */
  const source = `${imports.join("\n")}
    import stripe from "hookseal/schemes/stripe";
    const webhook = new entry0.Webhook("zignsec", "the access token");
    const handler = entry${subpaths.indexOf("/express")}.receive(webhook, (event) => event.payload.identity?.CountryCode);
    // @ts-expect-error: no body
    export const wrong = () => webhook.check(1, {});
    const entries = [${subpaths.map((_, index) => `entry${index}`).join()}].every((entry) => Object.keys(entry).length > 0);
    console.log(webhook.check("{}", webhook.sign("{}")).ok, typeof handler, stripe.name, entries);`;
  // attw has the last TypeScript that has \`node10\`.
  const older = createRequire(createRequire(import.meta.url).resolve("@arethetypeswrong/core")).resolve("typescript/lib/tsc.js");
  const MODES = [
    ["commonjs", "node16", "node16"],
    ["commonjs", "nodenext", "nodenext"],
    ["commonjs", "commonjs", "node10", older],
    ["module", "node16", "node16"],
    ["module", "esnext", "bundler"],
  ];
  for (const [type, module, resolution, tsc = bin("tsc")] of MODES) {
    test(`imports each subpath in a package of type ${type}, as ${module} with ${resolution}`, () => {
      const folder = scratch.path(`typescript-${type}-${resolution}`);
      mkdirSync(folder);
      writeFileSync(join(folder, "package.json"), JSON.stringify({ type }));
      writeFileSync(join(folder, "main.ts"), source);
      const options = { module, moduleResolution: resolution, target: "es2022", lib: ["es2023", "dom"], strict: true, esModuleInterop: true, types: ["node"], typeRoots: [join(root, "node_modules/@types")] };
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["main.ts"] }));
      scratch.run(process.execPath, [tsc === older ? tsc : realpathSync(tsc), "--project", folder]);
      assert.equal(node(join(folder, "main.js")), "true function stripe true\n");
    });
  }
});
