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
