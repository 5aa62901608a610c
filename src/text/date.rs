//! ISO 8601 dates with a time and an offset, as RFC 3339, .NET and Ruby write them.

use crate::text::split::{split, split_once};

/// Milliseconds since 1970-01-01T00:00Z of `YYYY-MM-DDThh:mm:ss[.fraction](Z|±hh:mm|±hhmm)`;
/// further digits of the fraction are cut off. `None` for anything else, also
/// for a time before 1970 or without an offset.
pub(crate) fn milliseconds(text: &str) -> Option<u64> {
    let (date, time) = split_once(text, "T")?;
    let [year, month, day] = numbers(date, "-", [4, 2, 2])?;
    let (clock, offset_minutes) = offset(time)?;
    let (clock, fraction) = split_once(clock, ".").unwrap_or((clock, "0"));
    let [hour, minute, second] = numbers(clock, ":", [2, 2, 2])?;
    let valid = (1..=days_in(year, month)?).contains(&day) && hour < 24 && minute < 60 && second < 60;
    if !valid || fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let milliseconds = fraction.bytes().chain(*b"000").take(3).fold(0, |sum: i64, digit| {
        sum.saturating_mul(10).saturating_add(i64::from(digit.wrapping_sub(b'0')))
    });
    let minutes = days_since_1970(year, month, day)?
        .checked_mul(1440)?
        .checked_add(hour.checked_mul(60)?)?
        .checked_add(minute)?
        .checked_sub(offset_minutes)?;
    let seconds = minutes.checked_mul(60)?.checked_add(second)?;
    u64::try_from(seconds.checked_mul(1000)?.checked_add(milliseconds)?).ok()
}

/// Milliseconds since 1970-01-01T00:00Z of `YYMMDDhhmmssZ` in this century, as certificates have
/// it (RFC 5280, section 4.1.2.5). `None` for anything else, also for a time before 1970.
pub(crate) fn of_certificate(century: &str, text: &str) -> Option<u64> {
    let two = |at: usize| text.get(at..at.saturating_add(2));
    let date = [century, two(0)?, "-", two(2)?, "-", two(4)?, "T", two(6)?, ":", two(8)?, ":", two(10)?, "Z"];
    (text.get(12..) == Some("Z")).then(|| milliseconds(&date.concat()))?
}

/// The century of a two-digit year: 1950 to 2049 (RFC 5280, section 4.1.2.5.1).
pub(crate) fn century_of(text: &str) -> &'static str {
    if text < "5" { "20" } else { "19" }
}

/// 9999-12-31T23:59:59Z.
const LAST_SECOND: i64 = 253_402_300_799;

/// The inverse, in UTC, whole seconds: `YYYY-MM-DDThh:mm:ssZ`.
pub(crate) fn text(milliseconds: u64) -> String {
    let seconds = i64::try_from(milliseconds / 1000).unwrap_or(i64::MAX).min(LAST_SECOND);
    let (mut days, second) = (seconds / 86_400, seconds % 86_400);
    let mut year = 1970;
    while days >= if is_leap(year) { 366 } else { 365 } {
        days = days.saturating_sub(if is_leap(year) { 366 } else { 365 });
        year = year.saturating_add(1);
    }
    let mut month = 1;
    while let Some(length) = days_in(year, month).filter(|length| days >= *length) {
        days = days.saturating_sub(length);
        month = month.saturating_add(1);
    }
    let two = |number: i64| {
        let digits = super::decimal(number.unsigned_abs());
        if digits.len() < 2 { ["0", &digits].concat() } else { digits }
    };
    let date = [two(year), two(month), two(days.saturating_add(1))].join("-");
    let time = [two(second / 3600), two(second / 60 % 60), two(second % 60)].join(":");
    [&date, "T", &time, "Z"].concat()
}

/// Splits the offset from a time; in minutes east of Greenwich.
fn offset(time: &str) -> Option<(&str, i64)> {
    if let Some(clock) = time.strip_suffix('Z') {
        return Some((clock, 0));
    }
    let at = time.rfind(['+', '-'])?;
    let (clock, offset) = time.split_at_checked(at)?;
    let (sign, offset) = offset.split_at_checked(1)?;
    let (hours, minutes) = offset.split_at_checked(2)?;
    let minutes = minutes.strip_prefix(':').unwrap_or(minutes);
    let ([hours], [minutes]) = (numbers(hours, ":", [2])?, numbers(minutes, ":", [2])?);
    let size = hours.checked_mul(60)?.checked_add(minutes)?;
    (hours < 24 && minutes < 60).then_some((clock, if sign == "-" { size.checked_neg()? } else { size }))
}

/// Numbers of fixed widths with a separator between them, and nothing else.
fn numbers<const N: usize>(text: &str, separator: &str, widths: [usize; N]) -> Option<[i64; N]> {
    let mut parts = split(text, separator);
    let mut found = [0; N];
    for (number, width) in found.iter_mut().zip(widths) {
        let part = parts.next()?;
        let digits = part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit());
        *number = digits.then(|| part.parse().ok())??;
    }
    parts.next().is_none().then_some(found)
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i64, month: i64) -> Option<i64> {
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28_i64.checked_add(i64::from(is_leap(year)))?,
        _ => return None,
    })
}

/// How many days have gone by before a year of the Gregorian calendar, since its year 0.
fn days_before(year: i64) -> Option<i64> {
    let last = year.checked_sub(1)?;
    let leaps = last.div_euclid(4).checked_sub(last.div_euclid(100))?.checked_add(last.div_euclid(400))?;
    year.checked_mul(365)?.checked_add(leaps)
}

fn days_since_1970(year: i64, month: i64, day: i64) -> Option<i64> {
    let mut days = days_before(year)?.checked_sub(days_before(1970)?)?.checked_add(day)?.checked_sub(1)?;
    for month in 1..month {
        days = days.checked_add(days_in(year, month)?)?;
    }
    Some(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each day of 800 years, counted one by one.
    #[test]
    fn each_day_follows_the_one_before() {
        let mut day = 0;
        for year in 1970..2770 {
            for month in 1..=12 {
                for of_month in 1..=days_in(year, month).unwrap_or_default() {
                    assert_eq!(days_since_1970(year, month, of_month), Some(day));
                    day = i64::checked_add(day, 1).unwrap_or_default();
                }
            }
        }
    }

    /// What GNU `date --utc --date=… +%s` says.
    #[test]
    fn far_away() {
        assert_eq!(milliseconds("9999-12-31T23:59:59Z"), Some(253_402_300_799_000));
        assert_eq!(milliseconds("9999-12-31T23:59:59.9999-23:59"), Some(253_402_387_139_999));
        assert_eq!(milliseconds("1969-12-31T23:00:00-02:00"), Some(3_600_000));
        assert_eq!(milliseconds("1969-12-31T23:00:00Z"), None);
        assert_eq!(milliseconds("0000-02-29T00:00:00Z"), None);
    }
}
