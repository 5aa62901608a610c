/** What the adapters' lines of the log have in common. */

/** What no line of a log may have: characters that move the cursor, or that are not seen. */
export const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * A line of `console.error` with an error, which may be anybody's.
 *
 * @param {string} line
 * @param {unknown} error
 */
export function print(line, error) {
  try {
    console.error(line, error);
  } catch {
    // Its members throw.
    console.error(`${line} an error that cannot be printed`);
  }
}
