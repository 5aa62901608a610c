//! A JSON body for `JSON.parse`: the vendor's own text, in which only what a double
//! would change and what the vendor documents otherwise is written differently. So
//! JavaScript reads what the vendor wrote, a lone surrogate and a name that comes twice
//! included, and text that is no JSON is refused by `JSON.parse` itself.

use std::borrow::Cow;

use super::json;
use super::raw::{Raw, length_of_string, name_in, trim_start};
use super::value::MAX_DEPTH;
use crate::document::shape::{self, Kind, Shape};
use crate::text::{date, decimal};

/// The text, borrowed where nothing differs; `None` where it is not UTF-8, nests deeper
/// than [`MAX_DEPTH`], or shows on the way that it is no JSON.
pub(super) fn retold(body: &[u8], shape: Shape) -> Option<Cow<'_, str>> {
    let mut telling = Telling { body, out: Vec::new(), told: 0, depth: 0 };
    telling.tell(trim_start(body), Kind::Object(shape))?;
    if telling.told == 0 {
        return std::str::from_utf8(body).ok().map(Cow::Borrowed);
    }
    telling.copy_up_to(&[]);
    String::from_utf8(telling.out).ok().map(Cow::Owned)
}

/// A body that is gone through once, from its front to its end, and what is written of it: what
/// is written otherwise takes a value's place, or follows one. What is no JSON may be taken for it
/// here, and stays none.
struct Telling<'b> {
    body: &'b [u8],
    out: Vec<u8>,
    /// How many bytes of the body stand in `out`, as they are or replaced; none where nothing differs.
    told: usize,
    /// How many objects and lists are open.
    depth: usize,
}

