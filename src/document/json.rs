//! JSON, as RFC 8259 has it, into a tree that borrows from the text.
//!
//! A reader of our own, because numbers must keep their text, tokens and keys must
//! have each name once, and `serde_json` would double the size of the wasm. Its
//! verdicts are tested against `serde_json`'s.

use std::borrow::Cow;

use super::builder::Builder;
use super::cursor::Cursor;
use super::value::{MAX_DEPTH, Members, Value};
use crate::text::split::{split_at_any, split_once};

/// Reads a value, and nothing after it, as `JSON.parse` does: of a name that comes
/// twice the last counts. Half a surrogate pair, which is no character, is U+FFFD.
pub(crate) fn read(text: &str) -> Option<Value<'_>> {
    Reader(Cursor::new(text), Strictness::AsParsed).whole()
}

/// Reads a value with each name once and whole characters, where the readers of a
/// token, a key or a description must not disagree.
pub(crate) fn read_strictly(text: &str) -> Option<Value<'_>> {
    Reader(Cursor::new(text), Strictness::Strict).whole()
}

/// The text of a string in its quotes; `None` where it is not of whole characters.
pub(super) fn string(quoted: &str) -> Option<Cow<'_, str>> {
    Reader(Cursor::new(quoted), Strictness::Strict).string()
}

#[derive(Clone, Copy, PartialEq)]
enum Strictness {
    AsParsed,
    Strict,
}

struct Reader<'a>(Cursor<'a>, Strictness);

impl<'a> Reader<'a> {
    fn whole(mut self) -> Option<Value<'a>> {
        let value = self.value(0)?;
        self.0.skip_space();
        self.0.is_at_end().then_some(value)
    }

    fn value(&mut self, depth: usize) -> Option<Value<'a>> {
        self.0.skip_space();
        match self.0.peek()? {
            b'{' => self.object(depth),
            b'[' => self.list(depth),
            b'"' => self.string().map(Value::Text),
            b't' => self.0.take("true").map(|()| Value::Bool(true)),
            b'f' => self.0.take("false").map(|()| Value::Bool(false)),
            b'n' => self.0.take("null").map(|()| Value::Null),
            _ => self.number(),
        }
    }

    /// After an opening bracket: `true` when the closing one follows at once.
    fn open(&mut self, close: u8, depth: usize) -> Option<bool> {
        if depth >= MAX_DEPTH {
            return None;
        }
        self.0.ascii()?;
        self.0.skip_space();
        let empty = self.0.peek()? == close;
        if empty {
            self.0.ascii()?;
        }
        Some(empty)
    }

    /// After an item: `true` when it was the last.
    fn is_last(&mut self, close: u8) -> Option<bool> {
        self.0.skip_space();
        let byte = self.0.ascii()?;
        (byte == close || byte == b',').then_some(byte == close)
    }

    fn object(&mut self, depth: usize) -> Option<Value<'a>> {
        let mut members = Builder::default();
        let mut done = self.open(b'}', depth)?;
        while !done {
            self.0.skip_space();
            let name = self.string()?;
            self.0.skip_space();
            self.0.take(":")?;
            let value = self.value(depth.saturating_add(1))?;
            match self.1 {
                Strictness::Strict => members.add(name, value)?,
                Strictness::AsParsed => members.add_or_replace(name, value),
            }
            done = self.is_last(b'}')?;
        }
        Some(Value::Object(members.build()))
    }

    fn list(&mut self, depth: usize) -> Option<Value<'a>> {
        let mut done = self.open(b']', depth)?;
        // Not the four places that a vector begins with: the tree of `[[0],[0]]` takes half the memory.
        let mut list = Vec::with_capacity(usize::from(!done));
        while !done {
            list.push(self.value(depth.saturating_add(1))?);
            done = self.is_last(b']')?;
        }
        Some(Value::List(list))
    }

    fn number(&mut self) -> Option<Value<'a>> {
        let text = self.0.run(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))?;
        is_number(text).then_some(Value::Number(Cow::Borrowed(text)))
    }

    /// A string. Borrowed where nothing is escaped.
    fn string(&mut self) -> Option<Cow<'a, str>> {
        self.0.take("\"")?;
        let mut unescaped = String::new();
        loop {
            let run = self.0.run(|byte| byte >= b' ' && byte != b'"' && byte != b'\\')?;
            match self.0.ascii()? {
                b'"' if unescaped.is_empty() => return Some(Cow::Borrowed(run)),
                b'"' => {
                    unescaped.push_str(run);
                    return Some(Cow::Owned(unescaped));
                }
                b'\\' => {
                    unescaped.push_str(run);
                    unescaped.push(self.escape()?);
                }
                _ => return None,
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        Some(match self.0.ascii()? {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode_escape(),
            _ => return None,
        })
    }

    /// `\uXXXX`, in pairs beyond the basic plane. A lone surrogate is no character.
    fn unicode_escape(&mut self) -> Option<char> {
        let first = code_unit(self.0.ascii_run::<4>()?)?;
        let second = self.second_half().filter(|_| (0xD800..0xDC00).contains(&first));
        if second.is_some() {
            self.0.ascii_run::<6>()?;
        }
        let units = std::iter::once(first).chain(second);
        let character = char::decode_utf16(units).next()?.ok();
        character.or((self.1 == Strictness::AsParsed).then_some(char::REPLACEMENT_CHARACTER))
    }

    /// The second half of a surrogate pair, if one is next.
    fn second_half(&self) -> Option<u16> {
        let digits = self.0.rest().strip_prefix(b"\\u")?.first_chunk::<4>()?;
        code_unit(*digits).filter(|unit| (0xDC00..0xE000).contains(unit))
    }
}

