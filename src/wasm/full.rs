//! The boundary to JavaScript: conversion only, no decisions.
//!
//! What arrives is written by `js/core.js` straight into memory of this module,
//! into regions that are used again for every delivery: the body, the texts
//! around it, and the lengths of all. Only this module says where a region is and
//! how large. What leaves is numbers, and JSON text where there is more to say:
//! `JSON.parse` makes objects several times faster than calls across the boundary
//! can, and needs no code here.

#![expect(unreachable_pub, reason = "the exports of the wasm")]

use std::cell::RefCell;
use std::mem;

use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

use crate::FULL;
#[cfg(feature = "full")]
use crate::custom::Description;
#[cfg(feature = "full")]
use crate::diagnose::{Finding, Report};
use crate::document::Value;
use crate::error::Error;
use crate::request::Request;
use crate::request::Sources;
#[cfg(feature = "full")]
use crate::scheme::Feature;
use crate::scheme::{Scheme, Tolerance};
use crate::schemes;
#[cfg(feature = "full")]
use crate::sign::Signing;
use crate::text::decimal;
use crate::text::split::split;
use crate::verify::Challenge;
use crate::verify::payload;
use crate::verify::secret::{MAX_SECRETS, Secret, wipe_stack};
use crate::verify::{Delivery, IDLE, Options, Webhook};

/// The size of the table of Webhooks. One more takes the slot of the oldest,
/// which JavaScript then prepares again.
const SLOTS: u64 = 256;
/// A region larger than this is given back once a quarter of it is enough.
const LARGE_REGION_BYTES: usize = 1 << 18;

/// The length of a text that is absent, and of a header that is there more than once.
const ABSENT: i32 = -1;
const REPEATED: i32 = -2;

/// What a call returns instead of a number of its own.
const NO_KEY: i32 = -1;
const REFUSED: i32 = -2;
const INVALID_OPTION: i32 = -3;
const CHALLENGE: i32 = -4;

/// Half the size of the standard library's.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

thread_local! {
    static STATE: RefCell<State> = const { RefCell::new(State::EMPTY) };
}

struct State {
    webhooks: Table,
    body: Body,
    texts: Vec<u8>,
    lengths: Vec<i32>,
    /// Of the last event: its signed time, and what it says outside of its body.
    timestamp: Option<u64>,
    said: [Option<String>; 3],
    refusal: Value<'static>,
    challenge: Value<'static>,
}

/// A Webhook that JavaScript has a handle for.
struct Prepared {
    handle: u64,
    webhook: OwnedWebhook,
    /// The headers that the scheme reads, in the order in which JavaScript writes
    /// them; `None` where it reads all.
    headers: Option<Vec<String>>,
}

/// A Webhook, and what its scheme borrows from.
enum OwnedWebhook {
    BuiltIn(Webhook<'static>),
    /// Over another scheme between two calls: its own is made for each.
    #[cfg(feature = "full")]
    Described(Box<Description<'static>>, Option<Webhook<'static>>),
}

impl OwnedWebhook {
    #[cfg_attr(not(feature = "full"), expect(clippy::unnecessary_wraps, reason = "a described one is taken"))]
    fn ask<T>(&mut self, question: impl FnOnce(&Webhook<'_>) -> T) -> Option<T> {
        match self {
            Self::BuiltIn(webhook) => Some(question(webhook)),
            #[cfg(feature = "full")]
            Self::Described(description, webhook) => description.lend(|scheme| {
                let own = webhook.take()?.with_scheme(scheme);
                let answer = question(&own);
                *webhook = Some(own.with_scheme(&Scheme::BODY_HMAC));
                Some(answer)
            }),
        }
    }
}

/// The table of Webhooks. Slot = handle mod [`SLOTS`]; handles only grow, so that
/// one whose slot was taken is told by comparing.
struct Table {
    slots: Vec<Option<Prepared>>,
    next_handle: u64,
}

impl Table {
    fn add(&mut self, webhook: OwnedWebhook, headers: Option<Vec<String>>) -> f64 {
        let handle = self.next_handle;
        self.next_handle = handle.saturating_add(1);
        let prepared = Some(Prepared { handle, webhook, headers });
        match self.slots.get_mut(slot_of(handle)) {
            Some(slot) => *slot = prepared,
            None => self.slots.push(prepared),
        }
        host_number(handle)
    }

