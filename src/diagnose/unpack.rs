//! A body inside of another text: base64, gzip, a JSON string, a list of bytes, chunks.

use base64::Engine as _;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::{
    TINFL_FLAG_PARSE_ZLIB_HEADER, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
};
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use zeroize::Zeroizing;

use super::tokens::{self, Kind};
use crate::text::base64::ANY_PADDING;

/// The most bytes that a compressed body may become here.
const MAX_INFLATED: usize = 256 << 10;

/// What a body that is base64 stands for. Short ones are words.
pub(super) fn base64(body: &[u8]) -> Option<Vec<u8>> {
    let body = body.trim_ascii();
    let is_text = body.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+/=-_\r\n".contains(byte));
    if body.len() < 4 || !is_text {
        return None;
    }
    any_base64(body)
}

/// RFC 1952: a header with its optional fields, and what deflate has made.
pub(super) fn gunzip(body: &[u8]) -> Option<Vec<u8>> {
    let [0x1F, 0x8B, 8, flags, _, _, _, _, _, _, rest @ ..] = body else { return None };
    let mut rest = rest;
    if flags & 4 != 0 {
        let [low, high, after @ ..] = rest else { return None };
        rest = after.get(usize::from(u16::from_le_bytes([*low, *high]))..)?;
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            let end = rest.iter().position(|byte| *byte == 0)?;
            rest = rest.get(end.saturating_add(1)..)?;
        }
    }
    if flags & 2 != 0 {
        rest = rest.get(2..)?;
    }
    inflated(rest, 0, 8)
}

/// What deflate has made of a text, with so many bytes behind it and no more.
fn inflated(body: &[u8], flags: u32, behind: usize) -> Option<Vec<u8>> {
    let mut out = vec![0; MAX_INFLATED];
    let flags = flags | TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, read, written) = decompress(&mut DecompressorOxide::new(), body, &mut out, 0, flags);
    out.truncate(written);
    (status == TINFLStatus::Done && read.checked_add(behind) == Some(body.len())).then_some(out)
}

/// RFC 1950, and what some senders take for it: RFC 1951 alone, which any text could be,
/// so that only what becomes a text of some length counts.
pub(super) fn inflate(body: &[u8]) -> Option<Vec<u8>> {
    if body.first().is_some_and(|first| first & 0x0F == 8)
        && let Some(bytes) = inflated(body, TINFL_FLAG_PARSE_ZLIB_HEADER, 0)
    {
        return Some(bytes);
    }
    if body.iter().take(64).all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace()) {
        return None;
    }
    inflated(body, 0, 0).filter(|bytes| bytes.len() > 1)
}

/// The text of a JSON string that is the whole body.
pub(super) fn json_string(body: &[u8]) -> Option<Vec<u8>> {
    let body = body.trim_ascii();
    let tokens = tokens::read(body)?;
    let [only] = tokens.as_slice() else { return None };
    (only.kind == Kind::Text).then(|| tokens::decoded(only.text(body))).flatten()
}

/// Node's `JSON.stringify` of a Buffer (`{"type":"Buffer","data":[…]}`) or of a
/// Uint8Array (`{"0":123,…}`), and a Uint8Array as text (`123,34,…`).
pub(super) fn buffer_json(body: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(body).ok()?.trim();
    let list = if text.starts_with('{') && text.contains("\"Buffer\"") {
        let (before, rest) = text.split_once('[')?;
        let (list, after) = rest.split_once(']')?;
        let is_blank = |c: char| c.is_ascii_whitespace();
        let is_alone =
            before.replace(is_blank, "") == "{\"type\":\"Buffer\",\"data\":" && after.trim() == "}";
        is_alone.then_some(list)?
    } else {
        text.strip_prefix(['{', '[']).unwrap_or(text).strip_suffix(['}', ']']).unwrap_or(text)
    };
    let mut out = Vec::new();
    for (index, item) in list.split(',').enumerate() {
        let value = match item.split_once(':') {
            Some((name, value)) if name.trim().trim_matches('"').parse() == Ok(index) => value,
            Some(_) => return None,
            None => item,
        };
        out.push(value.trim().parse().ok()?);
    }
    (out.len() > 1).then_some(out)
}

/// Python's `str(body)` of bytes: `b'…'`.
pub(super) fn python_bytes(body: &[u8]) -> Option<Vec<u8>> {
    let quoted = body.trim_ascii().strip_prefix(b"b")?;
    let (quote, rest) = quoted.split_first()?;
    let mut rest = rest.strip_suffix(&[*quote]).filter(|_| matches!(quote, b'\'' | b'"'))?;
    let mut out = Vec::with_capacity(rest.len());
    while let Some((first, after)) = rest.split_first() {
        let (byte, after) = match (*first, after) {
            (b'\\', [b'x', one, two, after @ ..]) => (*hex::decode([*one, *two]).ok()?.first()?, after),
            (b'\\', [b'n', after @ ..]) => (b'\n', after),
            (b'\\', [b'r', after @ ..]) => (b'\r', after),
            (b'\\', [b't', after @ ..]) => (b'\t', after),
            (b'\\', [other, after @ ..]) => (*other, after),
            _ => (*first, after),
        };
        out.push(byte);
        rest = after;
    }
    Some(out)
}

