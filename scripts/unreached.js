/**
 * Whether functions of a wasm can be taken out: nothing goes on behind a call of them.
 *
 * A function that returns nothing to go on with (Rust's `!`) is called before `unreachable`, or before a jump there. So
 * each direct call must be, in a function that stays; and no function that stays may call, through
 * the table, anything of the type of one there that goes, but for those that call closures and
 * traits of this project. Then whatever calls them traps a moment later in any case, with or
 * without what they do.
 */

/** A name of binaryen's text. */
const NAME = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;
const CALL = new RegExp(String.raw`\(call (${NAME})`);
const FUNCTION = new RegExp(String.raw`^ \(func (${NAME})`);
const TYPE = new RegExp(String.raw`^ \(type (${NAME}) `);
const INDIRECT = new RegExp(String.raw`\(call_indirect (?:${NAME} )?\(type (${NAME})\)`);

/** What a function or a type takes and returns. @param {string} line */
const signatureOf = (line) => [...line.matchAll(/\((param|result)(?: \$\w+)?([ \w]+)\)/g)].flatMap(([, kind, types]) => types.trim().split(" ").map((type) => `${kind} ${type}`)).join(", ");

/** How many brackets a line opens and leaves open; names may hold some. @param {string} line */
function depthOf(line) {
  const own = line.replace(/"(?:[^"\\]|\\.)*"/g, "").replace(/;;.*$/, "");
  return (own.match(/\(/g)?.length ?? 0) - (own.match(/\)/g)?.length ?? 0);
}

/** What is done after the expression that begins here, which may end the blocks around it. @param {string[]} lines @param {number} at */
function after(lines, at) {
  let depth = 0;
  do depth += depthOf(lines[at++]);
  while (depth > 0 || lines[at]?.trim() === ")");
  return lines[at]?.trim() ?? "";
}

/** A jump to the end of the block of this name, or to the start of the loop. */
const JUMP = new RegExp(String.raw`^\(br (${NAME})\)$`);

/** Whether anything is done after the expression that begins here, or where it jumps to. @param {string[]} lines @param {number} at */
function goesOn(lines, at) {
  const next = after(lines, at);
  const target = JUMP.exec(next)?.[1];
  if (target === undefined) return next !== "(unreachable)";
  const left = lines.slice(0, at).findLastIndex((line) => [`(block ${target}`, `(loop ${target}`].some((start) => `${line.trim()} `.startsWith(`${start} `)));
  return lines[left].trim().startsWith("(loop ") || goesOn(lines, left);
}

/**
 * @param {string} text of a module, as binaryen prints it: one expression a line, what follows it in the same column
 * @param {(name: string) => boolean} goes whether a function of this name is taken out
 * @param {(name: string) => boolean} isOwn whether one calls through the table what is ours alone
 * @returns {string[]} what speaks against it
 */
export function reached(text, goes, isOwn) {
  const lines = text.split("\n");
  const named = (pattern) => lines.flatMap((line) => (pattern.test(line) ? [[pattern.exec(line)[1], signatureOf(line)]] : []));
  const functions = named(FUNCTION);
  const signatures = new Map(named(TYPE));
  const isGoing = new Map(functions.map(([name]) => [name, goes(plain(name))]));
  const inTable = new Set(lines.filter((line) => line.startsWith(" (elem ")).flatMap((line) => line.match(new RegExp(NAME, "g"))));
  const lookedUp = new Set(functions.filter(([name]) => isGoing.get(name) && inTable.has(name)).map(([, signature]) => signature));
  const problems = [];
  let own = "";
  for (const [at, line] of lines.entries()) {
    own = FUNCTION.exec(line)?.[1] ?? own;
    if (isGoing.get(own)) continue;
    const type = INDIRECT.exec(line)?.[1];
    if (type !== undefined && lookedUp.has(signatures.get(type)) && !isOwn(plain(own))) problems.push(`${plain(own)} calls what takes (${signatures.get(type)})`);
    const called = CALL.exec(line)?.[1];
    if (called === undefined || !isGoing.get(called)) continue;
    const isLast = line.trim().startsWith("(call ") && !goesOn(lines, at);
    if (!isLast) problems.push(`${plain(own)} goes on behind ${plain(called)}`);
  }
  return problems;
}

/** A name as it was before binaryen wrote it. @param {string} name */
const plain = (name) => name.slice(1).replace(/^"|"$/g, "").replace(/\\([0-9a-f]{2})/g, (_, digits) => String.fromCharCode(parseInt(digits, 16)));
