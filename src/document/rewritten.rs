//! Bodies that their senders wrote anew to sign them.

use std::borrow::Cow;
use std::collections::BinaryHeap;

use super::form::pairs as form_pairs;
use super::value::Value;

/// Twilio: <https://www.twilio.com/docs/usage/security#validating-requests>.
pub(crate) fn sorted_form(body: &[u8]) -> Option<Vec<u8>> {
    let pairs = sorted_pairs(body)?;
    let texts: Vec<&str> = pairs.iter().flat_map(|(name, value)| [&**name, &**value]).collect();
    Some(texts.concat().into_bytes())
}

/// The names and values of a form, sorted, each pair once. One of two empty texts adds
/// nothing to what is signed, and is none.
pub(crate) fn sorted_pairs(body: &[u8]) -> Option<Vec<(Cow<'_, str>, Cow<'_, str>)>> {
    let is_pair = |(name, value): &(Cow<'_, str>, Cow<'_, str>)| !(name.is_empty() && value.is_empty());
    // A heap's sort is a quarter of the code of the standard library's.
    let heap: BinaryHeap<_> = form_pairs(body)?.filter(is_pair).collect();
    let mut pairs = heap.into_sorted_vec();
    pairs.dedup();
    Some(pairs)
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
