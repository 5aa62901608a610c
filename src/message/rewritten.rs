//! Messages that the sender did not send as it signed them.

use std::borrow::Cow;

use crate::document::{Value, decimal, form_pairs, malformed};
use crate::error::{Code, Error};
use crate::fields::Fields;
use crate::scheme::{Field, Origin, Part, Scheme, Timestamp, UrlForm};
use crate::split::{split, split_once};

/// A body as its sender wrote it anew to sign it, for schemes that sign it so: what
/// an event gives out is read from this, since more than one body is signed alike.
pub(crate) fn signed_body<'b>(scheme: &Scheme<'_>, body: &'b [u8]) -> Result<Cow<'b, [u8]>, Error> {
    match scheme.messages().flatten().find(|part| matches!(part, Part::CanonicalJson | Part::EscapedBody)) {
        Some(Part::CanonicalJson) => {
            let (value, _) = crate::document::read(scheme, body)?;
            Ok(canonical_json(&value).into_bytes().into())
        }
        Some(_) => escaped_body(body).ok_or_else(not_utf8),
        None => Ok(body.into()),
    }
}

/// Twilio: <https://www.twilio.com/docs/usage/security#validating-requests>.
pub(crate) fn sorted_form(body: &[u8]) -> Option<Vec<u8>> {
    let pairs = sorted_pairs(body)?;
    Some(pairs.iter().flat_map(|(name, value)| name.bytes().chain(value.bytes())).collect())
}

/// The names and values of a form, sorted, each pair once. One of two empty texts adds
/// nothing to what is signed, and is none.
pub(crate) fn sorted_pairs(body: &[u8]) -> Option<Vec<(Cow<'_, str>, Cow<'_, str>)>> {
    let is_pair = |(name, value): &(Cow<'_, str>, Cow<'_, str>)| !(name.is_empty() && value.is_empty());
    let mut pairs: Vec<_> = form_pairs(body)?.filter(is_pair).collect();
    pairs.sort_unstable();
    pairs.dedup();
    Some(pairs)
}

/// A text and a line feed, which may be there already.
pub(super) fn line(text: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    if text.ends_with(b"\n") { text } else { [text.as_ref(), b"\n"].concat().into() }
}

pub(super) fn crc32_text(body: &[u8]) -> Vec<u8> {
    decimal(crc32(body).into()).into_bytes()
}

pub(super) fn too_many_pairs() -> Error {
    malformed("the body's form is signed, and has more than 16,384 pairs")
}

pub(super) fn not_json() -> Error {
    malformed("the body is signed as JSON, and is not JSON")
}

pub(super) fn not_utf8() -> Error {
    malformed("the body is signed with its characters escaped, and is not UTF-8")
}

/// Didit's V2: its fixtures are <https://github.com/didit-protocol/plugin-wordpress>.
pub(crate) fn canonical_json(value: &Value<'_>) -> String {
    let mut out = String::new();
    write_canonical(value, &mut out);
    out
}

fn write_canonical(value: &Value<'_>, out: &mut String) {
    match value {
        Value::Number(text) => out.push_str(&shortened(text)),
        Value::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_canonical(item, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (index, (name, value)) in members.sorted().into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                out.push_str(&Value::Text(name.into()).to_json());
                out.push(':');
                write_canonical(value, out);
            }
            out.push('}');
        }
        other => out.push_str(&other.to_json()),
    }
}

/// `2.0`, `2e0` and `-0.0` as `2` and `0`, as long as a double holds just that number;
/// every other keeps its text.
fn shortened(number: &str) -> Cow<'_, str> {
    whole(number).map_or(number.into(), Cow::Owned)
}

/// The digits of a number that is whole and not written so.
fn whole(number: &str) -> Option<String> {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (sign, digits) = mantissa.strip_prefix('-').map_or(("", mantissa), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let digits = [whole, fraction].concat();
    let digits = digits.trim_start_matches('0');
    let significant = digits.trim_end_matches('0');
    if significant.is_empty() {
        return Some("0".into());
    }
    if mantissa.len() == number.len() && fraction.is_empty() {
        return None; // a number without point and exponent is no double
    }
    let zeros = i64::try_from(digits.len().saturating_sub(significant.len())).ok()?;
    let behind = i64::try_from(fraction.len()).ok()?;
    let power = exponent.parse::<i32>().map(i64::from).ok()?.checked_add(zeros)?.checked_sub(behind)?;
    let power = u32::try_from(power).ok()?;
    // n × 10^k is n × 5^k × 2^k.
    let odd = significant.parse::<u64>().ok()?.checked_mul(5_u64.checked_pow(power)?)?;
    (odd < 1 << f64::MANTISSA_DIGITS)
        .then(|| [sign, significant, &"0".repeat(usize::try_from(power).unwrap_or_default())].concat())
}

/// Box: the body as its servers escape it before they sign; borrowed where nothing is
/// to be escaped. Bytes that are no UTF-8 would all be signed as the same character.
pub(crate) fn escaped_body(body: &[u8]) -> Option<Cow<'_, [u8]>> {
    let text = std::str::from_utf8(body).ok()?;
    if body.iter().all(|byte| *byte < 0x7F && *byte != b'/') {
        return Some(body.into());
    }
    let mut out = Vec::with_capacity(body.len());
    let mut after_backslash = false;
    for character in text.chars() {
        match character {
            '/' if !after_backslash => out.extend_from_slice(b"\\/"),
            '\u{0}'..='\u{7E}' => out.extend(u8::try_from(character)),
            _ => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    out.extend_from_slice(b"\\u");
                    out.extend_from_slice(hex::encode(unit.to_be_bytes()).as_bytes());
                }
            }
        }
        after_backslash = character == '\\' && !after_backslash;
    }
    Some(out.into())
}

