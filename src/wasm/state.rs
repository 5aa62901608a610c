//! What is kept between two calls, and the calls themselves: conversion only, no decisions.

use std::cell::RefCell;

use super::js_sha256::BY_HOST;
use super::region::{Body, Written, clear, next, next_text, place_of};
use super::table::{Lend, Prepared, Table};
use super::words::answer;
use crate::error::Error;
use crate::request::{Outside, Request, Sources};
use crate::scheme::{Scheme, Tolerance};
use crate::text::js_number::number;
use crate::text::split::split;
use crate::verify::secret::{MAX_SECRETS, Secret, wipe_stack};
use crate::verify::{Challenge, Delivery, IDLE, Options, Webhook, payload};

/// What a call returns instead of a number of its own.
const NO_KEY: i32 = -1;
const REFUSED: i32 = -2;
const INVALID_OPTION: i32 = -3;
const CHALLENGE: i32 = -4;

thread_local! {
    pub(crate) static STATE: RefCell<State> = const { RefCell::new(State::EMPTY) };
}

pub(crate) struct State {
    pub(crate) webhooks: Table,
    pub(crate) body: Body,
    pub(crate) texts: Vec<u8>,
    pub(crate) lengths: Vec<i32>,
    /// What is told of the last call, while its places stand in `lengths`.
    told: [Option<String>; 3],
}

impl State {
    const EMPTY: Self = Self {
        webhooks: Table::EMPTY,
        body: Body::EMPTY,
        texts: Vec::new(),
        lengths: Vec::new(),
        told: [None, None, None],
    };

    /// Writes in place of the lengths what there is to say of the last call: the addresses
    /// and lengths of up to three texts, and a number, the low half first, or -1 twice. Of an
    /// event they are the id, the replay key and the payload's form, where these are made of
    /// something outside the body, and its signed time; of a refusal the code, the hint, the
    /// key's name and the status; of an option the name and the hint; of a challenge JSON.
    fn tell(&mut self, told: [Option<String>; 3], number: Option<u64>) {
        self.told = told;
        let [low, high] = number.map_or([-1; 2], |number| {
            let half = |half: u64| u32::try_from(half & 0xFFFF_FFFF).unwrap_or_default().cast_signed();
            [half(number), half(number >> 32)]
        });
        let places = self.told.iter().flat_map(|text| place_of(text.as_deref()));
        for (length, told) in self.lengths.iter_mut().zip(places.chain([low, high])) {
            *length = told;
        }
    }

    /// Tells why a call is refused.
    pub(crate) fn refuse(&mut self, error: &Error) -> i32 {
        let said = [Some(error.code().as_str()), Some(error.hint()), error.key_id()];
        self.tell(said.map(|text| text.map(ToOwned::to_owned)), Some(error.code().status().into()));
        REFUSED
    }

    fn refuse_option(&mut self, option: &str, hint: &str) -> i32 {
        self.tell([Some(option.to_owned()), Some(hint.to_owned()), None], None);
        INVALID_OPTION
    }

    /// Keeps a Webhook, and a name a line of the headers that it reads; returns its handle.
    pub(crate) fn keep(&mut self, webhook: Box<dyn Lend>, headers: Option<String>) -> u32 {
        let names = |names: String| {
            split(&names, "\n").filter(|name| !name.is_empty()).map(ToOwned::to_owned).collect()
        };
        self.webhooks.add(Prepared { webhook, headers: headers.map(names) })
    }

    /// Prepares what was written into the body's region: see [`prepare`](super::engine::prepare).
    pub(crate) fn webhook<'s>(
        &mut self,
        scheme: &'s Scheme<'s>,
        asked: &Asked,
        mut written: &[u8],
    ) -> Result<Webhook<'s>, i32> {
        let mut options = self.options(scheme, asked)?;
        let [audience, verify_token, lengths @ ..] = self.lengths.as_slice() else {
            return Err(REFUSED);
        };
        options.audience = next_text(&mut written, *audience).map(ToOwned::to_owned);
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
            let entries: Vec<&str> = sources.lines().collect();
            let sources = Sources::new(scheme, &entries).map_err(|invalid| {
                let hint = ["not an address or CIDR block: ", invalid.entry()].concat();
                self.refuse_option("sourceAddresses", &hint)
            })?;
            options.sources = Some(sources);
        }
        Ok(options)
    }

    /// Asks about the request in the regions: see [`verify`](super::engine::verify).
    pub(crate) fn judge<T>(
        &mut self,
        handle: u32,
        outside: Option<bool>,
        count: usize,
        question: impl FnOnce(&Webhook<'_>, Request<'_, &[u8]>) -> T,
    ) -> Option<T> {
        let Self { webhooks, body, texts, lengths, .. } = self;
        let prepared = webhooks.get(handle)?;
        let written = Written::read(lengths, texts, count)?;
        let names = prepared.headers.take();
        let headers = written.headers(names.as_deref());
        let mut request = Request::new(&headers, body.get(outside.map_or(written.body, usize::from)));
        request.outside = outside.map(|_| Outside { length: written.body, hash: BY_HOST });
        request.method = written.method;
        request.source = written.source.and_then(|text| text.parse().ok());
        request.url = written.url;
        let answer = prepared.ask(|webhook| question(webhook, request));
        prepared.headers = names;
        clear(texts, lengths, count);
        answer
    }

    pub(crate) fn verify(&mut self, handle: u32, now: u64, outside: Option<bool>, count: usize) -> i32 {
        let verdict = self.judge(handle, outside, count, |webhook, request| {
            let verdict = webhook.verify(request, now).map(Verdict::from);
            if webhook.hashes_secrets() {
                wipe_stack();
            }
            verdict
        });
        match verdict {
            Some(Ok(Verdict::Event { key, time, said })) => {
                self.tell(said, time);
                key.map_or(NO_KEY, |key| i32::try_from(key).unwrap_or(NO_KEY))
            }
            Some(Ok(Verdict::Challenge(challenge))) => {
                self.tell([Some(answer(challenge).to_json()), None, None], None);
                CHALLENGE
            }
            Some(Err(error)) => self.refuse(&error),
            None => REFUSED,
        }
    }

    /// Asks a scheme about the authentic body in the region.
    pub(crate) fn ask_about_body<T>(
        &mut self,
        handle: u32,
        length: usize,
        question: impl FnOnce(&Scheme<'_>, &[u8]) -> T,
    ) -> Option<T> {
        let body = self.body.get(length);
        self.webhooks.get(handle)?.ask(|webhook| question(webhook.scheme, body))
    }
}

/// What was found out, without what it was borrowed from.
enum Verdict {
    /// `said`: the id, the replay key and the form, where they are outside the body.
    Event {
        key: Option<usize>,
        time: Option<u64>,
        said: [Option<String>; 3],
    },
    Challenge(Challenge),
}

impl<B: AsRef<[u8]>> From<Delivery<'_, B>> for Verdict {
    fn from(delivery: Delivery<'_, B>) -> Self {
        match delivery {
            Delivery::Event(event) => Self::Event {
                key: event.key_index(),
                time: event.timestamp(),
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
pub(crate) struct Asked {
    pub(crate) secrets: usize,
    pub(crate) is_text: u32,
    pub(crate) past: f64,
    pub(crate) future: f64,
    pub(crate) max_body_bytes: f64,
    pub(crate) sources: Option<String>,
}
