/** A page of the reference, made of a file of types: each declaration with its comment as text. */

/** A comment of TypeScript as Markdown. @param {string} comment */
const words = (comment) =>
  comment
    .replace(/^\/\*\*|\*\/$/g, "")
    .replace(/^ *\* ?/gm, "")
    .replace(/\{@link ([\w.]+)\}/g, "`$1`")
    .replace(/^@(\w+)/gm, "**$1**")
    .replace(/^\*\*module\*\*.*$/gm, "")
    .trim();

const NAMED = /^(?:export )?(?:declare )?(?:abstract )?(?:class|interface|type|function|const|let) (\w+)/;

/** The declarations at the top of a file, each with the comment above it. @param {string} text */
function declarationsIn(text) {
  const pieces = text.split(/^(?=\/\*\*|(?:export|interface|type|declare)\b)/m);
  const found = [];
  let comment = "";
  for (const piece of pieces) {
    const name = NAMED.exec(piece)?.[1];
    const own = /^(\/\*\*.*?\*\/)\n(.*)$/s.exec(piece);
    if (name !== undefined) found.push({ name, comment, code: piece.trim() });
    comment = own && own[2].trim() === "" ? own[1] : "";
  }
  return found;
}

/** @param {string} title @param {string} source @param {string} text */
export function typesPage(title, source, text) {
  const sections = declarationsIn(text).map(({ name, comment, code }) => `## ${name}\n\n${words(comment)}\n\n\`\`\`ts\n${code}\n\`\`\`\n`);
  const [first] = /^\/\*\*.*?\*\//s.exec(text) ?? [""];
  return `# ${title}\n\n${words(first)}\n\nMade from \`${source}\`, which has the whole contract: errors, units and sources.\n\n${sections.join("\n")}`;
}
