//! The description of a scheme, as `js/slim/scheme.js` has checked and written it.

use super::reader::Reader;
use crate::error::Code;
use crate::scheme::MAX_PARTS;

/// The most names of signatures in a layout.
const MAX_TAGS: usize = 16;

/// A way of signing.
pub(super) struct Scheme<'r> {
    /// The only method; empty where there are several.
    pub(super) method: &'r str,
    pub(super) key: KeyFormat<'r>,
    /// The signature's header, or several with `|` between them.
    pub(super) header: &'r str,
    pub(super) encoding: Encoding,
    pub(super) layout: Layout<'r>,
    pub(super) content: Vec<Part<'r>>,
    pub(super) time: Option<(Origin<'r>, Unit)>,
}

/// What a secret's text is: the key itself, or its base64 behind a prefix.
#[derive(Clone, Copy)]
pub(super) enum KeyFormat<'r> {
    Utf8,
    Base64(&'r str),
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Encoding {
    Hex,
    HexAnyCase,
    Base64,
}

/// How signatures stand in the header: see [`Layout`](crate::scheme::Layout).
pub(super) enum Layout<'r> {
    Prefixed(&'r str),
    /// Items with `separator` between them, each a name and a value with `between` between them.
    Pairs {
        separator: &'r str,
        between: &'r str,
        time: &'r str,
        tags: Vec<&'r str>,
    },
}

/// A part of the signed message.
#[derive(Clone, Copy)]
pub(super) enum Part<'r> {
    Body,
    Timestamp,
    Literal(&'r str),
    Header(&'r str),
}

/// Where the signed time stands.
#[derive(Clone, Copy)]
pub(super) enum Origin<'r> {
    Signature,
    Header(&'r str),
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Unit {
    Seconds,
    Milliseconds,
}

impl<'r> Scheme<'r> {
    pub(super) fn read(reader: &mut Reader<'r>) -> Result<Self, Code> {
        Ok(Self {
            method: reader.text(),
            key: match reader.number() {
                0 => KeyFormat::Utf8,
                _ => KeyFormat::Base64(reader.text()),
            },
            header: reader.text(),
            encoding: match reader.number() {
                0 => Encoding::Hex,
                1 => Encoding::HexAnyCase,
                _ => Encoding::Base64,
            },
            layout: layout(reader)?,
            content: list(reader, MAX_PARTS, |reader| match reader.number() {
                0 => Part::Body,
                1 => Part::Timestamp,
                2 => Part::Literal(reader.text()),
                _ => Part::Header(reader.text()),
            })?,
            time: time(reader),
        })
    }
}

fn layout<'r>(reader: &mut Reader<'r>) -> Result<Layout<'r>, Code> {
    Ok(match reader.number() {
        0 => Layout::Prefixed(""),
        1 => Layout::Prefixed(reader.text()),
        2 => Layout::Pairs { separator: " ", between: ",", time: "", tags: vec![reader.text()] },
        _ => Layout::Pairs {
            separator: reader.text(),
            between: "=",
            time: reader.text(),
            tags: list(reader, MAX_TAGS, Reader::text)?,
        },
    })
}

fn time<'r>(reader: &mut Reader<'r>) -> Option<(Origin<'r>, Unit)> {
    let origin = match reader.number() {
        0 => None,
        1 => Some(Origin::Signature),
        _ => Some(Origin::Header(reader.text())),
    };
    let unit = match reader.number() {
        0 => Unit::Seconds,
        _ => Unit::Milliseconds,
    };
    origin.map(|origin| (origin, unit))
}

/// A count, and so many; refused where there are more than there may be.
fn list<'r, T>(
    reader: &mut Reader<'r>,
    most: usize,
    read: impl Fn(&mut Reader<'r>) -> T,
) -> Result<Vec<T>, Code> {
    let count = reader.count();
    if count > most { Err(Code::InvalidScheme) } else { Ok((0..count).map(|_| read(reader)).collect()) }
}
