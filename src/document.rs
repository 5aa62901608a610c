//! An authentic body as a tree of named members: nothing is dropped, numbers
//! keep their text, and null, absent and empty stay three different things.

mod cursor;
pub(crate) mod date;
mod form;
mod json;
mod xml;

use std::borrow::Cow;

use crate::error::{Code, Error};
use crate::scheme::{Format, Scheme};

/// How deep a body may nest.
const MAX_DEPTH: usize = 64;
/// How many members an object may have. Their names are compared pair by pair.
const MAX_MEMBERS: usize = 1024;

/// A value of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
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

/// Named members in the order they came, no name twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members<'a>(Vec<(Cow<'a, str>, Value<'a>)>);

impl<'a> Members<'a> {
    /// The member of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.iter().find_map(|(candidate, value)| (candidate == name).then_some(value))
    }

    /// All members, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value<'a>)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value))
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (&str, &mut Value<'a>)> {
        self.0.iter_mut().map(|(name, value)| (&**name, value))
    }

    pub(crate) fn insert_after(&mut self, name: &str, added: &'a str, value: Value<'a>) {
        let after = self.0.iter().position(|(candidate, _)| candidate == name);
        let at = after.map_or(self.0.len(), |at| at.saturating_add(1));
        self.0.insert(at, (Cow::Borrowed(added), value));
    }

    /// The members as JSON, for a JavaScript host: a number that a double would
    /// change (an integer beyond ±(2^53 − 1), an exponent of three digits) is
    /// written as a string, its text.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self)
    }

    /// Adds a member; refuses a name that is there already, and too many.
    fn add(&mut self, name: Cow<'a, str>, value: Value<'a>) -> Option<()> {
        if self.0.len() >= MAX_MEMBERS || self.get(&name).is_some() {
            return None;
        }
        self.0.push((name, value));
        Some(())
    }

    /// Adds a member; those that share a name become a list. A member that is a
    /// list by itself must not be added so.
    fn add_or_repeat(&mut self, name: Cow<'a, str>, value: Value<'a>) -> Option<()> {
        match self.0.iter_mut().find(|(candidate, _)| *candidate == name) {
            None => self.add(name, value)?,
            Some((_, Value::List(list))) => list.push(value),
            Some((_, one)) => {
                let first = std::mem::replace(one, Value::Null);
                *one = Value::List([first, value].into());
            }
        }
        Some(())
    }

    /// The only member, where there is just one.
    pub(crate) fn into_only(mut self) -> Option<Value<'a>> {
        let (_, value) = self.0.pop()?;
        self.0.is_empty().then_some(value)
    }
}

impl<'a> FromIterator<(Cow<'a, str>, Value<'a>)> for Members<'a> {
    fn from_iter<T: IntoIterator<Item = (Cow<'a, str>, Value<'a>)>>(members: T) -> Self {
        Self(members.into_iter().collect())
    }
}

/// What an authentic body is, by its first byte.
pub(crate) fn format_of(scheme: &Scheme<'_>, body: &[u8]) -> Result<Format, Error> {
    let start = without_bom(body).trim_ascii_start();
    let format = match start.first() {
        Some(b'{') => Format::Json,
        Some(b'<') => Format::Xml,
        Some(_) => Format::Form,
        None => return Err(malformed("the body is empty")),
    };
    if scheme.body.formats.contains(&format) {
        Ok(format)
    } else {
        Err(malformed("the body is authentic, but does not begin like anything that the vendor sends"))
    }
}

/// Reads an authentic body into its members.
pub(crate) fn read<'b>(scheme: &Scheme<'_>, body: &'b [u8]) -> Result<(Members<'b>, Format), Error> {
    let format = format_of(scheme, body)?;
    let body = without_bom(body);
    let members = match format {
        Format::Form => form::read(body),
        Format::Json => text(body).and_then(json::read),
        Format::Xml => text(body).and_then(xml::read),
    };
    let members = members.ok_or_else(|| {
        malformed(match format {
            Format::Form => "the body is not a form with each name once",
            Format::Json => "the body is not a valid JSON object (RFC 8259) with each name once",
            Format::Xml => "the body is not a well-formed XML document without a document type",
        })
    })?;
    Ok((members, format))
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
pub(crate) fn decimal(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        let digit = u8::try_from(number % 10).unwrap_or_default();
        digits.push(char::from(b'0'.saturating_add(digit)));
        number /= 10;
        if number == 0 {
            break;
        }
    }
    digits.iter().rev().collect()
}
