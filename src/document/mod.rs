//! An authentic body as a tree of named members: nothing is dropped, numbers
//! keep their text, and null, absent and empty stay three different things.

mod builder;
mod cursor;
mod form;
mod format;
mod json;
mod multipart;
mod names;
mod raw;
mod retold;
pub(crate) mod rewritten;
pub(crate) mod shape;
mod value;
mod xml;

use std::borrow::Cow;

pub(crate) use form::is_blank as is_blank_form;
pub(crate) use format::BOM;
pub use format::Format;
pub(crate) use format::Kinds;
use format::format_of;
pub(crate) use format::without_bom;
pub(crate) use json::read_strictly as read_json;
use raw::Raw;
pub use shape::{Member, Shape};
pub use value::{Members, Value};

use crate::error::{Code, Error};

/// A body, told apart and not read yet where it is JSON.
enum Source<'b> {
    Json(Cow<'b, [u8]>),
    Read(Value<'b>, Format),
}

fn open<'b>(kinds: Kinds<'_>, body: &'b [u8]) -> Result<Source<'b>, Error> {
    if body.is_empty() {
        return Err(malformed("the body is empty"));
    }
    let words = "the body is authentic, but does not begin like anything that the vendor sends";
    let format = format_of(kinds.formats, body).ok_or_else(|| malformed(words))?;
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
        Format::Multipart => {
            multipart::read(body).ok_or("the body is not multipart/form-data, or has more than 16,384 parts")
        }
    };
    let members = members.map_err(malformed)?;
    let is_form = matches!(format, Format::Form | Format::Multipart);
    Ok(match json_within(kinds, &members).filter(|_| is_form) {
        Some(json) => Source::Json(json.as_bytes().to_vec().into()),
        None => Source::Read(Value::Object(members), format),
    })
}

/// The field of a form that is the payload, where it is there.
pub(crate) fn json_within<'v>(kinds: Kinds<'_>, form: &'v Members<'_>) -> Option<&'v str> {
    form.get(kinds.within?)?.as_text()
}

/// Reads a body.
pub(crate) fn read<'b>(kinds: Kinds<'_>, body: &'b [u8]) -> Result<(Value<'b>, Format), Error> {
    Ok(match open(kinds, body)? {
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
pub(crate) fn text_at(kinds: Kinds<'_>, body: &[u8], path: &str) -> Option<String> {
    match open(kinds, body).ok()? {
        Source::Json(json) => Raw::new(&json).at(path)?.text().map(Cow::into_owned),
        Source::Read(value, _) => match value.at(path)? {
            Value::Null => None,
            other => Some(other.text().unwrap_or_default().to_owned()),
        },
    }
}

/// A body as JSON for a JavaScript host, with what the vendor documents; borrowed where that
/// is the body's own text.
pub(crate) fn to_json<'b>(kinds: Kinds<'_>, shape: Shape, body: &'b [u8]) -> Result<Cow<'b, str>, Error> {
    match open(kinds, body)? {
        Source::Json(Cow::Borrowed(json)) => retold::retold(json, shape).ok_or_else(not_json),
        Source::Json(Cow::Owned(json)) => retold::retold(&json, shape)
            .filter(|text| !text.is_empty())
            .map(|text| text.into_owned().into())
            .ok_or_else(not_json),
        Source::Read(mut value, format) => {
            shape::conform(shape, &mut value, format);
            Ok(value.to_json().into())
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
