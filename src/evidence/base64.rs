//! Base64 (RFC 4648, section 4) with its padding, and base64url (section 5) without, in their one
//! canonical form.

use std::borrow::Cow;

use ::base64::Engine as _;
use ::base64::engine::general_purpose::URL_SAFE_NO_PAD;
use base64ct::{Base64, Encoding as _};

/// Decodes a text.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    Base64::decode_vec(text).ok()
}

/// Decodes a text of base64url.
pub(super) fn decode_url(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// Decodes a text that may stand in lines.
pub(super) fn decode_lines(text: &str) -> Option<Vec<u8>> {
    decode(&without_space(text))
}

/// A text without its ASCII white space; it is copied only where it has some.
pub(super) fn without_space(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte.is_ascii_whitespace()) {
        text.chars().filter(|character| !character.is_ascii_whitespace()).collect()
    } else {
        Cow::Borrowed(text)
    }
}
