//! Prints the built-in schemes that `hookseal/slim` takes, as descriptions, for
//! the npm package: `cargo run --example slim_schemes`.

mod describe;

use hookseal::{Feature, Field, Origin, Part, Replay, SCHEMES, Scheme, Timestamp, Unit};
use serde_json::{Map, Value};

/// What it reads of a description. The rest is about a payload and about replays.
const MEMBERS: [&str; 8] =
    ["name", "algorithm", "key", "signature", "content", "timestamp", "method", "covers"];

/// Whether its verdict is the same without the body's members and beginning, and every
/// part of its messages ends at a literal or is a time of known length.
fn is_slim(scheme: &Scheme<'_>) -> bool {
    let signed = |field: &Field<'_>| {
        matches!(field, Field::Member(_)) || scheme.content.contains(&Part::Field(*field))
    };
    let replay = if let Replay::Field(field) = &scheme.replay { signed(field) } else { true };
    scheme.needs() == Feature::None
        && scheme.forms.is_empty()
        && !matches!(
            scheme.timestamp,
            Some(
                Timestamp { origin: Origin::OptionalMember(_), .. }
                    | Timestamp { unit: Unit::SecondsOrMilliseconds, .. }
            )
        )
        && scheme.body.unlike.is_none()
        && scheme.body.id.iter().all(signed)
        && replay
}

fn main() {
    let slim = SCHEMES.iter().filter(|scheme| is_slim(scheme));
    let described = slim.map(|scheme| {
        let mut row = describe::describe(scheme, scheme.name);
        if let Some(members) = row.as_object_mut() {
            members.retain(|name, value| {
                let is_default = (name == "key" && value == "utf8") || (name == "method" && value == "POST");
                MEMBERS.contains(&name.as_str()) && !is_default
            });
        }
        (scheme.name.to_owned(), row)
    });
    println!("{}", Value::from(described.collect::<Map<_, _>>()));
}
