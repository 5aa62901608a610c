//! Why a signature does not match: a module of its own, since the search is as large as all else.

#![expect(unreachable_pub, reason = "the exports of the wasm")]

use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

use crate::diagnose::{Entry, Finding, MessagePart, Report, Search, Step};
use crate::document::Value;
use crate::error::Error;
use crate::request::{Outside, Request};
use crate::text::decimal;
use crate::text::js_number::number;
use crate::verify::Secret;
use crate::verify::secret::wipe_stack;
use crate::wasm::js_sha256::BY_HOST;
use crate::wasm::region::{Written, clear, next};
use crate::wasm::state::{STATE, State};
use crate::wasm::words::{object, text};

/// As `verify`, with the cause of a refusal, as JSON. `outside` is a body over the limit,
/// `parsed` one that was made of a value.
/// All headers stand in the region, names and values in turn; behind them `given` secrets,
/// and `others` of other endpoints: each is `t` for text or `b` for bytes and hexadecimal digits.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "what crosses the boundary are numbers")]
pub fn diagnose(
    handle: u32,
    now: f64,
    outside: bool,
    count: usize,
    given: usize,
    others: usize,
    tries: f64,
    bytes: f64,
    parsed: bool,
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
        request.outside = outside.then_some(Outside { length: written.body, hash: BY_HOST });
        request.method = written.method;
        request.source = written.source.and_then(|text| text.parse().ok());
        request.url = written.url;
        let mut search = Search { secrets: own, others, parsed, ..Search::default() };
        search.tries = number(tries).map_or(search.tries, |tries| u32::try_from(tries).unwrap_or(u32::MAX));
        search.bytes = number(bytes).unwrap_or(search.bytes);
        let report = prepared.ask(|webhook| webhook.diagnose(&request, now, &search));
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

fn refusal_of(error: &Error) -> Value<'static> {
    let code = error.code();
    object([
        ("code", text(code.as_str())),
        ("status", Value::Number(decimal(code.status().into()).into())),
        ("hint", text(error.hint())),
        ("keyId", error.key_id().map_or(Value::Null, text)),
    ])
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
