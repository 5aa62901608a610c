//! `multipart/form-data` (RFC 7578). Its boundary is told by the body's own first line
//! (RFC 2046, section 5.1.1): nobody signs the header that says it too.

use std::borrow::Cow;

use super::builder::Builder;
use super::form::MAX_PAIRS;
use super::value::{Members, Value};
use crate::text::decimal;
use crate::text::split::split_once;

/// `--` and a boundary of 1 to 70 characters.
const DELIMITER_BYTES: std::ops::RangeInclusive<usize> = 3..=72;

/// Reads the fields: a text as it is, and of a file its name, type and length, since
/// its bytes stand in the body. Several of one name are a list.
pub(super) fn read(body: &[u8]) -> Option<Members<'_>> {
    let (delimiter, mut rest) = split_at(body, b"\r\n")?;
    if !delimiter.starts_with(b"--") || !DELIMITER_BYTES.contains(&delimiter.len()) {
        return None;
    }
    let mut members = Builder::default();
    for _ in 0..MAX_PAIRS {
        let (part, after) = part(rest, delimiter)?;
        let (name, value) = field(part)?;
        members.add_or_repeat(name, value);
        if after.starts_with(b"--") {
            return Some(members.build());
        }
        rest = after.strip_prefix(b"\r\n")?;
    }
    None
}

/// What stands before the next delimiter, which begins a line, and what stands behind
/// it. No byte is compared twice: a delimiter has no line feed in it.
fn part<'b>(bytes: &'b [u8], delimiter: &[u8]) -> Option<(&'b [u8], &'b [u8])> {
    let mut lines = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    lines.find_map(|(at, _)| {
        let after = bytes.get(at.saturating_add(1)..)?.strip_prefix(delimiter)?;
        Some((bytes.get(..at)?.strip_suffix(b"\r")?, after))
    })
}

fn field(part: &[u8]) -> Option<(Cow<'_, str>, Value<'_>)> {
    let (headers, content) = split_at(part, b"\r\n\r\n")?;
    let headers = std::str::from_utf8(headers).ok()?;
    let disposition = header(headers, "content-disposition")?;
    let name = parameter(disposition, "name")?;
    let file_name = parameter(disposition, "filename");
    if let (None, Ok(text)) = (&file_name, std::str::from_utf8(content)) {
        return Some((name.into(), Value::Text(text.into())));
    }
    let said = [("filename", file_name), ("contentType", header(headers, "content-type"))];
    let said = said.into_iter().filter_map(|(name, text)| Some((name.into(), Value::Text(text?.into()))));
    let length = Value::Number(decimal(u64::try_from(content.len()).ok()?).into());
    Some((name.into(), Value::Object(said.chain([("length".into(), length)]).collect())))
}

fn header<'b>(headers: &'b str, name: &str) -> Option<&'b str> {
    let mut pairs = headers.split('\n').filter_map(|line| line.split_once(':'));
    pairs.find_map(|(candidate, value)| candidate.trim().eq_ignore_ascii_case(name).then(|| value.trim()))
}

/// A parameter of a header, in quotes or without. What is escaped in it stays so:
/// browsers write a quote as `%22`, other senders as `\"`, and a backslash as it is.
fn parameter<'b>(value: &'b str, name: &str) -> Option<&'b str> {
    let after = |before: &&str| split_once(value, &[before, name, "="].concat());
    let (_, text) = [" ", ";"].iter().find_map(after)?;
    let end = if text.starts_with('"') { '"' } else { ';' };
    text.strip_prefix('"').unwrap_or(text).split(end).next().map(str::trim_ascii)
}

/// What stands before and after the first of these.
fn split_at<'b>(bytes: &'b [u8], mark: &[u8]) -> Option<(&'b [u8], &'b [u8])> {
    let at = bytes.windows(mark.len()).position(|window| window == mark)?;
    Some((bytes.get(..at)?, bytes.get(at.saturating_add(mark.len())..)?))
}
