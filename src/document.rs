//! An authentic body as a tree of named members: nothing is dropped, numbers
//! keep their text, and null, absent and empty stay three different things.

mod cursor;
pub(crate) mod date;
mod form;
mod json;
mod members;
#[cfg(feature = "full")]
mod multipart;
mod names;
mod raw;
#[cfg(feature = "js")]
mod retold;
mod xml;

use std::borrow::Cow;

pub(crate) use form::{is_blank as is_blank_form, pairs as form_pairs};
#[cfg(feature = "full")]
pub(crate) use json::read_strictly as read_json;
pub use members::Members;
use raw::Raw;

use crate::FULL;
use crate::error::{Code, Error};
use crate::handshake::MAX_TOKEN_BYTES;
use crate::scheme::{Format, Part, Scheme, Unlike};
use crate::split::split;

/// How deep a payload may nest: what PHP's `json_decode` takes by default. Readers and
/// writers of trees call themselves, here and in JavaScript, and have one stack.
const MAX_DEPTH: usize = 512;

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

/// What a body is, by its first bytes; `None` where it is none of `formats`. Where
/// anything is taken, that is JSON or XML: nothing else tells by itself what it is.
fn format_of(formats: &[Format], body: &[u8]) -> Option<Format> {
    let has = |format: &Format| formats.contains(format);
    let body = without_bom(body).trim_ascii_start();
    let format = match body.first()? {
        b'{' => Format::Json,
        b'[' => Format::JsonList,
        b'<' => Format::Xml,
        // A form of pairs may begin likewise, but has no line that ends.
        b'-' if has(&Format::Multipart) && body.contains(&b'\n') => Format::Multipart,
        _ if has(&Format::Form) => Format::Form,
        _ if formats.is_empty() => Format::Json,
        _ => return None,
    };
    (formats.is_empty() || has(&format)).then_some(format)
}

/// Refuses a body that could be another text which the same key signs.
pub(crate) fn check_unlike(scheme: &Scheme<'_>, body: &[u8]) -> Result<(), Error> {
    let is_upper = |byte: &u8| byte.is_ascii_uppercase();
    let in_token = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/_-".contains(byte);
    let is_taken = match scheme.body.unlike {
        None => false,
        // A host that hashes the body shows its first byte alone.
        Some(Unlike::Timed) => body.first().is_some_and(u8::is_ascii_digit),
        Some(Unlike::Requested | Unlike::Token) if !FULL => false,
        Some(Unlike::Requested) => {
            let rest = body.iter().position(|byte| !is_upper(byte)).and_then(|at| body.get(at..));
            body.first().is_some_and(is_upper) && rest.is_some_and(|rest| rest.starts_with(b"http"))
        }
        Some(Unlike::Token) => {
            let is_alone = body.is_empty() && matches!(scheme.content, [Part::Body]);
            body.len() <= MAX_TOKEN_BYTES && body.iter().all(in_token) && !is_alone
        }
    };
    if is_taken {
        return Err(malformed("the body is authentic, and could be another text that this key signs"));
    }
    Ok(())
}

/// A body, told apart and not read yet where it is JSON.
enum Source<'b> {
    Json(Cow<'b, [u8]>),
    Read(Value<'b>, Format),
}

fn open<'b>(scheme: &Scheme<'_>, body: &'b [u8]) -> Result<Source<'b>, Error> {
    if body.is_empty() {
        return Err(malformed("the body is empty"));
    }
    let words = "the body is authentic, but does not begin like anything that the vendor sends";
    let format = format_of(scheme.body.formats, body).ok_or_else(|| malformed(words))?;
    let body = without_bom(body);
    let members = match format {
        Format::Json | Format::JsonList => return Ok(Source::Json(body.into())),
        Format::Xml => text(body)
            .and_then(xml::read)
            .ok_or("the body is not a well-formed XML document without a document type"),
        // A form has a name and a value; any text is one to who reads forms.
        Format::Form => {
            let form = Some(body).filter(|body| body.contains(&b'=')).and_then(form::read);
            form.ok_or("the body is not a form, or has more than 16,384 pairs")
        }
        #[cfg(feature = "full")]
        Format::Multipart => {
            multipart::read(body).ok_or("the body is not multipart/form-data, or has more than 16,384 parts")
        }
        #[cfg(not(feature = "full"))]
        Format::Multipart => Err("the full module is needed"),
    };
    let members = members.map_err(malformed)?;
    let is_form = matches!(format, Format::Form | Format::Multipart);
    Ok(match json_within(scheme, &members).filter(|_| is_form) {
        Some(json) => Source::Json(json.as_bytes().to_vec().into()),
        None => Source::Read(Value::Object(members), format),
    })
}

/// The field of a form that is the payload, where it is there.
pub(crate) fn json_within<'v>(scheme: &Scheme<'_>, form: &'v Members<'_>) -> Option<&'v str> {
    form.get(scheme.body.within?)?.as_text()
}

/// Reads a body.
pub(crate) fn read<'b>(scheme: &Scheme<'_>, body: &'b [u8]) -> Result<(Value<'b>, Format), Error> {
    Ok(match open(scheme, body)? {
        Source::Json(Cow::Borrowed(json)) => (tree(json)?, Format::Json),
        Source::Json(Cow::Owned(json)) => (tree(&json)?.into_owned(), Format::Json),
        Source::Read(value, format) => (value, format),
    })
}

pub(crate) fn tree(json: &[u8]) -> Result<Value<'_>, Error> {
    text(json).and_then(json::read).ok_or_else(not_json)
}

/// The text of the member at this path, whatever else is in the body, and whether or
/// not it can be read whole. `None` where it is absent or null; an object, a list and a
/// text that is not one of whole characters have an empty one.
pub(crate) fn text_at(scheme: &Scheme<'_>, body: &[u8], path: &str) -> Option<String> {
    match open(scheme, body).ok()? {
        Source::Json(json) => Raw::new(&json).at(path)?.text().map(Cow::into_owned),
        Source::Read(value, _) => match value.at(path)? {
            Value::Null => None,
            other => Some(other.text().unwrap_or_default().to_owned()),
        },
    }
}

/// A body as JSON for a JavaScript host, with what the vendor documents.
#[cfg(feature = "js")]
pub(crate) fn to_json(scheme: &Scheme<'_>, body: &[u8]) -> Result<String, Error> {
    let shape = scheme.body.shape;
    match open(scheme, body)? {
        Source::Json(json) => retold::retold(&json, shape).ok_or_else(not_json),
        Source::Read(mut value, format) => {
            crate::shape::conform(shape, &mut value, format);
            Ok(value.to_json())
        }
    }
}

fn not_json() -> Error {
    malformed("the body is not valid JSON (RFC 8259), or nests deeper than 512 levels")
}

/// Reads a JSON object by itself, with each name once.
pub(crate) fn object(bytes: &[u8]) -> Option<Members<'_>> {
    match json::read_strictly(text(bytes)?)? {
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
