//! XML 1.0 as members: an element's name is a member's name, its text the
//! value. Attributes are members `@name`; text beside them is `#text`; elements
//! that repeat are a list; `xsi:nil` is null.
//!
//! A document type is refused, and with it every entity but the five that XML
//! itself has: nothing can expand or be fetched. A reader of our own, because
//! `quick-xml` costs a third of the wasm; its verdicts are tested against
//! `roxmltree`'s.

use std::borrow::Cow;

use super::builder::Builder;
use super::cursor::Cursor;
use super::value::{MAX_DEPTH, Members, Value};

/// Reads a document's root into its members.
pub(super) fn read(text: &str) -> Option<Members<'_>> {
    text.chars().all(is_character).then_some(())?;
    let mut cursor = Cursor::new(text);
    if cursor.take("<?xml ").is_some() {
        cursor.until("?>")?;
    }
    skip_between(&mut cursor)?;
    let mut root = Element::open(&mut cursor)?;
    root.read_content(&mut cursor, 1)?;
    skip_between(&mut cursor)?;
    cursor.is_at_end().then(|| root.into_members())
}

/// Skips what may stand before and after the root: white space, comments and
/// processing instructions.
fn skip_between(cursor: &mut Cursor<'_>) -> Option<()> {
    loop {
        cursor.skip_space();
        if cursor.take("<!--").is_some() {
            skip_comment(cursor)?;
        } else if cursor.take("<?").is_some() {
            skip_instruction(cursor)?;
        } else {
            return Some(());
        }
    }
}

fn skip_comment(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.until("--")?;
    cursor.take(">")
}

fn skip_instruction(cursor: &mut Cursor<'_>) -> Option<()> {
    let target = name(cursor)?;
    let instruction = cursor.until("?>")?;
    let apart = instruction.is_empty() || instruction.starts_with([' ', '\t', '\r', '\n']);
    (apart && !target.eq_ignore_ascii_case("xml")).then_some(())
}

/// An element that is being read.
struct Element<'a> {
    name: &'a str,
    members: Builder<'a>,
    text: Cow<'a, str>,
    null: bool,
    /// `<name/>`: there is no content to read.
    closed: bool,
}

impl<'a> Element<'a> {
    /// Reads a start tag.
    fn open(cursor: &mut Cursor<'a>) -> Option<Self> {
        cursor.take("<")?;
        let mut element = Self {
            name: name(cursor)?,
            members: Builder::default(),
            text: Cow::Borrowed(""),
            null: false,
            closed: false,
        };
        loop {
            let space = cursor.skip_space();
            if cursor.take(">").is_some() {
                return Some(element);
            }
            if cursor.take("/>").is_some() {
                element.closed = true;
                return Some(element);
            }
            space.then(|| element.read_attribute(cursor))??;
        }
    }

    fn read_attribute(&mut self, cursor: &mut Cursor<'a>) -> Option<()> {
        let name = name(cursor)?;
        cursor.skip_space();
        cursor.take("=")?;
        cursor.skip_space();
        let quote = cursor.ascii().filter(|byte| matches!(byte, b'"' | b'\''))?;
        let mut value = Cow::Borrowed("");
        while cursor.peek()? != quote {
            if cursor.take("&").is_some() {
                value.to_mut().push(reference(cursor)?);
            } else {
                let run = cursor.run(|byte| byte != quote && byte != b'&' && byte != b'<')?;
                (cursor.peek()? != b'<').then_some(())?;
                push(&mut value, with_line_ends(run));
            }
        }
        cursor.ascii()?;
        if name.as_bytes().ends_with(b":nil") {
            self.null = matches!(value.as_ref(), "true" | "1");
            return Some(());
        }
        let as_space = |character| if matches!(character, '\t' | '\n') { ' ' } else { character };
        let value: String = value.chars().map(as_space).collect();
        self.members.add(["@", name].concat().into(), Value::Text(value.into()))
    }

    /// Reads up to the end tag, and over it.
    fn read_content(&mut self, cursor: &mut Cursor<'a>, depth: usize) -> Option<()> {
        while !self.closed {
            if cursor.take("</").is_some() {
                cursor.take(self.name)?;
                cursor.skip_space();
                cursor.take(">")?;
                self.closed = true;
            } else if cursor.take("<!--").is_some() {
                skip_comment(cursor)?;
            } else if cursor.take("<![CDATA[").is_some() {
                push(&mut self.text, with_line_ends(cursor.until("]]>")?));
            } else if cursor.take("<?").is_some() {
                skip_instruction(cursor)?;
            } else if cursor.peek()? == b'<' {
                (depth < MAX_DEPTH).then_some(())?;
                let mut child = Self::open(cursor)?;
                child.read_content(cursor, depth.saturating_add(1))?;
                self.members.add_or_repeat(child.name.into(), child.into_value());
            } else if cursor.take("&").is_some() {
                self.text.to_mut().push(reference(cursor)?);
            } else {
                let run = cursor.run(|byte| byte != b'<' && byte != b'&')?;
                (!run.as_bytes().windows(3).any(|window| window == b"]]>")).then_some(())?;
                push(&mut self.text, with_line_ends(run));
            }
        }
        Some(())
    }

    fn into_value(self) -> Value<'a> {
        if self.null {
            Value::Null
        } else if self.members.is_empty() {
            Value::Text(self.text)
        } else {
            Value::Object(self.into_members())
        }
    }

    /// With the text beside the members, unless it only sets them apart.
    fn into_members(mut self) -> Members<'a> {
        if !self.text.trim_ascii().is_empty() {
            self.members.add_or_repeat("#text".into(), Value::Text(self.text));
        }
        self.members.build()
    }
}

/// The name of an element or attribute, prefix and all.
fn name<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    let first = cursor.peek()?;
    (first.is_ascii_alphabetic() || first == b'_' || !first.is_ascii()).then_some(())?;
    cursor.run(|byte| byte.is_ascii_alphanumeric() || b"-._:".contains(&byte) || !byte.is_ascii())
}

/// The character of a reference, after its `&`.
fn reference(cursor: &mut Cursor<'_>) -> Option<char> {
    let name = cursor.run(|byte| byte.is_ascii_alphanumeric() || byte == b'#')?;
    cursor.take(";")?;
    let code = match name {
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "amp" => return Some('&'),
        "apos" => return Some('\''),
        "quot" => return Some('"'),
        _ => name.strip_prefix('#')?,
    };
    let (digits, base) = code.strip_prefix('x').map_or((code, 10), |digits| (digits, 16));
    let number = digits
        .chars()
        .try_fold(0_u32, |number, digit| number.checked_mul(base)?.checked_add(digit.to_digit(base)?));
    char::from_u32(number?).filter(|character| is_character(*character))
}

/// Line ends made one (section 2.11).
fn with_line_ends(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| byte == b'\r') {
        return text.into();
    }
    let mut after_return = false;
    let one = |character| {
        let is_second = after_return && character == '\n';
        after_return = character == '\r';
        (!is_second).then_some(if after_return { '\n' } else { character })
    };
    text.chars().filter_map(one).collect::<String>().into()
}

/// The characters that XML allows (section 2.2).
fn is_character(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        other => other >= ' ',
    }
}

/// Appends; the first run stays borrowed.
fn push<'a>(text: &mut Cow<'a, str>, run: Cow<'a, str>) {
    if text.is_empty() {
        *text = run;
    } else {
        text.to_mut().push_str(&run);
    }
}