    /// The slot of a Webhook that is prepared.
    fn slot(&mut self, handle: f64) -> Option<&mut Option<Prepared>> {
        let handle = number(handle)?;
        let slot = self.slots.get_mut(slot_of(handle))?;
        slot.as_ref().is_some_and(|prepared| prepared.handle == handle).then_some(slot)
    }

    fn get(&mut self, handle: f64) -> Option<&mut Prepared> {
        self.slot(handle)?.as_mut()
    }

    fn ask<T>(&mut self, handle: f64, question: impl FnOnce(&Webhook<'_>) -> T) -> Option<T> {
        self.get(handle)?.webhook.ask(question)
    }
}

fn slot_of(handle: u64) -> usize {
    usize::try_from(handle % SLOTS).unwrap_or_default()
}

/// The region of bodies, and how much of it may be in use.
struct Body {
    region: Vec<u8>,
    length: usize,
}

impl Body {
    const EMPTY: Self = Self { region: Vec::new(), length: 0 };

    /// Clears the body that stood here, and makes room for another.
    fn reserve(&mut self, length: usize) -> usize {
        if let Some(body) = self.region.get_mut(..self.length) {
            body.fill(0);
        }
        self.length = length;
        reserve(&mut self.region, length)
    }

    /// What was written, which may be less than there was room for.
    fn get(&self, length: usize) -> &[u8] {
        self.region.get(..length.min(self.length)).unwrap_or_default()
    }
}

/// Makes a region large enough, and gives back one that is much too large.
fn reserve(region: &mut Vec<u8>, length: usize) -> usize {
    let size = region.len();
    if size < length || (size > LARGE_REGION_BYTES && length < size / 4) {
        *region = vec![0; length];
    }
    region.as_mut_ptr().addr()
}

impl State {
    const EMPTY: Self = Self {
        webhooks: Table { slots: Vec::new(), next_handle: 0 },
        body: Body::EMPTY,
        texts: Vec::new(),
        lengths: Vec::new(),
        timestamp: None,
        said: [None, None, None],
        refusal: Value::Null,
        challenge: Value::Null,
    };

    fn refuse(&mut self, error: &Error) -> i32 {
        self.refusal = refusal_of(error);
        REFUSED
    }

    fn refuse_option(&mut self, option: &str, hint: &str) -> i32 {
        self.refusal = object([("option", text(option)), ("hint", text(hint))]);
        INVALID_OPTION
    }

    /// Prepares what stands in the regions: see [`prepare`]. A description is the
    /// name of no scheme to the small module.
    fn prepare(
        &mut self,
        scheme: &str,
        described: bool,
        asked: &Asked,
        written: &[u8],
    ) -> Result<OwnedWebhook, i32> {
        #[cfg(feature = "full")]
        if described {
            let description = Description::from_json(scheme).map_err(|error| self.refuse(&error))?;
            let webhook = description.lend(|scheme| {
                self.webhook(scheme, asked, written).map(|webhook| webhook.with_scheme(&Scheme::BODY_HMAC))
            })?;
            return Ok(OwnedWebhook::Described(Box::new(description), Some(webhook)));
        }
        let _ = described;
        let scheme = schemes::named(scheme).map_err(|error| self.refuse(&error))?;
        Ok(OwnedWebhook::BuiltIn(self.webhook(scheme, asked, written)?))
    }

