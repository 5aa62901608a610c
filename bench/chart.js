/** The figure in README: one bar for each contestant, legible on light and on dark. */
import { sizeName, threeDigits } from "./report.js";

const WIDTH = 760;
const LABEL = 250;
const BAR = 340;
const LINE = 20;
/** Both have a contrast above 4 to white and to GitHub's dark background. */
const TEXT = "#767676";
const OURS = "#d9480f";
const THEIRS = "#8a94a0";

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function bars(rows, top) {
  const longest = Math.max(...rows.map((row) => row.median));
  return rows.map((row, index) => {
    const y = top + index * LINE;
    const ours = row.name.startsWith("hookseal");
    const width = Math.max(1, (BAR * row.median) / longest).toFixed(1);
    const said = `${threeDigits(row.median)} µs${ours ? "" : `   ×${row.ratio.toFixed(1)}`}`;
    return `<text x="${LABEL - 8}" y="${y + 12}" text-anchor="end"${ours ? ' font-weight="bold"' : ""}>${escape(row.name)}</text><rect x="${LABEL}" y="${y}" width="${width}" height="14" rx="2" fill="${ours ? OURS : THEIRS}"/><text x="${LABEL + Number(width) + 8}" y="${y + 12}" xml:space="preserve">${said}</text>`;
  });
}

/**
 * @param {{ runtime: string, cells: object[] }[]} results
 * @param {number} size
 */
export function chart(results, size) {
  const parts = [];
  let y = 8;
  const panel = (title, rows) => {
    parts.push(`<text x="8" y="${y + 16}" font-weight="bold" font-size="14">${escape(title)}</text>`);
    y += 28;
    parts.push(...bars(rows, y));
    y += rows.length * LINE + 16;
  };
  for (const { runtime, cells } of results) {
    const { rows } = cells.find((cell) => cell.size === size && cell.form === "bytes");
    const ran = rows.filter((row) => row.cannot === undefined).sort((a, b) => a.median - b.median);
    const title = `${runtime}, a body of ${sizeName(size)}`;
    panel(`${title}: verify`, ran.filter((row) => row.reads === "nothing"));
    panel(`${title}: verify and read its JSON`, ran.filter((row) => row.reads === "json"));
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y}" viewBox="0 0 ${WIDTH} ${y}" font-family="system-ui, sans-serif" font-size="12" fill="${TEXT}">
${parts.join("\n")}
</svg>
`;
}
