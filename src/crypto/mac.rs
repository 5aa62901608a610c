//! Message authentication codes and constant-time comparison.
//!
//! Secret here: key bytes and prepared keys. Public: lengths, the number of
//! keys, and which key matched (so the search may stop at the first).

use hmac::{Hmac, KeyInit, Mac};
use sha1::{Digest as _, Sha1};
use sha2::{Sha384, Sha512};
use subtle::{Choice, ConstantTimeEq as _};
use zeroize::Zeroizing;

use super::message::{AroundBody, Message, Noted, Piece, SecretText};
use super::presented::{MAX_TAG_BYTES, Presented, Tag};
use super::sha256::HmacSha256;
pub(crate) use super::sha256::digest;
use crate::scheme::Algorithm;

/// A shared key, and what of the secret stands in the message.
#[derive(Clone)]
pub(crate) struct CodeKey {
    code: Code,
    in_message: Option<Box<InMessage>>,
}

/// How a code is made: an HMAC's two padded blocks are already hashed.
#[derive(Clone)]
enum Code {
    HmacSha1(Hmac<Sha1>),
    HmacSha256(HmacSha256),
    HmacSha384(Hmac<Sha384>),
    HmacSha512(Hmac<Sha512>),
    /// SHA-256 of a message in which the secret stands.
    Sha256,
}

/// The texts of a secret that messages contain.
#[derive(Clone)]
struct InMessage {
    whole: Zeroizing<Vec<u8>>,
    sha256: Zeroizing<Vec<u8>>,
}

impl InMessage {
    fn new(text: &[u8]) -> Self {
        let sha256 = hex::encode(digest([text])).into_bytes();
        Self { whole: Zeroizing::new(text.to_vec()), sha256: Zeroizing::new(sha256) }
    }
}

impl CodeKey {
    /// `in_message` is what of the secret the message contains, where it does. RFC
    /// 2104 takes keys of any length, so `None` is an algorithm that makes no codes.
    pub(crate) fn new(algorithm: Algorithm, secret: &[u8], in_message: Option<&[u8]>) -> Option<Box<Self>> {
        let code = match algorithm {
            Algorithm::HmacSha256 => Code::HmacSha256(HmacSha256::new(secret)),
            Algorithm::HmacSha1 => Code::HmacSha1(keyed(secret)?),
            Algorithm::HmacSha384 => Code::HmacSha384(keyed(secret)?),
            Algorithm::HmacSha512 => Code::HmacSha512(keyed(secret)?),
            Algorithm::Sha256 | Algorithm::Token => Code::Sha256,
            _ => return None,
        };
        Some(Box::new(Self { code, in_message: in_message.map(|text| Box::new(InMessage::new(text))) }))
    }

    /// Whether messages have something of the secret in them.
    pub(super) const fn is_in_messages(&self) -> bool {
        self.in_message.is_some()
    }

    /// What of the secret stands in a message; nothing where the scheme puts none there.
    pub(crate) fn text(&self, text: SecretText) -> &[u8] {
        match (&self.in_message, text) {
            (None, _) => &[],
            (Some(texts), SecretText::Whole) => &texts.whole,
            (Some(texts), SecretText::Sha256) => &texts.sha256,
        }
    }

    fn bytes<'m, Note>(&'m self, pieces: &'m [Noted<'_, Note>]) -> impl Iterator<Item = &'m [u8]> {
        pieces.iter().map(|(_, piece)| match piece {
            Piece::Text(text) => text.as_ref(),
            Piece::Outside(_) => &[],
            Piece::Secret(text) => self.text(*text),
        })
    }

    /// The code for a message.
    pub(crate) fn sign<Note>(&self, message: &Message<'_, Note>) -> Tag {
        let pieces = message.pieces.as_slice();
        match &self.code {
            Code::HmacSha256(mac) => padded(&match message.around_body() {
                Some(AroundBody { before, hash, after }) => {
                    mac.sign_around_body(hash, &|| self.bytes(before), &|| self.bytes(after))
                }
                None => mac.sign(self.bytes(pieces)),
            }),
            Code::HmacSha1(mac) => code(mac, self.bytes(pieces)),
            Code::HmacSha384(mac) => code(mac, self.bytes(pieces)),
            Code::HmacSha512(mac) => code(mac, self.bytes(pieces)),
            Code::Sha256 => padded(&digest(self.bytes(pieces))),
        }
    }

    /// Whether any of the signatures is the code of this message. All are compared.
    pub(super) fn matches<Note>(&self, message: &Message<'_, Note>, presented: &Presented) -> bool {
        let code = self.sign(message);
        presented.tags.iter().fold(Choice::from(0), |found, tag| found | tag.ct_eq(&code)).into()
    }
}

/// An HMAC with its key. A function of its own for each hash, as [`code`] is: a runtime compiles
/// one when it is called, and most deliveries need SHA-256 alone.
#[inline(never)]
fn keyed<M: KeyInit>(secret: &[u8]) -> Option<M> {
    M::new_from_slice(secret).ok()
}

#[inline(never)]
fn code<'p, M: Mac + Clone>(prepared: &M, pieces: impl Iterator<Item = &'p [u8]>) -> Tag {
    let mut mac = prepared.clone();
    pieces.for_each(|piece| mac.update(piece));
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
pub(crate) fn digest_sha1<'p>(pieces: impl IntoIterator<Item = &'p [u8]>) -> [u8; 20] {
    let mut hash = Sha1::new();
    for piece in pieces {
        hash.update(piece);
    }
    hash.finalize().into()
}

/// Whether two texts are the same, in constant time for any lengths.
pub(crate) fn is_same(one: &[u8], other: &[u8]) -> bool {
    token(one).ct_eq(&token(other)).into()
}
