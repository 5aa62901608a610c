//! What happens to the bytes of a body on the way, each undone by itself.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

use super::delivery::{Bodies, Change, one_by_one};
use super::{tokens, unpack};
use crate::document::{BOM, without_bom};

/// Undoes one accident; nothing where it cannot have happened.
type Undo = fn(&[u8]) -> Option<Vec<u8>>;

/// The accidents: the likeliest and cheapest first. Of two that lead to the same bytes
/// the first is named.
const ACCIDENTS: &[(&str, &str, Undo)] = &[
    ("body_whitespace_at_end", "", |body| cut(body, body.trim_ascii_end())),
    ("body_whitespace_at_start", "", |body| cut(body, body.trim_ascii_start())),
    ("body_whitespace_around", "", |body| cut(body, body.trim_ascii())),
    ("body_newline_removed", "LF", |body| Some([body, b"\n"].concat())),
    ("body_newline_removed", "CR LF", |body| Some([body, b"\r\n"].concat())),
    ("body_crlf", "", |body| replaced(body, b"\r\n", b"\n")),
    ("body_lf", "", |body| replaced(&replaced(body, b"\r\n", b"\n").unwrap_or(body.into()), b"\n", b"\r\n")),
    ("body_bom_added", "", |body| cut(body, without_bom(body))),
    ("body_bom_removed", "", |body| Some([BOM, body].concat())),
    ("body_base64", "", unpack::base64),
    ("body_compressed", "gzip", unpack::gunzip),
    ("body_compressed", "deflate", unpack::inflate),
    ("body_json_string", "", unpack::json_string),
    ("body_buffer_json", "", unpack::buffer_json),
    ("body_python_bytes", "", unpack::python_bytes),
    ("json_reserialized", "as Python's str writes", unpack::python_value),
    ("json_reserialized", "signed as Python's str writes", unpack::python_written),
    ("body_utf8_read_as_latin1", "", |body| latin1_bytes(body, false)),
    ("body_utf8_read_as_latin1", "Windows-1252", |body| latin1_bytes(body, true)),
    ("body_written_as_latin1", "", utf8_of_latin1),
    ("body_utf16", "", utf8_of_utf16),
    ("body_lines_wrapped", "LF", |body| without(body, b"\n")),
    ("body_lines_wrapped", "CR LF", |body| without(body, b"\r\n")),
    ("body_line_feeds_in_strings", "", |body| unpack::line_feeds_escaped(body)),
    ("body_percent_decoded", "it was decoded", |body| Some(percent_encoded(body))),
    ("body_percent_encoded", "it was encoded", percent_decoded),
    ("body_html_escaped", "", html_unescaped),
    ("body_backslashes", "", without_slashes),
    ("body_quoted", "", |body| unquoted(body, b'"').or_else(|| unquoted(body, b'\''))),
    ("body_nul", "", |body| Some(body.strip_suffix(b"\0")?.trim_ascii_end_matches_nul().to_vec())),
    ("body_doubled", "", first_half),
    ("body_chunked", "", unpack::dechunked),
    ("body_base64_decoded", "", |body| Some(STANDARD.encode(body).into_bytes())),
    ("body_base64_decoded", "URL-safe", |body| Some(URL_SAFE.encode(body).into_bytes())),
    ("body_empty_signed", "", |body| (!body.is_empty()).then(Vec::new)),
];

/// Every accident that can have happened to this body, one after another.
pub(super) fn accidents(body: &[u8]) -> Bodies<'_> {
    one_by_one(ACCIDENTS.iter().map(move |(code, words, undo)| Some(Change::body(code, *words, undo(body)?))))
}

/// Zeros at the end, as C writes them.
trait TrimNul {
    fn trim_ascii_end_matches_nul(&self) -> &[u8];
}

impl TrimNul for [u8] {
    fn trim_ascii_end_matches_nul(&self) -> &[u8] {
        let length = self.iter().rposition(|byte| *byte != 0).map_or(0, |at| at.saturating_add(1));
        self.get(..length).unwrap_or_default()
    }
}

fn cut(body: &[u8], rest: &[u8]) -> Option<Vec<u8>> {
    (rest.len() < body.len() && !rest.is_empty()).then(|| rest.to_vec())
}

/// The body with a text for another; nothing where it is not there.
pub(super) fn replaced(body: &[u8], from: &[u8], to: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    let mut any = false;
    while let Some((first, after)) = rest.split_first() {
        if let Some(after) = rest.strip_prefix(from) {
            out.extend_from_slice(to);
            rest = after;
            any = true;
        } else {
            out.push(*first);
            rest = after;
        }
    }
    any.then_some(out)
}

fn without(body: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    let kept: Vec<u8> = body.iter().copied().filter(|byte| !bytes.contains(byte)).collect();
    (kept.len() < body.len()).then_some(kept)
}

/// What Windows-1252 has at 0x80 to 0x9F, where Latin-1 has control characters (WHATWG Encoding).
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// The bytes of which each character is one: what was read as Latin-1 and written as UTF-8.
fn latin1_bytes(body: &[u8], windows: bool) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(body).ok().filter(|text| !text.is_ascii())?;
    let byte = |character: char| {
        if windows && let Some(at) = WINDOWS.chars().position(|one| one == character) {
            return u8::try_from(at).ok()?.checked_add(0x80);
        }
        u8::try_from(u32::from(character)).ok()
    };
    text.chars().map(byte).collect()
}

