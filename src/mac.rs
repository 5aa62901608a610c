//! HMAC, hashing and constant-time comparison: the only file that names the
//! cryptography's crates.
//!
//! Secret here: key bytes and prepared keys. Public: lengths, the number of
//! keys, and which key matched (so the search may stop at the first).

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use subtle::{Choice, ConstantTimeEq as _};

use crate::content::Content;

/// The length of an HMAC-SHA256.
pub(crate) const TAG_BYTES: usize = 32;

/// A decoded signature.
pub(crate) type Tag = [u8; TAG_BYTES];

/// A key whose two padded blocks are already hashed. Zeroised on drop by `hmac`.
#[derive(Clone)]
pub(crate) struct Key(Hmac<Sha256>);

impl Key {
    /// RFC 2104 takes keys of any length, so the error cannot occur.
    pub(crate) fn new(secret: &[u8]) -> Option<Self> {
        Hmac::new_from_slice(secret).ok().map(Self)
    }

    /// The code for a message.
    pub(crate) fn sign(&self, content: &Content<'_>) -> Tag {
        let mut mac = self.0.clone();
        for piece in content.pieces() {
            mac.update(piece);
        }
        mac.finalize().into_bytes().into()
    }

    /// Whether any of the tags is the code for this message. All are compared.
    pub(crate) fn matches(&self, content: &Content<'_>, tags: &[Tag]) -> bool {
        let code = self.sign(content);
        tags.iter().fold(Choice::from(0), |found, tag| found | tag.ct_eq(&code)).into()
    }
}

/// Which key made one of the tags for this message.
pub(crate) fn matching_key<'k>(
    keys: impl IntoIterator<Item = &'k Key>,
    content: &Content<'_>,
    tags: &[Tag],
) -> Option<usize> {
    keys.into_iter().position(|key| key.matches(content, tags))
}

/// SHA-256.
pub(crate) fn digest(bytes: &[u8]) -> [u8; TAG_BYTES] {
    Sha256::digest(bytes).into()
}
