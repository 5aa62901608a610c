//! The boundary to JavaScript: conversion only, no decisions.
//!
//! What arrives is written by `js/api.js` straight into memory of this module,
//! into two regions that are used again for every delivery: the body, and the
//! texts around it. What leaves is numbers, and JSON text where there is more to
//! say: the host's `JSON.parse` makes objects several times faster than calls
//! across the boundary can, and needs no code here.

#![expect(unreachable_pub, reason = "the exports of the wasm")]

use std::cell::RefCell;
use std::mem;

use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

use crate::FULL;
use crate::document::{Value, decimal};
use crate::error::{Code, Error};
use crate::event::Event;
use crate::handshake::Challenge;
use crate::providers;
use crate::request::Request;
#[cfg(feature = "full")]
use crate::scheme::Feature;
use crate::scheme::{Scheme, Tolerance};
use crate::secret::{MAX_SECRETS, Secret};
#[cfg(feature = "full")]
use crate::sign::Signing;
use crate::source::{InvalidSource, Sources};
use crate::split::split;
use crate::verify::{Delivery, Options, Webhook};

/// How many Webhooks are kept prepared; JavaScript prepares a forgotten one again.
const KEPT: u64 = 256;
/// Room for the texts around a body.
const TEXT_BYTES: usize = 1 << 16;
/// How many lengths there are: see `verify` and `prepare`.
const SPANS: usize = 32;
/// A body region larger than this is given back once a body needs a quarter of it.
const LARGE_BODY_BYTES: usize = 1 << 18;

/// The span of a text that is absent, and of a header that is there more than once.
const ABSENT: i32 = -1;
const REPEATED: i32 = -2;

/// What a call returns instead of a number of its own.
const NO_KEY: i32 = -1;
const REFUSED: i32 = -2;
const FORGOTTEN: i32 = -3;
const INVALID_SOURCE: i32 = -4;
const CHALLENGE: i32 = -5;

/// Half the size of the standard library's.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

thread_local! {
    static STATE: RefCell<State> = const { RefCell::new(State::EMPTY) };
}

struct State {
    /// A ring: each Webhook has a handle of its own, never used again.
    kept: Vec<Kept>,
    prepared: u64,
    body: Body,
    text: Vec<u8>,
    spans: [i32; SPANS],
    event: Option<Event<'static, Body>>,
    refusal: Value<'static>,
    challenge: Value<'static>,
}

struct Kept {
    handle: u64,
    webhook: Webhook<'static>,
    headers: Option<Vec<String>>,
}

/// A body in a region that is at least as long.
#[derive(Default)]
struct Body {
    region: Vec<u8>,
    length: usize,
}

impl Body {
    fn reserve(&mut self, length: usize) -> usize {
        let region = &mut self.region;
        if region.len() > LARGE_BODY_BYTES && length < region.len() / 4 {
            *region = Vec::new();
        }
        if region.len() < length {
            region.resize(length, 0);
        }
        region.as_mut_ptr().addr()
    }
}

impl AsRef<[u8]> for Body {
    fn as_ref(&self) -> &[u8] {
        self.region.get(..self.length).unwrap_or_default()
    }
}

impl State {
    const EMPTY: Self = Self {
        kept: Vec::new(),
        prepared: 0,
        body: Body { region: Vec::new(), length: 0 },
        text: Vec::new(),
        spans: [0; SPANS],
        event: None,
        refusal: Value::Null,
        challenge: Value::Null,
    };

    fn refuse(&mut self, error: &Error) -> i32 {
        let code = error.code();
        self.refusal = object([
            ("code", Value::Text(code.as_str().into())),
            ("status", Value::Number(decimal(code.status().into()).into())),
            ("hint", Value::Text(error.hint().to_owned().into())),
            #[cfg(feature = "public-keys")]
            ("keyId", error.key_id().map_or(Value::Null, |id| Value::Text(id.to_owned().into()))),
        ]);
        REFUSED
    }

    fn refuse_option(&mut self, invalid: &InvalidSource) -> i32 {
        self.refusal = object([("hint", Value::Text(invalid.entry().to_owned().into()))]);
        INVALID_SOURCE
    }

