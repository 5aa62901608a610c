/**
 * One structured line. Names, codes, hints, hashes and times only: never a
 * body, a secret, a signature, a replay key or anything about a person.
 *
 * @param {object} line
 */
export function log(line) {
  console.log(JSON.stringify(line));
}
