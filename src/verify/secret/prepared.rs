//! A secret as it is given, and as it is used.

use std::fmt;

use crate::crypto::key::Key;
use crate::crypto::message::Message;
use crate::crypto::presented::Presented;
use crate::keys::Validity;

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
    /// The other key that the vendor may make of the secret ([`KeyFormat::Utf8OrBase64`]).
    pub(super) other: Option<Key>,
    /// When it is good, where it is a certificate.
    pub(crate) validity: Option<Validity>,
}

impl Prepared {
    pub(crate) const fn of(key: Key) -> Self {
        Self { key, other: None, validity: None }
    }

    /// A copy, which is zeroised by itself.
    pub(crate) fn again(&self) -> Self {
        Self { key: self.key.clone(), other: self.other.clone(), validity: self.validity.clone() }
    }

    /// Whether it made one of the signatures.
    pub(crate) fn signs<Note>(&self, message: &Message<'_, Note>, presented: &Presented) -> bool {
        if self.other.as_ref().is_some_and(|other| other.matches(message, presented)) {
            return true;
        }
        self.key.matches(message, presented)
    }

    /// Whether it is good at this time, in milliseconds since 1970-01-01T00:00Z.
    pub(crate) fn is_valid(&self, now: u64) -> bool {
        self.validity.as_ref().is_none_or(|validity| validity.contains(&now))
    }
}
