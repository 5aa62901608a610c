//! Signed time and clock → fresh, old or early. Asked after the signature is
//! verified: only then is the time authentic.

use crate::FULL;
use crate::document::date;
use crate::error::{Code, Error};
use crate::scheme::{Scheme, Tolerance, Unit};

/// The longest number read as a time: milliseconds until the year 33658.
const MAX_DIGITS: usize = 15;
/// From here on a number cannot be meant as seconds.
const FIRST_MILLISECONDS: u64 = 1_000_000_000_000;

/// Checks a time's text against the clock; both in, and the answer in,
/// milliseconds since 1970-01-01T00:00Z.
pub(crate) fn check(
    scheme: &Scheme<'_>,
    text: &[u8],
    unit: Unit,
    tolerance: Tolerance,
    now: u64,
) -> Result<u64, Error> {
    let time = parse(text, unit).ok_or_else(|| {
        let words = "the signed time is not a time as the vendor writes it";
        Error::new(Code::MalformedTimestamp, &[words])
    })?;
    if now.saturating_sub(time) > tolerance.past {
        let words = "the signed time lies further back than the tolerance: a replay, a late retry (widen `tolerance`), or a wrong clock";
        let advice = scheme.advice(Code::TimestampTooOld);
        Err(Error::new(Code::TimestampTooOld, &[words, advice]))
    } else if time.saturating_sub(now) > tolerance.future {
        let words = "the signed time lies further ahead than the tolerance: check this machine's clock";
        Err(Error::new(Code::TimestampInFuture, &[words]))
    } else {
        Ok(time)
    }
}

/// Digits only, without a leading zero: no sign, fraction, exponent or white space.
fn parse(text: &[u8], unit: Unit) -> Option<u64> {
    if FULL && unit == Unit::Iso8601 {
        return date::milliseconds(std::str::from_utf8(text).ok()?);
    }
    let plain = text.iter().all(u8::is_ascii_digit) && (text.first() != Some(&b'0') || text == b"0");
    if !plain || text.is_empty() || text.len() > MAX_DIGITS {
        return None;
    }
    let digit = |byte: &u8| u64::from(byte.saturating_sub(b'0'));
    let number = text.iter().fold(0_u64, |number, byte| number.wrapping_mul(10).wrapping_add(digit(byte)));
    match unit {
        Unit::Seconds => number.checked_mul(1000),
        Unit::SecondsOrMilliseconds if number < FIRST_MILLISECONDS => number.checked_mul(1000),
        _ => Some(number),
    }
}