fn utf8_of_latin1(body: &[u8]) -> Option<Vec<u8>> {
    if body.is_ascii() {
        return None;
    }
    let mut out = String::with_capacity(body.len());
    out.extend(body.iter().map(|byte| char::from(*byte)));
    Some(out.into_bytes())
}

fn utf8_of_utf16(body: &[u8]) -> Option<Vec<u8>> {
    let (body, big) = match body {
        [0xFF, 0xFE, rest @ ..] => (rest, false),
        [0xFE, 0xFF, rest @ ..] => (rest, true),
        [_, 0, ..] => (body, false),
        [0, _, ..] => (body, true),
        _ => return None,
    };
    let unit = |pair: &[u8]| match pair {
        [one, two] if big => u16::from_be_bytes([*one, *two]),
        [one, two] => u16::from_le_bytes([*one, *two]),
        _ => 0xD800,
    };
    let text: Result<String, _> = char::decode_utf16(body.chunks(2).map(unit)).collect();
    text.ok().map(String::into_bytes)
}

/// As `encodeURIComponent` writes it.
fn percent_encoded(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    for byte in body {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(byte) {
            out.push(*byte);
        } else {
            out.push(b'%');
            out.extend_from_slice(hex::encode_upper([*byte]).as_bytes());
        }
    }
    out
}

/// Every `%XX` as its byte; nothing where there is none.
pub(super) fn percent_decoded(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((first, after)) = rest.split_first() {
        let byte =
            (*first == b'%').then(|| after.get(..2)).flatten().and_then(|digits| hex::decode(digits).ok());
        if let Some(byte) = byte {
            out.extend_from_slice(&byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            out.push(*first);
            rest = after;
        }
    }
    (out.len() < body.len()).then_some(out)
}

/// The characters that HTML escapes, each as it is written there.
const ENTITIES: [(&str, &str); 8] = [
    ("&quot;", "\""),
    ("&#34;", "\""),
    ("&#39;", "'"),
    ("&#x27;", "'"),
    ("&#039;", "'"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&amp;", "&"),
];

pub(super) fn html_unescaped(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = None;
    for (escaped, character) in ENTITIES {
        let from = out.as_deref().unwrap_or(body);
        out = replaced(from, escaped.as_bytes(), character.as_bytes()).or(out);
    }
    out
}

/// As PHP's `htmlspecialchars` writes it.
pub(super) fn html_escaped(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len().saturating_mul(2));
    for byte in text {
        match byte {
            b'&' => out.extend_from_slice(b"&amp;"),
            b'<' => out.extend_from_slice(b"&lt;"),
            b'>' => out.extend_from_slice(b"&gt;"),
            b'"' => out.extend_from_slice(b"&quot;"),
            b'\'' => out.extend_from_slice(b"&#039;"),
            other => out.push(*other),
        }
    }
    out
}

/// PHP's `stripslashes`: what `wp_slash` and magic quotes have added.
/// In JSON that can be read they are escapes.
fn without_slashes(body: &[u8]) -> Option<Vec<u8>> {
    if tokens::read(body).is_some() {
        return None;
    }
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((first, after)) = rest.split_first() {
        let (byte, after) =
            if *first == b'\\' { after.split_first().unwrap_or((first, after)) } else { (first, after) };
        out.push(*byte);
        rest = after;
    }
    (out.len() < body.len()).then_some(out)
}

fn unquoted(body: &[u8], quote: u8) -> Option<Vec<u8>> {
    let inner = body.strip_prefix(&[quote])?.strip_suffix(&[quote])?;
    (!inner.is_empty()).then(|| inner.to_vec())
}

fn first_half(body: &[u8]) -> Option<Vec<u8>> {
    let (one, other) = body.split_at_checked(body.len() / 2)?;
    (!one.is_empty() && one == other).then(|| one.to_vec())
}

/// The most replacement characters for each of which all bytes are tried.
const MAX_REPLACED: usize = 2;

/// What stood where U+FFFD stands now, if those were single bytes of Latin-1: every
/// combination of up to two.
pub(super) fn replacements(body: &[u8]) -> Bodies<'_> {
    let mark = "\u{FFFD}".as_bytes();
    let places: Vec<usize> = body
        .windows(mark.len())
        .enumerate()
        .filter(|(_, window)| *window == mark)
        .map(|(at, _)| at)
        .take(MAX_REPLACED.saturating_add(1))
        .collect();
    let count = places.len();
    let with = move |bytes: &[u8]| {
        let mut out = Vec::with_capacity(body.len());
        let mut from = 0;
        for (place, byte) in places.iter().zip(bytes) {
            out.extend_from_slice(body.get(from..*place).unwrap_or_default());
            out.push(*byte);
            from = place.saturating_add(mark.len());
        }
        out.extend_from_slice(body.get(from..).unwrap_or_default());
        Some(Change::body("body_replacement_characters", "Latin-1", out))
    };
    match count {
        1 => one_by_one((0x80..=0xFF).map(move |byte| with(&[byte]))),
        MAX_REPLACED => one_by_one(
            (0x80..=0xFF).flat_map(|one| (0x80..=0xFF).map(move |two| [one, two])).map(move |two| with(&two)),
        ),
        _ => one_by_one(std::iter::empty()),
    }
}

pub(super) fn count_replacements(body: &[u8]) -> usize {
    let mark = "\u{FFFD}".as_bytes();
    body.windows(mark.len()).filter(|window| *window == mark).count()
}
