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
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

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
 * Welch's t of two lists: the largest over dudect's hundred percentiles of both, above
 * which values are cut off, and without a cut.
 * @param {Float64Array} one
 * @param {Float64Array} other
 */
export function largestT(one, other) {
  const sorted = Float64Array.from([...one, ...other]).sort();
  const shares = Array.from({ length: 100 }, (_, step) => 1 - 0.5 ** ((step + 1) / 10));
  const compared = [...shares, 1].flatMap((share) => {
    const cut = sorted[Math.floor(share * (sorted.length - 1))];
    const [first, second] = [moments(one, cut), moments(other, cut)];
    if (Math.min(first.count, second.count) < FEWEST) return [];
    const difference = first.mean - second.mean;
    const error = Math.sqrt(first.variance + second.variance);
    return [{ difference, error, t: Math.abs(difference / error) }];
  });
  return compared.reduce((most, next) => (next.t > most.t ? next : most));
}
