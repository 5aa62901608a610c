//! What an id_token may be signed with.

use crate::scheme::JwsAlgorithm;

/// An algorithm of a token (RFC 7518, section 3.1). There is none with a shared secret: whoever
/// verifies could sign too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Algorithm {
    /// RSA with PKCS #1 v1.5 padding and SHA-256: what an issuer signs with that was not asked for another.
    Rs256,
    /// ECDSA on P-256 with SHA-256.
    Es256,
}

impl Algorithm {
    pub(super) const ALL: [Self; 2] = [Self::Rs256, Self::Es256];

    /// Its name in a token's header and in a key: `RS256` or `ES256`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.of_token().as_str()
    }

    /// The name that tokens have for it.
    pub(super) const fn of_token(self) -> JwsAlgorithm {
        match self {
            Self::Rs256 => JwsAlgorithm::Rs256,
            Self::Es256 => JwsAlgorithm::Es256,
        }
    }
}
