//! What a delivery presents as proof, decoded and unverified.

use crate::scheme::JwsAlgorithm;

/// The length of the longest signature.
pub(crate) const MAX_TAG_BYTES: usize = 64;

/// A decoded signature, or the SHA-256 of a token, with zeros after it. Its
/// length is the algorithm's, so that two of one scheme have the same.
pub(crate) type Tag = [u8; MAX_TAG_BYTES];

/// The signatures of a delivery.
#[derive(Clone)]
pub(crate) struct Presented {
    /// Its signatures, of which one must be good.
    pub(crate) tags: Vec<Tag>,
    /// Those that have no fixed length (RSA).
    pub(crate) long: Vec<Vec<u8>>,
    /// What its token says of the signature, where a token signs.
    pub(crate) token: Option<Box<Header>>,
}

impl Presented {
    /// None yet.
    pub(crate) const EMPTY: Self = Self { tags: Vec::new(), long: Vec::new(), token: None };

    pub(crate) const fn is_empty(&self) -> bool {
        self.tags.is_empty() && self.long.is_empty()
    }
}

/// What a token's own header says of its signature. `jwk`, `jku` and `x5u` are
/// not read: a sender does not bring its own key.
#[derive(Clone)]
pub(crate) struct Header {
    pub(crate) algorithm: JwsAlgorithm,
    pub(crate) kid: Option<String>,
}