    fn webhook<'s>(
        &mut self,
        scheme: &'s Scheme<'s>,
        asked: &Asked,
        mut written: &[u8],
    ) -> Result<Webhook<'s>, i32> {
        let mut options = self.options(scheme, asked)?;
        let [audience, verify_token, lengths @ ..] = self.lengths.as_slice() else {
            return Err(REFUSED);
        };
        let audience = next_text(&mut written, *audience);
        #[cfg(feature = "public-keys")]
        options.audience.clone_from(&audience.map(ToOwned::to_owned));
        #[cfg(not(feature = "public-keys"))]
        let _ = audience;
        options.verify_token = next_text(&mut written, *verify_token).map(ToOwned::to_owned);
        // One more than is allowed is enough to be refused.
        let lengths = lengths.iter().take(asked.secrets.min(MAX_SECRETS.saturating_add(1)));
        let mut secrets = Vec::with_capacity(lengths.len());
        for (index, length) in lengths.enumerate() {
            let secret = next(&mut written, *length);
            let is_text = asked.is_text.checked_shr(u32::try_from(index).unwrap_or(u32::MAX));
            secrets.push(match std::str::from_utf8(secret) {
                Ok(text) if is_text.is_some_and(|bits| bits & 1 == 1) => Secret::Text(text),
                _ => Secret::Bytes(secret),
            });
        }
        if let Some(option) = options.idle(scheme) {
            return Err(self.refuse_option(option, IDLE));
        }
        Webhook::new(scheme, secrets, options).map_err(|error| self.refuse(&error))
    }

    fn options(&mut self, scheme: &Scheme<'_>, asked: &Asked) -> Result<Options, i32> {
        let max = number(asked.max_body_bytes).map(|max| usize::try_from(max).unwrap_or(usize::MAX));
        let mut options = Options { max_body_bytes: max, ..Options::default() };
        let (past, future) = (number(asked.past), number(asked.future));
        if past.is_some() || future.is_some() {
            let own = scheme.timestamp.map_or(Tolerance::FIVE_MINUTES, |timestamp| timestamp.tolerance);
            let tolerance =
                Tolerance { past: past.unwrap_or(own.past), future: future.unwrap_or(own.future) };
            options.tolerance = Some(tolerance);
        }
        if let Some(sources) = &asked.sources {
            if !FULL {
                return Err(self.refuse_option("sourceAddresses", "the small module has no addresses"));
            }
            let entries: Vec<&str> = sources.lines().collect();
            let sources = Sources::new(scheme, &entries).map_err(|invalid| {
                let hint = ["not an address or CIDR block: ", invalid.entry()].concat();
                self.refuse_option("sourceAddresses", &hint)
            })?;
            options.sources = Some(sources);
        }
        Ok(options)
    }

    /// Asks about what stands in the regions: see [`verify`].
    fn judge<T>(
        &mut self,
        handle: f64,
        outside: Option<bool>,
        count: usize,
        question: impl FnOnce(&Webhook<'_>, Request<'_, &[u8]>) -> T,
    ) -> Option<T> {
        let Self { webhooks, body, texts, lengths, .. } = self;
        let prepared = webhooks.get(handle)?;
        let written = Written::read(lengths, texts, count)?;
        let headers = written.headers(prepared.headers.as_deref());
        let mut request = Request::new(&headers, body.get(outside.map_or(written.body, usize::from)));
        request.outside = outside.map(|_| written.body);
        request.method = written.method;
        request.source = written.source.filter(|_| FULL).and_then(|text| text.parse().ok());
        request.url = written.url;
        let answer = prepared.webhook.ask(|webhook| question(webhook, request));
        clear(texts, lengths, count);
        answer
    }

    fn verify(&mut self, handle: f64, now: f64, outside: Option<bool>, count: usize) -> i32 {
        let now = number(now).unwrap_or_default();
        let verdict = self.judge(handle, outside, count, |webhook, request| {
            webhook.verify(request, now).map(Verdict::from)
        });
        match verdict {
            Some(Ok(verdict)) => self.tell(verdict),
            Some(Err(error)) => self.refuse(&error),
            None => REFUSED,
        }
    }

    fn tell(&mut self, verdict: Verdict) -> i32 {
        match verdict {
            Verdict::Event { key, timestamp, said } => {
                self.timestamp = timestamp;
                self.said = said;
                for (place, said) in self.lengths.chunks_exact_mut(2).zip(&self.said) {
                    place.copy_from_slice(&place_of(said.as_deref()));
                }
                key.map_or(NO_KEY, |key| i32::try_from(key).unwrap_or(NO_KEY))
            }
            Verdict::Challenge(challenge) => {
                self.challenge = answer(challenge);
                CHALLENGE
            }
        }
    }

