/** From samples to rows: medians, spread, and ratios taken round by round, so that what slows a whole round cancels out. */
import { median, summary } from "./statistics.js";

/** What hookseal is timed by when it hands over the typed payload: its peers hand over JSON. */
const comparable = (reads) => (reads === "payload" ? "json" : reads);

/**
 * @param {{ name: string, reads: string, against: string, cannot?: string }[]} entries
 * @param {Map<object, number[]>} samples of each entry that ran, in microseconds, by round
 */
export function compare(entries, samples) {
  return entries.map((entry) => {
    const own = samples.get(entry);
    if (own === undefined) return entry;
    const hookseal = entries.find(({ name, reads }) => name === entry.against && reads === comparable(entry.reads));
    const base = samples.get(hookseal);
    return { ...entry, ...summary(own), ratio: median(own.map((time, round) => time / base[round])) };
  });
}
