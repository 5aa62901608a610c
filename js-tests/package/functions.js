/** The functions of a source text, and how many lines of code each has: blank lines and comments are left out. */
import { parse } from "acorn";

/** @typedef {{ name: string, line: number, lines: number }} Measured */

/** Ranges that are no code, as spaces; line ends stay. */
const blanked = (text, ranges, filler = " ") => {
  let rest = 0;
  const pieces = ranges.flatMap(([start, end]) => {
    const before = text.slice(rest, start);
    rest = end;
    return [before, text.slice(start, end).replace(/[^\n]/g, filler)];
  });
  return pieces.join("") + text.slice(rest);
};

const linesOf = (code, start, end) => code.slice(start, end).split("\n").filter((line) => line.trim() !== "").length;
const lineAt = (code, at) => code.slice(0, at).split("\n").length;

/** @param {string} text @returns {Measured[]} */
export function inJavaScript(text) {
  const comments = [];
  const onComment = (_isBlock, _text, start, end) => comments.push([start, end]);
  const tree = parse(text, { ecmaVersion: "latest", sourceType: "module", allowHashBang: true, onComment });
  const code = blanked(text, comments);
  const found = [];
  visit(tree, "", (node, name) => found.push({ name, line: lineAt(code, node.start), lines: linesOf(code, node.start, node.end) }));
  return found;
}

/** Calls `see` with each function below a node, and what it is called. */
function visit(node, name, see) {
  if (/Function/.test(node.type)) see(node, node.id?.name ?? name);
  for (const child of Object.values(node)) {
    for (const one of Array.isArray(child) ? child : [child]) {
      if (typeof one?.type === "string") visit(one, nameIn(node) ?? name, see);
    }
  }
}

/** What a node calls the function in it: a variable, a member, the title of a test. */
function nameIn({ type, id, key, callee, arguments: [title] = [] }) {
  if (type === "CallExpression") return typeof title?.value === "string" ? title.value : callee.name;
  return (id ?? key)?.name;
}

const RUST_TEXT = /\/\/[^\n]*|\/\*[^]*?\*\/|\bb?r(#*)"[^]*?"\1|\bb?"(?:[^"\\]|\\[^])*"|"(?:[^"\\]|\\[^])*"|'(?:[^'\\\n]|\\[^'\n]+|\\')'/g;

/** @param {string} text @returns {Measured[]} */
export function inRust(text) {
  const pieces = Array.from(text.matchAll(RUST_TEXT), ({ 0: piece, index }) => ({ piece, range: [index, index + piece.length] }));
  const isComment = ({ piece }) => /^\/[/*]/.test(piece);
  const rangesOf = (some) => some.map(({ range }) => range);
  const withTexts = blanked(text, rangesOf(pieces.filter(isComment)));
  const code = blanked(withTexts, rangesOf(pieces.filter((one) => !isComment(one))), "_");
  return [...code.matchAll(/\bfn\s+(\w+)/g)].flatMap(({ 1: name, index }) => {
    const end = bodyEnd(code, index);
    return end === undefined ? [] : [{ name, line: lineAt(code, index), lines: linesOf(code, index, end) }];
  });
}

/** Where the body of the function at a place ends; a declaration has none. */
function bodyEnd(code, start) {
  let depth = 0;
  for (let at = start; at < code.length; at++) {
    if (code[at] === ";" && depth === 0) return undefined;
    if ("([{".includes(code[at])) depth++;
    if (")]}".includes(code[at]) && --depth === 0 && code[at] === "}") return at + 1;
  }
  return undefined;
}

/** @param {string} text @returns {Measured[]} */
export function inPython(text) {
  const lines = text.replace(/^( *)"""[^]*?"""$/gm, (docstring) => docstring.replace(/[^\n]/g, " ")).split("\n");
  return lines.flatMap((line, index) => {
    const [, indent, name] = /^( *)def (\w+)/.exec(line) ?? [];
    if (name === undefined) return [];
    const isInside = (other) => other.trim() === "" || other.startsWith(`${indent} `) || other.startsWith(`${indent})`);
    const rest = lines.slice(index + 1);
    const end = rest.findIndex((other) => !isInside(other));
    const body = (end === -1 ? rest : rest.slice(0, end)).filter((other) => !/^ *(#|$)/.test(other));
    return [{ name, line: index + 1, lines: body.length + 1 }];
  });
}
