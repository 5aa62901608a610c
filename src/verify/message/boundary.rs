//! How a signed message can be read in one way alone.
//!
//! A signature is over bytes; where one part ends and the next begins, it does not
//! say. If bytes could move from a part to its neighbour, one captured delivery
//! would be many. So one part may hold anything (the body), and every other part's
//! end is known from the message itself: by the text that stands between it and the
//! next and whose nearest byte does not occur in it, by its length, or by characters that its
//! neighbour does not begin with. Parts before the free one are read from the
//! left, those after it from the right.

use super::ends::{Characters, Ends};
use super::marked::Marked;
use crate::crypto::message::SecretText;
use crate::crypto::message::{Noted, Piece};
use crate::error::{Code, Error};
use crate::scheme::Part;
use crate::scheme::{Field, Form, Origin, Scheme, Unit};

/// How the end of a signed time is known. Seconds have ten digits from 2001 to
/// 2286, and milliseconds thirteen.
pub(super) fn of_time<'r>(scheme: &Scheme<'_>) -> Ends<'r> {
    match scheme.timestamp.map(|timestamp| timestamp.unit) {
        Some(Unit::Seconds) => Ends::Digits(10),
        Some(Unit::Milliseconds) => Ends::Digits(13),
        Some(Unit::SecondsOrMilliseconds) => Ends::DIGITS,
        Some(Unit::Iso8601) => Ends::Date,
        None => Ends::Text,
    }
}

/// How the end of a field's text is known.
pub(super) fn of_field<'r>(scheme: &Scheme<'_>, field: Field<'_>) -> Ends<'r> {
    match scheme.forms.iter().find(|(of, _)| *of == field) {
        Some((_, Form::Any)) => Ends::Free,
        Some((_, Form::Plain)) => Ends::Run(Characters::Plain),
        Some((_, Form::Url)) => Ends::URL,
        Some((_, Form::Unmarked)) => Ends::Unmarked,
        None if scheme.timestamp.is_some_and(|timestamp| timestamp.origin == Origin::Field(field)) => {
            of_time(scheme)
        }
        None => Ends::Text,
    }
}

/// Refuses a message that can be read in another way.
pub(super) fn check(message: &Marked<'_>) -> Result<(), Error> {
    if message.pieces.len() < 2 || is_marked(message) {
        return Ok(());
    }
    let hint = "a signed part is not of its form, or contains what sets it apart from the next: bytes could move between them";
    if message.pieces.iter().any(|(ends, piece)| ends.is_time_but_not(piece.text())) {
        return Err(Error::new(Code::MalformedTimestamp, &["the signed time is not one: ", hint]));
    }
    Err(Error::new(Code::MalformedSignature, &[hint]))
}

/// Whether the parts of a scheme's messages have marks between them at all: tried
/// with placeholders, every absent part there, and not there.
pub(crate) fn has_marks(scheme: &Scheme<'_>, parts: &[Part<'_>]) -> bool {
    [true, false].into_iter().all(|there| {
        let mut message = Marked { pieces: Vec::new() };
        for part in parts {
            add_placeholder(&mut message, scheme, *part, there);
        }
        is_marked(&message)
    })
}

fn add_placeholder<'r>(message: &mut Marked<'r>, scheme: &Scheme<'_>, part: Part<'r>, there: bool) {
    let of_field = |field| of_field(scheme, field);
    let ends = match part {
        Part::Literal(text) => return message.text(Ends::Known, text.as_bytes()),
        Part::Audience => return message.text(Ends::Known, &b"x"[..]),
        Part::Secret | Part::SecretSha256 | Part::Account => {
            return message.push(Ends::Known, Piece::Secret(SecretText::Whole));
        }
        Part::Wrapped(before, field, after) | Part::WrappedLower(before, field, after) => {
            let value = there.then(|| placeholder(of_field(field)).into());
            return message.wrapped(before, of_field(field), value, after);
        }
        Part::OptionalField(field) if there => of_field(field),
        Part::OptionalField(field) => return message.text(of_field(field), &b""[..]),
        Part::Field(field) | Part::Line(field) => of_field(field),
        Part::Timestamp => of_time(scheme),
        Part::Method => Ends::METHOD,
        Part::Url(_) => Ends::URL,
        Part::SignedHeaders(_) => Ends::Text,
        Part::BodyCrc32 => Ends::DIGITS,
        Part::SortedForm => Ends::Unmarked,
        Part::Body | Part::CanonicalJson | Part::EscapedBody | Part::Token | Part::NamedLines(_) => {
            Ends::Free
        }
    };
    message.text(ends, placeholder(ends));
}

