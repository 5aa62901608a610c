/** What a run prints: aligned tables. */
import { judge, sizes as judgedSizes } from "./must-reach.js";
import { median } from "./statistics.js";

const readings = {
  nothing: "verify alone",
  json: "verify, then JSON",
  payload: "verify, then the typed payload (the ratio is to hookseal's own JSON)",
};

/** @param {number} size in bytes */
export const sizeName = (size) =>
  size >= 1 << 20 ? `${size >> 20} MB` : size >= 1024 ? `${size >> 10} KB` : `${size} B`;

/** @param {number} value */
export const threeDigits = (value) =>
  value >= 1000 ? Math.round(value).toLocaleString("en-US") : value.toPrecision(3).replace(/e.*/, "");

const ratioOf = (ratio) => `×${ratio >= 100 ? ratio.toFixed(0) : ratio.toFixed(ratio >= 10 ? 1 : 2)}`;

/** @param {string[][]} rows the first is the head; all columns but the first are numbers */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("   ");
  return [line(rows[0]), widths.map((width) => "-".repeat(width)).join("   "), ...rows.slice(1).map(line)].join("\n");
}

const cellOf = (row) =>
  row.cannot === undefined ? `${threeDigits(row.median)} ${ratioOf(row.ratio).padStart(6)}` : "–";

const spreadOf = (rows) => {
  const spreads = rows.filter((row) => row.cannot === undefined).map((row) => (row.p90 - row.p10) / row.median);
  return spreads.length === 0 ? "" : `${(100 * median(spreads)).toFixed(0)} %`;
};

function timesTable(cells, form, reads) {
  const columns = cells.filter((cell) => cell.form === form);
  const names = columns[0].rows.filter((row) => row.reads === reads).map(({ name }) => name);
  const lines = names.map((name) => {
    const rows = columns.map((cell) => cell.rows.find((row) => row.name === name && row.reads === reads));
    return [name, ...rows.map(cellOf), spreadOf(rows)];
  });
  return table([[readings[reads], ...columns.map(({ size }) => sizeName(size)), "p10–p90"], ...lines]);
}

/** @param {{ runtime: string, cells: object[] }} result */
export function printTimes({ runtime, cells }) {
  for (const form of ["bytes", "string"]) {
    console.log(`\n## ${runtime}, body as ${form}: µs per call, and how many times hookseal's time that is\n`);
    for (const reads of Object.keys(readings)) console.log(`${timesTable(cells, form, reads)}\n`);
  }
  for (const { name, cannot } of new Map(cells[0].rows.map((row) => [row.name, row])).values()) {
    if (cannot !== undefined) console.log(`– ${name} does not run here: ${cannot}`);
  }
}

/** Ratios by peer and size, and how many of them are reached. @param {{ runtime: string, cells: object[] }} result */
function judgement(result) {
  const judged = judge(result);
  const lines = judged.map(({ peers, reads, form, cells }) => [
    `${peers.join(", ")} (${reads === "json" ? "JSON, " : ""}${form})`,
    ...cells.map(({ ratio, least, reached }) => `${ratio.toFixed(2)} of ${least.toFixed(2)} ${reached ? "✓" : "✗"}`),
  ]);
  const all = judged.flatMap(({ cells }) => cells);
  const reached = `${all.filter((cell) => cell.reached).length} of ${all.length} reached`;
  return { lines, reached, head: judgedSizes.map(sizeName) };
}

/** @param {{ runtime: string, cells: object[] }} result */
export function printJudgement(result) {
  const { lines, reached, head } = judgement(result);
  console.log(`\n## ${result.runtime}: ratios that must be reached (✓ reached, ✗ not reached)\n`);
  console.log(table([["against", ...head], ...lines]));
  console.log(`\n${reached}`);
}

const markdown = ([head, ...rows]) => [head, head.map((_, column) => (column === 0 ? "---" : "--:")), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

/**
 * What is published of a run: hookseal's own time, and the ratios that must be reached.
 *
 * @param {{ date: string, machine: { cpu: string, cores: number }, results: { runtime: string, cells: object[] }[] }} run
 */
export function published({ date, machine, results }) {
  const sections = results.map((result) => {
    const { lines, reached, head } = judgement(result);
    const own = (size) => result.cells.find((cell) => cell.size === size && cell.form === "bytes").rows[0];
    const times = judgedSizes.map((size) => `${threeDigits(own(size).median)} µs`);
    const rows = [["", ...head], [own(judgedSizes[0]).name, ...times], ...lines];
    return `## ${result.runtime}: ${reached}\n\n${markdown(rows)}\n`;
  });
  return `# Measured on ${date}

By \`npm run bench -- --publish\`, on ${machine.cpu} with ${machine.cores} cores. The first line is the median of hookseal's own time, body as bytes; the others how many times that time a peer takes, of how many it must be (\`must-reach.js\`).

${sections.join("\n")}`;
}

/** The line that says whether verifying is no burden: a 1 KB ZignSec delivery. */
export function printQuick({ runtime, cells: [{ rows }] }) {
  const [hookseal, ...peers] = rows;
  const least = { "node:crypto createHmac": 1, "WebCrypto, key cached": 4 };
  const compared = peers.map(
    ({ name, ratio }) => `${name} ${ratioOf(ratio)} (at least ${least[name]}: ${ratio >= least[name] ? "" : "not "}reached)`,
  );
  console.log(`${runtime}, zignsec, 1 KB: hookseal ${threeDigits(hookseal.median)} µs; ${compared.join("; ")}`);
}
