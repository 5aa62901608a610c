//! Whether a JavaScript host may hash the body: all that the engine needs of it is its SHA-256.

use super::{Algorithm, Field, Origin, Part, Place, Replay, Scheme, Unit, Unlike};

impl Scheme<'_> {
    /// Whether a host may hash the body without giving it away: nothing before
    /// the verdict reads it, no run of characters may reach it (`message::boundary`),
    /// and HMAC-SHA256 hashes it once.
    pub(crate) fn only_hashes_body(&self) -> bool {
        let in_body = |field: Field<'_>| field.is_in_body();
        let plain = |part: &Part<'_>| match *part {
            Part::Timestamp | Part::Literal(_) | Part::Body => true,
            Part::Field(field) => !in_body(field),
            _ => false,
        };
        let reads_time = self.timestamp.is_some_and(|timestamp| match timestamp.origin {
            Origin::Signature => false,
            Origin::Field(field) => in_body(field),
            Origin::OptionalMember(_) => true,
        });
        let reads_signature = matches!(self.signature.place, Place::Field(field) if in_body(field));
        self.algorithm == Algorithm::HmacSha256
            && self.content.iter().all(plain)
            && self.forms.is_empty()
            && self.body_stands_apart()
            && !reads_time
            && !reads_signature
            && self.alternates.is_empty()
            && self.items.is_none()
            && self.require.is_empty()
            && self.handshakes.is_empty()
            && self.replay != Replay::Content
            && matches!(self.body.unlike, None | Some(Unlike::Timed))
    }

    /// Whether the body is signed once, and what is beside it ends whatever it begins with.
    fn body_stands_apart(&self) -> bool {
        let mut bodies = self.content.iter().enumerate().filter(|(_, part)| **part == Part::Body);
        let (Some((at, _)), None) = (bodies.next(), bodies.next()) else { return false };
        let is_time = |part: &Part<'_>| {
            self.timestamp.is_some_and(|time| match (time.origin, part) {
                (Origin::Signature, Part::Timestamp) => time.unit != Unit::SecondsOrMilliseconds,
                (Origin::Field(field), Part::Field(of)) => {
                    time.unit != Unit::SecondsOrMilliseconds && field == *of
                }
                _ => false,
            })
        };
        let ends = |part: &Part<'_>| match part {
            // A time in digits could go on in a literal of digits, and then in the body.
            Part::Literal(text) => text.bytes().any(|byte| !byte.is_ascii_digit()),
            other => is_time(other),
        };
        let before = at.checked_sub(1).and_then(|at| self.content.get(at));
        let after = self.content.get(at.saturating_add(1));
        before.is_none_or(ends) && after.is_none_or(ends)
    }
}
