/** Where two texts of bytes differ: the shortest way from one to the other (E. W. Myers, 1986), up to a bound. */

/** Changes beyond which all between the first and the last is one change. */
const MOST = 500;

/**
 * @param {Uint8Array} before
 * @param {Uint8Array} after
 * @returns {{ before: Set<number>, after: Set<number>, at: number }} the places that are in one alone; `at` the first
 */
export function difference(before, after) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const [one, other] = [before.subarray(start, before.length - end), after.subarray(start, after.length - end)];
  const path = shortest(one, other) ?? { before: places(one.length), after: places(other.length) };
  const moved = (/** @type {number[]} */ all) => new Set(all.map((place) => place + start));
  return { before: moved(path.before), after: moved(path.after), at: start };
}

/** @param {number} length */
const places = (length) => Array.from({ length }, (_, index) => index);

/** @param {Uint8Array} one @param {Uint8Array} other */
function shortest(one, other) {
  /** @type {Map<number, number>[]} the furthest place on each diagonal, by the number of changes */
  const trace = [];
  let furthest = new Map([[1, 0]]);
  for (let changes = 0; changes <= MOST; changes += 1) {
    trace.push(furthest);
    furthest = new Map(furthest);
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let x = step(furthest, diagonal, changes);
      while (x < one.length && x - diagonal < other.length && one[x] === other[x - diagonal]) x += 1;
      furthest.set(diagonal, x);
      if (x >= one.length && x - diagonal >= other.length) return back(trace, one.length, other.length);
    }
  }
  return undefined;
}

/** @param {Map<number, number>} furthest @param {number} diagonal @param {number} changes */
const isDown = (furthest, diagonal, changes) => diagonal === -changes || (diagonal !== changes && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1));

/** @param {Map<number, number>} furthest @param {number} diagonal @param {number} changes @returns {number} */
const step = (furthest, diagonal, changes) => (isDown(furthest, diagonal, changes) ? (furthest.get(diagonal + 1) ?? 0) : (furthest.get(diagonal - 1) ?? 0) + 1);

/** @param {readonly Map<number, number>[]} trace @param {number} x @param {number} y */
function back(trace, x, y) {
  /** @type {{ before: number[], after: number[] }} */
  const found = { before: [], after: [] };
  for (let changes = trace.length - 1; changes > 0; changes -= 1) {
    const furthest = trace[changes];
    const diagonal = x - y;
    const down = isDown(furthest, diagonal, changes);
    const before = diagonal + (down ? 1 : -1);
    x = furthest.get(before) ?? 0;
    y = x - before;
    if (down) found.after.push(y);
    else found.before.push(x);
  }
  return found;
}
