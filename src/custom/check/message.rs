//! What is asked of the messages that the vendor may have signed.

use super::signs::has_time;
use crate::custom::form::number;
use crate::custom::refusal::refused;
use crate::error::Error;
use crate::scheme::{Algorithm, KeyFormat, MAX_PARTS, Part, Scheme, UrlForm};
use crate::text::decimal;
use crate::verify::message::has_marks;

/// One of the messages that the vendor may have signed.
pub(super) fn message(scheme: &Scheme<'_>, parts: &[Part<'_>], path: &str) -> Result<(), Error> {
    let has = |wanted: fn(&Part<'_>) -> bool| parts.iter().any(wanted);
    let is_secret = |part: &Part<'_>| matches!(part, Part::Secret | Part::SecretSha256);
    let is_account = |part: &Part<'_>| matches!(part, Part::Account);
    let pieces: usize = parts
        .iter()
        .map(|part| if matches!(part, Part::Wrapped(..) | Part::WrappedLower(..)) { 3 } else { 1 })
        .sum();
    let words = match scheme.algorithm {
        _ if pieces > MAX_PARTS => "has more than 16 pieces, a wrapped field being three",
        Algorithm::Jws if parts != [Part::Token] => "a jws signs \"token\", and nothing else",
        Algorithm::Jws => return Ok(()),
        _ if has(|part| matches!(part, Part::Token)) => {
            "\"token\" is what a jws signs, and the algorithm is not jws"
        }
        Algorithm::Token if !parts.iter().all(|part| matches!(part, Part::Secret | Part::Literal(_))) => {
            "a token is compared with the secret, with literals around it: nothing is signed"
        }
        Algorithm::Token | Algorithm::Sha256 if !has(is_secret) => {
            "the secret is not in it: anybody could make this"
        }
        Algorithm::Token => return Ok(()),
        algorithm if algorithm.is_public() && has(is_secret) => {
            "the vendor signs with a private key, and there is no secret"
        }
        _ if has(is_secret) && matches!(scheme.key, KeyFormat::Utf8OrBase64 { .. }) => {
            "the secret is in it, and which of two keys that would be, nobody knows"
        }
        _ if has(is_account) && scheme.key != KeyFormat::Account => "only the key \"account\" has an account",
        _ if parts.iter().all(|part| {
            is_secret(part) || is_account(part) || matches!(part, Part::Literal(_) | Part::Audience)
        }) =>
        {
            "nothing of the request is signed: every delivery would have the same signature"
        }
        _ if has(|part| matches!(part, Part::NamedLines(names) if has_twice(names))) => {
            "a member is named twice"
        }
        _ if has(|part| matches!(part, Part::Timestamp)) && !has_time(scheme.signature.layout) => {
            "the timestamp is the one in the signature's field, and signature.layout has none"
        }
        _ => return Ok(()),
    };
    Err(refused(path, &[words]))
}

/// Bytes that could move from one signed part to another would be signed by nobody.
pub(super) fn marks(scheme: &Scheme<'_>) -> Result<(), Error> {
    let words = "two of its parts run into each other: put what stands between them, or say in \"forms\" what they are made of";
    if !has_marks(scheme, scheme.content) {
        return Err(refused("content", &[words]));
    }
    for (index, parts) in scheme.alternates.iter().enumerate() {
        let path = ["alternates.", &decimal(number(index))].concat();
        if !has_marks(scheme, parts) {
            return Err(refused(&path, &[words]));
        }
        if !is_alike(scheme.content, parts) {
            let words = "must be of the same parts as content, written in another way: one message could be read as the other";
            return Err(refused(&path, &[words]));
        }
    }
    Ok(())
}

/// Whether two messages have the same parts, however each is written.
fn is_alike(one: &[Part<'_>], other: &[Part<'_>]) -> bool {
    fn plain<'p>(part: &Part<'p>) -> Part<'p> {
        match *part {
            Part::Url(_) => Part::Url(UrlForm::Whole),
            Part::Line(field) => Part::Field(field),
            Part::WrappedLower(before, field, after) => Part::Wrapped(before, field, after),
            Part::CanonicalJson | Part::EscapedBody => Part::Body,
            other => other,
        }
    }
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| plain(one) == plain(other))
}

pub(super) fn has_twice(names: &[&str]) -> bool {
    let mut numbered = names.iter().enumerate();
    numbered.any(|(at, name)| names.iter().take(at).any(|before| before == name))
}