impl<'b> Telling<'b> {
    /// Goes through the value at the front, and writes differently what is not as the vendor
    /// documents it; returns what follows the value.
    fn tell(&mut self, rest: &'b [u8], kind: Kind) -> Option<&'b [u8]> {
        match (kind, rest.first()?) {
            (Kind::Object(shape) | Kind::Issue(shape), b'{') if !shape.0.is_empty() => {
                self.tell_object(rest, shape)
            }
            (Kind::List(item), b'[') => self.tell_list(rest, *item),
            (Kind::Integer, b'"') => {
                let (value, after) = rest.split_at_checked(length_of_string(rest)?)?;
                let is_number = |digits: &str| shape::is_integer(digits) && json::is_safe(digits);
                if let Some(digits) = Raw::new(value).text().filter(|digits| is_number(digits)) {
                    self.replace(rest, after, &[digits.as_bytes()]);
                }
                Some(after)
            }
            _ => self.tell_numbers(rest),
        }
    }

    fn tell_list(&mut self, rest: &'b [u8], item: Kind) -> Option<&'b [u8]> {
        self.open()?;
        let mut rest = trim_start(rest.get(1..)?);
        while !matches!(rest.first()?, b'}' | b']') {
            rest = next_item(self.tell(rest, item)?)?;
        }
        self.close();
        rest.get(1..)
    }

    fn tell_object(&mut self, rest: &'b [u8], shape: Shape) -> Option<&'b [u8]> {
        self.open()?;
        let mut rest = trim_start(rest.get(1..)?);
        // What is added for a date: its name, where in `out`, and what the date is.
        let mut dates: Vec<(&str, usize, Raw<'b>)> = Vec::new();
        // What the vendor says itself of what would be added.
        let mut said: Vec<&str> = Vec::new();
        while !matches!(rest.first()?, b'}' | b']') {
            let (quoted, after) = rest.split_at_checked(length_of_string(rest)?)?;
            let name = name_in(quoted).unwrap_or_default();
            let kind = kind_of(shape, &name);
            let value = trim_start(trim_start(after).strip_prefix(b":")?);
            rest = self.tell(value, kind)?;
            said.extend(added_in(shape).filter(|added| added.as_bytes() == &*name));
            if let Kind::Date(added) = kind {
                let date = value.get(..value.len().saturating_sub(rest.len()))?;
                self.copy_up_to(rest);
                // The last one of its name counts, as for `JSON.parse`.
                dates.retain(|(name, ..)| *name != added);
                dates.push((added, self.out.len(), Raw::new(date)));
            }
            rest = next_item(rest)?;
        }
        // From the last, so that those before stay where they are.
        for (added, at, date) in dates.into_iter().rev().filter(|(added, ..)| !said.contains(added)) {
            let Some(time) = date.text().and_then(|text| date::milliseconds(&text)) else { continue };
            let behind = self.out.split_off(at);
            let member = [",\"", added, "\":", &decimal(time)].concat();
            self.out.extend([member.as_bytes(), &behind].concat());
        }
        self.close();
        rest.get(1..)
    }

    fn open(&mut self) -> Option<()> {
        self.depth = self.depth.saturating_add(1);
        (self.depth <= MAX_DEPTH).then_some(())
    }

    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// Goes through the value at the front, of which the vendor documents nothing else than that
    /// it is JSON, and makes texts of the numbers that a double would change; returns what follows.
    fn tell_numbers(&mut self, mut rest: &'b [u8]) -> Option<&'b [u8]> {
        let outside = self.depth;
        loop {
            let (first, after) = rest.split_first()?;
            rest = match first {
                b'"' => rest.get(length_of_string(rest)?..)?,
                b'{' | b'[' => {
                    self.open()?;
                    after
                }
                // There is no value.
                b'}' | b']' | b',' if self.depth == outside => return Some(rest),
                b'}' | b']' => {
                    self.close();
                    after
                }
                first if is_of_number(*first) => self.tell_number(rest)?,
                // White space, commas and colons.
                _ => {
                    rest = after;
                    continue;
                }
            };
            if self.depth == outside {
                return Some(rest);
            }
        }
    }

    /// The same of the number, or word, at the front.
    fn tell_number(&mut self, rest: &'b [u8]) -> Option<&'b [u8]> {
        let length = rest.iter().position(|byte| !is_of_number(*byte)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at_checked(length)?;
        // A number in place of a name is no JSON, and must not become it.
        if length >= SHORTEST_UNSAFE && is_unsafe(piece) && !trim_start(after).starts_with(b":") {
            self.replace(rest, after, &[b"\"", piece, b"\""]);
        }
        Some(after)
    }

    /// Writes something else for what stands between the fronts of two rests of the body.
    fn replace(&mut self, from: &[u8], to: &[u8], with: &[&[u8]]) {
        self.copy_up_to(from);
        for text in with {
            self.out.extend_from_slice(text);
        }
        self.told = self.body.len().saturating_sub(to.len());
    }

    /// Writes what stands in front of a rest of the body as it is.
    fn copy_up_to(&mut self, rest: &[u8]) {
        let at = self.body.len().saturating_sub(rest.len());
        self.out.extend_from_slice(self.body.get(self.told..at).unwrap_or_default());
        self.told = at;
    }
}

/// The next item behind a value, or the bracket that closes. A value that touches another is no
/// JSON, and must not become it: `["1""2"]`.
fn next_item(rest: &[u8]) -> Option<&[u8]> {
    let rest = trim_start(rest);
    match rest.first()? {
        b',' => rest.get(1..).map(trim_start),
        b'}' | b']' => Some(rest),
        _ => None,
    }
}

/// The kind of the member of this name.
fn kind_of(shape: Shape, name: &[u8]) -> Kind {
    let mut members = shape.0.iter();
    members.find(|(documented, _)| documented.as_bytes() == name).map_or(Kind::Text, |(_, kind)| *kind)
}

/// The names of what is added.
fn added_in(shape: Shape) -> impl Iterator<Item = &'static str> {
    shape.0.iter().filter_map(|(_, kind)| if let Kind::Date(added) = kind { Some(*added) } else { None })
}

/// How many bytes a number has at least that a double changes: `1e100`.
const SHORTEST_UNSAFE: usize = 5;

const fn is_of_number(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')
}

fn is_unsafe(piece: &[u8]) -> bool {
    std::str::from_utf8(piece).is_ok_and(|text| json::is_number(text) && !json::is_safe(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of shapes that no scheme has yet.
    const NUMBERS: Shape = Shape(&[("list", Kind::List(&Kind::Integer)), ("at", Kind::Date("atMs"))]);

    #[test]
    fn what_touches_is_refused_and_never_joined() {
        for list in [r#"-"5""#, r#""1""2""#, r#""1".5"#, r#""1"e5"#, r#"1"2""#, r#""1":"2""#, r#"{}"1""#] {
            let body = ["{\"list\":[", list, "]}"].concat();
            assert_eq!(retold(body.as_bytes(), NUMBERS), None, "{body}");
        }
        assert_eq!(retold(br#"{"list":[1]"at":2}"#, NUMBERS), None);
    }

    #[test]
    fn integers_and_dates_in_their_places() {
        let body = br#"{"list": ["5" , "-6",7,"08"], "at":"1969-12-31T23:00:00-02:00","at": "9999-12-31T23:59:59Z" }"#;
        let told = r#"{"list": [5 , -6,7,"08"], "at":"1969-12-31T23:00:00-02:00","at": "9999-12-31T23:59:59Z","atMs":253402300799000 }"#;
        assert_eq!(retold(body, NUMBERS).as_deref(), Some(told));
    }
}
