//! The pipeline as a report has it: what was found in each step, in lengths and kinds.

use super::budget::MAX_SEARCHED;
use super::delivery::Delivery;
use super::headers::own_header;
use super::message;
use super::report::{MessagePart, State, Step};
use crate::crypto::message::Piece;
use crate::error::{Code, Error};
use crate::request::fields::Fields;
use crate::scheme::Algorithm;
use crate::text::decimal;
use crate::verify::candidate;
use crate::verify::message::Marked;
use crate::verify::{Secret, Webhook};

/// The steps, in their order, and the refusals of each.
const STEPS: [(&str, &[Code]); 9] = [
    ("method", &[Code::MethodNotAllowed]),
    ("source", &[Code::SourceNotAllowed]),
    ("size", &[Code::BodyTooLarge]),
    ("header", &[Code::MissingSignature, Code::DuplicateHeader]),
    ("form", &[Code::MalformedSignature]),
    ("secret", &[Code::InvalidSecret, Code::KeyRequired, Code::Unsigned]),
    ("message", &[Code::MissingTimestamp, Code::MalformedPayload]),
    ("key", &[Code::SignatureMismatch]),
    ("time", &[Code::TimestampTooOld, Code::TimestampInFuture, Code::MalformedTimestamp]),
];

/// The first of these ask for no signature.
const ADMITTED: usize = 3;

/// Every step, and how it ended; of a handshake that nobody signs, those that were asked.
pub(super) fn steps(
    webhook: &Webhook<'_>,
    fields: &Fields<'_>,
    delivery: &Delivery<'_>,
    secrets: &[Secret<'_>],
    error: Option<&Error>,
    is_unsigned: bool,
) -> Vec<Step> {
    let refused = |codes: &[Code]| error.is_some_and(|error| codes.contains(&error.code()));
    let at = STEPS.iter().position(|(_, codes)| refused(codes));
    let step = |(index, (name, _)): (usize, &(&'static str, &[Code]))| {
        let state = match at {
            Some(at) if index == at => State::Failed,
            Some(at) if index > at => State::Skipped,
            None if error.is_some() || (is_unsigned && index >= ADMITTED) => State::Skipped,
            _ => State::Passed,
        };
        let found = found(name, webhook, fields, delivery, secrets);
        let refusal = error.filter(|_| state == State::Failed).map_or("", Error::hint);
        let between = if found.is_empty() || refusal.is_empty() { "" } else { ": " };
        Step { name, state, found: [&found, between, refusal].concat() }
    };
    STEPS.iter().enumerate().map(step).collect()
}

fn found(
    name: &str,
    webhook: &Webhook<'_>,
    fields: &Fields<'_>,
    delivery: &Delivery<'_>,
    secrets: &[Secret<'_>],
) -> String {
    let scheme = webhook.scheme;
    let number = |number: usize| decimal(u64::try_from(number).unwrap_or_default());
    match name {
        "method" if delivery.method.is_none() => "not given".into(),
        "source" => "as the options allow".into(),
        "size" if delivery.body.len() > MAX_SEARCHED => {
            [&number(delivery.body.len()), " bytes of body: too large to look for other forms of it"].concat()
        }
        "size" => [&number(delivery.body.len()), " bytes of body"].concat(),
        "header" => {
            let header = own_header(scheme).unwrap_or_default();
            match delivery.header(&header) {
                Some(value) => [&header, ", ", &number(value.len()), " characters"].concat(),
                None => header,
            }
        }
        "form" => match candidate::read(fields) {
            Ok(found) => {
                let count = found
                    .iter()
                    .map(|one| one.presented().tags.len().saturating_add(one.presented().long.len()));
                [&number(count.sum()), " of ", scheme.algorithm.as_str()].concat()
            }
            Err(_) => String::new(),
        },
        "secret" if secrets.is_empty() => [&number(webhook.secrets.len()), " given"].concat(),
        "secret" => secrets.iter().map(kind_of).collect::<Vec<_>>().join("; "),
        "message" => [&number(scheme.content.len()), " parts"].concat(),
        _ => String::new(),
    }
}

/// A class of characters, and what is of it.
type Class = (&'static str, fn(&u8) -> bool);

/// A secret's length and the classes of its characters.
fn kind_of(secret: &Secret<'_>) -> String {
    let (bytes, kind) = match secret {
        Secret::Text(text) => (text.as_bytes(), "text"),
        Secret::Bytes(bytes) => (*bytes, "bytes"),
    };
    let classes: [Class; 6] = [
        ("capitals", u8::is_ascii_uppercase),
        ("small letters", u8::is_ascii_lowercase),
        ("digits", u8::is_ascii_digit),
        ("punctuation", u8::is_ascii_punctuation),
        ("white space", u8::is_ascii_whitespace),
        ("others", |byte| !byte.is_ascii_graphic() && !byte.is_ascii_whitespace()),
    ];
    let there: Vec<&str> =
        classes.iter().filter(|(_, is)| bytes.iter().any(is)).map(|(name, _)| *name).collect();
    let length = decimal(u64::try_from(bytes.len()).unwrap_or_default());
    [kind, " of ", &length, " bytes: ", &there.join(", ")].concat()
}

/// The message that the scheme says is signed, part by part.
pub(super) fn message(fields: &Fields<'_>) -> Vec<MessagePart> {
    if matches!(fields.scheme.algorithm, Algorithm::Token | Algorithm::SenderOnly) {
        return Vec::new();
    }
    let candidates = candidate::read(fields).unwrap_or_default();
    let time = candidates.first().map_or(&[][..], |candidate| candidate.time());
    let part = |part: &_| {
        let message = Marked::of(std::slice::from_ref(part), fields, time).ok();
        MessagePart { part: message::name(*part), bytes: message.and_then(|message| length(&message)) }
    };
    fields.scheme.content.iter().map(part).collect()
}

/// How long a message is; nothing where the secret stands in it.
fn length(message: &Marked<'_>) -> Option<usize> {
    let of = |piece: &Piece<'_>| match piece {
        Piece::Text(text) => Some(text.len()),
        Piece::Outside(_) | Piece::Secret(_) => None,
    };
    message.pieces.iter().try_fold(0_usize, |sum, (_, piece)| Some(sum.saturating_add(of(piece)?)))
}
