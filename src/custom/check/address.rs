//! The form of a vendor's addresses: whoever fetches what is there relies on it.

/// What is wrong with a form.
pub(super) fn flaw(form: &str) -> Option<&'static str> {
    let Some((host, path)) = form.strip_prefix("https://").and_then(|rest| rest.split_once('/')) else {
        return Some("must begin with https:// and a host, and have a path");
    };
    let mut opened = form.split('{');
    let is_plain =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic() && !b"@\\?#*}".contains(&byte));
    let is_known = |piece: &str| {
        piece.split_once('}').is_some_and(|(name, after)| {
            ["region", "name"].contains(&name)
                && is_plain(after)
                && !after.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '-')
        })
    };
    if !opened.next().is_some_and(is_plain) || !opened.all(is_known) || path.is_empty() {
        return Some("has something other than {region} and {name} between visible ASCII characters");
    }
    // What is open in the host must stay below a name of the vendor's.
    let fixed = host.rsplit('}').next().unwrap_or_default();
    if fixed.len() < host.len() && fixed.split('.').filter(|label| !label.is_empty()).count() < 2 {
        return Some("leaves open whose host it is");
    }
    None
}
