//! One value out of a JSON text, found without reading the rest: whatever the vendor
//! writes elsewhere, a text cut in the middle of an emoji or a thousand levels, an
//! event has its id, its time and its key. Nothing is kept, and nothing nests here.

use std::borrow::Cow;

use super::json;
use crate::text::split::split;

/// A value in its text. What it says was checked by nobody.
#[derive(Clone, Copy)]
pub(super) struct Raw<'b>(&'b [u8]);

impl<'b> Raw<'b> {
    /// The value that this text is, which the caller knows to be JSON's if anything.
    pub(super) fn new(text: &'b [u8]) -> Self {
        Self(trim_end(trim_start(text)))
    }

    /// The members of an object, or the items of a list; of anything else none.
    pub(super) fn items(self) -> Items<'b> {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        Items { rest, is_object: *first == b'{', is_first: matches!(first, b'{' | b'[') }
    }

    /// The member of this name, the last one where there are several, as for
    /// `JSON.parse`; or the item at this index.
    pub(super) fn get(self, step: &str) -> Option<Self> {
        let items = self.items();
        let (is_object, index) = (items.is_object, step.parse().ok());
        let is_meant = |at, name| if is_object { is_name(name, step) } else { Some(at) == index };
        items.enumerate().fold(
            None,
            |found, (at, (name, value))| {
                if is_meant(at, name) { Some(value) } else { found }
            },
        )
    }

    /// What stands at a path of names and indexes with dots between.
    pub(super) fn at(self, path: &str) -> Option<Self> {
        split(path, ".").try_fold(self, Self::get)
    }

    /// The text of a text, a number or a truth value; `None` of null, and of anything
    /// else an empty one: also of a text with half a surrogate pair, since two of
    /// those would be taken for the same; and of what is no JSON.
    pub(super) fn text(self) -> Option<Cow<'b, str>> {
        let text = std::str::from_utf8(self.0).unwrap_or_default();
        match text {
            "null" => None,
            "true" | "false" => Some(text.into()),
            _ if json::is_number(text) => Some(text.into()),
            _ if length_of_string(self.0) == Some(text.len()) => Some(json::string(text).unwrap_or_default()),
            _ => Some(Cow::Borrowed("")),
        }
    }
}

fn is_name(quoted: &[u8], name: &str) -> bool {
    name_in(quoted).is_some_and(|inner| *inner == *name.as_bytes())
}

/// What stands in quotes; `None` where nothing does, or half a surrogate pair.
pub(super) fn name_in(quoted: &[u8]) -> Option<Cow<'_, [u8]>> {
    let inner = quoted.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
    if !inner.contains(&b'\\') {
        return Some(inner.into());
    }
    let text = std::str::from_utf8(quoted).ok().and_then(json::string)?;
    Some(text.into_owned().into_bytes().into())
}

/// What an object or a list holds: names in their quotes, empty in a list, and values.
pub(super) struct Items<'b> {
    rest: &'b [u8],
    is_object: bool,
    is_first: bool,
}

impl<'b> Iterator for Items<'b> {
    type Item = (&'b [u8], Raw<'b>);

    fn next(&mut self) -> Option<Self::Item> {
        let start = if self.is_first { self.rest } else { self.rest.strip_prefix(b",")? };
        let start = trim_start(start);
        let name = start.get(..if self.is_object { length_of_string(start)? } else { 0 })?;
        let after = start.get(name.len()..)?;
        let value = if self.is_object { trim_start(after).strip_prefix(b":")? } else { after };
        let (value, rest) = value.split_at_checked(length_of_value(value))?;
        let value = Raw::new(value);
        (!value.0.is_empty()).then(|| {
            (self.rest, self.is_first) = (rest, false);
            (name, value)
        })
    }
}

/// How many bytes there are up to the end of the object or list that this is in, or
/// to the next item.
fn length_of_value(bytes: &[u8]) -> usize {
    let (mut depth, mut at) = (0_usize, 0_usize);
    while let Some(byte) = bytes.get(at) {
        let mut length = 1;
        match byte {
            b'"' => length = length_of_string(bytes.get(at..).unwrap_or_default()).unwrap_or(bytes.len()),
            b'{' | b'[' => depth = depth.saturating_add(1),
            b'}' | b']' | b',' if depth == 0 => return at,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at = at.saturating_add(length);
    }
    bytes.len()
}

/// How many bytes the string at the front has, with its quotes.
pub(super) fn length_of_string(bytes: &[u8]) -> Option<usize> {
    let mut rest = bytes.strip_prefix(b"\"")?;
    loop {
        let at = rest.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
        // What is escaped is passed over with what escapes it.
        let is_end = *rest.get(at)? == b'"';
        rest = rest.get(at.saturating_add(if is_end { 1 } else { 2 })..)?;
        if is_end {
            return Some(bytes.len().saturating_sub(rest.len()));
        }
    }
}

/// JSON's white space (RFC 8259, section 2), which is less than ASCII's.
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

pub(super) fn trim_start(mut bytes: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = bytes
        && is_space(*first)
    {
        bytes = rest;
    }
    bytes
}

fn trim_end(mut bytes: &[u8]) -> &[u8] {
    while let [rest @ .., last] = bytes
        && is_space(*last)
    {
        bytes = rest;
    }
    bytes
}
