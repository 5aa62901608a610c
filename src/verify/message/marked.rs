//! The message under way: its pieces, and where each of them ends.

use std::borrow::Cow;

use super::ends::Ends;
use crate::crypto::message::{Message, Piece};

/// A signed message, and of each of its pieces how its end is known.
pub(crate) type Marked<'r> = Message<'r, Ends<'r>>;

impl<'r> Marked<'r> {
    /// A message that is one text.
    pub(crate) fn of_one(text: &'r [u8]) -> Self {
        Self { pieces: vec![(Ends::Free, Piece::Text(text.into()))] }
    }

    pub(super) fn push(&mut self, ends: Ends<'r>, piece: Piece<'r>) {
        self.pieces.push((ends, piece));
    }

    pub(super) fn text(&mut self, ends: Ends<'r>, text: impl Into<Cow<'r, [u8]>>) {
        self.push(ends, Piece::Text(text.into()));
    }

    pub(super) fn wrapped(
        &mut self,
        before: &'r str,
        ends: Ends<'r>,
        value: Option<Cow<'r, [u8]>>,
        after: &'r str,
    ) {
        let Some(value) = value else {
            return self.text(Ends::Absent(before), &b""[..]);
        };
        self.text(Ends::Opening, before.as_bytes());
        self.text(ends, value);
        self.text(Ends::Known, after.as_bytes());
    }
}
