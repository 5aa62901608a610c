//! Times: in another unit, changed on the way, or far from the receiver's clock.

use super::delivery::Change;
use super::headers::{own_header, time_header};
use super::hunt::Hunt;
use super::report::{Finding, Grade};
use crate::document;
use crate::error::Code;
use crate::request::fields::Fields;
use crate::request::time;
use crate::scheme::{Field, Origin, Scheme, Unit};
use crate::text::decimal;
use crate::text::split::split_once;
use crate::verify::candidate;

/// Until the year 5138 no time in milliseconds is so small, and none in seconds so large.
const FIRST_MILLISECONDS: u64 = 100_000_000_000;
/// How far a clock may be off and the time in another unit still be meant.
const DAY: u64 = 86_400_000;
const HOUR: u64 = 3_600_000;
const MINUTE: u64 = 60_000;
/// How many seconds a time is moved to find one that was changed on the way.
const MOVED: u64 = 5;
/// And how many around now, where it is missing.
const MISSING: u64 = 600;

/// Why the time of a delivery that is signed well is refused: nothing else is wrong with it.
pub(super) fn explain(hunt: &Hunt<'_>, fields: &Fields<'_>, code: Code) -> Finding {
    let (found, words) = cause(hunt, fields, code);
    Finding::new(Grade::Proven, found, words)
}

fn cause(hunt: &Hunt<'_>, fields: &Fields<'_>, code: Code) -> (&'static str, String) {
    let now = hunt.now;
    let unit = fields.scheme.timestamp.map(|timestamp| timestamp.unit);
    let text = signed_text(fields).unwrap_or_default();
    let read = |unit| time::read(text.as_bytes(), unit).ok();
    let is_near = |time: &u64, now: u64| time.abs_diff(now) <= DAY;
    if now < FIRST_MILLISECONDS && hunt.asks("time_now_in_seconds") {
        let signed = unit.and_then(read).filter(|time| is_near(time, now.saturating_mul(1000)));
        if signed.is_some() {
            return ("time_now_in_seconds", String::new());
        }
    }
    let units = [
        (Unit::Seconds, "it is in seconds"),
        (Unit::Milliseconds, "it is in milliseconds"),
        (Unit::Iso8601, "it is a date"),
    ];
    let is_meant = unit.and_then(read).is_some_and(|time| is_near(&time, now));
    for (other, words) in units {
        if !is_meant
            && hunt.asks("time_unit")
            && Some(other) != unit
            && read(other).is_some_and(|time| is_near(&time, now))
        {
            return ("time_unit", words.into());
        }
    }
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    for (length, words) in [(16, "it is in microseconds"), (19, "it is in nanoseconds")] {
        if hunt.asks("time_unit") && digits && text.len() == length {
            return ("time_unit", words.into());
        }
    }
    let signed = unit.and_then(read);
    let skew = |side: &str| {
        signed.map_or(String::new(), |time| [&decimal(time.abs_diff(now) / 1000), " seconds ", side].concat())
    };
    match code {
        Code::TimestampInFuture => {
            let ahead = signed.unwrap_or(now).saturating_sub(now);
            let rest = ahead.checked_rem(HOUR).unwrap_or_default();
            let whole = ahead > HOUR / 2
                && ahead < HOUR.saturating_mul(15)
                && !(MINUTE..=HOUR - MINUTE).contains(&rest);
            (if whole && hunt.asks("time_zone") { "time_zone" } else { "time_ahead" }, skew("ahead"))
        }
        Code::TimestampTooOld => ("time_old", skew("ago")),
        _ => ("time_malformed", String::new()),
    }
}

/// The text of the signed time.
fn signed_text(fields: &Fields<'_>) -> Option<String> {
    let bytes = match fields.scheme.timestamp?.origin {
        Origin::Signature => candidate::read(fields).ok()?.first()?.time().to_vec(),
        Origin::Field(field) => fields.get(field).ok()??.into_owned(),
        Origin::OptionalMember(path) => {
            document::text_at(fields.scheme.body.kinds(), fields.body, path)?.into_bytes()
        }
    };
    String::from_utf8(bytes).ok()
}

