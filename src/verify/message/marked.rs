//! The message under way: its pieces, and where each of them ends.

use std::borrow::Cow;

use super::ends::Ends;
use crate::crypto::message::{Message, Piece};

/// A signed message, and how the end of each of its pieces is known.
#[derive(PartialEq)]
pub(crate) struct Marked<'r> {
    pub(crate) message: Message<'r>,
    pub(super) ends: Vec<Ends<'r>>,
}

impl<'r> Marked<'r> {
    pub(super) fn push(&mut self, ends: Ends<'r>, piece: Piece<'r>) {
        self.message.pieces.push(piece);
        self.ends.push(ends);
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
