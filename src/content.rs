//! The pieces that were signed: borrowed, never joined, never re-encoded.

use crate::scheme::{MAX_PARTS, Part, Scheme};
use crate::signature::Claim;

/// The signed message in pieces.
#[derive(Clone, Copy)]
pub(crate) struct Content<'r> {
    pieces: [&'r [u8]; MAX_PARTS],
}

impl<'r> Content<'r> {
    pub(crate) fn pieces(&self) -> impl Iterator<Item = &'r [u8]> {
        // A piece that is not there is empty, and adds nothing to a hash.
        self.pieces.into_iter()
    }
}

/// What `scheme` signs of a body. More parts than [`MAX_PARTS`] are a row that
/// does not pass its test.
pub(crate) fn of<'r>(scheme: &Scheme<'r>, claim: &Claim<'r>, body: &'r [u8]) -> Content<'r> {
    let mut pieces: [&[u8]; MAX_PARTS] = [&[]; MAX_PARTS];
    for (piece, part) in pieces.iter_mut().zip(scheme.content) {
        *piece = match part {
            Part::Timestamp => claim.timestamp,
            Part::Literal(text) => text.as_bytes(),
            Part::Body => body,
        };
    }
    Content { pieces }
}
