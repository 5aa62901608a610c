//! A JSON body for `JSON.parse`: the vendor's own text, in which only what a double
//! would change and what the vendor documents otherwise is written differently. So
//! JavaScript reads what the vendor wrote, a lone surrogate and a name that comes twice
//! included, and text that is no JSON is refused by `JSON.parse` itself.

use super::json;
use super::raw::{Raw, is_name, length_of_string, trim_start};
use super::value::MAX_DEPTH;
use crate::document::shape::{self, Kind, Shape};
use crate::text::{date, decimal};

/// The text; `None` where it is not UTF-8, or nests deeper than [`MAX_DEPTH`].
pub(super) fn retold(body: &[u8], shape: Shape) -> Option<String> {
    let mut out = Vec::with_capacity(body.len());
    if !nests_too_deep(body) {
        tell(Raw::new(body), Kind::Object(shape), &mut out);
        return String::from_utf8(out).ok();
    }
    None
}

/// Writes a value as the vendor documents it, where it is of that kind.
fn tell(value: Raw<'_>, kind: Kind, out: &mut Vec<u8>) {
    let first = value.bytes().first().copied().unwrap_or_default();
    match kind {
        Kind::Object(shape) | Kind::Issue(shape) if first == b'{' && !shape.0.is_empty() => {
            tell_items(value, kind, first, out);
        }
        Kind::List(_) if first == b'[' => tell_items(value, kind, first, out),
        Kind::Integer if first == b'"' => match value.text() {
            Some(digits) if shape::is_integer(&digits) && json::is_safe(&digits) => {
                out.extend_from_slice(digits.as_bytes());
            }
            _ => copy(value.bytes(), out),
        },
        _ => copy(value.bytes(), out),
    }
}

fn tell_items(whole: Raw<'_>, kind: Kind, open: u8, out: &mut Vec<u8>) {
    let (mut items, mut before) = (whole.items(), open);
    let mut has_added = None;
    for (quoted, value) in items.by_ref() {
        out.push(before);
        before = b',';
        out.extend_from_slice(quoted);
        if open == b'{' {
            out.push(b':');
        }
        let kind = kind_in(kind, quoted);
        tell(value, kind, out);
        if let Kind::Date(added) = kind
            && let Some(time) = value.text().and_then(|text| date::milliseconds(&text))
            && !*has_added.get_or_insert_with(|| whole.get(added).is_some())
        {
            out.extend_from_slice([",\"", added, "\":", &decimal(time)].concat().as_bytes());
        }
    }
    if before == open {
        out.push(open);
    }
    out.extend_from_slice(items.rest());
}

/// The kind of an item, or of the member of this name.
fn kind_in(kind: Kind, quoted: &[u8]) -> Kind {
    let (Kind::Object(shape) | Kind::Issue(shape)) = kind else {
        return if let Kind::List(item) = kind { *item } else { kind };
    };
    let mut members = shape.0.iter();
    members.find(|(name, _)| is_name(quoted, name)).map_or(Kind::Text, |(_, kind)| *kind)
}

/// Copies what is JSON, with the numbers that a double would change as texts.
fn copy(mut rest: &[u8], out: &mut Vec<u8>) {
    while let Some(first) = rest.first() {
        let is_number = is_of_number(*first);
        let other = |byte: &u8| is_of_number(*byte) != is_number || *byte == b'"';
        let length = match length_of_string(rest) {
            Some(length) => length,
            None => rest.iter().skip(1).position(other).map_or(rest.len(), |length| length.saturating_add(1)),
        };
        let (piece, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        // A number in place of a name is no JSON, and must not become it.
        let is_quoted = is_number && is_unsafe(piece) && !trim_start(after).starts_with(b":");
        let quote: &[u8] = if is_quoted { b"\"" } else { b"" };
        for piece in [quote, piece, quote] {
            out.extend_from_slice(piece);
        }
        rest = after;
    }
}

const fn is_of_number(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')
}

fn is_unsafe(piece: &[u8]) -> bool {
    std::str::from_utf8(piece).is_ok_and(|text| json::is_number(text) && !json::is_safe(text))
}

fn nests_too_deep(body: &[u8]) -> bool {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    body.iter().any(|byte| {
        match byte {
            b'"' if !escaped => in_string = !in_string,
            b'{' | b'[' if !in_string => depth = depth.saturating_add(1),
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        escaped = in_string && *byte == b'\\' && !escaped;
        depth > MAX_DEPTH
    })
}