    fn keep(&mut self, webhook: Webhook<'static>, headers: Option<Vec<String>>) -> f64 {
        let handle = self.prepared;
        self.prepared = handle.saturating_add(1);
        let webhook = Kept { handle, webhook, headers };
        match self.kept.get_mut(slot(handle)) {
            Some(kept) => *kept = webhook,
            None => self.kept.push(webhook),
        }
        host_number(handle)
    }

    fn find(&self, handle: f64) -> Option<&Kept> {
        let handle = number(handle)?;
        self.kept.get(slot(handle)).filter(|kept| kept.handle == handle)
    }
}

fn slot(handle: u64) -> usize {
    usize::try_from(handle % KEPT).unwrap_or_default()
}

fn object<const N: usize>(members: [(&'static str, Value<'static>); N]) -> Value<'static> {
    Value::Object(members.into_iter().map(|(name, value)| (name.into(), value)).collect())
}

/// The address of the region of lengths.
#[wasm_bindgen]
pub fn spans() -> usize {
    STATE.with_borrow_mut(|state| state.spans.as_mut_ptr().addr())
}

/// The address of the region of texts.
#[wasm_bindgen]
pub fn texts() -> usize {
    STATE.with_borrow_mut(|state| {
        state.text.resize(TEXT_BYTES, 0);
        state.text.as_mut_ptr().addr()
    })
}

/// The address of a region for a body of this length. The last event is gone.
#[wasm_bindgen]
pub fn reserve(length: usize) -> usize {
    STATE.with_borrow_mut(|state| {
        if let Some(event) = state.event.take() {
            state.body = event.into_body();
        }
        state.body.reserve(length)
    })
}

/// Gives the last event the body that stayed with the host; it stands in the
/// region that `reserve_beside` gave.
#[wasm_bindgen]
pub fn attach(length: usize) {
    STATE.with_borrow_mut(|state| {
        let mut body = mem::take(&mut state.body);
        body.length = length;
        if let Some(event) = &mut state.event {
            event.attach(body);
        }
    });
}

/// The address of a region for a body of this length, beside the last event.
#[wasm_bindgen]
pub fn reserve_beside(length: usize) -> usize {
    STATE.with_borrow_mut(|state| state.body.reserve(length))
}

/// What the host has to know of a scheme that its caller describes, as JSON with
/// the members of the table of built-in ones; nothing when it was refused.
#[cfg(feature = "full")]
#[wasm_bindgen]
pub fn describe(description: &str) -> Option<String> {
    let scheme = match Scheme::from_json(description) {
        Ok(scheme) => scheme,
        Err(error) => {
            STATE.with_borrow_mut(|state| state.refuse(&error));
            return None;
        }
    };
    let names = |names: Vec<String>| names.into_iter().map(|name| Value::Text(name.into())).collect();
    let about = object([
        ("name", Value::Text(scheme.name.into())),
        ("headers", scheme.headers().map_or(Value::Null, |headers| Value::List(names(headers)))),
        ("covers", Value::Text(scheme.covers.as_str().into())),
        ("timed", Value::Bool(scheme.asks_clock())),
        ("module", Value::Number(decimal(scheme.needs().max(Feature::Full) as u64).into())),
    ]);
    Some(about.to_json())
}

fn find_scheme(text: &str, described: bool) -> Result<&'static Scheme<'static>, Error> {
    #[cfg(feature = "full")]
    if described {
        return Scheme::from_json(text);
    }
    // To the small module a description is the name of no scheme.
    let _ = described;
    providers::named(text)
}

