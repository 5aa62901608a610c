/** The texts of `--help`, from what the commands say of themselves; and which word may have been meant. */

/** @typedef {import("./types.js").Command} Command */

const EXIT_CODES = "Exit codes: 0 genuine or done, 1 refused, 2 not understood, 3 refused and explained.";

/** @param {readonly Command[]} commands */
export function overview(commands) {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return ["hookseal: webhook signatures, and why one does not match", "", ...lines, "", "hookseal <command> --help has its options and two examples.", EXIT_CODES].join("\n");
}

/** @param {Command} command */
export function helpOf({ name, summary, usage, options, examples, notes = [] }) {
  const rows = Object.entries(options).map(([option, { short, value, help }]) => [`${short ? `-${short}, ` : ""}--${option}${value ? ` <${value}>` : ""}`, help]);
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    `hookseal ${name}: ${summary}`,
    "",
    `  ${usage}`,
    "",
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
    "",
    ...notes,
    ...(notes.length > 0 ? [""] : []),
    "Examples:",
    ...examples.map((example) => `  ${example}`),
    "",
    EXIT_CODES,
  ].join("\n");
}

/**
 * Whether few letters, added, taken away or replaced, make one word of the other.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 * @returns {boolean}
 */
function isNear(one, other, most) {
  if (most < 0) return false;
  if (one === "" || other === "") return one.length + other.length <= most;
  const [one2, other2] = [one.slice(1), other.slice(1)];
  if (one[0] === other[0]) return isNear(one2, other2, most);
  return [[one2, other], [one, other2], [one2, other2]].some(([left, right]) => isNear(left, right, most - 1));
}

/**
 * Which of the program's own words may have been meant. What was typed is not repeated: it may be a secret in the wrong place.
 * @param {string} given
 * @param {readonly string[]} words
 * @returns {string} words for an error, `: did you mean verify?` or a colon alone: what lists them follows
 */
export function meant(given, words) {
  const found = [1, 2].map((most) => words.filter((word) => isNear(given, word, most))).find((near) => near.length > 0) ?? [];
  return found.length === 0 ? ":" : `: did you mean ${found.slice(0, 3).join(" or ")}?`;
}