/// A value of the form; of a free part none, as where a body is empty.
const fn placeholder(ends: Ends<'_>) -> &'static [u8] {
    match ends {
        Ends::Digits(10) => b"1700000000",
        Ends::Digits(_) => b"1700000000000",
        Ends::Date => b"2026-11-28T00:00:00Z",
        Ends::Run(Characters::Capitals) => b"POST",
        Ends::Run(_) => b"1",
        Ends::Free | Ends::Unmarked | Ends::Text | Ends::Known | Ends::Opening | Ends::Absent(_) => b"",
    }
}

/// Whether the message says of every part where it ends.
fn is_marked(message: &Marked<'_>) -> bool {
    let pieces = message.pieces.as_slice();
    let is_free = |(ends, _): &&Noted<'_, Ends<'_>>| matches!(ends, Ends::Free | Ends::Unmarked);
    let free = pieces.iter().position(|piece| is_free(&piece));
    let last = || pieces.iter().rposition(|(ends, _)| ends.is_variable());
    let Some(free) = free.or_else(last) else { return true };
    if pieces.iter().filter(is_free).count() > 1 {
        return false;
    }
    let is_known = |at: usize| at == free || Reader { pieces, forward: at < free }.knows_end(at);
    (0..pieces.len()).all(is_known)
}

/// Whether a value does not contain the first byte of an optional part's text.
fn is_apart(mark: Option<u8>, value: &[u8]) -> bool {
    mark.is_some_and(|mark| !value.contains(&mark))
}

/// Reads a message from one side.
#[derive(Clone, Copy)]
struct Reader<'m, 'r> {
    pieces: &'m [Noted<'r, Ends<'r>>],
    /// From the left; otherwise everything is mirrored.
    forward: bool,
}

impl Reader<'_, '_> {
    /// Whether the message says where this part ends.
    fn knows_end(self, at: usize) -> bool {
        let Some((ends, piece)) = self.pieces.get(at) else { return false };
        let value = piece.text();
        match *ends {
            Ends::Known | Ends::Opening => true,
            Ends::Absent(before) => self.forward && !self.continues_with(at, before.as_bytes()),
            Ends::Run(characters) => {
                // A mark of the run's own characters is none: the run goes on as far as they do.
                let is_mark = |byte: &u8| !characters.has(*byte);
                self.ends_before_text(at, value, is_mark)
                    || (characters.are(value) && self.ends_run(at, characters))
            }
            // Digits beside a mark of digits are read by their length alone.
            Ends::Digits(_) => {
                ends.is_fixed(value) || self.ends_before_text(at, value, |mark| !mark.is_ascii_digit())
            }
            Ends::Date => {
                let is_mark = |mark: &u8| !Characters::Plain.has(*mark);
                ends.is_fixed(value) || self.ends_before_text(at, value, is_mark)
            }
            Ends::Free | Ends::Unmarked | Ends::Text => self.ends_before_text(at, value, |_| true),
        }
    }

    /// The part that follows this one.
    const fn next(self, at: usize) -> usize {
        if self.forward { at.wrapping_add(1) } else { at.wrapping_sub(1) }
    }

    fn first(self, text: &[u8]) -> Option<u8> {
        if self.forward { text.first().copied() } else { text.last().copied() }
    }

    /// Whether a known text follows of which the value does not contain the nearest
    /// character: so the first place where it stands is the value's end.
    fn ends_before_text(self, mut at: usize, value: &[u8], is_mark: impl Fn(&u8) -> bool) -> bool {
        // Digits and dates end by their length too, which a text that may be absent could be part of.
        let is_text = self.pieces.get(at).is_some_and(|(ends, _)| *ends == Ends::Text);
        loop {
            at = self.next(at);
            return match self.pieces.get(at) {
                // Whether it is there or not, its text is no part of the value.
                Some((Ends::Absent(before), _)) if is_apart(before.bytes().next(), value) => continue,
                Some((Ends::Opening, piece))
                    if is_text && self.forward && is_apart(self.first(piece.text()), value) =>
                {
                    // Over the part and the text behind it: without them, it is what follows that ends the value.
                    at = at.saturating_add(2);
                    continue;
                }
                Some((Ends::Known, Piece::Text(mark))) if mark.is_empty() => continue,
                Some((Ends::Known, Piece::Text(mark))) => self
                    .first(mark)
                    .is_some_and(|mark| is_mark(&mark) && value.iter().all(|byte| *byte != mark)),
                Some((Ends::Unmarked, _)) => true,
                _ => false,
            };
        }
    }

    /// Whether what follows a run does not continue it. Parts of a known text or
    /// length may: they are taken off the run's end.
    fn ends_run(self, mut at: usize, characters: Characters) -> bool {
        // Past a part that may be absent, nothing may be of the run's characters.
        let mut is_certain = true;
        loop {
            at = self.next(at);
            let Some((ends, piece)) = self.pieces.get(at) else { return true };
            let Piece::Text(text) = piece else { return false };
            if let Ends::Absent(before) = ends {
                if before.bytes().next().is_none_or(|first| characters.has(first)) {
                    return false;
                }
                is_certain = false;
                continue;
            }
            let is_of_known_length = is_certain && (*ends == Ends::Known || ends.is_fixed(text));
            match self.first(text) {
                _ if *ends == Ends::Unmarked => return true,
                // Whether something stands here is not known.
                None if !matches!(ends, Ends::Known | Ends::Free) => return false,
                None => {}
                Some(first) if !characters.has(first) => return true,
                Some(_) if is_of_known_length && characters.are(text) => {}
                Some(_) => return false,
            }
        }
    }

    /// Whether what follows begins with this text.
    fn continues_with(self, mut at: usize, text: &[u8]) -> bool {
        let mut rest = text;
        while !rest.is_empty() {
            at = self.next(at);
            let Some((_, piece)) = self.pieces.get(at) else { return false };
            let Piece::Text(there) = piece else { return true };
            let common = there.len().min(rest.len());
            let (wanted, after) = rest.split_at_checked(common).unwrap_or_default();
            if there.get(..common) != Some(wanted) {
                return false;
            }
            rest = after;
        }
        true
    }
}
