//! How a delivery is proven.

/// How a delivery is proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// HMAC (RFC 2104) with SHA-1: only where the vendor has nothing else.
    HmacSha1,
    /// HMAC with SHA-256.
    HmacSha256,
    /// HMAC with SHA-384.
    HmacSha384,
    /// HMAC with SHA-512.
    HmacSha512,
    /// SHA-256 of a message that contains the secret ([`Part::Secret`](crate::Part::Secret)).
    Sha256,
    /// The signature field holds the secret itself, or its base64.
    Token,
    /// Ed25519 (RFC 8032), verified strictly: neither key nor signature of small order.
    Ed25519,
    /// ECDSA on P-256 with SHA-256, the signature in DER (RFC 3279, section 2.2.3).
    EcdsaP256,
    /// RSA with PKCS#1 v1.5 padding (RFC 8017, section 8.2) and SHA-256.
    RsaPkcs1Sha256,
    /// The same with SHA-1, for which two messages with one signature can be made:
    /// only where the vendor has nothing else.
    RsaPkcs1Sha1,
    /// A token (RFC 7515) signs, by an algorithm that its [`Layout::Jws`](crate::Layout::Jws) allows.
    Jws,
    /// Nothing is signed: the sender's address is all there is.
    SenderOnly,
}

impl Algorithm {
    /// Its name in the table of schemes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HmacSha1 => "hmac-sha1",
            Self::HmacSha256 => "hmac-sha256",
            Self::HmacSha384 => "hmac-sha384",
            Self::HmacSha512 => "hmac-sha512",
            Self::Sha256 => "sha256",
            Self::Token => "token",
            Self::Ed25519 => "ed25519",
            Self::EcdsaP256 => "ecdsa-p256",
            Self::RsaPkcs1Sha256 => "rsa-pkcs1-sha256",
            Self::RsaPkcs1Sha1 => "rsa-pkcs1-sha1",
            Self::Jws => "jws",
            Self::SenderOnly => "none",
        }
    }

    /// Whether it is an HMAC.
    pub(crate) const fn is_hmac(self) -> bool {
        matches!(self, Self::HmacSha1 | Self::HmacSha256 | Self::HmacSha384 | Self::HmacSha512)
    }

    /// Whether the key is a public one, with which nobody can sign.
    pub(crate) const fn is_public(self) -> bool {
        matches!(self, Self::Ed25519 | Self::EcdsaP256 | Self::RsaPkcs1Sha256 | Self::RsaPkcs1Sha1)
    }

    pub(crate) const fn is_rsa(self) -> bool {
        matches!(self, Self::RsaPkcs1Sha256 | Self::RsaPkcs1Sha1)
    }

    /// How many bytes a signature has; a token is compared by its SHA-256, an
    /// ECDSA signature has its two numbers, and those of RSA are of any length.
    pub(crate) const fn tag_bytes(self) -> usize {
        match self {
            Self::RsaPkcs1Sha256 | Self::RsaPkcs1Sha1 | Self::Jws => 0,
            Self::HmacSha1 => 20,
            Self::HmacSha384 => 48,
            Self::HmacSha512 | Self::Ed25519 | Self::EcdsaP256 => 64,
            Self::HmacSha256 | Self::Sha256 | Self::Token | Self::SenderOnly => 32,
        }
    }
}

/// A signature of a token (RFC 7518, section 3; RFC 8037). There is no `none`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JwsAlgorithm {
    /// HMAC with SHA-256.
    Hs256,
    /// HMAC with SHA-384.
    Hs384,
    /// HMAC with SHA-512.
    Hs512,
    /// ECDSA on P-256 with SHA-256.
    Es256,
    /// RSA with PKCS#1 v1.5 padding and SHA-256.
    Rs256,
    /// Ed25519.
    EdDsa,
}

impl JwsAlgorithm {
    /// Its name in a token's header.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hs256 => "HS256",
            Self::Hs384 => "HS384",
            Self::Hs512 => "HS512",
            Self::Es256 => "ES256",
            Self::Rs256 => "RS256",
            Self::EdDsa => "EdDSA",
        }
    }

    /// The algorithm itself.
    pub(crate) const fn algorithm(self) -> Algorithm {
        match self {
            Self::Hs256 => Algorithm::HmacSha256,
            Self::Hs384 => Algorithm::HmacSha384,
            Self::Hs512 => Algorithm::HmacSha512,
            Self::Es256 => Algorithm::EcdsaP256,
            Self::Rs256 => Algorithm::RsaPkcs1Sha256,
            Self::EdDsa => Algorithm::Ed25519,
        }
    }
}
