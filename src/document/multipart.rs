//! `multipart/form-data` (RFC 7578). Its boundary is told by the body's own first line
//! (RFC 2046, section 5.1.1): nobody signs the header that says it too.

use std::borrow::Cow;

use super::builder::Builder;
use super::form::MAX_PAIRS;
use super::value::{Members, Value};
use crate::text::decimal;
use crate::text::split::replace;

/// `--` and a boundary of 1 to 70 characters.
const DELIMITER_BYTES: std::ops::RangeInclusive<usize> = 3..=72;

/// The longest headers of a part: whoever writes mail names its attachments, and what has more
/// than this is no name.
const MAX_HEADERS_BYTES: usize = 16 << 10;

/// Reads the fields: a text as it is, and of a file its name, type and length, since
/// its bytes stand in the body. Several of one name are a list. Mails and uploads name their files
/// as they like, and a sender signs a form whatever they are called: a part without a name has
/// an empty one, and bytes of its headers that are no UTF-8 are replaced.
pub(super) fn read(body: &[u8]) -> Option<Members<'_>> {
    let (line, mut rest) = split_at(body.trim_ascii_start(), b"\r\n")?;
    let delimiter = line.trim_ascii_end();
    if !delimiter.starts_with(b"--")
        || !DELIMITER_BYTES.contains(&delimiter.len())
        || delimiter.contains(&b'\n')
    {
        return None;
    }
    let mut members = Builder::default();
    for _ in 0..MAX_PAIRS {
        let (part, after) = part(rest, delimiter)?;
        let (name, value) = field(part)?;
        members.add_or_repeat(name, value);
        match after {
            None => return Some(members.build()),
            Some(after) => rest = after,
        }
    }
    None
}

/// What stands before the next delimiter, which is a line by itself, and what stands behind
/// it; nothing behind the last. Blanks may follow it (RFC 2046, section 5.1.1), and a line that
/// only begins like it is none. A delimiter has no line feed in it, so no byte is compared twice.
fn part<'b>(bytes: &'b [u8], delimiter: &[u8]) -> Option<(&'b [u8], Option<&'b [u8]>)> {
    let mut lines = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    lines.find_map(|(at, _)| {
        let after = bytes.get(at.saturating_add(1)..)?.strip_prefix(delimiter)?;
        let part = bytes.get(..at)?.strip_suffix(b"\r")?;
        if after.starts_with(b"--") {
            return Some((part, None));
        }
        let blanks = after.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        Some((part, Some(after.get(blanks..)?.strip_prefix(b"\r\n")?)))
    })
}

fn field(part: &[u8]) -> Option<(Cow<'_, str>, Value<'_>)> {
    // A part without headers begins with the empty line that ends them.
    let (headers, content) = match part.strip_prefix(b"\r\n") {
        Some(content) => (&[][..], content),
        None => split_at(part, b"\r\n\r\n")?,
    };
    if headers.len() > MAX_HEADERS_BYTES {
        return None;
    }
    let headers = unfolded(headers);
    let disposition = header(&headers, "content-disposition").unwrap_or_default();
    let name = parameter(disposition, "name").unwrap_or_default().to_owned();
    let file_name = parameter(disposition, "filename");
    if let (None, Ok(text)) = (&file_name, std::str::from_utf8(content)) {
        return Some((name.into(), Value::Text(text.into())));
    }
    let said = [("filename", file_name), ("contentType", header(&headers, "content-type"))];
    let said =
        said.into_iter().filter_map(|(name, text)| Some((name.into(), Value::Text(text?.to_owned().into()))));
    let length = Value::Number(decimal(u64::try_from(content.len()).ok()?).into());
    Some((name.into(), Value::Object(said.chain([("length".into(), length)]).collect())))
}

/// Headers of which each is a line: one that goes on in the next begins it with a blank (RFC 5322, section 2.2.3).
fn unfolded(headers: &[u8]) -> Cow<'_, str> {
    let text = String::from_utf8_lossy(headers);
    let is_folded = text.as_bytes().windows(3).any(|three| matches!(three, b"\r\n " | b"\r\n\t"));
    if is_folded { replace(&replace(&text, "\r\n ", " "), "\r\n\t", "\t").into() } else { text }
}

fn header<'h>(headers: &'h str, name: &str) -> Option<&'h str> {
    let mut pairs = headers.split('\n').filter_map(|line| line.split_once(':'));
    pairs.find_map(|(candidate, value)| candidate.trim().eq_ignore_ascii_case(name).then(|| value.trim()))
}

/// A parameter of a header, in quotes or without. What is escaped in it stays so:
/// browsers write a quote as `%22`, other senders as `\"`, and a backslash as it is.
fn parameter<'h>(value: &'h str, name: &str) -> Option<&'h str> {
    parameters(value).find_map(|one| {
        let (candidate, value) = one.split_once('=')?;
        let value = value.trim_ascii();
        let text = value.strip_prefix('"').map_or(value, |text| text.strip_suffix('"').unwrap_or(text));
        candidate.trim_ascii().eq_ignore_ascii_case(name).then_some(text)
    })
}

/// What stands between the semicolons, but for those in quotes.
fn parameters(value: &str) -> impl Iterator<Item = &str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    value.split(move |character| {
        is_quoted ^= character == '"' && !is_escaped;
        is_escaped = character == '\\' && !is_escaped;
        character == ';' && !is_quoted
    })
}

/// What stands before and after the first of these.
fn split_at<'b>(bytes: &'b [u8], mark: &[u8]) -> Option<(&'b [u8], &'b [u8])> {
    let at = bytes.windows(mark.len()).position(|window| window == mark)?;
    Some((bytes.get(..at)?, bytes.get(at.saturating_add(mark.len())..)?))
}
