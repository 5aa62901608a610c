/** The project that a command stands in: which framework it uses, and so which fix is its own. */
import { join } from "node:path";
import { MAX_WRITTEN_BYTES, readFile } from "./read-file.js";

/** Packages, each with the framework's name: the outermost first. */
const PACKAGES = /** @type {const} */ ([
  ["@nestjs/core", "NestJS"],
  ["next", "Next.js"],
  ["fastify", "Fastify"],
  ["hono", "Hono"],
  ["koa", "Koa"],
  ["express", "Express"],
  ["wrangler", "Workers"],
  ["@types/aws-lambda", "AWS Lambda"],
  ["serverless", "AWS Lambda"],
]);

/** Frameworks that share a fix, by the name under which a finding's `fixes` has it. @type {Record<string, string>} */
const SHARED = { Hono: "Hono, Workers, Deno, Bun", Workers: "Hono, Workers, Deno, Bun", Deno: "Hono, Workers, Deno, Bun", Laravel: "PHP, Laravel", PHP: "PHP, Laravel" };

/** Files of other languages, and what in them names a framework. */
const FILES = /** @type {const} */ ([
  ["requirements.txt", /^flask\b/im, "Flask"],
  ["requirements.txt", /^django\b/im, "Django"],
  ["requirements.txt", /^fastapi\b/im, "FastAPI"],
  ["pyproject.toml", /\bflask\b/i, "Flask"],
  ["pyproject.toml", /\bdjango\b/i, "Django"],
  ["pyproject.toml", /\bfastapi\b/i, "FastAPI"],
  ["Gemfile", /\brails\b/, "Rails"],
  ["composer.json", /"laravel\/framework"/, "Laravel"],
  ["composer.json", /"require"/, "PHP"],
  ["go.mod", /^module /m, "Go"],
  ["pom.xml", /spring/, "Spring"],
  ["build.gradle", /spring/, "Spring"],
  ["Cargo.toml", /\baxum\b/, "axum"],
  ["wrangler.toml", /^/, "Workers"],
  ["wrangler.jsonc", /^/, "Workers"],
  ["wrangler.json", /^/, "Workers"],
  ["deno.json", /^/, "Deno"],
]);

/** @param {string} path @returns {string | undefined} undefined where there is none */
function textOf(path) {
  try {
    return readFile(path, MAX_WRITTEN_BYTES, true).toString("utf8");
  } catch {
    return undefined;
  }
}

/** @param {string} folder @returns {Record<string, string>} the packages that its manifest names */
export function dependenciesOf(folder) {
  try {
    const { dependencies, devDependencies } = JSON.parse(textOf(join(folder, "package.json")) ?? "{}");
    return { ...devDependencies, ...dependencies };
  } catch {
    return {};
  }
}

/**
 * @param {string} folder
 * @returns {{ name: string, fixes: string } | undefined} `fixes`: what a finding's `fixes` calls it
 */
export function frameworkOf(folder) {
  const dependencies = dependenciesOf(folder);
  const [, own] = PACKAGES.find(([name]) => Object.hasOwn(dependencies, name)) ?? [];
  const isThere = (/** @type {string} */ file, /** @type {RegExp} */ pattern) => {
    const text = textOf(join(folder, file));
    return text !== undefined && pattern.test(text);
  };
  const name = own ?? FILES.find(([file, pattern]) => isThere(file, pattern))?.[2];
  return name && { name, fixes: SHARED[name] ?? name };
}
