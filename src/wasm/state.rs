//! What is kept between two calls, and the calls themselves: conversion only, no decisions.

use std::cell::RefCell;

use super::number::number;
use super::region::{Body, Written, clear, next, next_text, place_of};
use super::table::{OwnedWebhook, Table};
use super::words::{answer, object, refusal_of, text};
use crate::FULL;
#[cfg(feature = "full")]
use crate::custom::Description;
use crate::document::Value;
use crate::error::Error;
use crate::request::{Request, Sources};
use crate::scheme::{Scheme, Tolerance};
use crate::schemes;
#[cfg(feature = "full")]
use crate::sign::Signing;
use crate::verify::secret::{MAX_SECRETS, Secret};
use crate::verify::{Challenge, Delivery, IDLE, Options, Webhook, payload};

/// What a call returns instead of a number of its own.
pub(super) const NO_KEY: i32 = -1;
pub(super) const REFUSED: i32 = -2;
pub(super) const INVALID_OPTION: i32 = -3;
pub(super) const CHALLENGE: i32 = -4;

thread_local! {
    pub(super) static STATE: RefCell<State> = const { RefCell::new(State::EMPTY) };
}

pub(super) struct State {
    pub(super) webhooks: Table,
    pub(super) body: Body,
    pub(super) texts: Vec<u8>,
    pub(super) lengths: Vec<i32>,
    /// Of the last event: its signed time, and what it says outside of its body.
    pub(super) timestamp: Option<u64>,
    pub(super) said: [Option<String>; 3],
    pub(super) refusal: Value<'static>,
    pub(super) challenge: Value<'static>,
}

impl State {
    pub(super) const EMPTY: Self = Self {
        webhooks: Table { slots: Vec::new(), next_handle: 0 },
        body: Body::EMPTY,
        texts: Vec::new(),
        lengths: Vec::new(),
        timestamp: None,
        said: [None, None, None],
        refusal: Value::Null,
        challenge: Value::Null,
    };

    pub(super) fn refuse(&mut self, error: &Error) -> i32 {
        self.refusal = refusal_of(error);
        REFUSED
    }

    pub(super) fn refuse_option(&mut self, option: &str, hint: &str) -> i32 {
        self.refusal = object([("option", text(option)), ("hint", text(hint))]);
        INVALID_OPTION
    }

    /// Prepares what stands in the regions: see [`prepare`]. A description is the
    /// name of no scheme to the small module.
    pub(super) fn prepare(
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

    pub(super) fn webhook<'s>(
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

    pub(super) fn options(&mut self, scheme: &Scheme<'_>, asked: &Asked) -> Result<Options, i32> {
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
    pub(super) fn judge<T>(
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

    pub(super) fn verify(&mut self, handle: f64, now: f64, outside: Option<bool>, count: usize) -> i32 {
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

    pub(super) fn tell(&mut self, verdict: Verdict) -> i32 {
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
    pub(super) fn ask_about_body<T>(
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
    pub(super) fn sign(&mut self, handle: f64, now: f64, count: usize) -> Option<Vec<(String, String)>> {
        let Self { webhooks, body, texts, lengths, .. } = self;
        let Written { body: length, method, source: id, url, .. } = Written::read(lengths, texts, count)?;
        let signing = Signing { now: number(now).unwrap_or_default(), id, method, url };
        let headers = webhooks.ask(handle, |webhook| webhook.sign(body.get(length), &signing))?;
        clear(texts, lengths, count);
        headers
    }
}

/// What was found out, without what it was borrowed from.
pub(super) enum Verdict {
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

/// What a Webhook is asked for beside its secrets; what is NaN was not asked for.
pub(super) struct Asked {
    pub(super) secrets: usize,
    pub(super) is_text: u32,
    pub(super) past: f64,
    pub(super) future: f64,
    pub(super) max_body_bytes: f64,
    pub(super) sources: Option<String>,
}
