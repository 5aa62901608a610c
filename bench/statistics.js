/** @param {number[]} values @param {number} share from 0 to 1 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  return below + (sorted[Math.ceil(place)] - below) * (place % 1);
}

/** @param {number[]} values */
export const median = (values) => quantile(values, 0.5);

/** @param {number[]} values */
export const summary = (values) => ({
  median: median(values),
  p10: quantile(values, 0.1),
  p90: quantile(values, 0.9),
});

/** @param {Float64Array} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The fewest values that a t is taken of. */
const FEWEST = 1000;

/** Mean, and the variance of that mean, of the values up to a cut. */
function moments(values, cut) {
  const kept = values.filter((value) => value <= cut);
  const middle = mean(kept);
  const squares = kept.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return { count: kept.length, mean: middle, variance: squares / (kept.length - 1) / kept.length };
}

/**
 * The largest |t| (Welch's) of two lists, over dudect's hundred percentiles of both, above
 * which values are cut off, and without a cut.
 * @param {Float64Array} one
 * @param {Float64Array} other
 */
export function largestT(one, other) {
  const sorted = Float64Array.from([...one, ...other]).sort();
  const shares = Array.from({ length: 100 }, (_, step) => 1 - 0.5 ** ((step + 1) / 10));
  const found = [...shares, 1].map((share) => {
    const cut = sorted[Math.floor(share * (sorted.length - 1))];
    const [first, second] = [moments(one, cut), moments(other, cut)];
    const error = Math.sqrt(first.variance + second.variance);
    return Math.min(first.count, second.count) < FEWEST ? 0 : Math.abs(first.mean - second.mean) / error;
  });
  return Math.max(...found);
}
