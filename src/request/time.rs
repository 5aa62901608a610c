//! Times as senders write them, in milliseconds since 1970-01-01T00:00Z.

use crate::error::{Code, Error};
use crate::scheme::Unit;
use crate::text::date;
use crate::text::split::split_once;

/// The longest number read as a time: milliseconds until the year 33658.
const MAX_DIGITS: usize = 15;
/// From here on a number cannot be meant as seconds.
const FIRST_MILLISECONDS: u64 = 1_000_000_000_000;

/// A time's text in milliseconds since 1970-01-01T00:00Z.
pub(crate) fn read(text: &[u8], unit: Unit) -> Result<u64, Error> {
    let words = "the signed time is not a time as the vendor writes it";
    parse(text, unit).ok_or_else(|| Error::new(Code::MalformedTimestamp, &[words]))
}

/// The milliseconds of a number of seconds, as JSON writes one without an exponent;
/// further digits of the fraction are left out of account.
pub(crate) fn numeric_date(number: &str) -> Option<u64> {
    let (whole, fraction) = split_once(number, ".").unwrap_or((number, "0"));
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = fraction.bytes().chain(*b"000").take(3);
    let part = digits
        .fold(0_u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit.wrapping_sub(b'0'))));
    parse(whole.as_bytes(), Unit::Seconds)?.checked_add(part)
}

/// Digits only, 15 at most, without a leading zero: no sign, fraction, exponent or white space.
pub(crate) fn digits(text: &[u8]) -> Option<u64> {
    let plain = text.iter().all(u8::is_ascii_digit) && (text.first() != Some(&b'0') || text == b"0");
    let digit = |byte: &u8| u64::from(byte.saturating_sub(b'0'));
    let number = || text.iter().fold(0_u64, |sum, byte| sum.wrapping_mul(10).wrapping_add(digit(byte)));
    (plain && !text.is_empty() && text.len() <= MAX_DIGITS).then(number)
}

fn parse(text: &[u8], unit: Unit) -> Option<u64> {
    if unit == Unit::Iso8601 {
        return date::milliseconds(std::str::from_utf8(text).ok()?);
    }
    let number = digits(text)?;
    let is_in_seconds = match unit {
        Unit::Seconds => true,
        Unit::SecondsOrMilliseconds => number < FIRST_MILLISECONDS,
        Unit::Milliseconds | Unit::Iso8601 => false,
    };
    // 15 digits and three more fit; a checked product would bring one of 128 bits into the wasm.
    Some(if is_in_seconds { number.wrapping_mul(1000) } else { number })
}
