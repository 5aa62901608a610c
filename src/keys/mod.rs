//! Public keys: what they are read from, and what their owners signed. The mathematics
//! is RustCrypto's, and stands behind one door, `crate::key_math`, which `lib.rs` chooses:
//! in this build (`rust`), in a wasm of its own that JavaScript calls (`host`), so that
//! whoever verifies no such signature does not load it, or nowhere (`absent`).
//!
//! Nothing here is secret: keys, signatures and messages are the sender's to show.

/// The lengths of RSA signatures that are read, in bytes: those of the keys that are.
pub(crate) const RSA_BYTES: std::ops::RangeInclusive<usize> = 256..=1024;

/// From when and until when a key is good, in milliseconds since
/// 1970-01-01T00:00Z, the ends included.
pub(crate) type Validity = std::ops::RangeInclusive<u64>;

/// What a public key is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Ed25519,
    P256,
    Rsa,
}

/// The bytes that a public key is read from.
#[derive(Clone, Copy)]
pub(crate) enum Encoded<'b> {
    /// The strict DER of a SubjectPublicKeyInfo (RFC 5280, section 4.1).
    Spki(&'b [u8]),
    /// The 32 bytes of RFC 8032, section 5.1.5.
    Ed25519(&'b [u8]),
    /// A point in the form of SEC 1, section 2.3.3.
    P256(&'b [u8]),
    /// Modulus and exponent, the high bytes first.
    Rsa(&'b [u8], &'b [u8]),
    /// The DER of a certificate (RFC 5280), which says when its key is good.
    Certificate(&'b [u8]),
}

/// What is signed.
#[derive(Clone, Copy)]
pub(crate) enum Signed<'m> {
    /// The message itself: Ed25519 hashes it after the signature.
    Message(&'m [u8]),
    /// Its SHA-1.
    Sha1(&'m [u8; 20]),
    /// Its SHA-256.
    Sha256(&'m [u8; 32]),
}

/// Why bytes are no public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyError {
    NotAKey,
    OtherKind,
    OffCurve,
    SmallOrder,
    RsaSize,
    RsaExponent,
    NotACertificate,
}

impl KeyError {
    /// In words, that follow "the secret is refused: ".
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::NotAKey => "it is not a public key",
            Self::OtherKind => "it is a public key of another kind than Ed25519, P-256 and RSA",
            Self::OffCurve => "it is not a point of the curve",
            Self::SmallOrder => "it is a point of small order: anybody could sign",
            Self::RsaSize => "it is an RSA key of fewer than 2,048 or more than 8,192 bits",
            Self::RsaExponent => "it is an RSA key with an exponent that none has",
            Self::NotACertificate => "it is not an X.509 certificate",
        }
    }
}
