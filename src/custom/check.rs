//! What a scheme must not be, though it has the form of one: what contradicts
//! itself, could never verify, or would verify what nobody signed.

mod address;
mod handshake;
mod members;
mod message;
mod signs;

use self::handshake::handshake;
pub(super) use self::members::{OF_SIGNED, claims, presence};
use self::message::{has_twice, marks, message};
use self::signs::{fields_of, has_time, in_each, signs, signs_body, signs_bytes};
use super::form::number;
use super::refusal::refused;
use crate::error::Error;
use crate::request::Sources;
use crate::scheme::{
    Algorithm, Covers, Encoding, Field, Format, KeyFormat, Layout, MAX_HEADERS, Origin, Part, Place, Replay,
    Require, Scheme,
};
use crate::text::decimal;

/// Whether the vendor keeps the other half of the key to itself.
pub(super) fn has_public_key(algorithm: Algorithm, layout: Layout<'_>) -> bool {
    match layout {
        Layout::Jws { algorithms, .. } => algorithms.iter().any(|one| one.algorithm().is_public()),
        _ => algorithm.is_public(),
    }
}

/// Everything else.
pub(super) fn check(scheme: &Scheme<'_>) -> Result<(), Error> {
    let signs = !matches!(scheme.algorithm, Algorithm::Token | Algorithm::SenderOnly);
    if scheme.algorithm != Algorithm::SenderOnly {
        signature(scheme)?;
        key(scheme)?;
        message(scheme, scheme.content, "content")?;
        for (index, parts) in scheme.alternates.iter().enumerate() {
            message(scheme, parts, &["alternates.", &decimal(number(index))].concat())?;
        }
    }
    if signs {
        covers(scheme)?;
        time(scheme)?;
        replay(scheme)?;
    } else {
        unsigned(scheme)?;
    }
    require(scheme)?;
    for (index, one) in scheme.handshakes.iter().enumerate() {
        handshake(scheme, one, &["handshakes.", &decimal(number(index))].concat())?;
    }
    rest(scheme)?;
    marks(scheme)
}

fn signature(scheme: &Scheme<'_>) -> Result<(), Error> {
    let signature = scheme.signature;
    let is_token = scheme.algorithm == Algorithm::Token;
    let is_jws = scheme.algorithm == Algorithm::Jws;
    let refuse = |member: &str, words| Err(refused(&["signature.", member].concat(), &[words]));
    match signature.encoding {
        Encoding::Text if !is_token => return refuse("encoding", "only a token is text"),
        Encoding::Hex | Encoding::HexAnyCase | Encoding::Base64Url if is_token => {
            return refuse("encoding", "a token is text or base64");
        }
        Encoding::Hex | Encoding::HexAnyCase | Encoding::Base64 if is_jws => {
            return refuse("encoding", "a jws is base64url");
        }
        _ => {}
    }
    match signature.layout {
        Layout::Jws { .. } if !is_jws => return refuse("layout", "only the algorithm jws has this layout"),
        // Whoever has the public key could sign with it, as if it were a secret (RFC 8725, section 2.1).
        Layout::Jws { algorithms, .. }
            if has_public_key(scheme.algorithm, signature.layout)
                && algorithms.iter().any(|one| one.algorithm().is_hmac()) =>
        {
            return refuse("layout.jws.algorithms", "HMAC and public keys must not be mixed");
        }
        Layout::Jws { .. } if !matches!(signature.place, Place::Field(Field::Header(_))) => {
            return Err(refused("signature", &["a jws stands in a header"]));
        }
        Layout::Jws { .. } => {}
        _ if is_jws => return refuse("layout", "must be jws, and say what a token may be signed with"),
        Layout::Pairs { time, tags, .. } | Layout::PairGroups { time, tags, .. } if tags.contains(&time) => {
            return refuse("layout", "the time and a signature have the same name");
        }
        Layout::PairGroups { time: "", .. } => {
            return refuse("layout.pairGroups.time", "is missing: each group has a time of its own");
        }
        _ => {}
    }
    match signature.place {
        Place::Numbered(_) if !matches!(signature.layout, Layout::Bare) => {
            refuse("layout", "a numbered header holds the bare signature")
        }
        Place::Repeated(_)
            if !matches!(signature.layout, Layout::Bare | Layout::Prefixed(_) | Layout::Versions(_)) =>
        {
            refuse(
                "layout",
                "a header that is repeated holds bare signatures, or such with a prefix or a version",
            )
        }
        Place::Repeated(_) if matches!(signature.layout, Layout::Prefixed(prefix) if prefix.contains(',')) => {
            refuse("layout", "values of a header that is repeated can have a comma between them")
        }
        Place::PerSecret(names) if has_twice(names) => refuse("perSecretHeaders", "a header is named twice"),
        _ => Ok(()),
    }
}

