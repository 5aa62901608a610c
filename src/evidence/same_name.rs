//! Whether two names are the same: vendors write them in capitals, systems take them apart.
//!
//! `js/evidence/names.js` is this rule in JavaScript, which the wasm leaves it to: Unicode's
//! tables are in every host. `tests/evidence/names.json` has the cases of both.

use unicode_normalization::UnicodeNormalization as _;

/// Whether they are the same but for case, white space, the form of an apostrophe, and
/// whether accents are characters of their own.
pub(super) fn is_same_name(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

/// Case is folded by Unicode's full mappings, there and back: `ß`, `ẞ` and `SS` are one, and
/// so are `ı`, `i` and `I`; `İ` is another letter.
fn folded(name: &str) -> String {
    let upper = name.nfc().collect::<String>().to_uppercase().to_lowercase().to_uppercase();
    let plain: String = upper.chars().map(plain).collect();
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ").nfc().collect()
}

/// White space as a space, apostrophes as one.
const fn plain(character: char) -> char {
    match character {
        '\t' | '\n' | '\r' | '\u{a0}' | '\u{202f}' => ' ',
        '\u{2019}' | '\u{2bc}' => '\'',
        other => other,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use serde_json::Value;

    use super::is_same_name;

    #[test]
    fn names() {
        let cases: Value = serde_json::from_str(include_str!("../../tests/evidence/names.json")).unwrap();
        for (kind, is_same) in [("same", true), ("different", false)] {
            for pair in cases[kind].as_array().unwrap() {
                let [one, other] = [&pair[0], &pair[1]].map(|name| name.as_str().unwrap());
                assert_eq!(is_same_name(one, other), is_same, "{one} {other}");
                assert_eq!(is_same_name(other, one), is_same, "{other} {one}");
            }
        }
    }
}
