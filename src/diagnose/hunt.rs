//! One search: changes of a delivery are tried until one verifies, or a budget ends it.
//!
//! What is tried goes the way of every delivery (`Webhook::prove`): a change is proven
//! where the changed delivery would be accepted, but for its time.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hasher as _};

use super::report::{Finding, Grade, Spent};
use super::search::Search;
use crate::error::Code;
use crate::request::Request;
use crate::scheme::{Algorithm, Part, Scheme};
use crate::verify::secret::{self, Prepared};
use crate::verify::{Secret, Webhook};

/// What verifying with a public key takes, in bytes hashed in the same time.
const PUBLIC_KEY_BYTES: u64 = 100_000;
/// What a try takes beside its hash, likewise.
const TRY_BYTES: u64 = 256;
/// How many tries are between two looks at the clock.
const TRIES_PER_LOOK: u32 = 16;

/// A request's headers.
pub(super) type Headers<'h> = [(&'h str, &'h [u8])];

/// A delivery as it came.
#[derive(Clone, Copy)]
pub(super) struct Delivery<'d> {
    pub(super) method: Option<&'d str>,
    pub(super) url: Option<&'d str>,
    pub(super) headers: &'d Headers<'d>,
    pub(super) body: &'d [u8],
}

impl<'d> Delivery<'d> {
    /// The first value of a header, as text.
    pub(super) fn header(&self, name: &str) -> Option<&'d str> {
        let (_, value) = self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name))?;
        std::str::from_utf8(value).ok()
    }

    /// The headers, but for the first of this name, which has another value.
    pub(super) fn with_header(&self, name: &str, value: &str) -> Owned {
        let mut headers = Vec::with_capacity(self.headers.len().saturating_add(1));
        for (other, old) in self.headers {
            if !other.eq_ignore_ascii_case(name) {
                headers.push(((*other).to_owned(), old.to_vec()));
            }
        }
        headers.push((name.to_owned(), value.as_bytes().to_vec()));
        headers
    }
}

/// Headers of a changed delivery.
pub(super) type Owned = Vec<(String, Vec<u8>)>;

/// What a change does. A secret's texts are zeroised by whom they belong to.
pub(super) enum Effect<'e> {
    Body(Vec<u8>),
    Url(String),
    Method(&'static str),
    Headers(Owned),
    /// It is in another change already.
    Nothing,
    Secrets(&'e [Secret<'e>]),
    /// Another way of signing, perhaps with other headers.
    Scheme(Box<Scheme<'e>>, Option<Owned>),
}

/// A change of a delivery or its receiver, and the cause that it stands for.
pub(super) struct Change<'e> {
    pub(super) code: &'static str,
    /// In some words; empty where the code says it all.
    pub(super) words: String,
    pub(super) effect: Effect<'e>,
}

impl<'e> Change<'e> {
    pub(super) fn new(code: &'static str, words: impl Into<String>, effect: Effect<'e>) -> Self {
        Self { code, words: words.into(), effect }
    }

    pub(super) fn body(code: &'static str, words: impl Into<String>, body: Vec<u8>) -> Self {
        Self::new(code, words, Effect::Body(body))
    }
}

/// A search under way.
pub(super) struct Hunt<'h> {
    pub(super) webhook: &'h Webhook<'h>,
    /// The same, for which every time is good.
    timeless: Webhook<'h>,
    pub(super) delivery: Delivery<'h>,
    pub(super) now: u64,
    pub(super) search: &'h Search<'h>,
    spent: Spent,
    started: u64,
    /// Bodies that were tried, each by a hash of it.
    tried: BTreeSet<u64>,
    /// The changes after which it verified.
    found: Vec<Finding>,
}

impl<'h> Hunt<'h> {
    pub(super) fn new(
        webhook: &'h Webhook<'h>,
        delivery: Delivery<'h>,
        now: u64,
        search: &'h Search<'h>,
    ) -> Self {
        let secrets = webhook.secrets.iter().map(Prepared::again).collect();
        let timeless = webhook.timeless(webhook.scheme, secrets);
        let started = search.clock.map_or(0, |(clock, _)| clock());
        let (spent, tried, found) = (Spent::default(), BTreeSet::new(), Vec::new());
        Self { webhook, timeless, delivery, now, search, spent, started, tried, found }
    }

    /// Whether a cause is looked for at all.
    pub(super) fn asks(&self, code: &str) -> bool {
        !self.search.without.contains(&code)
    }

    /// Whether the search is over: a cause was found, or a budget is spent.
    pub(super) fn is_over(&self) -> bool {
        !self.found.is_empty() || self.spent.ended
    }

    pub(super) const fn spent(&self) -> Spent {
        self.spent
    }

    pub(super) fn take_found(&mut self) -> Vec<Finding> {
        std::mem::take(&mut self.found)
    }

    pub(super) fn prove(&mut self, code: &'static str, words: String) {
        self.found.push(Finding::new(Grade::Proven, code, words));
    }

    /// Whether the delivery verifies by another scheme, but for its time.
    pub(super) fn verifies_by(&mut self, scheme: &Scheme<'_>) -> bool {
        let change = Change::new("", "", Effect::Scheme(Box::new(*scheme), None));
        self.holds(&[&change])
    }

    /// Tries one change; says whether the search is over.
    pub(super) fn attempt(&mut self, change: &Change<'_>) -> bool {
        self.attempt_body(&[change])
    }

