/** Who imports whom in the sources: the graph that `architecture.test.js` judges. */
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { root } from "../scratch.js";

const read = (path) => readFileSync(join(root, path), "utf8");
const withoutComments = (text) => text.replace(/^\s*\/\/.*$/gm, "");

/**
 * The Rust modules of the engine by their paths (`verify::message`), each with the modules that it names.
 * A name that a module hands on (`pub use`) counts as that of the module which has it.
 *
 * @param {string[]} files
 * @returns {Map<string, Set<string>>}
 */
export function rustImports(files) {
  const texts = new Map(files.map((path) => [moduleOf(path), withoutComments(read(path))]));
  const handedOn = new Map();
  for (const [module, text] of texts) {
    for (const [, path, names] of text.matchAll(/^pub(?:\([^)]*\))? use (?:self::)?([\w:]+)::(\{[^}]*\}|\w+);/gm)) {
      const target = path.startsWith("crate::") ? path.slice("crate::".length) : `${module}::${path}`;
      for (const name of namesIn(names)) if (texts.has(target)) handedOn.set(`${module}::${name}`, target);
    }
  }
  const owner = (path) => {
    for (let rest = path; rest !== ""; rest = rest.replace(/(::)?\w+$/, "")) {
      const [name] = path.slice(rest.length + 2).split("::");
      if (texts.has(rest)) return handedOn.has(`${rest}::${name}`) ? owner(`${handedOn.get(`${rest}::${name}`)}::${name}`) : rest;
    }
    return undefined;
  };
  return new Map(Array.from(texts, ([module, text]) => [module, new Set(namedBy(module, text, texts).map(owner).filter((found) => found && found !== module))]));
}

const moduleOf = (path) => path.slice("src/".length, -".rs".length).replace(/\/mod$/, "").replaceAll("/", "::");

/** The names in `{a, b::c as d}`: `a` and `d`. @param {string} list */
const namesIn = (list) => list.replace(/[{}]/g, "").split(",").map((name) => name.trim().split(/ as /).at(-1)).filter(Boolean);

/** The paths that a module names, and its own modules that it calls. */
function namedBy(module, text, texts) {
  const code = text.replace(/^pub(?:\([^)]*\))? use [^;]*;/gm, "");
  const bases = { crate: "", super: module.replace(/(^|::)\w+$/, ""), self: module };
  const paths = [...code.matchAll(/\b(crate|super|self)::((?:\w+::)*)(\{[^}]*\}|\w+)/g)].flatMap(([, base, between, names]) =>
    names.replace(/[{}]/g, "").split(",").map((name) => [bases[base], between.slice(0, -2), name.trim().split(/ as /)[0]].filter(Boolean).join("::")),
  );
  const own = [...texts.keys()].filter((other) => other.startsWith(`${module}::`));
  const called = own.filter((other) => new RegExp(`(?<![:\\w])${other.slice(module.length + 2)}::`).test(code));
  return [...paths, ...called];
}

/**
 * The JavaScript files, each with the files of the project that it imports.
 *
 * @param {string[]} files
 * @returns {Map<string, Set<string>>}
 */
export function jsImports(files) {
  const specifiers = (path) => [...withoutComments(read(path)).matchAll(/^(?:import|export)\b[^;]*?\bfrom "(\.[^"]+)";/gms)].map(([, one]) => one);
  return new Map(files.map((path) => [path, new Set(specifiers(path).map((one) => normalize(join(dirname(path), one))).filter((one) => files.includes(one)))]));
}

/**
 * The circles of a graph: each of the groups in which everybody reaches everybody.
 *
 * @param {Map<string, Set<string>>} graph
 */
export function circles(graph) {
  const reached = (from) => {
    const seen = new Set();
    const open = [from];
    while (open.length > 0) for (const next of graph.get(open.pop()) ?? []) if (!seen.has(next)) open.push(...seen.add(next) && [next]);
    return seen;
  };
  const all = new Map(Array.from(graph.keys(), (node) => [node, reached(node)]));
  return [...graph.keys()].filter((node) => all.get(node).has(node)).map((node) => [node, ...[...graph.get(node)].filter((next) => all.get(next).has(node))].join(" -> "));
}