    /// Asks a scheme about the authentic body in the region.
    fn ask_about_body<T>(
        &mut self,
        handle: f64,
        length: usize,
        question: impl FnOnce(&Scheme<'_>, &[u8]) -> T,
    ) -> Option<T> {
        let body = self.body.get(length);
        self.webhooks.ask(handle, |webhook| question(webhook.scheme, body))
    }

    /// The headers that stand in the regions as texts: see [`sign`].
    #[cfg(feature = "full")]
    fn sign(&mut self, handle: f64, now: f64, count: usize) -> Option<Vec<(String, String)>> {
        let Self { webhooks, body, texts, lengths, .. } = self;
        let Written { body: length, method, source: id, url, .. } = Written::read(lengths, texts, count)?;
        let signing = Signing { now: number(now).unwrap_or_default(), id, method, url };
        let headers = webhooks.ask(handle, |webhook| webhook.sign(body.get(length), &signing))?;
        clear(texts, lengths, count);
        headers
    }
}

/// What was found out, without what it was borrowed from.
enum Verdict {
    /// `said`: the id, the replay key and the form, where they are outside the body.
    Event {
        key: Option<usize>,
        timestamp: Option<u64>,
        said: [Option<String>; 3],
    },
    Challenge(Challenge),
}

impl<B: AsRef<[u8]>> From<Delivery<'_, B>> for Verdict {
    fn from(delivery: Delivery<'_, B>) -> Self {
        match delivery {
            Delivery::Event(event) => Self::Event {
                key: event.key_index(),
                timestamp: event.timestamp(),
                said: [
                    event.id_beside_body(),
                    event.replay_key_beside_body(),
                    event.form_beside_body().map(payload::text),
                ],
            },
            Delivery::Challenge(challenge) => Self::Challenge(challenge),
        }
    }
}

/// The texts of a request in their region, one after another.
struct Written<'t> {
    body: usize,
    method: Option<&'t str>,
    source: Option<&'t str>,
    url: Option<&'t str>,
    lengths: &'t [i32],
    rest: &'t [u8],
}

impl<'t> Written<'t> {
    /// `lengths` are those of the body, the method, the source address (to sign:
    /// the id), the URL, and the headers.
    fn read(lengths: &'t [i32], mut rest: &'t [u8], count: usize) -> Option<Self> {
        let [body, method, source, url, lengths @ ..] = lengths.get(..count)? else { return None };
        Some(Self {
            body: usize::try_from(*body).unwrap_or_default(),
            method: next_text(&mut rest, *method),
            source: next_text(&mut rest, *source),
            url: next_text(&mut rest, *url),
            lengths,
            rest,
        })
    }

    /// The values of these headers; or names and values in turn.
    fn headers(&self, names: Option<&'t [String]>) -> Vec<(&'t str, &'t [u8])> {
        let (mut rest, mut lengths) = (self.rest, self.lengths);
        let mut headers = Vec::with_capacity(8);
        let Some(names) = names else {
            while let [name, value, others @ ..] = lengths {
                lengths = others;
                headers.push((next_text(&mut rest, *name).unwrap_or_default(), next(&mut rest, *value)));
            }
            return headers;
        };
        for (name, length) in names.iter().zip(lengths) {
            let value = next(&mut rest, *length);
            match *length {
                ABSENT => {}
                REPEATED => headers.extend([(name.as_str(), value); 2]),
                _ => headers.push((name.as_str(), value)),
            }
        }
        headers
    }
}

fn refusal_of(error: &Error) -> Value<'static> {
    let code = error.code();
    object([
        ("code", text(code.as_str())),
        ("status", Value::Number(decimal(code.status().into()).into())),
        ("hint", text(error.hint())),
        #[cfg(feature = "public-keys")]
        ("keyId", error.key_id().map_or(Value::Null, text)),
    ])
}

fn object<const N: usize>(members: [(&'static str, Value<'static>); N]) -> Value<'static> {
    Value::Object(members.into_iter().map(|(name, value)| (name.into(), value)).collect())
}

fn text(text: &str) -> Value<'static> {
    Value::Text(text.to_owned().into())
}