fn code_unit(digits: [u8; 4]) -> Option<u16> {
    let mut unit = [0; 2];
    hex::decode_to_slice(digits, &mut unit).ok()?;
    Some(u16::from_be_bytes(unit))
}

/// Whether this is a number: `-`? int frac? exp? (RFC 8259, section 6).
pub(super) fn is_number(text: &str) -> bool {
    let (mantissa, exponent) = split_at_any(text, b"eE").unwrap_or((text, "0"));
    let (whole, fraction) = split_once(mantissa, ".").unwrap_or((mantissa, "0"));
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(fraction) && digits(exponent) && (whole == "0" || !whole.starts_with('0'))
}

/// Writes a value as JSON, numbers as [`Value::to_json`] says.
pub(super) fn write(value: &Value<'_>) -> String {
    let mut out = String::new();
    write_value(value, &mut out);
    out
}

fn write_members(members: &Members<'_>, out: &mut String) {
    write_items('{', members.iter(), '}', out, |(name, value), out| {
        write_text(name, out);
        out.push(':');
        write_value(value, out);
    });
}

fn write_items<T>(
    open: char,
    items: impl Iterator<Item = T>,
    close: char,
    out: &mut String,
    write_item: impl Fn(T, &mut String),
) {
    out.push(open);
    for (index, item) in items.enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_item(item, out);
    }
    out.push(close);
}

fn write_value(value: &Value<'_>, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(text) if is_safe(text) => out.push_str(text),
        Value::Number(text) | Value::Text(text) => write_text(text, out),
        Value::List(list) => write_items('[', list.iter(), ']', out, write_value),
        Value::Object(members) => write_members(members, out),
    }
}

/// Whether a double holds a number as it is written, or near enough: see [`Value::to_json`].
pub(super) fn is_safe(number: &str) -> bool {
    const LARGEST: &str = "9007199254740991";
    let (digits, exponent) = split_at_any(number, b"eE").unwrap_or((number, ""));
    let digits = digits.strip_prefix('-').unwrap_or(digits);
    let whole = split_at_any(digits, b".").map_or(digits, |(whole, _)| whole);
    let is_exact = whole.len() < LARGEST.len() || (whole.len() == LARGEST.len() && whole <= LARGEST);
    is_exact && exponent.strip_prefix(['+', '-']).unwrap_or(exponent).len() < 3
}

fn write_text(text: &str, out: &mut String) {
    let is_escaped = |c: char| c < ' ' || c == '"' || c == '\\';
    out.push('"');
    for piece in text.split_inclusive(is_escaped) {
        let mut characters = piece.chars();
        match characters.next_back() {
            Some(last) if is_escaped(last) => {
                out.push_str(characters.as_str());
                write_escaped(last, out);
            }
            _ => out.push_str(piece),
        }
    }
    out.push('"');
}

fn write_escaped(character: char, out: &mut String) {
    match character {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\u{8}' => out.push_str("\\b"),
        '\u{c}' => out.push_str("\\f"),
        control => {
            let code = [u8::try_from(u32::from(control)).unwrap_or_default()];
            out.push_str("\\u00");
            out.push_str(&hex::encode(code));
        }
    }
}

impl Value<'_> {
    /// The value as JSON, for a JavaScript host: a number that a double would
    /// change (an integer beyond ±(2^53 − 1), an exponent of three digits) is
    /// written as a string, its text.
    #[must_use]
    pub fn to_json(&self) -> String {
        write(self)
    }
}
