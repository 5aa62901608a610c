//! A key of any kind, and whether it made one of the signatures that are presented.

use super::mac::CodeKey;
use super::message::Message;
use super::presented::Header;
use super::presented::Presented;
use super::public::VendorKey;
use crate::scheme::JwsAlgorithm;

/// A key that tokens of one algorithm are signed with, and of no other.
#[derive(Clone)]
pub(crate) struct TokenKey {
    pub(crate) algorithm: JwsAlgorithm,
    /// Its name, where it has one.
    pub(crate) kid: Option<String>,
    pub(crate) key: Key,
}

impl TokenKey {
    /// Whether it may be the one that a token names.
    fn is_meant(&self, header: &Header) -> bool {
        self.kid.is_none() || header.kid.is_none() || self.kid == header.kid
    }
}

/// A key, ready for use. Zeroised on drop.
#[derive(Clone)]
pub(crate) enum Key {
    /// A shared secret's: an HMAC or keyed hash is made with it, and compared.
    Code(Box<CodeKey>),
    /// The vendor's public key (Ed25519, ECDSA, RSA): it verifies, and cannot sign.
    Public(Box<VendorKey>),
    /// Keys of a scheme whose deliveries are tokens (JWS): any of them may have signed.
    Tokens(Vec<TokenKey>),
}

impl Key {
    /// Whether any of the signatures is this key's for this message.
    pub(crate) fn matches<Note>(&self, message: &Message<'_, Note>, presented: &Presented) -> bool {
        match self {
            Self::Code(key) => key.matches(message, presented),
            Self::Public(key) => key.verifies(message, presented),
            Self::Tokens(keys) => presented.token.as_ref().is_some_and(|header| {
                let mut keys =
                    keys.iter().filter(|key| key.algorithm == header.algorithm && key.is_meant(header));
                keys.any(|key| key.key.matches(message, presented))
            }),
        }
    }

    /// The key that makes codes; `None` for public keys.
    pub(crate) const fn code(&self) -> Option<&CodeKey> {
        match self {
            Self::Code(key) => Some(key),
            Self::Public(_) | Self::Tokens(_) => None,
        }
    }

    /// Whether messages have something of the secret in them.
    pub(crate) fn is_in_messages(&self) -> bool {
        self.code().is_some_and(CodeKey::is_in_messages)
    }

    /// Whether it is, or has, a key that a token may mean.
    pub(crate) fn is_meant(&self, header: &Header) -> bool {
        !matches!(self, Self::Tokens(keys) if !keys.iter().any(|key| key.is_meant(header)))
    }
}