/// The address and the length of a text.
fn place_of(text: Option<&str>) -> [i32; 2] {
    let Some(text) = text else { return [0, ABSENT] };
    let number = |number: usize| u32::try_from(number).unwrap_or_default().cast_signed();
    [number(text.as_ptr().addr()), number(text.len())]
}

/// Clears the texts that were read.
fn clear(texts: &mut [u8], lengths: &[i32], count: usize) {
    let lengths = lengths.iter().take(count).skip(1).filter_map(|length| usize::try_from(*length).ok());
    let end = lengths.fold(0_usize, usize::saturating_add);
    texts.iter_mut().take(end).for_each(|byte| *byte = 0);
}

/// What a Webhook is asked for beside its secrets; what is NaN was not asked for.
struct Asked {
    secrets: usize,
    is_text: u32,
    past: f64,
    future: f64,
    max_body_bytes: f64,
    sources: Option<String>,
}

/// The address of a region for texts of this length together.
#[wasm_bindgen]
pub fn reserve_texts(length: usize) -> usize {
    STATE.with_borrow_mut(|state| reserve(&mut state.texts, length))
}

/// The address of a region for so many lengths.
#[wasm_bindgen]
pub fn reserve_lengths(count: usize) -> usize {
    STATE.with_borrow_mut(|state| {
        state.lengths = vec![0; count];
        state.lengths.as_mut_ptr().addr()
    })
}

/// The address of a region for a body of this length. The last body is cleared.
#[wasm_bindgen]
pub fn reserve_body(length: usize) -> usize {
    STATE.with_borrow_mut(|state| state.body.reserve(length))
}

/// What JavaScript has to know of a scheme that its caller describes, as JSON with
/// the members of the table of built-in ones; nothing when it was refused.
#[cfg(feature = "full")]
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

/// Prepares a Webhook; returns its handle. The scheme is a name, or a description
/// that `describe` took, which only the full module reads. In the body region
/// stand, one after another, the audience, the verify token and the secrets; bits
/// of `is_text` say which of the secrets are text. Times are in milliseconds.
/// `sources` has an entry a line, and `headers` a name of those that the scheme
/// reads, in the order in which `verify` is given them.
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
    headers: Option<String>,
) -> f64 {
    let asked = Asked { secrets, is_text, past, future, max_body_bytes, sources };
    let names = headers
        .map(|names| split(&names, "\n").filter(|name| !name.is_empty()).map(ToOwned::to_owned).collect());
    let handle = prepare_in_region(scheme, described, &asked, names);
    wipe_stack();
    handle.unwrap_or_else(f64::from)
}

/// Apart from [`prepare`], so that what it leaves on the stack lies where that wipes.
#[inline(never)]
fn prepare_in_region(
    scheme: &str,
    described: bool,
    asked: &Asked,
    headers: Option<Vec<String>>,
) -> Result<f64, i32> {
    STATE.with_borrow_mut(|state| {
        let written = Zeroizing::new(mem::take(&mut state.body.region));
        let webhook = state.prepare(scheme, described, asked, &written)?;
        Ok(state.webhooks.add(webhook, headers))
    })
}

/// Whether a Webhook is still prepared.
#[wasm_bindgen]
pub fn is_prepared(handle: f64) -> bool {
    STATE.with_borrow_mut(|state| state.webhooks.slot(handle).is_some())
}

/// Forgets a Webhook, whose keys are zeroised.
#[wasm_bindgen]
pub fn release(handle: f64) {
    STATE.with_borrow_mut(|state| {
        if let Some(slot) = state.webhooks.slot(handle) {
            *slot = None;
        }
    });
}

/// Whether JavaScript may hash the bodies of this Webhook: see `verify`.
#[wasm_bindgen]
pub fn only_hashes_body(handle: f64) -> bool {
    STATE.with_borrow_mut(|state| {
        state.webhooks.ask(handle, |webhook| webhook.scheme.only_hashes_body()).unwrap_or_default()
    })
}

