/**
 * Whether two names are the same: vendors write them in capitals, systems take them apart.
 *
 * `src/evidence/same_name.rs` is this rule in Rust: Unicode's tables, which it takes, are in every
 * host, and would be a tenth of the wasm. `tests/evidence/names.json` has the cases of both.
 */

/** @param {string} one @param {string} other */
export const isSameName = (one, other) => folded(one) === folded(other);

/**
 * Without case, by Unicode's full mappings, there and back: `ß`, `ẞ` and `SS` are one, and so
 * are `ı`, `i` and `I`; `İ` is another letter. White space is a space, an apostrophe is one.
 * No language of the host plays a part.
 *
 * @param {string} name
 */
function folded(name) {
  const upper = name.normalize("NFC").toUpperCase().toLowerCase().toUpperCase();
  const plain = upper.replace(/[\t\n\r\u00a0\u202f]/g, " ").replace(/[\u2019\u02bc]/g, "'");
  return plain.split(" ").filter(Boolean).join(" ").normalize("NFC");
}
