//! The signature's header → decoded signatures and the time beside them; nothing verified.

use super::base64;
use super::scheme::{Encoding, Layout, Scheme};
use crate::crypto::sha256::Digest;
use crate::error::Code;
use crate::text::split::{split, split_once};
use crate::verify::candidate::claimed::{MAX_TAGS, MAX_TIME_BYTES};
use crate::verify::candidate::layout::{MAX_VALUE_BYTES, is_joined};

/// What the sender presents.
pub(super) struct Presented<'v> {
    pub(super) tags: Vec<Digest>,
    /// The time, in the header's own characters; empty where there is none.
    pub(super) time: &'v [u8],
}

/// Why a header is no signature.
enum FormError {
    NotTheForm,
    TwoTimes,
}

/// Reads a header's value.
///
/// # Errors
/// It is not of the scheme's form, or two headers that a runtime has joined.
pub(super) fn read<'v>(scheme: &Scheme<'_>, value: &'v [u8]) -> Result<Presented<'v>, Code> {
    let text = std::str::from_utf8(value).unwrap_or_default();
    presented(scheme, text).map_err(|flaw| match flaw {
        FormError::TwoTimes => Code::DuplicateHeader,
        FormError::NotTheForm if is_twice(scheme, text) => Code::DuplicateHeader,
        FormError::NotTheForm => Code::MalformedSignature,
    })
}

/// Node and Fetch join repeated headers by `, `: two whole signatures where one may be.
fn is_twice(scheme: &Scheme<'_>, text: &str) -> bool {
    text.len() <= MAX_VALUE_BYTES
        && split(text, ", ").count() > 1
        && split(text, ", ").all(|part| presented(scheme, part).is_ok())
}

fn presented<'v>(scheme: &Scheme<'_>, text: &'v str) -> Result<Presented<'v>, FormError> {
    if text.len() > MAX_VALUE_BYTES {
        return Err(FormError::NotTheForm);
    }
    match &scheme.layout {
        Layout::Prefixed(prefix) => {
            let tag = text.strip_prefix(prefix).and_then(|text| decode(scheme.encoding, text));
            Ok(Presented { tags: vec![tag.ok_or(FormError::NotTheForm)?], time: b"" })
        }
        Layout::Pairs { separator, between, time, tags } => {
            pairs(scheme.encoding, text, [separator, between], time, tags)
        }
    }
}

/// Items of other names, those that are no pair, and signatures that cannot be read are left
/// out of account, where one signature can be read.
fn pairs<'v>(
    encoding: Encoding,
    text: &'v str,
    [separator, between]: [&str; 2],
    time: &str,
    tags: &[&str],
) -> Result<Presented<'v>, FormError> {
    if is_joined(text, separator) {
        return Err(FormError::NotTheForm);
    }
    let mut found = Presented { tags: Vec::new(), time: b"" };
    let mut timed = time.is_empty();
    for item in split(text, separator) {
        let Some((name, value)) = split_once(item, between) else { continue };
        if tags.contains(&name) {
            if found.tags.len() >= MAX_TAGS {
                return Err(FormError::NotTheForm);
            }
            found.tags.extend(decode(encoding, value));
        } else if name == time {
            if timed {
                return Err(FormError::TwoTimes);
            }
            if value.len() > MAX_TIME_BYTES {
                return Err(FormError::NotTheForm);
            }
            (timed, found.time) = (true, value.as_bytes());
        }
    }
    if timed && !found.tags.is_empty() { Ok(found) } else { Err(FormError::NotTheForm) }
}

/// One text for each signature: any other length, alphabet, case or padding is refused.
fn decode(encoding: Encoding, text: &str) -> Option<Digest> {
    if encoding == Encoding::Base64 {
        return base64::decode(text, true)?.try_into().ok();
    }
    if encoding == Encoding::Hex && text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let mut tag = Digest::default();
    hex::decode_to_slice(text, &mut tag).ok()?;
    Some(tag)
}
