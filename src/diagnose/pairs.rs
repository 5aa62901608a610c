//! A form's names and values, whoever has written it.

/// Whether a body has the form of one.
pub(super) fn is_form(body: &[u8]) -> bool {
    body.contains(&b'=') && !body.iter().any(|byte| b"{\"\r\n<".contains(byte))
}

/// The names and values of a form.
pub(super) fn pairs(body: &[u8]) -> Vec<(String, String)> {
    let pairs = form_urlencoded::parse(if is_form(body) { body } else { &[] });
    pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}

/// Whether a form has more members than the one that was made of it, which stands at one of its ends.
pub(super) fn is_part(body: &[u8], made: &[u8]) -> bool {
    let behind = body.strip_prefix(made).is_some_and(|rest| rest.starts_with(b"&"));
    let before = body.strip_suffix(made).is_some_and(|rest| rest.ends_with(b"&"));
    (behind || before) && is_form(body)
}