/// Python's `str(payload)` of a dict or a list, as JSON without white space: `{'id': 7, 'live': True}`.
pub(super) fn python_value(body: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(body).ok()?.trim();
    if !text.starts_with(['{', '[']) || tokens::read(body).is_some() {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(one) = rest.next() {
        match one {
            '\'' | '"' => python_text(one, &mut rest, &mut out)?,
            'T' | 'F' | 'N' => {
                let is_next = |(word, _): &(&str, &str)| rest.as_str().starts_with(word);
                let words = [("rue", "true"), ("alse", "false"), ("one", "null")];
                let (word, written) = words.into_iter().find(is_next)?;
                rest = rest.as_str().get(word.len()..)?.chars();
                out.push_str(written);
            }
            blank if blank.is_ascii_whitespace() => {}
            other => out.push(other),
        }
    }
    tokens::read(out.as_bytes()).is_some().then(|| out.into_bytes())
}

/// The rest of a text in Python's quotation marks, with its escapes as JSON has them.
fn python_text(quote: char, rest: &mut std::str::Chars<'_>, out: &mut String) -> Option<()> {
    out.push('"');
    loop {
        match rest.next()? {
            end if end == quote => break,
            '"' => out.push_str("\\\""),
            '\\' => match rest.next()? {
                '\'' => out.push('\''),
                'x' => out.push_str("\\u00"),
                same => out.extend(['\\', same]),
            },
            other => out.push(other),
        }
    }
    out.push('"');
    Some(())
}

/// JSON as Python's `str(payload)` writes it: what some senders sign before they send JSON.
pub(super) fn python_written(body: &[u8]) -> Option<Vec<u8>> {
    let tokens = tokens::read(body).filter(|tokens| tokens.len() > 1)?;
    let mut out = String::with_capacity(body.len().saturating_mul(2));
    for token in tokens.iter().filter(|token| token.kind != Kind::Space) {
        match (token.kind, token.text(body)) {
            (Kind::Comma, _) => out.push_str(", "),
            (Kind::Colon, _) => out.push_str(": "),
            (_, b"true") => out.push_str("True"),
            (_, b"false") => out.push_str("False"),
            (_, b"null") => out.push_str("None"),
            (Kind::Text, text) => python_quoted(&String::from_utf8(tokens::decoded(text)?).ok()?, &mut out),
            (_, same) => out.push_str(std::str::from_utf8(same).ok()?),
        }
    }
    Some(out.into_bytes())
}

fn python_quoted(text: &str, out: &mut String) {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    out.push(quote);
    for one in text.chars() {
        match one {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if one == quote || one == '\\' => out.extend(['\\', one]),
            _ => out.push(one),
        }
    }
    out.push(quote);
}

/// RFC 9112, section 7.1: chunks, each after its length in hexadecimal.
pub(super) fn dechunked(body: &[u8]) -> Option<Vec<u8>> {
    let mut rest = body;
    let mut out = Vec::new();
    loop {
        let end = rest.windows(2).take(32).position(|two| two == b"\r\n")?;
        let line = std::str::from_utf8(rest.get(..end)?).ok()?;
        // An extension behind the length would be left over.
        let length = usize::from_str_radix(line.trim(), 16).ok()?;
        let after = rest.get(end.saturating_add(2)..)?;
        if length == 0 {
            let is_end = after.is_empty() || after == b"\r\n";
            return (!out.is_empty() && is_end).then_some(out);
        }
        out.extend_from_slice(after.get(..length)?);
        rest = after.get(length..)?.strip_prefix(b"\r\n")?;
    }
}

/// Control characters inside of JSON strings, which no JSON has, as they were escaped:
/// `echo` and YAML make line feeds of `\n`.
pub(super) fn line_feeds_escaped(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    let (mut in_text, mut escaped, mut any) = (false, false, false);
    for byte in body {
        let escape: &[u8] = match byte {
            b'\n' if in_text => b"\\n",
            b'\r' if in_text => b"\\r",
            b'\t' if in_text => b"\\t",
            _ => std::slice::from_ref(byte),
        };
        any = any || escape.len() > 1;
        out.extend_from_slice(escape);
        if *byte == b'"' && !escaped {
            in_text = !in_text;
        }
        escaped = in_text && *byte == b'\\' && !escaped;
    }
    any.then_some(out)
}

/// The bytes of base64 in any alphabet, in lines or not.
pub(super) fn any_base64(text: &[u8]) -> Option<Vec<u8>> {
    // It may be a secret: what is dropped is zeroised, and what grew would not be.
    let mut bare = Zeroizing::new(Vec::with_capacity(text.len()));
    bare.extend(text.iter().filter(|byte| !byte.is_ascii_whitespace()).map(|byte| match *byte {
        b'-' => b'+',
        b'_' => b'/',
        other => other,
    }));
    ANY_PADDING.decode(&*bare).ok().filter(|bytes| !bytes.is_empty())
}
