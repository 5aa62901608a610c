/**
 * The names of a body's members as they stand there, twice where they do: what hookseal and
 * JSON.parse make of them has each once, the last, while the body goes on as it came, to
 * readers that may take the first, or `Identity` for `identity`.
 */

/** @typedef {[parent: string, name: string]} Place a member, and the one that it is in: `""` at the top */

/** Texts, and what stands between them; a text without its end is the rest. */
const JSON_TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|$)|[{}[\]:]/gs;
/** A tag: whether it ends an element, its name, and whether it is all of the element. */
const TAG = /<(\/?)([^\s/><]+)(?=[\s/>])(?:[^"'>]|"[^"]*"|'[^']*')*?(\/?)>/sy;
/** What else begins with `<`, and how it ends. */
const OTHERS = [["<!--", "-->"], ["<![CDATA[", "]]>"], ["<?", "?>"], ["<!", ">"]];

/**
 * The members at the top, and those of them.
 *
 * @param {string} text JSON or XML that hookseal has read
 * @returns {Generator<Place>}
 */
export const places = (text) => (text.trimStart().startsWith("<") ? inXml(text) : inJson(text));

/** @param {string} text @returns {Generator<Place>} */
function* inJson(text) {
  /** @type {string[]} */
  const open = [];
  let last = '""';
  let name = "";
  for (const [token] of text.matchAll(JSON_TOKENS)) {
    if (token.startsWith('"')) last = token;
    else if (token === "{" || token === "[") open.push(name);
    else if (token !== ":") open.pop();
    else {
      name = JSON.parse(last);
      if (open.length <= 2) yield [open.at(1) ?? "", name];
    }
  }
}

/** @param {string} text @returns {Generator<Place>} */
function* inXml(text) {
  /** @type {string[]} */
  const open = [];
  for (const [, isEnd, name = "", isWhole] of tags(text)) {
    if (isEnd) open.pop();
    else {
      if (open.length === 1 || open.length === 2) yield [open.at(1) ?? "", name];
      if (!isWhole) open.push(name);
    }
  }
}

/** Up to what is no XML. @param {string} text */
function* tags(text) {
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at)) {
    const [begin, end] = OTHERS.find(([begin]) => text.startsWith(begin, at)) ?? [];
    if (begin !== undefined) {
      const last = text.indexOf(end, at + begin.length);
      if (last < 0) return;
      at = last + end.length;
      continue;
    }
    TAG.lastIndex = at;
    const tag = TAG.exec(text);
    if (tag === null) return;
    at += tag[0].length;
    yield tag;
  }
}

/**
 * Whether each of these members is there once at most, and under no name that another reader
 * takes for it: in another case, or with a prefix.
 *
 * @param {string} text
 * @param {ReadonlyMap<string, readonly string[]>} compared the names, by what they are in
 */
export function isUnambiguous(text, compared) {
  const seen = new Set();
  for (const [parent, name] of places(text)) {
    const own = compared.get(parent)?.find((known) => folded(known) === folded(name));
    if (own === undefined) continue;
    const place = `${parent}/${own}`;
    if (name !== own || seen.has(place)) return false;
    seen.add(place);
  }
  return true;
}

/** As the most lenient readers compare names. @param {string} name */
const folded = (name) => name.replace(/^.*:/, "").normalize("NFKC").toUpperCase().toLowerCase().replaceAll("\u0307", "");

const ATTRIBUTE = /[ \t\r\n]([^ \t\r\n=]+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)')/g;
/** Attributes that are the writing of XML and of its serializers: of an element that says nothing, they say nothing. */
const OF_WRITING = /^(xmlns(:|$)|xsi:|[^:]+:(nil|type|id|ref)$)/i;
/** What is no content. */
const COMMENTS = /<!--.*?-->|<\?.*?\?>/gs;

/**
 * Whether each XML element that says it is nil is empty, where it is compared or in what is:
 * hookseal reads it as null, and readers that do not know `nil` as what is in it.
 *
 * @param {string} text JSON or XML that hookseal has read
 * @param {readonly string[]} compared the elements in the first that are compared
 */
export function hidesNothing(text, compared) {
  if (!text.trimStart().startsWith("<")) return true;
  /** @type {string[]} */
  const open = [];
  /** Where the content of a nil element begins. @type {number | undefined} */
  let content;
  for (const tag of tags(text)) {
    const [written, isEnd, name = "", isWhole] = tag;
    if (content !== undefined && !(isEnd && text.slice(content, tag.index).replace(COMMENTS, "").trim() === "")) return false;
    content = undefined;
    if (isEnd) {
      open.pop();
      continue;
    }
    // The first holds what is compared: where it is null, nothing in it is seen.
    const isCompared = open.length === 0 || compared.includes(open[1] ?? name);
    const attributes = Array.from(written.matchAll(ATTRIBUTE), ([, name = "", one, other]) => ({ name, value: one ?? other ?? "" }));
    if (isCompared && attributes.some(isNil)) {
      if (!attributes.every((attribute) => OF_WRITING.test(attribute.name))) return false;
      if (!isWhole) content = tag.index + written.length;
    }
    if (!isWhole) open.push(name);
  }
  return true;
}

/** Whether some reader may take it for that. @param {{ name: string, value: string }} attribute */
const isNil = ({ name, value }) => name.endsWith(":nil") && value !== "false" && value !== "0";
