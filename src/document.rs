//! An authentic body as a tree of named members: nothing is dropped, numbers
//! keep their text, and null, absent and empty stay three different things.

mod cursor;
pub(crate) mod date;
mod form;
mod json;
mod members;
mod names;
mod xml;

use std::borrow::Cow;

#[cfg(feature = "full")]
pub(crate) use json::read as read_json;
pub use members::Members;

use crate::error::{Code, Error};
use crate::scheme::{Format, Scheme};
use crate::split::split;

/// How deep a body may nest.
const MAX_DEPTH: usize = 64;

/// A value of a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value<'a> {
    #[default]
    /// JSON's null, or an XML element with `xsi:nil`.
    Null,
    /// JSON's true or false.
    Bool(bool),
    /// A number, as its text.
    Number(Cow<'a, str>),
    /// Text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Value<'a>>),
    /// Named members.
    Object(Members<'a>),
}

impl<'a> Value<'a> {
    /// The members of an object; of anything else none.
    #[must_use]
    pub fn members(&self) -> &Members<'a> {
        match self {
            Self::Object(members) => members,
            _ => const { &Members::NONE },
        }
    }

    /// What stands at a path of names and indexes with dots between.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&Self> {
        split(path, ".").try_fold(self, |value, step| match value {
            Self::Object(members) => members.get(step),
            Self::List(items) => items.get(step.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// The text of a text, a number or a truth value.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text),
            Self::Bool(true) => Some("true"),
            Self::Bool(false) => Some("false"),
            Self::Null | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// The text of a text alone.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The same, borrowing nothing.
    pub(crate) fn into_owned(self) -> Value<'static> {
        let owned = |text: Cow<'a, str>| Cow::Owned(text.into_owned());
        match self {
            Self::Null => Value::Null,
            Self::Bool(truth) => Value::Bool(truth),
            Self::Number(text) => Value::Number(owned(text)),
            Self::Text(text) => Value::Text(owned(text)),
            Self::List(items) => Value::List(items.into_iter().map(Self::into_owned).collect()),
            Self::Object(members) => Value::Object(members.into_owned()),
        }
    }

    /// The value as JSON, for a JavaScript host: a number that a double would
    /// change (an integer beyond ±(2^53 − 1), an exponent of three digits) is
    /// written as a string, its text.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self)
    }
}

/// What a body is, by its first byte.
pub(crate) fn format_of(body: &[u8]) -> Option<Format> {
    Some(match without_bom(body).trim_ascii_start().first()? {
        b'{' => Format::Json,
        b'[' => Format::JsonList,
        b'<' => Format::Xml,
        _ => Format::Form,
    })
}

/// Refuses an authentic body that the vendor cannot have sent.
pub(crate) fn check_format(scheme: &Scheme<'_>, body: &[u8]) -> Result<(), Error> {
    let formats = scheme.body.formats;
    match format_of(body) {
        _ if formats.is_empty() => Ok(()),
        Some(format) if formats.contains(&format) => Ok(()),
        Some(_) => {
            Err(malformed("the body is authentic, but does not begin like anything that the vendor sends"))
        }
        None => Err(malformed("the body is empty")),
    }
}

/// Reads a body.
pub(crate) fn read<'b>(scheme: &Scheme<'_>, body: &'b [u8]) -> Result<(Value<'b>, Format), Error> {
    check_format(scheme, body)?;
    let format = format_of(body).ok_or_else(|| malformed("the body is empty"))?;
    let body = without_bom(body);
    let value = match format {
        Format::Form if scheme.body.formats.is_empty() => None,
        Format::Form => form::read(body).map(Value::Object),
        Format::Json | Format::JsonList => text(body).and_then(json::read),
        Format::Xml => text(body).and_then(xml::read).map(Value::Object),
    };
    let value = value.ok_or_else(|| {
        malformed(match format {
            Format::Form if scheme.body.formats.is_empty() => "the body is not JSON",
            Format::Form => "the body is not a form with each name once",
            Format::Json | Format::JsonList => "the body is not valid JSON (RFC 8259) with each name once",
            Format::Xml => "the body is not a well-formed XML document without a document type",
        })
    })?;
    Ok((value, format))
}

/// Reads a JSON object by itself, with each name once.
pub(crate) fn object(bytes: &[u8]) -> Option<Members<'_>> {
    match json::read(text(bytes)?)? {
        Value::Object(members) => Some(members),
        _ => None,
    }
}

pub(crate) fn malformed(words: &str) -> Error {
    Error::new(Code::MalformedPayload, &[words])
}

fn text(body: &[u8]) -> Option<&str> {
    std::str::from_utf8(body).ok()
}

/// .NET and PowerShell senders write a byte order mark before JSON and XML.
pub(crate) fn without_bom(body: &[u8]) -> &[u8] {
    body.strip_prefix(BOM).unwrap_or(body)
}

pub(crate) const BOM: &[u8] = b"\xEF\xBB\xBF";

/// A number's text, without the formatting machinery.
pub(crate) fn decimal(number: u64) -> String {
    let mut text = if number < 10 { String::new() } else { decimal(number / 10) };
    text.push(char::from(b'0'.saturating_add(u8::try_from(number % 10).unwrap_or_default())));
    text
}
