//! The built-in schemes that `hookseal/slim` takes, as descriptions.

use hookseal::{
    Algorithm, Covers, Encoding, Field, Format, KeyFormat, Layout, Origin, Part, Place, Replay, SCHEMES,
    Scheme, Timestamp, Unit,
};
use serde_json::{Map, Value};

use crate::describe::describe;

/// What it reads of a description. The rest is about a payload and about replays.
const MEMBERS: [&str; 8] =
    ["name", "algorithm", "key", "signature", "content", "timestamp", "method", "covers"];

/// Whether it has nothing but what `js/slim/scheme.js` can say, and its verdict is the same
/// without the body's members and beginning.
fn is_slim(scheme: &Scheme<'_>) -> bool {
    let signed = |field: &Field<'_>| {
        matches!(field, Field::Member(_)) || scheme.content.contains(&Part::Field(*field))
    };
    let is_there = match &scheme.replay {
        Replay::Field(field) => signed(field),
        Replay::Content => false,
        Replay::Body | Replay::Unknown => true,
    };
    scheme.algorithm == Algorithm::HmacSha256
        && matches!(scheme.key, KeyFormat::Utf8 | KeyFormat::Base64 { .. })
        && has_slim_signature(scheme)
        && has_slim_message(scheme)
        && scheme.body.unlike.is_none()
        && scheme.body.id.iter().all(signed)
        && !scheme.body.formats.contains(&Format::Multipart)
        && scheme.handshakes.is_empty()
        && scheme.covers == Covers::Body
        && is_there
}

fn has_slim_signature(scheme: &Scheme<'_>) -> bool {
    let signature = scheme.signature;
    matches!(signature.place, Place::Field(Field::Header(_)))
        && matches!(signature.encoding, Encoding::Hex | Encoding::HexAnyCase | Encoding::Base64)
        && matches!(
            signature.layout,
            Layout::Bare | Layout::Prefixed(_) | Layout::Versions(_) | Layout::Pairs { .. }
        )
}

/// Whether every part of its one message is text, the body, a header, or a time of known length.
fn has_slim_message(scheme: &Scheme<'_>) -> bool {
    let is_common = |part: &Part<'_>| {
        matches!(part, Part::Timestamp | Part::Literal(_) | Part::Body | Part::Field(Field::Header(_)))
    };
    let is_time = |time: Timestamp<'_>| {
        matches!(time.unit, Unit::Seconds | Unit::Milliseconds)
            && matches!(time.origin, Origin::Signature | Origin::Field(Field::Header(_)))
    };
    scheme.content.iter().all(is_common)
        && scheme.timestamp.is_none_or(is_time)
        && scheme.alternates.is_empty()
        && scheme.items.is_none()
        && scheme.require.is_empty()
        && scheme.forms.is_empty()
}

pub(crate) fn schemes() -> Value {
    let slim = SCHEMES.iter().filter(|scheme| is_slim(scheme));
    let described = slim.map(|scheme| {
        let mut row = describe(scheme, scheme.name);
        if let Some(members) = row.as_object_mut() {
            members.retain(|name, value| {
                let is_default = (name == "key" && value == "utf8") || (name == "method" && value == "POST");
                MEMBERS.contains(&name.as_str()) && !is_default
            });
        }
        (scheme.name.to_owned(), row)
    });
    Value::from(described.collect::<Map<_, _>>())
}
