//! Messages that the sender did not send as it signed them.

use std::borrow::Cow;

use crate::document::malformed;
use crate::error::{Code, Error};
use crate::request::fields::Fields;
use crate::scheme::{Field, Origin, Timestamp};
use crate::text::decimal;

/// A text and a line feed, which may be there already.
pub(super) fn line(text: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    if text.ends_with(b"\n") { text } else { [text.as_ref(), b"\n"].concat().into() }
}

#[inline(never)]
pub(super) fn crc32_text(body: &[u8]) -> Vec<u8> {
    decimal(crc32(body).into()).into_bytes()
}

pub(super) fn too_many_pairs() -> Error {
    malformed("the body's form is signed, and has more than 16,384 pairs")
}

pub(super) fn not_json() -> Error {
    malformed("the body is signed as JSON, and is not JSON")
}

pub(crate) fn not_utf8() -> Error {
    malformed("the body is signed with its characters escaped, and is not UTF-8")
}

/// The most headers that a header names: Contentful's own are four, and its users' a handful.
const MAX_SIGNED_HEADERS: usize = 64;
/// The longest name of one.
const MAX_NAME_BYTES: usize = 128;

/// Contentful: the headers that a header names, once each. It must name itself and
/// the time's header, or a sender could say anew which headers were signed.
#[inline(never)]
pub(super) fn signed_headers(fields: &Fields<'_>, list: &str) -> Result<Vec<u8>, Error> {
    fields.check_header_count()?;
    let names = fields.get(Field::Header(list))?.unwrap_or_default();
    let names = signed_names(std::str::from_utf8(&names).unwrap_or_default())
        .ok_or_else(|| malformed_header(&[list, " is not a list of at most 64 headers, each once"]))?;
    let time = time_header(fields)?.unwrap_or(list);
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if !has(list) || !has(time) {
        return Err(malformed_header(&[list, " must name itself and ", time]));
    }
    let mut out = Vec::new();
    let mut rest = names.as_slice();
    while let [name, after @ ..] = rest {
        let field = Field::Header(name);
        let value = fields.signed(field)?.ok_or_else(|| fields.missing(field))?;
        if begins_another(&value) {
            return Err(malformed_header(&["a signed header contains what sets it apart from the next"]));
        }
        out.extend_from_slice(name.as_bytes());
        out.push(b':');
        out.extend_from_slice(value.trim_ascii());
        out.extend_from_slice(if after.is_empty() { b"" } else { b";" });
        rest = after;
    }
    Ok(out)
}

/// Whether a header's name may have this byte: those that are signed have no others.
fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)
}

/// Whether a value has what begins the next header, whatever that is: `;name:`.
fn begins_another(value: &[u8]) -> bool {
    value.split(|byte| *byte == b';').skip(1).any(|rest| {
        let length = rest.iter().take_while(|byte| is_of_name(**byte)).count();
        length > 0 && rest.get(length) == Some(&b':')
    })
}

/// The names in a list with commas; `None` where one is no header's name, or comes twice.
fn signed_names(list: &str) -> Option<Vec<String>> {
    let is_name = |name: &str| (1..=MAX_NAME_BYTES).contains(&name.len()) && name.bytes().all(is_of_name);
    let mut names = Vec::new();
    for name in list.split(',') {
        let name = name.trim().to_ascii_lowercase();
        if names.len() >= MAX_SIGNED_HEADERS || !is_name(&name) || names.contains(&name) {
            return None;
        }
        names.push(name);
    }
    Some(names)
}

/// The header that holds the signed time, which must be there.
fn time_header<'s>(fields: &Fields<'s>) -> Result<Option<&'s str>, Error> {
    let Some(Timestamp { origin: Origin::Field(field @ Field::Header(name)), .. }) = fields.scheme.timestamp
    else {
        return Ok(None);
    };
    fields.get(field)?.ok_or_else(|| fields.missing(field))?;
    Ok(Some(name))
}

fn malformed_header(words: &[&str]) -> Error {
    Error::new(Code::MalformedSignature, words)
}

/// SNS: <https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html>.
///
/// Its values are not escaped: a sender whose message has lines like `TopicArn` could
/// have it read as other members. Where the second name is there, and no value but
/// the first has a line break, what follows the last line of this name is one
/// pair of lines for each member.
#[inline(never)]
pub(super) fn named_lines(fields: &Fields<'_>, names: &[&str]) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let text = match fields.document().and_then(|value| value.at(name)) {
            None if index < 2 => return Err(fields.missing(Field::Member(name))),
            None => continue,
            Some(value) => value.as_text().filter(|text| index == 0 || !text.contains('\n')),
        };
        let words = ["the body's member ", name, " is not a text of one line"];
        let text = text.ok_or_else(|| Error::new(Code::MalformedSignature, &words))?;
        for line in [name, text] {
            out.extend_from_slice(line.as_bytes());
            out.push(b'\n');
        }
    }
    Ok(out)
}

/// ISO 3309, as zlib computes it, four bits at a time: a larger table takes more
/// bytes of the wasm than the time is worth.
fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 16] = crc32_table();
    let step = |crc: u32| TABLE.get(crc as usize & 0xF).unwrap_or(&0) ^ (crc >> 4);
    !bytes.iter().fold(!0, |crc, byte| step(step(crc ^ u32::from(*byte))))
}

#[expect(clippy::indexing_slicing, reason = "checked by the compiler: this is a constant")]
const fn crc32_table() -> [u32; 16] {
    let mut table = [0; 16];
    let mut index: u32 = 0;
    while index < 16 {
        let mut crc = index;
        let mut bit: u32 = 0;
        while bit < 4 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
            bit = bit.saturating_add(1);
        }
        table[index as usize] = crc;
        index = index.saturating_add(1);
    }
    table
}
