//! What a sender may have signed instead: the parts at hand in another order, or some of them.

use super::delivery::Delivery;
use crate::crypto::mac::{self, CodeKey};
use crate::crypto::message::{Message, Piece};
use crate::scheme::{Algorithm, Field, Form, Origin, Part, Scheme, UrlForm};

/// What stands between two parts.
const SEPARATORS: [&str; 6] = [".", "", ":", "\n", "|", ","];

/// The parts that a scheme and a delivery have: a time, an id.
struct AtHand<'s> {
    time: Option<Part<'s>>,
    id: Option<Part<'s>>,
    url: bool,
    method: bool,
}

fn at_hand<'s>(scheme: &Scheme<'s>, delivery: &Delivery<'_>) -> AtHand<'s> {
    let time = scheme.timestamp.and_then(|timestamp| match timestamp.origin {
        Origin::Signature => Some(Part::Timestamp),
        Origin::Field(field) => Some(Part::Field(field)),
        Origin::OptionalMember(_) => None,
    });
    let is_id = |part: &&Part<'s>| matches!(part, Part::Field(Field::Header(_))) && Some(**part) != time;
    AtHand {
        time,
        id: scheme.content.iter().find(is_id).copied(),
        url: delivery.url.is_some(),
        method: delivery.method.is_some(),
    }
}

/// Messages of the vocabulary that the scheme does not have.
pub(super) fn contents<'s>(scheme: &Scheme<'s>, delivery: &Delivery<'_>) -> Vec<Vec<Part<'s>>> {
    let AtHand { time, id, url, method } = at_hand(scheme, delivery);
    let mut orders: Vec<Vec<Part<'s>>> = vec![vec![Part::Body]];
    for part in [time, id].into_iter().flatten() {
        orders.extend([vec![part, Part::Body], vec![Part::Body, part]]);
    }
    if let (Some(time), Some(id)) = (time, id) {
        orders.extend([vec![id, time, Part::Body], vec![time, id, Part::Body]]);
    }
    for form in [UrlForm::Whole, UrlForm::PathAndQuery, UrlForm::Base].into_iter().filter(|_| url) {
        let url = Part::Url(form);
        orders.extend([vec![url, Part::Body], vec![Part::Body, url], vec![url]]);
        if let Some(time) = time {
            orders.extend([
                vec![time, url, Part::Body],
                vec![url, time, Part::Body],
                vec![url, Part::Body, time],
            ]);
        }
        if method {
            orders.extend([vec![Part::Method, url, Part::Body], vec![Part::Method, url]]);
            orders.extend(time.map(|time| vec![time, Part::Method, url, Part::Body]));
            orders.extend(time.map(|time| vec![Part::Method, url, Part::Body, time]));
        }
    }
    let mut all = Vec::new();
    for order in orders {
        let separators = if order.len() > 1 { SEPARATORS.as_slice() } else { &[""] };
        for separator in separators {
            let mut parts = Vec::new();
            for (index, part) in order.iter().enumerate() {
                if index > 0 && !separator.is_empty() {
                    parts.push(Part::Literal(separator));
                }
                parts.push(*part);
            }
            if !scheme.messages().any(|known| known == parts) {
                all.push(parts);
            }
        }
    }
    all
}

/// The scheme with another message. Whether its parts could be told apart is not asked:
/// it is for no verdict.
pub(super) fn with<'s>(scheme: &Scheme<'s>, content: &'s [Part<'s>]) -> Scheme<'s> {
    const ANY: &[(Field<'static>, Form)] = &[];
    Scheme { content, alternates: &[], forms: ANY, ..*scheme }
}

/// A message in words: `body`, `time.body`.
pub(super) fn words(parts: &[Part<'_>]) -> String {
    let all: Vec<String> = parts.iter().map(|part| name(*part)).collect();
    ["signed: ", &all.join(" ")].concat()
}

/// The name of a part, as a report has it.
pub(super) fn name(part: Part<'_>) -> String {
    let field = |field: Field<'_>| field.describe();
    match part {
        Part::Timestamp => "time".into(),
        Part::Literal("\n") => "line feed".into(),
        Part::Literal(text) => ["\"", text, "\""].concat(),
        Part::Body => "body".into(),
        Part::Field(of) | Part::OptionalField(of) | Part::Line(of) => field(of),
        Part::Wrapped(before, of, after) | Part::WrappedLower(before, of, after) => {
            ["\"", before, "\" ", &field(of), " \"", after, "\""].concat()
        }
        Part::Method => "method".into(),
        Part::Url(UrlForm::Base) => "URL without query".into(),
        Part::Url(UrlForm::PathAndQuery | UrlForm::PathAndQueryEncoded) => "path and query".into(),
        Part::Url(_) => "URL".into(),
        Part::Secret => "secret".into(),
        Part::SecretSha256 => "SHA-256 of the secret".into(),
        Part::Account => "account".into(),
        Part::SortedForm => "sorted form".into(),
        Part::CanonicalJson => "canonical JSON".into(),
        Part::EscapedBody => "escaped body".into(),
        Part::SignedHeaders(_) => "signed headers".into(),
        Part::Token => "token".into(),
        Part::NamedLines(_) => "named members".into(),
        Part::BodyCrc32 => "CRC-32 of the body".into(),
        Part::Audience => "audience".into(),
    }
}

/// What a sender has computed with a secret in another way than an HMAC of the body.
pub(super) fn unusual(secret: &[u8], body: &[u8]) -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let mut all = vec![
        ("hash_with_secret", "SHA-256 of secret and body", mac::digest([secret, body]).to_vec()),
        ("hash_with_secret", "SHA-256 of body and secret", mac::digest([body, secret]).to_vec()),
        ("hash_with_secret", "SHA-1 of secret and body", mac::digest_sha1([secret, body]).to_vec()),
        ("hash_with_secret", "SHA-1 of body and secret", mac::digest_sha1([body, secret]).to_vec()),
    ];
    if let Some(key) = CodeKey::new(Algorithm::HmacSha256, body, None).filter(|_| !body.is_empty()) {
        let message = Message { pieces: vec![((), Piece::Text(secret.into()))] };
        let tag = key.sign(&message).get(..32).unwrap_or_default().to_vec();
        all.push(("key_and_message_swapped", "", tag));
    }
    all
}

/// Hashes of a body without any key.
pub(super) fn keyless(body: &[u8]) -> [Vec<u8>; 2] {
    [mac::digest([body]).to_vec(), mac::digest_sha1([body]).to_vec()]
}
