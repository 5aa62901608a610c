//! What only the larger modules do: descriptions, handshakes, causes, signing.

#![expect(unreachable_pub, reason = "the exports of the wasm")]

use wasm_bindgen::prelude::wasm_bindgen;

use super::number::number;
use super::state::STATE;
use super::words::{object, refusal_of, text};
use crate::custom::Description;
use crate::diagnose::{Finding, Report};
use crate::document::Value;
use crate::scheme::{Feature, Scheme};
use crate::text::decimal;

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

/// As `verify`, with the cause of a refusal, as JSON: the error or null, and the
/// findings. `outside` is a body over the limit.
#[wasm_bindgen]
pub fn diagnose(handle: f64, now: f64, outside: bool, count: usize) -> String {
    let now = number(now).unwrap_or_default();
    let report = STATE.with_borrow_mut(|state| {
        let outside = outside.then_some(false);
        state.judge(handle, outside, count, |webhook, request| webhook.diagnose(&request, now))
    });
    let finding =
        |finding: &Finding| object([("grade", text(finding.grade.as_str())), ("text", text(&finding.text))]);
    report
        .map_or(Value::Null, |Report { error, findings }| {
            object([
                ("error", error.as_ref().map_or(Value::Null, refusal_of)),
                ("findings", Value::List(findings.iter().map(finding).collect())),
            ])
        })
        .to_json()
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
