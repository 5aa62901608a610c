/**
 * The page: `dist/site/index.html`, one file with everything inside, which works from a
 * disk and offline, and may connect to nothing (its CSP). `pkg/` is what it is made of.
 *
 * The modules are compressed with LZMA and inflated by `site/lzma.js`: gzip, which a
 * server would do, leaves a fifth more (docs/page.md has the figures).
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, transformSync } from "esbuild";
import { Failure, has, main, root } from "./tools.js";

/** The most that the page may have before public keys, gzipped; the page's tests hold it too. */
const MOST_BYTES = 200_000;

const inSite = (name) => join(root, "site", name);
const NODE = { buffer: "buffer", crypto: "crypto", zlib: "zlib", fs: "others", path: "others", util: "others" };

/** What is compressed: see `site/lzma.js`. */
const XZ = ["--format=raw", "--lzma1=preset=9e,lc=4,lp=0,pb=0", "--stdout", "--threads=1"];

/** @param {Uint8Array} bytes */
function compressed(bytes) {
  const { status, stdout } = spawnSync("xz", XZ, { input: bytes, maxBuffer: 1 << 26 });
  if (status !== 0) throw new Failure("xz failed");
  return stdout;
}

/** @param {string} id @param {Uint8Array} bytes */
const block = (id, bytes) => `<script type="application/x-lzma" id="${id}" data-length="${bytes.length}">${compressed(bytes).toString("base64")}</script>`;

/** In place of Node's modules, of the package by its name, of the table as JavaScript, and of what a page does not do. */
const instead = {
  name: "instead",
  setup({ onResolve }) {
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path: inSite(`node/${NODE[path.slice("node:".length)]}.js`) }));
    onResolve({ filter: /^hookseal$/ }, () => ({ path: inSite("engine.js") }));
    onResolve({ filter: /pkg\/schemes\.js$/ }, () => ({ path: inSite("table.js") }));
    onResolve({ filter: /\/(host|unknown|project|openssl|read-file|named-file|lambda|called|tamper|vendors)\.js$/ }, () => ({ path: inSite("absent.js") }));
  },
};

async function script() {
  const options = /** @type {const} */ ({ bundle: true, minify: true, format: "iife", target: "es2022", write: false, legalComments: "none", charset: "utf8" });
  const { outputFiles } = await build({ ...options, entryPoints: [inSite("main.js")], inject: [inSite("node/buffer.js")], plugins: [instead] });
  return outputFiles[0].text.trim();
}

/** @param {string} text of an element that the CSP allows by its hash */
const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** @param {{ own: string, style: string }} texts */
const policyOf = ({ own, style }) =>
  ["default-src 'none'", "connect-src 'none'", `script-src ${hashOf(own)} 'wasm-unsafe-eval'`, `style-src ${hashOf(style)}`, "img-src data:", "base-uri 'none'", "form-action 'none'"].join("; ");

/** @param {{ keys: boolean }} what */
function pageOf(pieces, { keys }) {
  const [own, style, table, engine, keyModule] = pieces;
  const html = readFileSync(inSite("index.html"), "utf8").replace(/>\s+</g, "><").replace(/\s+/g, " ").trim();
  const blocks = [table, engine, ...(keys ? [keyModule] : [])].join("");
  const values = { policy: policyOf({ own, style }), style, blocks, script: own };
  return html.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
}

async function site() {
  if (!has("xz")) throw new Failure("xz is missing: install the Debian package xz-utils, or the like");
  const { default: all } = await import("../pkg/schemes.js");
  // The vendors' pages are half of it, and no part of a verdict.
  const table = { ...all, documentation: [] };
  const own = await script();
  const style = transformSync(readFileSync(inSite("style.css"), "utf8"), { loader: "css", minify: true }).code.trim();
  const moduleOf = (name) => readFileSync(join(root, "pkg", `${name}_bg.wasm`));
  const pieces = [own, style, block("table", Buffer.from(JSON.stringify(table))), block("page", moduleOf("page")), block("keys", moduleOf("keys"))];
  const page = pageOf(pieces, { keys: true });
  mkdirSync(join(root, "dist", "site"), { recursive: true });
  writeFileSync(join(root, "dist", "site", "index.html"), page);
  report(pieces, page, pageOf(pieces, { keys: false }));
}

/** @param {string[]} pieces @param {string} page @param {string} without public keys */
function report(pieces, page, without) {
  const size = (text) => gzipSync(text, { level: 9 }).length;
  const names = ["script", "style", "table of schemes", "engine", "keys"];
  for (const [index, name] of names.entries()) console.log(`${name.padEnd(20)} ${String(size(pieces[index])).padStart(7)} bytes gzipped`);
  console.log(`${"dist/site/index.html".padEnd(20)} ${String(size(page)).padStart(7)} bytes gzipped, ${size(without)} without public keys`);
  if (size(without) > MOST_BYTES) throw new Failure(`the page has more than ${MOST_BYTES} bytes without public keys`);
}

main(site);
