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

/** @param {string} text JSON or XML */
const isXml = (text) => text.trimStart().startsWith("<");

/**
 * The members at the top, and those of them; of XML the attributes there too, behind `@:`, since
 * some readers make members of them, without their prefix.
 *
 * @param {string} text JSON or XML that hookseal has read
 * @returns {Generator<Place>}
 */
export const places = (text) => (isXml(text) ? inXml(text) : inJson(text));

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
  for (const { written, isEnd, name, open } of tags(text)) {
    if (isEnd) continue;
    if (open.length === 1 || open.length === 2) yield [open.at(1) ?? "", name];
    if (open.length <= 1) for (const attribute of attributesOf(written)) yield [open.length === 0 ? "" : name, `@:${attribute.name}`];
  }
}

/**
 * The tags up to what is no XML, each with where it begins and ends, and the elements that are open in front of it.
 *
 * @param {string} text
 * @returns {Generator<{ written: string, begin: number, end: number, isEnd: boolean, isWhole: boolean, name: string, open: readonly string[] }>}
 */
function* tags(text) {
  /** @type {string[]} */
  const open = [];
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
    const [written, isEnd, name = "", isWhole] = tag;
    const start = at;
    at += written.length;
    yield { written, begin: start, end: at, isEnd: isEnd !== "", isWhole: isWhole !== "", name, open };
    if (isEnd) open.pop();
    else if (!isWhole) open.push(name);
  }
}

/**
 * Whether each of these members is there once at most, and under no name that another reader
 * takes for it: in another case, with a prefix, or as an attribute.
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

/** @param {string} written a tag */
const attributesOf = (written) => Array.from(written.matchAll(ATTRIBUTE), ([, name = "", one, other]) => ({ name, value: one ?? other ?? "" }));

/** Attributes that are the writing of XML and say nothing of what is written. */
const OF_XML = /^(xmlns(:|$)|[^:]+:(nil|type)$|xsi:(schemaLocation|noNamespaceSchemaLocation)$)/;
/** Of an element that says nothing, a serializer's number says nothing; but its `Ref` says that the content stands elsewhere. */
const isOfWriting = (/** @type {{ name: string }} */ { name }) => OF_XML.test(name) || /^[^:]+:id$/i.test(name);
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
  if (!isXml(text)) return true;
  /** Where the content of a nil element begins. @type {number | undefined} */
  let content;
  for (const { written, begin, end, isEnd, isWhole, name, open } of tags(text)) {
    if (content !== undefined && !(isEnd && text.slice(content, begin).replace(COMMENTS, "").trim() === "")) return false;
    content = undefined;
    if (isEnd) continue;
    // The first holds what is compared: where it is null, nothing in it is seen.
    const isCompared = open.length === 0 || compared.includes(open[1] ?? name);
    const attributes = attributesOf(written);
    if (isCompared && attributes.some(isNil)) {
      if (!attributes.every(isOfWriting)) return false;
      if (!isWhole) content = end;
    }
  }
  return true;
}

/** Whether some reader may take it for that. @param {{ name: string, value: string }} attribute */
const isNil = ({ name, value }) => name.endsWith(":nil") && value !== "false" && value !== "0";

/** The one form of the declaration (XML 1.0, section 2.8), for what hookseal reads: UTF-8. */
const DECLARATION = /^\ufeff?<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.0\1([ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])utf-(8|16)\3)?([ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(yes|no)\6)?[ \t\r\n]*\?>/i;

/**
 * Whether a body is in the encoding that it declares: in another, its characters are others. UTF-16,
 * which .NET declares of a text, is none that bytes of UTF-8 could be taken for: they have no NUL.
 *
 * @param {string} text JSON or XML that hookseal has read
 */
export const isAsDeclared = (text) => !/^\ufeff?<\?xml[^\w-]/i.test(text) || DECLARATION.test(text);

/**
 * Whether XML that names somebody is written so that each reader finds the same: without attributes,
 * of which some make members, and in what is compared without comments, CDATA and instructions, at
 * which some end a text.
 *
 * @param {string} text JSON or XML that hookseal has read
 * @param {readonly string[]} compared the elements in the first that are compared
 */
export function isPlain(text, compared) {
  if (!isXml(text)) return true;
  let last = 0;
  for (const { written, begin, end, open } of tags(text)) {
    if (compared.includes(open[1] ?? "") && text.slice(last, begin).includes("<")) return false;
    if (!attributesOf(written).every((attribute) => OF_XML.test(attribute.name))) return false;
    last = end;
  }
  return true;
}
