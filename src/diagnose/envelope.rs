//! A body inside of what another service has put around it: API Gateway, EventBridge, SQS, SNS.

use super::json::members_of;
use super::tokens::{self, Kind, Token};
use super::unpack;

/// The most values that are tried, and how deep they may stand.
const MAX_VALUES: usize = 48;
const MAX_LEVELS: usize = 4;

/// A body that stood in another.
pub(super) struct Inner {
    /// `a text`, `an object`, `base64`.
    pub(super) words: &'static str,
    pub(super) body: Vec<u8>,
}

/// The values of a JSON body that may be the body that was signed: objects and lists as
/// they stand there, texts, and what is base64 in them. Those that stand higher come first.
pub(super) fn inner(body: &[u8]) -> Vec<Inner> {
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
                add(body, member, &mut found);
                below.push(member);
            }
        }
        level = below;
    }
    found
}

/// What stands behind the colon of a member.
fn value_of(member: &[Token]) -> &[Token] {
    let is_named = member.first().is_some_and(|first| first.kind == Kind::Text);
    let colon = member.iter().take(3).position(|token| token.kind == Kind::Colon).filter(|_| is_named);
    let value = colon.and_then(|at| member.get(at.saturating_add(1)..)).unwrap_or(member);
    let spaces = value.iter().take_while(|token| token.kind == Kind::Space).count();
    value.get(spaces..).unwrap_or_default()
}

fn add(body: &[u8], value: &[Token], found: &mut Vec<Inner>) {
    match value {
        [one] if one.kind == Kind::Text => {
            let Some(text) = tokens::decoded(one.text(body)).filter(|text| text.len() > 1) else { return };
            if let Some(bytes) = unpack::base64(&text).filter(|bytes| bytes.len() > 2) {
                found.push(Inner { words: "base64", body: bytes });
            }
            found.push(Inner { words: "a text", body: text });
        }
        [first, .., last] if first.kind == Kind::Open => {
            let whole = body.get(first.start()..last.end()).unwrap_or_default();
            found.push(Inner { words: "an object", body: whole.to_vec() });
        }
        _ => {}
    }
}
