//! A JSON body for `JSON.parse`: the vendor's own text, in which only what a double
//! would change and what the vendor documents otherwise is written differently. So
//! JavaScript reads what the vendor wrote, a lone surrogate and a name that comes twice
//! included, and text that is no JSON is refused by `JSON.parse` itself.

use std::borrow::Cow;

use super::json;
use super::raw::{Raw, is_name, length_of_string, trim_start};
use super::value::MAX_DEPTH;
use crate::document::shape::{self, Kind, Shape};
use crate::text::{date, decimal};

/// The text, borrowed where nothing differs; `None` where it is not UTF-8, or nests deeper
/// than [`MAX_DEPTH`].
pub(super) fn retold(body: &[u8], shape: Shape) -> Option<Cow<'_, str>> {
    let mut telling = Telling { body, out: Vec::new(), told: 0, depth: 0 };
    telling.tell(Raw::new(body), Kind::Object(shape))?;
    if telling.told == 0 {
        return std::str::from_utf8(body).ok().map(Cow::Borrowed);
    }
    telling.replace(body.get(body.len()..)?, &[]);
    String::from_utf8(telling.out).ok().map(Cow::Owned)
}

/// A body that is gone through, and what is written of it.
struct Telling<'b> {
    body: &'b [u8],
    out: Vec<u8>,
    /// How many bytes of the body stand in `out`, as they are or replaced; none where nothing differs.
    told: usize,
    /// How many objects and lists are open.
    depth: usize,
}

impl Telling<'_> {
    /// Goes through a value, and writes differently what is not as the vendor documents it.
    /// `None` where it nests too deep.
    fn tell(&mut self, value: Raw<'_>, kind: Kind) -> Option<()> {
        let first = value.bytes().first().copied().unwrap_or_default();
        match kind {
            Kind::Object(shape) | Kind::Issue(shape) if first == b'{' && !shape.0.is_empty() => {
                self.tell_items(value, kind)
            }
            Kind::List(_) if first == b'[' => self.tell_items(value, kind),
            Kind::Integer if first == b'"' => {
                let is_number = |digits: &str| shape::is_integer(digits) && json::is_safe(digits);
                if let Some(digits) = value.text().filter(|digits| is_number(digits)) {
                    self.replace(value.bytes(), &[digits.as_bytes()]);
                }
                Some(())
            }
            _ => self.check_numbers(value.bytes()),
        }
    }

    fn tell_items(&mut self, whole: Raw<'_>, kind: Kind) -> Option<()> {
        self.open()?;
        // Where the date stands that counts: the last one of its name, as for `JSON.parse`.
        let mut dates: Vec<(&str, Option<usize>)> = Vec::new();
        for (quoted, value) in whole.items() {
            let kind = kind_in(kind, quoted);
            self.tell(value, kind)?;
            if let Kind::Date(added) = kind {
                let known = dates.iter().find(|(name, _)| *name == added).map(|(_, at)| *at);
                let at = known.unwrap_or_else(|| place_of_date(whole, quoted, added));
                if known.is_none() {
                    dates.push((added, at));
                }
                let time = value.text().and_then(|text| date::milliseconds(&text));
                if let Some(time) = time.filter(|_| at == Some(value.bytes().as_ptr().addr())) {
                    let behind = value.bytes().get(value.bytes().len()..)?;
                    self.replace(behind, &[b",\"", added.as_bytes(), b"\":", decimal(time).as_bytes()]);
                }
            }
        }
        self.depth = self.depth.saturating_sub(1);
        Some(())
    }

    fn open(&mut self) -> Option<()> {
        self.depth = self.depth.saturating_add(1);
        (self.depth <= MAX_DEPTH).then_some(())
    }

    /// Goes through what is JSON, and makes texts of the numbers that a double would change.
    fn check_numbers(&mut self, mut rest: &[u8]) -> Option<()> {
        let open_before = self.depth;
        while let Some((first, after)) = rest.split_first() {
            rest = match first {
                b'"' => rest.get(length_of_string(rest).unwrap_or(rest.len())..)?,
                b'{' | b'[' => {
                    self.open()?;
                    after
                }
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    after
                }
                first if is_of_number(*first) => self.check_number(rest)?,
                _ => after,
            };
        }
        self.depth = open_before;
        Some(())
    }

    /// The same of the number, or word, at the front; returns what follows it.
    fn check_number<'r>(&mut self, rest: &'r [u8]) -> Option<&'r [u8]> {
        let length = rest.iter().position(|byte| !is_of_number(*byte)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at_checked(length)?;
        // A number in place of a name is no JSON, and must not become it.
        if length >= SHORTEST_UNSAFE && is_unsafe(piece) && !trim_start(after).starts_with(b":") {
            self.replace(piece, &[b"\"", piece, b"\""]);
        }
        Some(after)
    }

    /// Writes what stands in front of a piece of the body as it is, and something else for the piece.
    fn replace(&mut self, piece: &[u8], with: &[&[u8]]) {
        let at = piece.as_ptr().addr().saturating_sub(self.body.as_ptr().addr());
        self.out.extend_from_slice(self.body.get(self.told..at).unwrap_or_default());
        for text in with {
            self.out.extend_from_slice(text);
        }
        self.told = at.saturating_add(piece.len());
    }
}

/// Where the last value of this name stands, unless what is added to it is there already.
fn place_of_date(whole: Raw<'_>, quoted: &[u8], added: &str) -> Option<usize> {
    let name = Raw::new(quoted).text().filter(|_| whole.get(added).is_none())?;
    whole.get(&name).map(|value| value.bytes().as_ptr().addr())
}

/// The kind of an item, or of the member of this name.
fn kind_in(kind: Kind, quoted: &[u8]) -> Kind {
    let (Kind::Object(shape) | Kind::Issue(shape)) = kind else {
        return if let Kind::List(item) = kind { *item } else { kind };
    };
    let mut members = shape.0.iter();
    members.find(|(name, _)| is_name(quoted, name)).map_or(Kind::Text, |(_, kind)| *kind)
}

/// How many bytes a number has at least that a double changes: `1e100`.
const SHORTEST_UNSAFE: usize = 5;

const fn is_of_number(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')
}

fn is_unsafe(piece: &[u8]) -> bool {
    std::str::from_utf8(piece).is_ok_and(|text| json::is_number(text) && !json::is_safe(text))
}
