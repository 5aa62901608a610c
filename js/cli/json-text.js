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
