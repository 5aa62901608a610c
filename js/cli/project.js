/** The project that a command stands in: which framework it uses, and so which fix is its own. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Packages, each with the name under which a finding's `fixes` has it: the outermost framework first. */
const PACKAGES = /** @type {const} */ ([
  ["@nestjs/core", "NestJS"],
  ["next", "Next.js"],
  ["fastify", "Fastify"],
  ["hono", "Hono, Workers, Deno, Bun"],
  ["express", "Express"],
  ["wrangler", "Hono, Workers, Deno, Bun"],
  ["@types/aws-lambda", "AWS Lambda"],
  ["serverless", "AWS Lambda"],
]);

/** Files of other languages, and what in them names a framework. */
const FILES = /** @type {const} */ ([
  ["requirements.txt", /^flask\b/im, "Flask"],
  ["requirements.txt", /^django\b/im, "Django"],
  ["requirements.txt", /^fastapi\b/im, "FastAPI"],
  ["pyproject.toml", /\bflask\b/i, "Flask"],
  ["pyproject.toml", /\bdjango\b/i, "Django"],
  ["pyproject.toml", /\bfastapi\b/i, "FastAPI"],
  ["Gemfile", /\brails\b/, "Rails"],
  ["composer.json", /"require"/, "PHP, Laravel"],
  ["go.mod", /^module /m, "Go"],
  ["pom.xml", /spring/, "Spring"],
  ["build.gradle", /spring/, "Spring"],
  ["Cargo.toml", /\baxum\b/, "axum"],
]);

/** @param {string} path */
const textOf = (path) => (existsSync(path) ? readFileSync(path, "utf8") : undefined);

/** @param {string} folder @returns {Record<string, string>} the packages that its manifest names */
export function dependenciesOf(folder) {
  try {
    const { dependencies, devDependencies } = JSON.parse(textOf(join(folder, "package.json")) ?? "{}");
    return { ...devDependencies, ...dependencies };
  } catch {
    return {};
  }
}

/** @param {string} folder @returns {string | undefined} the framework as `fixes` names it */
export function frameworkOf(folder) {
  const dependencies = dependenciesOf(folder);
  const [, found] = PACKAGES.find(([name]) => Object.hasOwn(dependencies, name)) ?? [];
  if (found !== undefined) return found;
  return FILES.find(([file, pattern]) => pattern.test(textOf(join(folder, file)) ?? ""))?.[2];
}
