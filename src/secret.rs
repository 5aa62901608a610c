//! Secret text → prepared key. Refuses what cannot be a vendor's secret, and
//! says why without repeating it.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use crate::error::{Code, Error};
use crate::mac::Key;

/// The most secrets a [`Webhook`](crate::Webhook) takes.
pub(crate) const MAX_SECRETS: usize = 16;
/// The longest secret; no vendor's has a tenth of it.
const MAX_SECRET_BYTES: usize = 4096;

/// A vendor's key: text as the vendor shows it, or bytes.
#[derive(Clone, Copy)]
pub enum Secret<'a> {
    /// Text, used as its UTF-8 bytes. Refused where it looks mistyped.
    Text(&'a str),
    /// Bytes, taken as they are.
    Bytes(&'a [u8]),
}

impl<'a> From<&'a str> for Secret<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a [u8]> for Secret<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(bytes)
    }
}

impl fmt::Debug for Secret<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// A secret, ready for use.
pub(crate) struct Prepared {
    pub(crate) key: Key,
    /// What the key would be if the secret's text had to be decoded first, with
    /// the name of the encoding: for the reason of a mismatch, never to accept.
    pub(crate) decoded: Vec<(Key, &'static str)>,
}

/// Prepares a secret.
pub(crate) fn prepare(secret: Secret<'_>) -> Result<Prepared, Error> {
    let bytes = match secret {
        Secret::Text(text) => {
            check_text(text)?;
            text.as_bytes()
        }
        Secret::Bytes(bytes) => bytes,
    };
    if bytes.is_empty() {
        return Err(invalid("it is empty: anybody could sign"));
    }
    if bytes.len() > MAX_SECRET_BYTES {
        return Err(invalid("it is longer than 4,096 bytes"));
    }
    let key = Key::new(bytes).ok_or_else(|| invalid("it cannot be a key"))?;
    let decoded = match secret {
        Secret::Text(text) => decodings(text),
        Secret::Bytes(_) => Vec::new(),
    };
    Ok(Prepared { key, decoded })
}

fn invalid(reason: &str) -> Error {
    Error::new(Code::InvalidSecret, &["the secret is refused: ", reason])
}

fn check_text(text: &str) -> Result<(), Error> {
    let quoted = |mark| text.len() > 1 && text.starts_with(mark) && text.ends_with(mark);
    if text.contains(['\n', '\r']) {
        Err(invalid(
            "it contains a newline (white space), which most often comes from a file or a copied line",
        ))
    } else if text.trim() != text {
        Err(invalid("it begins or ends with white space"))
    } else if text.chars().any(char::is_control) {
        Err(invalid("it contains a control character"))
    } else if quoted('"') || quoted('\'') {
        Err(invalid("it stands in quotes, which are not part of it"))
    } else {
        Ok(())
    }
}

fn decodings(text: &str) -> Vec<(Key, &'static str)> {
    let hex = hex::decode(text).ok().map(|key| (key, "hex"));
    let base64 = STANDARD.decode(text).ok().map(|key| (key, "base64"));
    [hex, base64]
        .into_iter()
        .flatten()
        .map(|(bytes, name)| (Zeroizing::new(bytes), name))
        .filter(|(bytes, _)| bytes.len() >= 16)
        .filter_map(|(bytes, name)| Some((Key::new(&bytes)?, name)))
        .collect()
}
