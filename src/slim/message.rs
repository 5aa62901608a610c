//! The signed message: its parts, and that each part's end is known from the message
//! itself, as `verify/message/boundary.rs` has it for all schemes.

use super::request::Request;
use super::scheme::{Origin, Part, Scheme, Unit};
use crate::error::Code;

/// How the end of a part is known.
#[derive(Clone, Copy, PartialEq)]
enum Ends {
    /// The receiver knows all of it.
    Known,
    /// It may hold anything: what is left when the others are taken away.
    Free,
    /// By the known text beside it, of which it does not contain the nearest byte.
    Text,
    /// By its length, in digits.
    Digits(usize),
}

/// A signed message in pieces.
pub(super) struct Message<'r>(Vec<(Ends, &'r [u8])>);

impl<'r> Message<'r> {
    /// What a scheme signs of a request; `time` is the signature's own.
    ///
    /// # Errors
    /// A signed header is missing or malformed.
    pub(super) fn of(scheme: &Scheme<'r>, request: &Request<'r>, time: &'r [u8]) -> Result<Self, Code> {
        let of_time = scheme.time.map_or(Ends::Text, |(_, unit)| match unit {
            Unit::Seconds => Ends::Digits(10),
            Unit::Milliseconds => Ends::Digits(13),
        });
        let piece = |part: &Part<'r>| {
            Ok(match *part {
                Part::Body => (Ends::Free, request.body),
                Part::Timestamp => (of_time, time),
                Part::Literal(text) => (Ends::Known, text.as_bytes()),
                Part::Header(name) => {
                    let is_time = matches!(scheme.time, Some((Origin::Header(of), _)) if of == name);
                    let missing = if is_time { Code::MissingTimestamp } else { Code::MissingSignature };
                    (if is_time { of_time } else { Ends::Text }, request.signed_header(name)?.ok_or(missing)?)
                }
            })
        };
        scheme.content.iter().map(piece).collect::<Result<_, _>>().map(Self)
    }

    pub(super) fn pieces(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().map(|(_, text)| *text)
    }

    /// Refuses a message that can be read in another way: asked of one that was signed.
    ///
    /// # Errors
    /// A part's end cannot be told from what follows.
    pub(super) fn check_marks(&self) -> Result<(), Code> {
        let free = self.0.iter().position(|(ends, _)| *ends == Ends::Free).unwrap_or(self.0.len());
        if self.0.len() < 2 || (0..self.0.len()).all(|at| at == free || self.knows_end(at, at < free)) {
            return Ok(());
        }
        let is_no_time =
            |(ends, text): &(Ends, &[u8])| matches!(ends, Ends::Digits(_)) && !is_fixed(*ends, text);
        Err(if self.0.iter().any(is_no_time) { Code::MalformedTimestamp } else { Code::MalformedSignature })
    }

    /// Whether the message says where a part ends: parts before the body are read from the
    /// left, those after it from the right.
    fn knows_end(&self, at: usize, forward: bool) -> bool {
        let Some((ends, value)) = self.0.get(at) else { return false };
        match ends {
            Ends::Known => true,
            Ends::Free | Ends::Text => self.ends_before_text(at, forward, value, |_| true),
            Ends::Digits(_) => {
                is_fixed(*ends, value)
                    || self.ends_before_text(at, forward, value, |mark| !mark.is_ascii_digit())
            }
        }
    }

    /// Whether a known text follows of which the value does not contain the nearest
    /// character: so the first place where it stands is the value's end.
    fn ends_before_text(
        &self,
        mut at: usize,
        forward: bool,
        value: &[u8],
        is_mark: impl Fn(u8) -> bool,
    ) -> bool {
        loop {
            at = if forward { at.wrapping_add(1) } else { at.wrapping_sub(1) };
            let Some((Ends::Known, text)) = self.0.get(at) else { return false };
            let nearest = if forward { text.first() } else { text.last() };
            if let Some(mark) = nearest {
                return is_mark(*mark) && !value.contains(mark);
            }
        }
    }
}

/// Whether a value alone says where it ends.
fn is_fixed(ends: Ends, value: &[u8]) -> bool {
    matches!(ends, Ends::Digits(length) if value.len() == length && value.iter().all(u8::is_ascii_digit))
}
