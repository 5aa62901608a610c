//! What proves that the secret's owner has signed. Three things could be taken for it and
//! are none: a code that the receiver itself makes for whoever asks (the answer to an
//! unsigned handshake), a key that the sender may know, and the time of one item of a batch.

use super::body::percent_decoded;
use super::delivery::Delivery;
use super::placeholder::is_placeholder;
use super::tokens;
use super::unpack::any_base64;
use crate::error::Code;
use crate::request::Request;
use crate::request::fields::Fields;
use crate::scheme::{Algorithm, Covers, KeyFormat, Origin, Part, Place, Reply, Require, Scheme};
use crate::text::secret::base64_in;
use crate::verify::message::Marked;
use crate::verify::{Outcome, Secret, Webhook, candidate};

/// Keys of fewer bytes are guessed.
pub(super) const MIN_KEY_BYTES: usize = 8;

/// Whether a delivery is one that the key's owner has signed: accepted, but for its time. In
/// `own`, the receiver's scheme, anybody may have had a code made for a text.
pub(super) fn is_signed(
    own: &Scheme<'_>,
    webhook: &Webhook<'_>,
    request: &Request<'_, &[u8]>,
    now: u64,
) -> bool {
    let accepted = match webhook.inspect(request, now) {
        Ok(Outcome::Authentic(_)) => true,
        // Of a handshake nothing has been said yet of who signed it.
        Ok(Outcome::Challenge(_)) => {
            let fields = webhook.fields(request, now);
            webhook.prove(&fields, now).is_ok_and(|(signer, _)| signer.is_some())
        }
        Err(error) => is_proven_by_time(&webhook.fields(request, now), error.code()),
    };
    accepted && !is_answer(own, &webhook.fields(request, now))
}

/// Whether a refusal for the time says that the signature is good, which is asked before. In
/// a batch one item's says nothing of the others; and a time that is none may be one from
/// which bytes were moved to its neighbour, which the same signature signs.
pub(super) fn is_proven_by_time(fields: &Fields<'_>, code: Code) -> bool {
    let of_time = match code {
        Code::TimestampTooOld | Code::TimestampInFuture => true,
        Code::MalformedTimestamp => !may_have_moved(fields),
        _ => false,
    };
    of_time && fields.scheme.items.is_none()
}

/// Whether bytes can have moved between the parts of what is signed.
fn may_have_moved(fields: &Fields<'_>) -> bool {
    any_message(fields, |message| message.is_none_or(|message| message.check_marks().is_err()))
}

/// Whether this holds for a message that may have been signed; `None` is one that cannot be made.
fn any_message(fields: &Fields<'_>, holds: impl Fn(Option<&Marked<'_>>) -> bool) -> bool {
    let candidates = candidate::read(fields).unwrap_or_default();
    let holds = |parts: &[_], time: &[u8]| holds(Marked::of(parts, fields, time).ok().as_ref());
    candidates.iter().any(|one| fields.scheme.messages().any(|parts| holds(parts, one.time())))
}

/// Whether a delivery that verifies by `other` cannot have been put together of one that verifies
/// by `own`, the receiver's scheme: the same is signed and no less is asked, or all that is given
/// out is signed and is a whole document of JSON, of which no part is one, and the time that
/// `own` signs is signed here too. A body alone is no message in which a time stands in front of it.
pub(super) fn is_apart(own: &Scheme<'_>, other: &Scheme<'_>, body: &[u8]) -> bool {
    let is_asked = |one: &Require<'_>| match one {
        // Which hash it is, for example, each scheme says for itself.
        Require::Is(field, _) => {
            other.require.iter().any(|theirs| matches!(theirs, Require::Is(same, _) if same == field))
        }
        one => other.require.contains(one),
    };
    let asks_no_less =
        own.require.iter().all(is_asked) && (own.timestamp.is_none() || other.timestamp.is_some());
    if own.messages().eq(other.messages()) {
        return asks_no_less;
    }
    let shares_message = own.messages().any(|parts| other.messages().any(|theirs| parts == theirs));
    let keeps_time = !signs_time(own) || signs_time(other) || signs_body_alone(other);
    other.covers == Covers::Body && (asks_no_less || !shares_message) && keeps_time && is_document(body)
}

/// Whether nothing of a delivery is signed but its body.
fn signs_body_alone(scheme: &Scheme<'_>) -> bool {
    let is_secret = |part: &Part<'_>| matches!(part, Part::Secret | Part::SecretSha256 | Part::Account);
    scheme.messages().flatten().all(|part| *part == Part::Body || is_secret(part))
}

