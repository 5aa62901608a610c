//! `application/x-www-form-urlencoded`, as <https://url.spec.whatwg.org/#urlencoded-parsing> says.

use super::builder::Builder;
use super::value::{Members, Value};

/// The most pairs of a form and parts of a multipart body: to read one takes as long as
/// to hash 50 bytes. Twilio's forms have some forty.
pub(super) const MAX_PAIRS: usize = 1 << 14;

/// Reads a form: names as they were sent, `a[b]` also. Several of one name are a list.
pub(super) fn read(body: &[u8]) -> Option<Members<'_>> {
    let mut members = Builder::default();
    for (name, value) in pairs(body)? {
        members.add_or_repeat(name, Value::Text(value));
    }
    Some(members.build())
}

/// Whether a form has nothing to sign: names and values are, and these are all empty.
pub(crate) fn is_blank(body: &[u8]) -> bool {
    body.split(|byte| *byte == b'&').all(|pair| pair.is_empty() || pair == b"=")
}

/// The names and values of a form that has not too many.
pub(crate) fn pairs(body: &[u8]) -> Option<form_urlencoded::Parse<'_>> {
    let count = body.split(|byte| *byte == b'&').count();
    (count <= MAX_PAIRS).then(|| form_urlencoded::parse(body))
}