    /// Tries several changes at once, none of which undoes another; says whether the search is over.
    pub(super) fn attempt_all(&mut self, changes: &[&Change<'_>]) -> bool {
        if self.is_over() || changes.iter().any(|change| !self.asks(change.code)) {
            return self.is_over();
        }
        if self.holds(changes) {
            for change in changes {
                self.found.push(Finding::new(Grade::Proven, change.code, change.words.clone()));
            }
        }
        self.is_over()
    }

    /// Tries changes of which the last is a body; says whether the search is over.
    pub(super) fn attempt_body(&mut self, changes: &[&Change<'_>]) -> bool {
        match changes.last().map(|change| &change.effect) {
            Some(Effect::Body(body)) if !self.is_new(body) => self.is_over(),
            _ => self.attempt_all(changes),
        }
    }

    /// Whether a body was not tried before.
    fn is_new(&mut self, body: &[u8]) -> bool {
        let mut hasher = DefaultHasher::new();
        hasher.write(body);
        body != self.delivery.body && self.tried.insert(hasher.finish())
    }

    /// Whether the delivery would be accepted after these changes, but for its time.
    fn holds(&mut self, changes: &[&Change<'_>]) -> bool {
        let Delivery { mut method, mut url, headers, mut body } = self.delivery;
        let (mut own_headers, mut scheme, mut secrets) = (None, None, None);
        for change in changes {
            match &change.effect {
                Effect::Body(other) => body = other,
                Effect::Url(other) => url = Some(other),
                Effect::Method(other) => method = Some(other),
                Effect::Headers(other) => own_headers = Some(other),
                Effect::Nothing => {}
                Effect::Secrets(other) => secrets = Some(*other),
                Effect::Scheme(other, headers) => {
                    scheme = Some(&**other);
                    own_headers = headers.as_ref().or(own_headers);
                }
            }
        }
        if !self.may_spend(body.len(), scheme.unwrap_or(self.webhook.scheme)) {
            return false;
        }
        let borrowed: Vec<(&str, &[u8])>;
        let headers = if let Some(own) = own_headers {
            borrowed = own.iter().map(|(name, value)| (name.as_str(), value.as_slice())).collect();
            borrowed.as_slice()
        } else {
            headers
        };
        let mut request = Request::new(headers, body);
        request.method = method;
        request.url = url;
        if scheme.is_none() && secrets.is_none() {
            return accepts(&self.timeless, &request, self.now);
        }
        let scheme = scheme.unwrap_or(self.webhook.scheme);
        self.changed(scheme, secrets).is_some_and(|webhook| accepts(&webhook, &request, self.now))
    }

    /// A Webhook with another scheme, or other secrets. None where a scheme wants keys
    /// of another kind: a public key is known to everybody, and proves nothing as a secret.
    fn changed<'s>(&self, scheme: &'s Scheme<'s>, secrets: Option<&[Secret<'_>]>) -> Option<Webhook<'s>> {
        if is_public(scheme) != is_public(self.webhook.scheme) {
            return None;
        }
        let same_key = scheme.key == self.webhook.scheme.key
            && scheme.algorithm == self.webhook.scheme.algorithm
            && (scheme.name == self.webhook.scheme.name || !has_secret_in_message(scheme));
        let prepared = match secrets {
            None if same_key => self.webhook.secrets.iter().map(Prepared::again).collect(),
            None => prepare(scheme, self.search.secrets)?,
            Some(secrets) => prepare(scheme, secrets)?,
        };
        Some(self.webhook.timeless(scheme, prepared))
    }

    /// Whether there is something left for one more try.
    pub(super) fn may_spend(&mut self, body: usize, scheme: &Scheme<'_>) -> bool {
        let own = u64::try_from(body).unwrap_or(u64::MAX).saturating_add(TRY_BYTES);
        let cost = if is_public(scheme) { own.saturating_add(PUBLIC_KEY_BYTES) } else { own };
        let bytes = self.spent.bytes.saturating_add(cost);
        let looks = self.spent.tries.checked_rem(TRIES_PER_LOOK) == Some(0);
        let late = match self.search.clock {
            Some((clock, limit)) if looks => clock().saturating_sub(self.started) > limit,
            _ => false,
        };
        if bytes > self.search.bytes || self.spent.tries >= self.search.tries || late {
            self.spent.ended = true;
            return false;
        }
        self.spent.bytes = bytes;
        self.spent.tries = self.spent.tries.saturating_add(1);
        true
    }
}

/// All of the secrets, prepared for a scheme; nothing where none can be.
fn prepare(scheme: &Scheme<'_>, secrets: &[Secret<'_>]) -> Option<Vec<Prepared>> {
    let prepared: Vec<Prepared> =
        secrets.iter().filter_map(|secret| secret::prepare(scheme, *secret).ok()).collect();
    (!prepared.is_empty()).then_some(prepared)
}

/// Whether the secret stands in a message: a key is prepared for that then.
fn has_secret_in_message(scheme: &Scheme<'_>) -> bool {
    scheme.messages().flatten().any(|part| matches!(part, Part::Secret | Part::SecretSha256 | Part::Account))
}

/// Whether what verifies is no secret: then nobody who knows it can sign, and nothing
/// that is made with it as a secret proves anything.
pub(super) fn is_public(scheme: &Scheme<'_>) -> bool {
    use crate::scheme::KeyFormat::{Certificate, Public};
    scheme.algorithm.is_public()
        || (scheme.algorithm == Algorithm::Jws && matches!(scheme.key, Public | Certificate(_)))
}

/// Whether a delivery verifies, but for its time, which is told only once the signature is
/// known to be good. In a batch one item's says nothing of the others.
fn accepts(webhook: &Webhook<'_>, request: &Request<'_, &[u8]>, now: u64) -> bool {
    match webhook.prove(&webhook.fields(request, now), now) {
        Ok((signer, _)) => signer.is_some(),
        Err(error) => {
            let time = [Code::TimestampTooOld, Code::TimestampInFuture, Code::MalformedTimestamp];
            webhook.scheme.items.is_none() && time.contains(&error.code())
        }
    }
}