/// Whether each message of a scheme has the time in it.
fn signs_time(scheme: &Scheme<'_>) -> bool {
    let is_in_all = |time: Part<'_>| scheme.messages().all(|parts| parts.contains(&time));
    scheme.timestamp.is_some_and(|timestamp| match timestamp.origin {
        Origin::Signature => is_in_all(Part::Timestamp),
        Origin::Field(field) => field.is_in_body() || is_in_all(Part::Field(field)),
        Origin::OptionalMember(_) => true,
    })
}

/// Whether a body is an object or a list of JSON and nothing else.
fn is_document(body: &[u8]) -> bool {
    matches!(body.trim_ascii_start().first(), Some(b'{' | b'[')) && tokens::read(body).is_some()
}

/// Whether what is signed may be a text that the receiver signs for everybody, in the answer
/// to a handshake that nobody signs.
pub(super) fn is_answer(own: &Scheme<'_>, fields: &Fields<'_>) -> bool {
    if !answers_anybody(own) && !answers_anybody(fields.scheme) {
        return false;
    }
    fields.scheme.items.is_some() || any_message(fields, |message| message.is_some_and(is_token))
}

fn answers_anybody(scheme: &Scheme<'_>) -> bool {
    let is_code = |reply: &Reply<'_>| matches!(reply, Reply::HmacHex(_) | Reply::HmacBase64(_));
    scheme.handshakes.iter().any(|one| !one.signed && one.replies().any(is_code))
}

/// Whether a message has the form of a handshake's token, of whatever length.
fn is_token(message: &Marked<'_>) -> bool {
    let is_of_token = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/_-".contains(byte);
    message.pieces.iter().all(|(_, piece)| piece.text().iter().all(is_of_token))
}

/// Whether a sender may know a key that was made of something: it is short, a word that
/// stands for a missing secret, or stands in the delivery itself.
pub(super) fn may_be_known(scheme: &Scheme<'_>, secret: &Secret<'_>, delivery: &Delivery<'_>) -> bool {
    let (text, bytes) = match secret {
        Secret::Text(text) => (*text, text.as_bytes()),
        Secret::Bytes(bytes) => (std::str::from_utf8(bytes).unwrap_or_default(), *bytes),
    };
    let key = match scheme.key {
        KeyFormat::Account => text.split_once(':').map_or(bytes, |(_, key)| key.as_bytes()),
        _ => bytes,
    };
    let is_one_byte = key.windows(2).all(|pair| pair.first() == pair.last());
    key_length(scheme, secret) < MIN_KEY_BYTES
        || is_placeholder(text)
        || is_one_byte
        || is_shown(scheme, key, delivery)
}

/// How many bytes the key of a secret has.
fn key_length(scheme: &Scheme<'_>, secret: &Secret<'_>) -> usize {
    let text = match secret {
        Secret::Bytes(bytes) => return bytes.len(),
        Secret::Text(text) => text,
    };
    match scheme.key {
        KeyFormat::Hex => text.len() / 2,
        KeyFormat::Base64 { prefix } => {
            let decoded = any_base64(base64_in(text, prefix).as_bytes());
            zeroize::Zeroizing::new(decoded.unwrap_or_default()).len()
        }
        KeyFormat::Account => text.split_once(':').map_or(0, |(_, key)| key.len()),
        _ => text.len(),
    }
}

/// Whether a key stands in the delivery, as it is or escaped. Where the secret itself is
/// sent, the header or the body in which it is read shows it to nobody else.
fn is_shown(scheme: &Scheme<'_>, key: &[u8], delivery: &Delivery<'_>) -> bool {
    let url = delivery.url.unwrap_or_default().as_bytes();
    let stands_in = |text: &[u8]| text.windows(key.len().max(1)).any(|window| window == key);
    let is_in = |text: &[u8]| stands_in(text) || percent_decoded(text).is_some_and(|text| stands_in(&text));
    let is_token = scheme.algorithm == Algorithm::Token;
    let is_in_body = matches!(scheme.signature.place, Place::Field(field) if field.is_in_body());
    let shows_body = !is_token || !is_in_body;
    let shows_headers = !is_token || is_in_body;
    is_in(url)
        || (shows_body && is_in(delivery.body))
        || (shows_headers && delivery.headers.iter().any(|(_, value)| is_in(value)))
}