/// Tries other times: those near to the one that is there, and in other units; or, which
/// takes a thousand tries, those around now where it is `missing`.
pub(super) fn search(hunt: &mut Hunt<'_>, missing: bool) -> bool {
    let scheme = hunt.webhook.scheme;
    let Some(timestamp) = scheme.timestamp else { return hunt.is_over() };
    let Some(header) = time_header(scheme) else { return !missing && search_in_signature(hunt, scheme) };
    let header = header.to_owned();
    let given = hunt.delivery.header(&header).map(ToOwned::to_owned);
    if missing && given.is_some() {
        return hunt.is_over();
    }
    let Some(text) = given.filter(|_| !missing) else {
        return if missing { search_missing(hunt, &header, timestamp.unit) } else { hunt.is_over() };
    };
    for (code, words, other) in others(&text) {
        if hunt.attempt(&Change::header(code, words, &header, &other)) {
            return true;
        }
    }
    hunt.is_over()
}

/// A time that stands in the signature's own header.
fn search_in_signature(hunt: &mut Hunt<'_>, scheme: &Scheme<'_>) -> bool {
    let Some(name) = own_header(scheme)
        .filter(|_| matches!(scheme.timestamp.map(|time| time.origin), Some(Origin::Signature)))
    else {
        return hunt.is_over();
    };
    let Some(value) = hunt.delivery.header(&name).map(ToOwned::to_owned) else { return hunt.is_over() };
    let run = value.split(|one: char| !one.is_ascii_digit()).find(|run| matches!(run.len(), 10 | 13));
    let Some(text) = run.map(ToOwned::to_owned) else { return hunt.is_over() };
    let Some((before, after)) = split_once(&value, &text) else { return hunt.is_over() };
    for (code, words, other) in others(&text) {
        if hunt.attempt(&Change::header(code, words, &name, &[before, &other, after].concat())) {
            return true;
        }
    }
    hunt.is_over()
}

/// Other texts of nearly the same time.
fn others(text: &str) -> Vec<(&'static str, String, String)> {
    let mut all = Vec::new();
    let mut add = |code, words: &str, other: String| all.push((code, words.to_owned(), other));
    if let Ok(number) = text.parse::<u64>() {
        let (thousandth, thousand) = (decimal(number / 1000), decimal(number.saturating_mul(1000)));
        add("time_rewritten", "milliseconds for seconds", thousandth);
        add("time_rewritten", "seconds for milliseconds", thousand);
        for moved in 1..=MOVED {
            add("time_changed", "by some seconds", decimal(number.saturating_sub(moved)));
            add("time_changed", "by some seconds", decimal(number.saturating_add(moved)));
        }
    } else if let Ok(read) = time::read(text.as_bytes(), Unit::Iso8601) {
        add("time_rewritten", "a date for seconds", decimal(read / 1000));
        add("time_rewritten", "a date for milliseconds", decimal(read));
        if let Some(bare) = text.strip_suffix('Z') {
            let whole = bare.split('.').next().unwrap_or_default();
            for end in ["Z", ".000Z", ".0Z", "+00:00", "+0000", ".000+00:00"] {
                add("time_rewritten", "another form of the date", [whole, end].concat());
            }
        }
    } else if let Some((whole, _)) = text.split_once('.') {
        add("time_rewritten", "a fraction was added", whole.to_owned());
    }
    all
}

fn search_missing(hunt: &mut Hunt<'_>, header: &str, unit: Unit) -> bool {
    if unit != Unit::Seconds && unit != Unit::SecondsOrMilliseconds {
        return hunt.is_over();
    }
    let now = hunt.now / 1000;
    for moved in 0..=MISSING {
        for time in [now.saturating_sub(moved), now.saturating_add(moved)] {
            if hunt.attempt(&Change::header("time_missing", "", header, &decimal(time))) {
                return true;
            }
        }
    }
    hunt.is_over()
}

/// The name of the field in which a time stands.
pub(super) fn place(scheme: &Scheme<'_>) -> String {
    match scheme.timestamp.map(|timestamp| timestamp.origin) {
        Some(Origin::Field(field)) => field.describe(),
        Some(Origin::OptionalMember(path)) => Field::Member(path).describe(),
        Some(Origin::Signature) | None => "the signature's header".into(),
    }
}
