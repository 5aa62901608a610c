//! A signed message in pieces: borrowed wherever the sender signed what it sent, never
//! joined. No piece depends on a key, so that one message serves all secrets.

use std::borrow::Cow;

/// SHA-256 by a host, of a body that stays with it: hashes what stands in the region up to
/// this place, the body, and the rest up to the last 32 bytes, where it writes the digest.
/// One region, since each view of the memory costs as much as a block of the hash.
#[derive(Clone, Copy)]
pub(crate) struct HashAround(pub(crate) fn(around: &mut [u8], before: usize));

impl PartialEq for HashAround {
    /// A delivery has one host.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// A piece of a signed message.
#[derive(PartialEq)]
pub(crate) enum Piece<'r> {
    /// What the receiver knows, the sender sent, or is made of it.
    Text(Cow<'r, [u8]>),
    /// A body that stays with a JavaScript host, which hashes it.
    Outside(HashAround),
    /// What the receiver's secret puts here.
    Secret(SecretText),
}

/// What of a secret stands in a message.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum SecretText {
    /// The secret, or the account before it.
    Whole,
    /// Its SHA-256, in hexadecimal.
    Sha256,
}

impl Piece<'_> {
    pub(crate) fn text(&self) -> &[u8] {
        match self {
            Self::Text(text) => text,
            Self::Outside(_) | Self::Secret(_) => &[],
        }
    }
}

/// A piece, and what the maker of its message notes of it.
pub(crate) type Noted<'r, Note> = (Note, Piece<'r>);

/// A message, as its sender signed it: its pieces, each with what its maker notes of it.
#[derive(PartialEq)]
pub(crate) struct Message<'r, Note> {
    pub(crate) pieces: Vec<Noted<'r, Note>>,
}

impl<Note> Message<'_, Note> {
    /// What of the message is the sender's, without the secret.
    pub(crate) fn public_texts(&self) -> impl Iterator<Item = &[u8]> {
        self.pieces.iter().map(|(_, piece)| piece.text())
    }

    /// Whether the secret stands in it.
    pub(crate) fn has_secret(&self) -> bool {
        self.pieces.iter().any(|(_, piece)| matches!(piece, Piece::Secret(_)))
    }
}

/// What stands beside a body that stays with a host, and who hashes it.
pub(crate) struct AroundBody<'m, 'r, Note> {
    pub(crate) before: &'m [Noted<'r, Note>],
    pub(crate) hash: HashAround,
    pub(crate) after: &'m [Noted<'r, Note>],
}

impl<'r, Note> Message<'r, Note> {
    /// The pieces before and after a body that stays with a host, and who hashes it.
    pub(crate) fn around_body(&self) -> Option<AroundBody<'_, 'r, Note>> {
        let at = self.pieces.iter().position(|(_, piece)| matches!(piece, Piece::Outside(_)))?;
        let (before, rest) = self.pieces.split_at_checked(at)?;
        let ((_, Piece::Outside(hash)), after) = rest.split_first()? else { return None };
        Some(AroundBody { before, hash: *hash, after })
    }
}