/// A public key is no secret, and a secret no public key.
fn key(scheme: &Scheme<'_>) -> Result<(), Error> {
    let words = match (has_public_key(scheme.algorithm, scheme.signature.layout), scheme.key) {
        (_, KeyFormat::Account) if !scheme.algorithm.is_hmac() => "only an HMAC's has an account",
        (_, KeyFormat::Utf8OrBase64 { .. }) if !scheme.algorithm.is_hmac() => {
            "only an HMAC's can be one of two"
        }
        (_, KeyFormat::Account) if !in_each(scheme, &|part| matches!(part, Part::Account)) => {
            "\"account\" is not in each message"
        }
        (false, KeyFormat::Public | KeyFormat::Certificate(_)) => {
            "a public key is no secret: anybody could sign with it"
        }
        (true, KeyFormat::Public) | (false, _) => return Ok(()),
        (true, KeyFormat::Certificate(published)) if scheme.algorithm != Algorithm::Jws => {
            return addresses(published.addresses);
        }
        (true, _) if scheme.algorithm == Algorithm::Jws => "the keys of these tokens are \"public\"",
        (true, KeyFormat::Utf8 | KeyFormat::Sha1) => {
            "a public key is no text, but \"public\", \"hex\" or \"base64\""
        }
        (true, _) => return Ok(()),
    };
    Err(refused("key", &[words]))
}

fn addresses(forms: &[&str]) -> Result<(), Error> {
    for (index, form) in forms.iter().enumerate() {
        if let Some(words) = address::flaw(form) {
            return Err(refused(&["key.certificate.addresses.", &decimal(number(index))].concat(), &[words]));
        }
    }
    Ok(())
}

fn covers(scheme: &Scheme<'_>) -> Result<(), Error> {
    let signs_field = in_each(scheme, &|part| part.is_rewritten_body() || !fields_of(part).is_empty())
        || (signs_body(scheme) && !signs_bytes(scheme));
    // The payload has the members of `content`, whichever message was signed.
    let signs_given_out = scheme
        .content
        .iter()
        .flat_map(fields_of)
        .all(|field| in_each(scheme, &|part| fields_of(part).contains(&field)));
    let words = match scheme.covers {
        Covers::Body if signs_body(scheme) && !signs_bytes(scheme) => {
            "many bodies are signed as the same message: say \"fields\""
        }
        Covers::Body if !signs_body(scheme) => {
            "not every message of content and alternates has the body in it"
        }
        Covers::Fields if !signs_field => "not every message of content and alternates has a field in it",
        Covers::Fields if !signs_given_out => {
            "not every message of alternates has the fields of content in it"
        }
        Covers::Body | Covers::Sender if scheme.items.is_some() => "a batch covers the fields of its items",
        _ => return Ok(()),
    };
    Err(refused("covers", &[words]))
}

fn time(scheme: &Scheme<'_>) -> Result<(), Error> {
    let in_message = in_each(scheme, &|part| matches!(part, Part::Timestamp));
    let Some(timestamp) = scheme.timestamp else {
        let anywhere = std::iter::once(&scheme.content)
            .chain(scheme.alternates)
            .any(|parts| parts.iter().any(|part| matches!(part, Part::Timestamp)));
        return if anywhere {
            Err(refused("timestamp", &["is missing: a time is signed, so say what it is, and it is checked"]))
        } else {
            Ok(())
        };
    };
    let words = match timestamp.origin {
        Origin::Signature if !has_time(scheme.signature.layout) => "signature.layout has no time",
        Origin::Signature if !in_message => "the time is not signed: \"timestamp\" is not in each message",
        Origin::Field(field) if !signs(scheme, field) => "the field is not signed: anybody could change it",
        Origin::OptionalMember(path) if !signs(scheme, Field::Member(path)) => {
            "the member is not signed: anybody could change it"
        }
        _ => return Ok(()),
    };
    Err(refused("timestamp.from", &[words]))
}

