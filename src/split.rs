//! Texts apart, without the searchers of `str::split` and its like, which bring
//! several kilobytes into the wasm.

/// What stands between these separators.
pub(crate) fn split<'t>(text: &'t str, separator: &'t str) -> impl Iterator<Item = &'t str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let first = separator.bytes().next();
        let starts = |(at, byte)| {
            let after = (Some(byte) == first).then(|| text.get(at..)?.strip_prefix(separator))??;
            Some((text.get(..at)?, after))
        };
        let found = text.bytes().enumerate().find_map(starts);
        let (item, after) = found.map_or((text, None), |(item, after)| (item, Some(after)));
        rest = after;
        Some(item)
    })
}

/// What stands before and after the first of these ASCII marks.
pub(crate) fn split_once<'t>(text: &'t str, marks: &[u8]) -> Option<(&'t str, &'t str)> {
    let at = text.bytes().position(|byte| marks.contains(&byte))?;
    Some((text.get(..at)?, text.get(at.saturating_add(1)..)?))
}