/// The most headers that a header names: Contentful's own are four, and its users' a handful.
const MAX_SIGNED_HEADERS: usize = 64;
/// The longest name of one.
const MAX_NAME_BYTES: usize = 128;

/// Contentful: the headers that a header names, once each. It must name itself and
/// the time's header, or a sender could say anew which headers were signed.
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
        let value = fields.signed(field)?.ok_or_else(|| super::missing(fields, field))?;
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
    fields.get(field)?.ok_or_else(|| super::missing(fields, field))?;
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
pub(super) fn named_lines(fields: &Fields<'_>, names: &[&str]) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let text = match fields.document().and_then(|value| value.at(name)) {
            None if index < 2 => return Err(super::missing(fields, Field::Member(name))),
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

/// Contentful: `getNormalizedEncodedURI` of its toolkit, which drops what is behind a
/// second question mark.
fn encoded(path_and_query: &str) -> String {
    let mut texts = path_and_query.split('?');
    let path = percent_encoded(texts.next().unwrap_or_default(), OF_URI);
    match texts.next() {
        Some(query) if !query.is_empty() => {
            [path, "?".into(), percent_encoded(&percent_encoded(query, OF_COMPONENT), OF_URI)].concat()
        }
        _ => path,
    }
}

/// What `encodeURIComponent` and `encodeURI` leave as it is, beside letters and digits
/// (ECMA-262, section 19.2.6).
const OF_COMPONENT: &[u8] = b"-_.!~*'()";
const OF_URI: &[u8] = b"-_.!~*'();/?:@&=+$,#";

fn percent_encoded(text: &str, kept: &[u8]) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push_str(&hex::encode_upper([byte]));
        }
    }
    out
}

/// HubSpot: the table of its page on validating requests.
fn reserved_decoded(url: &str) -> String {
    let mut pieces = url.split('%');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let byte = piece.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let (
            Some(byte @ (b'!' | b'$' | b'\''..=b'*' | b',' | b'/' | b':' | b';' | b'?' | b'@')),
            Some(rest),
        ) = (byte, piece.get(2..))
        {
            out.push(char::from(byte));
            out.push_str(rest);
        } else {
            out.push('%');
            out.push_str(piece);
        }
    }
    out
}

/// A URL with one spelling of a character for another behind its `?`.
fn in_query<'u>(url: &'u str, from: &str, to: &str) -> Cow<'u, str> {
    // Most queries have no such byte, which is found sooner than a text: in 16 KB of parameters 27 times, unoptimised.
    let may_have = |query: &str| from.bytes().next().is_some_and(|byte| query.as_bytes().contains(&byte));
    match split_once(url, "?") {
        Some((path, query)) if may_have(query) && split_once(query, from).is_some() => {
            let query: Vec<&str> = split(query, from).collect();
            [path, "?", &query.join(to)].concat().into()
        }
        _ => url.into(),
    }
}

/// A URL in another form; borrowed where it has that form already.
pub(super) fn url(url: &str, form: UrlForm) -> Cow<'_, str> {
    match form {
        UrlForm::ReservedDecoded => return reserved_decoded(url).into(),
        UrlForm::PathAndQueryEncoded => return encoded(super::path_and_query(url)).into(),
        _ => {}
    }
    let Some((scheme, rest)) = split_once(url, "://") else {
        return url.into();
    };
    if form == UrlForm::QuotesRaw {
        return in_query(url, "%27", "'");
    }
    let at = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(at).unwrap_or((rest, ""));
    if form == UrlForm::QuotesEscaped {
        let host = authority.rfind('@').map_or(0, |at| at.saturating_add(1));
        let (user, host) = authority.split_at_checked(host).unwrap_or(("", authority));
        let escaped = in_query(path, "'", "%27");
        return [scheme, "://", user, &host.to_ascii_lowercase(), &escaped].concat().into();
    }
    // Digits alone: a colon before `@`, and those of an IPv6 address, are no port's.
    let is_port = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let port =
        authority.rfind(':').filter(|colon| authority.get(colon.saturating_add(1)..).is_some_and(is_port));
    let host = port.and_then(|colon| authority.get(..colon)).unwrap_or(authority);
    let implied = if scheme.eq_ignore_ascii_case("https") { ":443" } else { ":80" };
    match (form, port) {
        (UrlForm::WithPort, None) => [scheme, "://", authority, implied, path].concat().into(),
        (UrlForm::WithPort, Some(_)) | (_, None) => url.into(),
        (_, Some(_)) => [scheme, "://", host, path].concat().into(),
    }
}
