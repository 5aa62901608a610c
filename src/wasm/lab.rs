//! What only the larger modules do: descriptions, handshakes, causes, signing.

#![expect(unreachable_pub, reason = "the exports of the wasm")]

use wasm_bindgen::prelude::wasm_bindgen;

use zeroize::Zeroizing;

use super::number::number;
use super::region::{Written, clear, next};
use super::state::{STATE, State};
use super::words::{object, refusal_of, text};
use crate::custom::Description;
use crate::diagnose::{Entry, Finding, MessagePart, Report, Search, Step};
use crate::document::Value;
use crate::request::Request;
use crate::scheme::{Feature, Scheme};
use crate::text::decimal;
use crate::verify::Secret;
use crate::verify::secret::wipe_stack;

/// What JavaScript has to know of a scheme that its caller describes, as JSON with
/// the members of the table of built-in ones; nothing when it was refused.
#[wasm_bindgen]
pub fn describe(description: &str) -> Option<String> {
    let about = |scheme: &Scheme<'_>| {
        let list = |names: Vec<String>| Value::List(names.iter().map(|name| text(name)).collect());
        object([
            ("name", text(scheme.name)),
            ("headers", scheme.headers().map_or(Value::Null, list)),
            ("covers", text(scheme.covers.as_str())),
            ("timed", Value::Bool(scheme.asks_clock())),
            ("module", Value::Number(decimal(scheme.needs().max(Feature::Full) as u64).into())),
        ])
        .to_json()
    };
    match Description::from_json(description) {
        Ok(description) => Some(description.lend(about)),
        Err(error) => {
            STATE.with_borrow_mut(|state| state.refuse(&error));
            None
        }
    }
}

/// As `verify`, with the cause of a refusal, as JSON. `outside` is a body over the limit.
/// All headers stand in the region, names and values in turn; behind them `given` secrets,
/// and `others` of other endpoints: each is `t` for text or `b` for bytes and hexadecimal digits.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "what crosses the boundary are numbers")]
pub fn diagnose(
    handle: f64,
    now: f64,
    outside: bool,
    count: usize,
    given: usize,
    others: usize,
    tries: f64,
    bytes: f64,
) -> String {
    let now = number(now).unwrap_or_default();
    let report = STATE.with_borrow_mut(|state| {
        let State { webhooks, body, texts, lengths, .. } = state;
        let prepared = webhooks.get(handle)?;
        let mut written = Written::read(lengths, texts, count)?;
        let secrets = take_last(&mut written, given.saturating_add(others));
        let secrets: Vec<_> = secrets.into_iter().map(OwnedSecret::read).collect();
        let all: Vec<Secret<'_>> = secrets.iter().map(OwnedSecret::lend).collect();
        let (own, others) = all.split_at_checked(given)?;
        let headers = written.headers(None);
        let mut request = Request::new(&headers, body.get(if outside { 0 } else { written.body }));
        request.outside = outside.then_some(written.body);
        request.method = written.method;
        request.source = written.source.and_then(|text| text.parse().ok());
        request.url = written.url;
        let mut search = Search { secrets: own, others, ..Search::default() };
        search.tries = number(tries).and_then(|tries| u32::try_from(tries).ok()).unwrap_or(search.tries);
        search.bytes = number(bytes).unwrap_or(search.bytes);
        let report = prepared.webhook.ask(|webhook| Some(webhook.diagnose(&request, now, &search)))?;
        clear(texts, lengths, count);
        report
    });
    wipe_stack();
    report.map_or(Value::Null, |report| report_of(&report)).to_json()
}

/// Takes the last texts off the headers.
fn take_last<'t>(written: &mut Written<'t>, count: usize) -> Vec<&'t [u8]> {
    let Some(at) = written.lengths.len().checked_sub(count) else { return Vec::new() };
    let (own, last) = written.lengths.split_at_checked(at).unwrap_or_default();
    written.lengths = own;
    let mut rest = written.rest;
    for length in own {
        next(&mut rest, *length);
    }
    last.iter().map(|length| next(&mut rest, *length)).collect()
}

/// A secret whose text JavaScript has written. Zeroised on drop.
struct OwnedSecret {
    bytes: Zeroizing<Vec<u8>>,
    is_text: bool,
}

impl OwnedSecret {
    fn read(text: &[u8]) -> Self {
        let (kind, digits) = text.split_first().unwrap_or((&b'b', &[]));
        Self { bytes: Zeroizing::new(hex::decode(digits).unwrap_or_default()), is_text: *kind == b't' }
    }

    fn lend(&self) -> Secret<'_> {
        match std::str::from_utf8(&self.bytes) {
            Ok(text) if self.is_text => Secret::Text(text),
            _ => Secret::Bytes(&self.bytes),
        }
    }
}

fn report_of(report: &Report) -> Value<'static> {
    let count = |number: u64| Value::Number(decimal(number).into());
    let step = |step: &Step| {
        object([
            ("name", text(step.name)),
            ("state", text(step.state.as_str())),
            ("found", text(&step.found)),
        ])
    };
    let part = |part: &MessagePart| {
        let bytes = part.bytes.and_then(|bytes| u64::try_from(bytes).ok());
        object([("part", text(&part.part)), ("bytes", bytes.map_or(Value::Null, count))])
    };
    object([
        ("error", report.error.as_ref().map_or(Value::Null, refusal_of)),
        ("verdict", text(report.verdict.as_str())),
        ("steps", Value::List(report.steps.iter().map(step).collect())),
        ("message", Value::List(report.message.iter().map(part).collect())),
        ("findings", Value::List(report.findings.iter().map(finding_of).collect())),
        (
            "search",
            object([
                ("tries", count(report.spent.tries.into())),
                ("bytes", count(report.spent.bytes)),
                ("ended", Value::Bool(report.spent.ended)),
            ]),
        ),
    ])
}

fn finding_of(finding: &Finding) -> Value<'static> {
    let words = |of: fn(&Entry) -> &'static str| text(finding.entry().map_or("", of));
    let fixes = finding.entry().map_or(&[][..], |entry| entry.fixes);
    object([
        ("grade", text(finding.grade.as_str())),
        ("code", text(finding.code)),
        ("change", text(&finding.change)),
        ("text", text(&finding.text)),
        ("title", words(|entry| entry.title)),
        ("from", words(|entry| entry.from)),
        ("fix", words(|entry| entry.fix)),
        ("fixes", Value::Object(fixes.iter().map(|(name, fix)| ((*name).into(), text(fix))).collect())),
    ])
}

/// The answer to the handshake that the last delivery was, as JSON.
#[wasm_bindgen]
pub fn challenge() -> String {
    STATE.with_borrow(|state| state.challenge.to_json())
}

/// The headers that the vendor would send with the body in the region, as JSON;
/// the lengths are as for `verify`, with the delivery's id in place of the source,
/// and no headers. `null` where it cannot be said.
#[wasm_bindgen]
pub fn sign(handle: f64, now: f64, count: usize) -> String {
    let headers = STATE.with_borrow_mut(|state| state.sign(handle, now, count));
    let named = |(name, value): (String, String)| (name.into(), Value::Text(value.into()));
    headers.map_or(Value::Null, |headers| Value::Object(headers.into_iter().map(named).collect())).to_json()
}