/// Prepares a Webhook; returns its handle. The scheme is a name, or a description
/// that `describe` took, which only the full module reads. The secrets stand one after another
/// in the body region, which is cleared; their lengths are the spans, and bits
/// of `is_text` say which of them are text. After them stands the audience, which
/// only the module with public keys reads. Times are in milliseconds; what is
/// NaN was not asked for. `sources` has an entry a line, and `headers` a name of
/// those that the scheme reads, in the order in which `verify` is given them.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "flat values cross the boundary without code")]
pub fn prepare(
    scheme: &str,
    described: bool,
    secrets: usize,
    is_text: u32,
    past: f64,
    future: f64,
    max_body_bytes: f64,
    sources: Option<String>,
    verify_token: Option<String>,
    headers: Option<String>,
) -> f64 {
    STATE.with_borrow_mut(|state| {
        let bytes = Zeroizing::new(mem::take(&mut state.body.region));
        let scheme = match find_scheme(scheme, described) {
            Ok(scheme) => scheme,
            Err(error) => return state.refuse(&error).into(),
        };
        let mut options = Options { verify_token, ..Options::default() };
        if let Some(max) = number(max_body_bytes) {
            options.max_body_bytes = usize::try_from(max).unwrap_or(usize::MAX);
        }
        if let Some(timestamp) = scheme.timestamp {
            options.tolerance = Some(Tolerance {
                past: number(past).unwrap_or(timestamp.tolerance.past),
                future: number(future).unwrap_or(timestamp.tolerance.future),
            });
        }
        if !FULL && sources.is_some() {
            let hint = "the small module has no addresses";
            return state.refuse(&Error::new(Code::SourceNotAllowed, &[hint])).into();
        }
        if let Some(sources) = sources.filter(|_| FULL) {
            let entries: Vec<&str> = sources.lines().collect();
            match Sources::new(scheme, &entries) {
                Ok(sources) => options.sources = Some(sources),
                Err(invalid) => return state.refuse_option(&invalid).into(),
            }
        }
        let mut rest = bytes.as_slice();
        // One more than is allowed is enough to be refused.
        let secrets: Vec<Secret<'_>> = (0..secrets.min(MAX_SECRETS.saturating_add(1)))
            .map(|index| {
                let secret = next_span(&mut rest, state.spans.get(index).copied());
                let is_text = is_text.checked_shr(u32::try_from(index).unwrap_or(u32::MAX));
                match std::str::from_utf8(secret) {
                    Ok(text) if is_text.is_some_and(|bits| bits & 1 == 1) => Secret::Text(text),
                    _ => Secret::Bytes(secret),
                }
            })
            .collect();
        #[cfg(feature = "public-keys")]
        {
            let length = state.spans.get(secrets.len()).copied().unwrap_or(ABSENT);
            options.audience = next_text(&mut rest, length).map(ToOwned::to_owned);
        }
        match Webhook::new(scheme, secrets, options) {
            Ok(webhook) => {
                let headers = headers.map(|names| {
                    split(&names, "\n").filter(|name| !name.is_empty()).map(ToOwned::to_owned).collect()
                });
                state.keep(webhook, headers)
            }
            Err(error) => state.refuse(&error).into(),
        }
    })
}

/// Whether the host may hash the bodies of this Webhook: see `verify`.
#[wasm_bindgen]
pub fn only_hashes_body(handle: f64) -> bool {
    STATE.with_borrow(|state| state.find(handle).is_some_and(|kept| kept.webhook.scheme.only_hashes_body()))
}

/// Verifies what stands in the regions: the spans are the lengths of the body,
/// the method, the source address, the URL and the scheme's headers, in this
/// order. Returns the index of the secret that matched. `now` is in milliseconds.
///
/// With `outside` the body stays with the host, which hashes it; in the region
/// stands its first byte that is not white space, if it has one (`starts`).
#[wasm_bindgen]
pub fn verify(handle: f64, now: f64, outside: bool, starts: bool) -> i32 {
    STATE.with_borrow_mut(|state| {
        let mut body = mem::take(&mut state.body);
        let Some(kept) = state.find(handle) else {
            return FORGOTTEN;
        };
        let mut texts = state.text.as_slice();
        let [length, method, source, url, values @ ..] = state.spans;
        let method = next_text(&mut texts, method);
        let source = next_text(&mut texts, source).filter(|_| FULL).and_then(|text| text.parse().ok());
        let url = next_text(&mut texts, url);
        let mut headers = Vec::with_capacity(8);
        if let Some(names) = &kept.headers {
            for (name, length) in names.iter().zip(values) {
                let value = next_span(&mut texts, Some(length));
                match length {
                    ABSENT => {}
                    REPEATED => {
                        headers.extend([(name.as_str(), value); 2]);
                    }
                    _ => headers.push((name.as_str(), value)),
                }
            }
        } else if FULL {
            // All of them, as `name:value` lines.
            let lines = next_text(&mut texts, values[0]).unwrap_or_default();
            for (name, value) in lines.lines().filter_map(|line| line.split_once(':')) {
                headers.push((name, value.as_bytes()));
            }
        }
        let length = usize::try_from(length).unwrap_or_default();
        body.length = if outside { usize::from(starts) } else { length };
        let mut request = Request::new(&headers, body);
        request.outside = outside.then_some(length);
        request.method = method;
        request.source = source;
        request.url = url;
        match kept.webhook.verify(request, number(now).unwrap_or_default()) {
            Ok(Delivery::Event(event)) => {
                let key = event.key_index().map_or(NO_KEY, |key| i32::try_from(key).unwrap_or(NO_KEY));
                state.event = Some(event);
                key
            }
            Ok(Delivery::Challenge(challenge)) => {
                state.challenge = answer(challenge);
                CHALLENGE
            }
            Err(error) => state.refuse(&error),
        }
    })
}