fn replay(scheme: &Scheme<'_>) -> Result<(), Error> {
    let words = match scheme.replay {
        Replay::Field(field) if !signs(scheme, field) => "the field is not signed: anybody could change it",
        Replay::Body if scheme.covers != Covers::Body => "the body is not signed: anybody could change it",
        Replay::Content if scheme.items.is_some() => "a batch has no one message",
        _ => return Ok(()),
    };
    Err(refused("replay", &[words]))
}

fn require(scheme: &Scheme<'_>) -> Result<(), Error> {
    for (index, require) in scheme.require.iter().enumerate() {
        let (member, field) = match *require {
            Require::Is(..) | Require::Same(..) => continue,
            Require::Audience(field) => ("audience", field),
            Require::BodySha256(field) => ("bodySha256", field),
            Require::BodySha256Base64(field) => ("bodySha256Base64", field),
            Require::BodySha256IfAny(field) => ("bodySha256IfAny", field),
            Require::Url(field) => ("url", field),
            Require::UrlSha256(field) => ("urlSha256", field),
            Require::Expires(field) => ("expires", field),
        };
        let words = match (*require, field) {
            (Require::Url(_) | Require::UrlSha256(_), Field::Query(_))
            | (
                Require::BodySha256(_) | Require::BodySha256Base64(_) | Require::BodySha256IfAny(_),
                Field::Member(_) | Field::FirstMember(_),
            ) => "nothing can hold its own hash, or itself",
            _ if !signs(scheme, field) => "the field is not signed: anybody could change it",
            // To JavaScript, which reads the clock only for schemes that have one.
            (Require::Expires(_), _) if scheme.timestamp.is_none() => {
                "there must be a timestamp too: its tolerance says what clocks may differ by"
            }
            _ => continue,
        };
        return Err(refused(&["require.", &decimal(number(index)), ".", member].concat(), &[words]));
    }
    Ok(())
}

/// A token, or an address: whoever has it can say anything.
fn unsigned(scheme: &Scheme<'_>) -> Result<(), Error> {
    let (path, words) = if scheme.covers != Covers::Sender {
        ("covers", "nothing is signed: only the sender is known")
    } else if scheme.timestamp.is_some() {
        ("timestamp", "nothing is signed: anybody could change it")
    } else if scheme.items.is_some()
        && !matches!(scheme.signature.place, Place::Field(field) if field.is_in_body())
    {
        ("items", "the token does not stand in the items")
    } else if matches!(scheme.replay, Replay::Content) {
        ("replay", "nothing is signed")
    } else {
        return Ok(());
    };
    Err(refused(path, &[words]))
}

fn rest(scheme: &Scheme<'_>) -> Result<(), Error> {
    if scheme.items.is_some() && scheme.algorithm.is_public() {
        // A genuine item, a thousand times over, is a body that anybody can send.
        return Err(refused(
            "items",
            &["each takes as long to verify as a thousand codes: only with a secret"],
        ));
    }
    for (index, source) in scheme.sources.iter().enumerate() {
        if Sources::new(&Scheme::BODY_HMAC, &[source]).is_err() {
            let path = ["sources.", &decimal(number(index))].concat();
            return Err(refused(&path, &["is neither an IP address nor a CIDR block"]));
        }
    }
    if scheme.body.id.iter().any(|id| scheme.content.contains(&Part::Line(*id))) {
        return Err(refused("id", &["its last line feed is not signed: anybody could change it"]));
    }
    if scheme.body.within.is_some()
        && !scheme.body.formats.iter().any(|format| matches!(format, Format::Form | Format::Multipart))
    {
        return Err(refused("within", &["formats has neither form nor multipart: no body is a form"]));
    }
    if scheme.body.unlike.is_some() && scheme.covers == Covers::Sender {
        return Err(refused("unlike", &["nothing is signed"]));
    }
    if scheme.body.required && !scheme.body.id.iter().any(|field| field.is_in_body()) {
        return Err(refused("idRequired", &["id names no member of the body"]));
    }
    match scheme.headers() {
        Some(names) if names.len() > MAX_HEADERS => Err(refused("", &["reads more than 28 headers"])),
        _ => Ok(()),
    }
}
