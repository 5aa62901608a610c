//! Message authentication codes and constant-time comparison: with `sha256.rs`
//! and `public.rs` the only file that names the cryptography's crates.
//!
//! Secret here: key bytes and prepared keys. Public: lengths, the number of
//! keys, and which key matched (so the search may stop at the first).

#[cfg(feature = "full")]
use hmac::{Hmac, KeyInit as _, Mac};
#[cfg(feature = "full")]
use sha1::{Digest as _, Sha1};
#[cfg(feature = "full")]
use sha2::{Sha384, Sha512};
use subtle::{Choice, ConstantTimeEq as _};
#[cfg(feature = "full")]
use zeroize::Zeroizing;

use crate::FULL;
use crate::content::Content;
use crate::jws::Header;
#[cfg(feature = "public-keys")]
use crate::public::PublicKey;
use crate::scheme::Algorithm;
#[cfg(feature = "public-keys")]
use crate::scheme::JwsAlgorithm;
use crate::sha256::HmacSha256;
pub(crate) use crate::sha256::digest;

/// The length of the longest signature.
pub(crate) const MAX_TAG_BYTES: usize = if FULL { 64 } else { 32 };

/// A decoded signature, or the SHA-256 of a token, with zeros after it. Its
/// length is the algorithm's, so that two of one scheme have the same.
pub(crate) type Tag = [u8; MAX_TAG_BYTES];

/// What a delivery shows to prove itself, decoded and unverified.
#[derive(Clone)]
pub(crate) struct Proof {
    /// Its signatures, of which one must be good.
    pub(crate) tags: Vec<Tag>,
    /// Its only signature, where that has no fixed length (RSA).
    pub(crate) long: Vec<u8>,
    /// What its token says of the signature, where a token signs.
    pub(crate) token: Option<Box<Header>>,
}

impl Proof {
    /// None yet.
    pub(crate) const EMPTY: Self = Self { tags: Vec::new(), long: Vec::new(), token: None };

    pub(crate) const fn is_empty(&self) -> bool {
        self.tags.is_empty() && self.long.is_empty()
    }
}

/// A key that tokens of one algorithm are signed with, and of no other.
#[cfg(feature = "public-keys")]
#[derive(Clone)]
pub(crate) struct TokenKey {
    pub(crate) algorithm: JwsAlgorithm,
    /// Its name, where it has one.
    pub(crate) kid: Option<String>,
    pub(crate) key: Key,
}

#[cfg(feature = "public-keys")]
impl TokenKey {
    /// Whether it may be the one that a token names.
    fn is_meant(&self, header: &Header) -> bool {
        self.kid.is_none() || header.kid.is_none() || self.kid == header.kid
    }
}

/// A key, ready for use: an HMAC's two padded blocks are already hashed.
/// Zeroised on drop.
#[derive(Clone)]
pub(crate) enum Key {
    #[cfg(feature = "full")]
    Sha1(Hmac<Sha1>),
    Sha256(Box<HmacSha256>),
    #[cfg(feature = "full")]
    Sha384(Hmac<Sha384>),
    #[cfg(feature = "full")]
    Sha512(Hmac<Sha512>),
    /// Somebody else's, with which nothing can be signed.
    #[cfg(feature = "public-keys")]
    Public(Box<PublicKey>),
    /// Those that tokens may be signed with.
    #[cfg(feature = "public-keys")]
    Tokens(Vec<TokenKey>),
    /// The secret, for algorithms that put it into the message.
    #[cfg(feature = "full")]
    Plain(Zeroizing<Vec<u8>>),
    /// An HMAC's key, and what of the secret stands in the message too.
    #[cfg(feature = "full")]
    Told(Box<(Self, Zeroizing<Vec<u8>>)>),
}

impl Key {
    /// RFC 2104 takes keys of any length, so the error cannot occur.
    pub(crate) fn new(algorithm: Algorithm, secret: &[u8]) -> Option<Self> {
        match algorithm {
            #[cfg(feature = "full")]
            Algorithm::HmacSha1 => Hmac::new_from_slice(secret).ok().map(Self::Sha1),
            Algorithm::HmacSha256 => Some(Self::Sha256(HmacSha256::new(secret))),
            #[cfg(feature = "full")]
            Algorithm::HmacSha384 => Hmac::new_from_slice(secret).ok().map(Self::Sha384),
            #[cfg(feature = "full")]
            Algorithm::HmacSha512 => Hmac::new_from_slice(secret).ok().map(Self::Sha512),
            #[cfg(feature = "full")]
            Algorithm::Sha256 | Algorithm::Token => Some(Self::Plain(Zeroizing::new(secret.to_vec()))),
            _ => None,
        }
    }

