//! A key of any kind, and whether it made one of the signatures that are presented.

use super::mac::CodeKey;
use super::message::Message;
#[cfg(feature = "public-keys")]
use super::presented::Header;
use super::presented::Presented;
#[cfg(feature = "public-keys")]
use super::public::PublicKey;
#[cfg(feature = "public-keys")]
use crate::scheme::JwsAlgorithm;

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

/// A key, ready for use. Zeroised on drop.
#[derive(Clone)]
pub(crate) enum Key {
    /// A shared one, with which codes are made.
    Code(Box<CodeKey>),
    /// Somebody else's, with which nothing can be signed.
    #[cfg(feature = "public-keys")]
    Public(Box<PublicKey>),
    /// Those that tokens may be signed with.
    #[cfg(feature = "public-keys")]
    Tokens(Vec<TokenKey>),
}

impl Key {
    /// Whether any of the signatures is this key's for this message.
    pub(crate) fn matches<Note>(&self, message: &Message<'_, Note>, presented: &Presented) -> bool {
        match self {
            Self::Code(key) => key.matches(message, presented),
            #[cfg(feature = "public-keys")]
            Self::Public(key) => key.verifies(message, presented),
            #[cfg(feature = "public-keys")]
            Self::Tokens(keys) => presented.token.as_ref().is_some_and(|header| {
                let mut keys =
                    keys.iter().filter(|key| key.algorithm == header.algorithm && key.is_meant(header));
                keys.any(|key| key.key.matches(message, presented))
            }),
        }
    }

    /// The key that makes codes; `None` for public keys.
    #[cfg_attr(
        not(feature = "public-keys"),
        expect(clippy::unnecessary_wraps, reason = "there are none here")
    )]
    pub(crate) const fn code(&self) -> Option<&CodeKey> {
        match self {
            Self::Code(key) => Some(key),
            #[cfg(feature = "public-keys")]
            Self::Public(_) | Self::Tokens(_) => None,
        }
    }

    /// Whether it is, or has, a key that a token may mean.
    #[cfg(feature = "public-keys")]
    pub(crate) fn is_meant(&self, header: &Header) -> bool {
        !matches!(self, Self::Tokens(keys) if !keys.iter().any(|key| key.is_meant(header)))
    }
}
