//! Times of certificates and of OCSP responses, in milliseconds since 1970-01-01T00:00Z.

use der::Tag;

use super::der::Elements;
use crate::text::date;

/// Either form (RFC 5280, section 4.1.2.5): `YYMMDDhhmmssZ` from 1950 to 2049, or with all digits of the year.
pub(super) fn of_certificate(elements: &mut Elements<'_>) -> Option<u64> {
    match elements.optional(Tag::UtcTime) {
        Some(value) => {
            let text = std::str::from_utf8(value).ok()?;
            read(date::century_of(text), text)
        }
        None => generalized(elements.value(Tag::GeneralizedTime)?),
    }
}

/// `YYYYMMDDhhmmssZ` (RFC 5280, section 4.1.2.5.2; RFC 6960, section 4.2.2.1).
pub(super) fn generalized(value: &[u8]) -> Option<u64> {
    let (century, rest) = std::str::from_utf8(value).ok()?.split_at_checked(2)?;
    read(century, rest)
}

/// A time before 1970 is 0: it is only asked whether it is past.
fn read(century: &str, rest: &str) -> Option<u64> {
    let (year, rest_of_year) = rest.split_at_checked(2)?;
    if [century, year].concat().as_str() >= "1970" {
        return date::of_certificate(century, rest);
    }
    // In a leap year, for any day.
    date::of_certificate("20", &["00", rest_of_year].concat()).map(|_| 0)
}