/// The answer to the handshake that the last delivery was, as JSON.
#[cfg(feature = "full")]
#[wasm_bindgen]
pub fn challenge() -> String {
    STATE.with_borrow(|state| state.challenge.to_json())
}

/// Why the last call was refused, as JSON.
#[wasm_bindgen]
pub fn refusal() -> String {
    STATE.with_borrow(|state| state.refusal.to_json())
}

/// The signed time of the last event, or NaN.
#[wasm_bindgen]
pub fn timestamp() -> f64 {
    let time = STATE.with_borrow(|state| state.event.as_ref()?.timestamp());
    time.map_or(f64::NAN, host_number)
}

/// The payload of the last event, as JSON; nothing when it was refused.
#[wasm_bindgen]
pub fn payload() -> Option<String> {
    STATE.with_borrow_mut(|state| match state.event.as_ref()?.payload() {
        Ok(value) => Some(value.to_json()),
        Err(error) => {
            state.refuse(&error);
            None
        }
    })
}

/// The id of the last event.
#[wasm_bindgen]
pub fn id() -> Option<String> {
    STATE.with_borrow(|state| state.event.as_ref()?.id())
}

/// The replay key of the last event.
#[wasm_bindgen]
pub fn replay_key() -> Option<String> {
    STATE.with_borrow(|state| state.event.as_ref()?.replay_key())
}

/// The headers that the vendor would send with the body in the region, as JSON;
/// the spans are as for `verify`, with the delivery's id in place of the source.
/// `null` where it cannot be said.
#[cfg(feature = "full")]
#[wasm_bindgen]
pub fn sign(handle: f64, now: f64) -> Option<String> {
    STATE.with_borrow(|state| {
        let mut texts = state.text.as_slice();
        let [length, method, id, url, ..] = state.spans;
        let method = next_text(&mut texts, method);
        let id = next_text(&mut texts, id);
        let url = next_text(&mut texts, url);
        let webhook = &state.find(handle)?.webhook;
        let body = state.body.region.get(..usize::try_from(length).ok()?)?;
        let signing = Signing { now: number(now).unwrap_or_default(), id, method, url };
        let headers = webhook.sign(body, &signing).map_or(Value::Null, |headers| {
            let texts = headers.into_iter().map(|(name, value)| (name.into(), Value::Text(value.into())));
            Value::Object(texts.collect())
        });
        Some(headers.to_json())
    })
}

/// Takes the next text of this length off the front.
fn next_span<'t>(rest: &mut &'t [u8], length: Option<i32>) -> &'t [u8] {
    let length = length.and_then(|length| usize::try_from(length).ok()).unwrap_or_default();
    let (span, after) = rest.split_at_checked(length).unwrap_or_default();
    *rest = after;
    span
}

fn answer(challenge: Challenge) -> Value<'static> {
    let headers = challenge.headers.into_iter().map(|(name, value)| (name.into(), Value::Text(value.into())));
    object([
        ("status", Value::Number(decimal(challenge.status.into()).into())),
        ("headers", Value::Object(headers.collect())),
        ("body", Value::Text(challenge.body.into())),
    ])
}

fn next_text<'t>(rest: &mut &'t [u8], length: i32) -> Option<&'t str> {
    let span = next_span(rest, Some(length));
    (length != ABSENT).then(|| std::str::from_utf8(span).unwrap_or_default())
}

/// A number of the host's, cut to what it can be here; `None` for NaN.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
fn number(number: f64) -> Option<u64> {
    (!number.is_nan()).then_some(number as u64)
}

/// A time or a handle for the host: neither has more than 15 digits, and 15 are exact.
#[expect(clippy::cast_precision_loss, reason = "15 digits fit")]
const fn host_number(number: u64) -> f64 {
    number as f64
}
