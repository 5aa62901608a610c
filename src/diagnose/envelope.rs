//! A body inside of what another service has put around it: API Gateway, EventBridge, SQS, SNS.

use super::delivery::{Bodies, Change, one_by_one};
use super::json::members_of;
use super::tokens::{self, Kind, Token};
use super::unpack;

/// The most values that are tried, and how deep they may stand.
const MAX_VALUES: usize = 48;
const MAX_LEVELS: usize = 4;

/// The values of a JSON body that may be the body that was signed: objects and lists as
/// they stand there, texts, and what is base64 in them. Those that stand higher come first.
pub(super) fn inner(body: &[u8]) -> Bodies<'_> {
    let change = |words, inner| Some(Change::body("body_envelope", words, inner?));
    let of_place = move |place| match place {
        Place::Text(quoted) => {
            let text = tokens::decoded(quoted).filter(|text| text.len() > 1);
            let bytes = text.as_deref().and_then(unpack::base64).filter(|bytes| bytes.len() > 2);
            [change("base64", bytes), change("a text", text)]
        }
        // A list of bytes is Node's Buffer, beside which nothing stands (`unpack`).
        Place::Object(whole) if unpack::buffer_json(whole).is_some() => [None, None],
        Place::Object(whole) => [change("an object", Some(whole.to_vec())), None],
    };
    one_by_one(std::iter::once_with(|| places(body)).flatten().flat_map(of_place))
}

/// Where a value stands in the body.
enum Place<'b> {
    /// With its quotation marks.
    Text(&'b [u8]),
    Object(&'b [u8]),
}

fn places(body: &[u8]) -> Vec<Place<'_>> {
    let Some(tokens) = tokens::read(body) else { return Vec::new() };
    let mut found = Vec::new();
    let mut level = vec![tokens.as_slice()];
    for _ in 0..MAX_LEVELS {
        let mut below = Vec::new();
        for value in level {
            for member in members_of(value) {
                let member = value_of(member);
                if found.len() >= MAX_VALUES {
                    return found;
                }
                found.extend(place(body, member));
                below.push(member);
            }
        }
        level = below;
    }
    found
}

fn place<'b>(body: &'b [u8], value: &[Token]) -> Option<Place<'b>> {
    match value {
        [one] if one.kind == Kind::Text && one.text(body).len() > 3 => Some(Place::Text(one.text(body))),
        [first, .., last] if first.kind == Kind::Open => {
            body.get(first.start()..last.end()).map(Place::Object)
        }
        _ => None,
    }
}

/// What stands behind the colon of a member.
fn value_of(member: &[Token]) -> &[Token] {
    let is_named = member.first().is_some_and(|first| first.kind == Kind::Text);
    let colon = member.iter().take(3).position(|token| token.kind == Kind::Colon).filter(|_| is_named);
    let value = colon.and_then(|at| member.get(at.saturating_add(1)..)).unwrap_or(member);
    let spaces = value.iter().take_while(|token| token.kind == Kind::Space).count();
    value.get(spaces..).unwrap_or_default()
}
