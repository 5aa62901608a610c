/** Something did not come in time. It may still come. */
export class Late extends Error {}

/**
 * Waits for a promise, but no longer than this.
 *
 * @template T
 * @param {number} ms
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 * @throws {Late} when the time is over.
 */
export async function within(ms, promise) {
  /** @type {number | null} */
  let timer = null;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Late(`nothing came within ${ms / 1000} seconds`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
