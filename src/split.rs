//! Texts apart: the searchers of `str::split` and its like bring kilobytes into the wasm.

/// What stands between these separators, which are not empty.
pub(crate) fn split<'t>(text: &'t str, separator: &'t str) -> impl Iterator<Item = &'t str> {
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

/// What stands before and after the first of these ASCII characters.
pub(crate) fn split_at_any<'t>(text: &'t str, marks: &[u8]) -> Option<(&'t str, &'t str)> {
    let at = text.bytes().position(|byte| marks.contains(&byte))?;
    Some((text.get(..at)?, text.get(at.saturating_add(1)..)?))
}
