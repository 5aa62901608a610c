/** JSON written with other white space: tokens keep their own text, so that no number or escape changes. */

const TOKEN = /"(?:[^"\\]|\\[^])*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** @typedef {{ indent: string, colon: string, comma: string, line: string }} Style */

/** The styles that encoders have. @type {readonly Style[]} */
const STYLES = [
  { indent: "", colon: ":", comma: ",", line: "" },
  { indent: "  ", colon: ": ", comma: ",", line: "\n" },
  { indent: "    ", colon: ": ", comma: ",", line: "\n" },
  { indent: "\t", colon: ": ", comma: ",", line: "\n" },
  { indent: "", colon: ": ", comma: ", ", line: "" },
  { indent: "  ", colon: " : ", comma: ",", line: "\n" },
];

/** @param {string} text @returns {string[]} the text in each style */
export const respaced = (text) => {
  const tokens = text.match(TOKEN) ?? [];
  return STYLES.map((style) => written(tokens, style));
};

/** @param {string} digits @returns {(one: string) => string} every UTF-16 unit of a text as an escape */
const units = (digits) => (text) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, "0")).map((one) => `\\u${digits === "upper" ? one.toUpperCase() : one}`).join("");
export const lower = units("lower");
const upper = units("upper");

/** What encoders escape within strings, beside what JSON asks for. @type {readonly ((text: string) => string)[]} */
const ESCAPES = [
  (text) => text,
  (text) => text.replace(/[^\0-\x7f]+/g, lower),
  (text) => text.replace(/[^\0-\x7f]+/g, upper),
  (text) => text.replaceAll("/", "\\/"),
  (text) => text.replaceAll("/", "\\/").replace(/[^\0-\x7f]+/g, lower),
  (text) => text.replaceAll("/", "\\/").replace(/[\u2028\u2029]/g, lower),
  (text) => text.replace(/[<>&\u2028\u2029]/g, lower),
  (text) => text.replace(/[<>&='\u2028\u2029]/g, lower),
  (text) => text.replace(/[<>&'"+`]|[^\0-\x7f]+/g, upper),
];

/** The text of a JSON string without the escapes that it need not have. @param {string} text */
const unescaped = (text) =>
  text
    .replaceAll("\\/", "/")
    .replace(/(\\\\)|\\u([0-9a-f]{4})/gi, (all, backslashes, digits) => (backslashes || parseInt(digits, 16) < 0x20 || /^(0022|005c)$/i.test(digits) ? all : String.fromCharCode(parseInt(digits, 16))));

/** @param {string} text @returns {string[]} the text with its strings escaped as each encoder does */
export const reescaped = (text) => ESCAPES.map((escape) => text.replace(/"(?:[^"\\]|\\[^])*"/g, (one) => `"${escape(unescaped(one.slice(1, -1)))}"`));

/** @param {string} text @param {number} index of the style */
export const inStyle = (text, index) => written(text.match(TOKEN) ?? [], STYLES[index]);

/**
 * @param {readonly string[]} tokens
 * @param {Style} style
 */
function written(tokens, { indent, colon, comma, line }) {
  let depth = 0;
  const newLine = () => line + indent.repeat(line === "" ? 0 : depth);
  return tokens
    .map((token, index) => {
      const isEmpty = /[{[]/.test(tokens[index - 1] ?? "") && /[}\]]/.test(token);
      if (token === "{" || token === "[") {
        depth += 1;
        return /[}\]]/.test(tokens[index + 1] ?? "") ? token : token + newLine();
      }
      if (token === "}" || token === "]") {
        depth -= 1;
        return isEmpty ? token : newLine() + token;
      }
      if (token === ",") return comma + newLine();
      return token === ":" ? colon : token;
    })
    .join("");
}
