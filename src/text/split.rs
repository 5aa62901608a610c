//! `str::split`, `split_once`, `contains` and `replace` for texts in a text, with a loop over bytes: the
//! standard library's search for a text brings kilobytes into the wasm, its search for a
//! character is there anyway.

/// What stands between these separators, which are not empty.
pub(crate) fn split<'t>(text: &'t str, separator: &str) -> impl Iterator<Item = &'t str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let (item, after) =
            split_once(text, separator).map_or((text, None), |(item, after)| (item, Some(after)));
        rest = after;
        Some(item)
    })
}

/// What stands before and after the first of these separators.
pub(crate) fn split_once<'t>(text: &'t str, separator: &str) -> Option<(&'t str, &'t str)> {
    let first = separator.bytes().next()?;
    text.bytes().enumerate().find_map(|(at, byte)| {
        let after = (byte == first).then(|| text.get(at..)?.strip_prefix(separator))??;
        Some((text.get(..at)?, after))
    })
}

pub(crate) fn contains(text: &str, part: &str) -> bool {
    split_once(text, part).is_some()
}

/// The text with another for each of these, which are not empty.
pub(crate) fn replace(text: &str, from: &str, to: &str) -> String {
    split(text, from).collect::<Vec<_>>().join(to)
}

/// What stands before and after the first of these ASCII characters.
pub(crate) fn split_at_any<'t>(text: &'t str, marks: &[u8]) -> Option<(&'t str, &'t str)> {
    let at = text.bytes().position(|byte| marks.contains(&byte))?;
    Some((text.get(..at)?, text.get(at.saturating_add(1)..)?))
}

#[cfg(test)]
mod tests {
    use super::{contains, replace, split, split_at_any, split_once};

    /// Every text of up to six of these characters, with separators of one and of several bytes.
    #[test]
    fn does_what_the_standard_library_does() {
        let mut texts = vec![String::new()];
        let mut at: usize = 0;
        while let Some(text) = texts.get(at).cloned() {
            for separator in [",", ", ", ",,", "é"] {
                let expected: Vec<&str> = text.split(separator).collect();
                assert_eq!(
                    split(&text, separator).collect::<Vec<_>>(),
                    expected,
                    "{text:?} by {separator:?}"
                );
                assert_eq!(
                    split_once(&text, separator),
                    text.split_once(separator),
                    "{text:?} by {separator:?}"
                );
            }
            for part in [",", ", ", ",,", "é"] {
                assert_eq!(contains(&text, part), text.contains(part), "{text:?} and {part:?}");
                assert_eq!(replace(&text, part, "ab"), text.replace(part, "ab"), "{text:?} and {part:?}");
            }
            assert_eq!(split_at_any(&text, b", "), text.split_once([',', ' ']), "{text:?}");
            if text.len() < 6 {
                texts.extend([',', ' ', 'a', 'é'].map(|character| format!("{text}{character}")));
            }
            at = at.saturating_add(1);
        }
    }
}
