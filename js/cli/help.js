/** The texts of `--help`, from what the commands say of themselves. */

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