/// What may stand in a body of this Webhook, as bits: the id (1), the replay key (2).
#[wasm_bindgen]
pub fn said_in_body(handle: f64) -> u32 {
    STATE.with_borrow_mut(|state| {
        let bits = |webhook: &Webhook<'_>| {
            let [id, replay_key] = payload::said_in_body(webhook.scheme).map(u32::from);
            id | replay_key << 1
        };
        state.webhooks.ask(handle, bits).unwrap_or_default()
    })
}

/// Judges what stands in the regions, with so many lengths: those of the body,
/// the method, the source address, the URL and the headers, in this order; where
/// the scheme reads all headers, their names and values in turn. Returns the index
/// of the secret that matched; in place of the lengths stand then the addresses and
/// lengths of the id, the replay key and the payload's form, where these are made of
/// something outside the body. `now` is in milliseconds.
///
/// With `outside` the body stays with JavaScript, which hashes it; in the region
/// stands its first byte, if it has one (`starts`).
#[wasm_bindgen]
pub fn verify(handle: f64, now: f64, outside: bool, starts: bool, count: usize) -> i32 {
    STATE.with_borrow_mut(|state| state.verify(handle, now, outside.then_some(starts), count))
}

/// As `verify`, with the cause of a refusal, as JSON: the error or null, and the
/// findings. `outside` is a body over the limit.
#[cfg(feature = "full")]
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
    STATE.with_borrow(|state| state.timestamp.map_or(f64::NAN, host_number))
}

/// The payload of the authentic body in the region, as JSON; nothing when it was refused.
#[wasm_bindgen]
pub fn payload(handle: f64, length: usize) -> Option<String> {
    STATE.with_borrow_mut(|state| match state.ask_about_body(handle, length, payload::payload_as_json)? {
        Ok(json) => Some(json),
        Err(error) => {
            state.refuse(&error);
            None
        }
    })
}

/// The id in the authentic body in the region.
#[wasm_bindgen]
pub fn id(handle: f64, length: usize) -> Option<String> {
    STATE.with_borrow_mut(|state| state.ask_about_body(handle, length, payload::id_in_body)?)
}

/// The replay key of the authentic body in the region.
#[wasm_bindgen]
pub fn replay_key(handle: f64, length: usize) -> Option<String> {
    STATE.with_borrow_mut(|state| state.ask_about_body(handle, length, payload::replay_key_in_body)?)
}

/// The headers that the vendor would send with the body in the region, as JSON;
/// the lengths are as for `verify`, with the delivery's id in place of the source,
/// and no headers. `null` where it cannot be said.
#[cfg(feature = "full")]
#[wasm_bindgen]
pub fn sign(handle: f64, now: f64, count: usize) -> String {
    let headers = STATE.with_borrow_mut(|state| state.sign(handle, now, count));
    let named = |(name, value): (String, String)| (name.into(), Value::Text(value.into()));
    headers.map_or(Value::Null, |headers| Value::Object(headers.into_iter().map(named).collect())).to_json()
}

/// Takes the next text of this length off the front.
fn next<'t>(rest: &mut &'t [u8], length: i32) -> &'t [u8] {
    let length = usize::try_from(length).unwrap_or_default();
    let (text, after) = rest.split_at_checked(length).unwrap_or_default();
    *rest = after;
    text
}

fn next_text<'t>(rest: &mut &'t [u8], length: i32) -> Option<&'t str> {
    let text = next(rest, length);
    (length != ABSENT).then(|| std::str::from_utf8(text).unwrap_or_default())
}

fn answer(challenge: Challenge) -> Value<'static> {
    let headers = challenge.headers.into_iter().map(|(name, value)| (name.into(), Value::Text(value.into())));
    object([
        ("status", Value::Number(decimal(challenge.status.into()).into())),
        ("headers", Value::Object(headers.collect())),
        ("body", Value::Text(challenge.body.into())),
    ])
}

/// A number of JavaScript's, cut to what it can be here; `None` for NaN.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
fn number(number: f64) -> Option<u64> {
    (!number.is_nan()).then_some(number as u64)
}

/// A time or a handle for JavaScript: neither has more than 15 digits, and 15 are exact.
#[expect(clippy::cast_precision_loss, reason = "15 digits fit")]
const fn host_number(number: u64) -> f64 {
    number as f64
}
