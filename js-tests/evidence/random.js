/** Numbers from 0 up to `limit`, without it, the same in every run: xorshift32. @param {number} seed */
export function random(seed) {
  let state = seed;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}