    /// What of the secret the message contains.
    pub(crate) fn secret(&self) -> &[u8] {
        match self {
            #[cfg(feature = "full")]
            Self::Plain(secret) => secret,
            #[cfg(feature = "full")]
            Self::Told(told) => &told.1,
            Self::Sha256(_) => &[],
            #[cfg(feature = "full")]
            Self::Sha1(_) | Self::Sha384(_) | Self::Sha512(_) => &[],
            #[cfg(feature = "public-keys")]
            Self::Public(_) | Self::Tokens(_) => &[],
        }
    }

    /// The code for a message. A public key makes none: zeros, and
    /// [`Key::matches`] does not ask.
    pub(crate) fn sign(&self, content: &Content<'_>) -> Tag {
        match self {
            Self::Sha256(mac) => padded(&match content.around_body() {
                #[cfg(feature = "js")]
                Some((before, after)) => mac.sign_around_body(before, after),
                _ => mac.sign(content.pieces()),
            }),
            #[cfg(feature = "full")]
            Self::Sha1(mac) => code(mac, content),
            #[cfg(feature = "full")]
            Self::Sha384(mac) => code(mac, content),
            #[cfg(feature = "full")]
            Self::Sha512(mac) => code(mac, content),
            #[cfg(feature = "public-keys")]
            Self::Public(_) | Self::Tokens(_) => [0; MAX_TAG_BYTES],
            #[cfg(feature = "full")]
            Self::Plain(_) => padded(&digest(content.pieces())),
            #[cfg(feature = "full")]
            Self::Told(told) => told.0.sign(content),
        }
    }

    /// Whether any of the signatures is this key's for this message. Codes are
    /// all compared.
    pub(crate) fn matches(&self, content: &Content<'_>, proof: &Proof) -> bool {
        match self {
            #[cfg(feature = "public-keys")]
            Self::Public(key) => key.verifies(content, proof),
            #[cfg(feature = "public-keys")]
            Self::Tokens(keys) => proof.token.as_ref().is_some_and(|header| {
                let mut keys =
                    keys.iter().filter(|key| key.algorithm == header.algorithm && key.is_meant(header));
                keys.any(|key| key.key.matches(content, proof))
            }),
            _ => {
                let code = self.sign(content);
                proof.tags.iter().fold(Choice::from(0), |found, tag| found | tag.ct_eq(&code)).into()
            }
        }
    }

    /// Whether it is, or has, a key that a token may mean.
    #[cfg(feature = "public-keys")]
    pub(crate) fn is_meant(&self, header: &Header) -> bool {
        !matches!(self, Self::Tokens(keys) if !keys.iter().any(|key| key.is_meant(header)))
    }

    /// The code of a text by itself, for the answer to a handshake.
    pub(crate) fn sign_text(&self, text: &[u8]) -> Tag {
        self.sign(&Content::of_one(text))
    }
}

#[cfg(feature = "full")]
fn code<M: Mac + Clone>(prepared: &M, content: &Content<'_>) -> Tag {
    let mut mac = prepared.clone();
    for piece in content.pieces() {
        mac.update(piece);
    }
    padded(&mac.finalize().into_bytes())
}

/// With zeros after it.
pub(crate) fn padded(bytes: &[u8]) -> Tag {
    let mut tag = [0; MAX_TAG_BYTES];
    for (to, from) in tag.iter_mut().zip(bytes) {
        *to = *from;
    }
    tag
}

/// A token as something of a fixed length.
pub(crate) fn token(token: &[u8]) -> Tag {
    padded(&digest([token]))
}

/// SHA-1: of messages that a vendor signs so, and of secrets.
#[cfg(feature = "full")]
pub(crate) fn digest_sha1<'p>(pieces: impl IntoIterator<Item = &'p [u8]>) -> [u8; 20] {
    let mut hash = Sha1::new();
    for piece in pieces {
        hash.update(piece);
    }
    hash.finalize().into()
}

/// The small module has none, and no scheme with such a key.
#[cfg(not(feature = "full"))]
pub(crate) const fn digest_sha1(_: [&[u8]; 1]) -> [u8; 20] {
    [0; 20]
}

/// Whether two texts are the same, in constant time for any lengths.
pub(crate) fn is_same(one: &[u8], other: &[u8]) -> bool {
    token(one).ct_eq(&token(other)).into()
}
