//! A delivery that passed every check.

use std::fmt;

use super::payload::{id_in_body, payload, replay_key_in_body, text};
use super::verified::Verified;
use crate::document::Value;
use crate::error::Error;
use crate::scheme::{Covers, Scheme};

/// A delivery that passed every check. Only [`Webhook::verify`](crate::Webhook::verify) makes one.
pub struct Event<'s, B> {
    scheme: &'s Scheme<'s>,
    verified: Verified<B>,
}

impl<'s, B: AsRef<[u8]>> Event<'s, B> {
    pub(super) const fn new(scheme: &'s Scheme<'s>, verified: Verified<B>) -> Self {
        Self { scheme, verified }
    }

    /// The scheme that verified it.
    #[must_use]
    pub const fn scheme(&self) -> &'s Scheme<'s> {
        self.scheme
    }

    /// What it proves.
    #[must_use]
    pub const fn covers(&self) -> Covers {
        self.scheme.covers
    }

    /// Which of the secrets matched, from 0; `None` where nothing is signed.
    #[must_use]
    pub const fn key_index(&self) -> Option<usize> {
        self.verified.facts().key
    }

    /// The signed time in milliseconds since 1970-01-01T00:00Z, where there is one.
    #[must_use]
    pub const fn timestamp(&self) -> Option<u64> {
        self.verified.facts().timestamp
    }

    /// The raw body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.verified.body()
    }

    /// The raw body, as it was given.
    #[must_use]
    pub fn into_body(self) -> B {
        self.verified.into_body()
    }

    /// What the body says, checked against what the vendor documents; unknown
    /// members are kept. Where only some members are signed, it has no others.
    /// The vendor's module has a typed view: `View::from(value.members())`.
    ///
    /// # Errors
    /// [`Code::MalformedPayload`](crate::Code::MalformedPayload).
    pub fn payload(&self) -> Result<Value<'_>, Error> {
        payload(self.scheme, self.form_beside_body().unwrap_or(self.body()))
    }

    /// The vendor's identifier of what the event is about, where it sends one.
    #[must_use]
    pub fn id(&self) -> Option<String> {
        self.id_beside_body().or_else(|| id_in_body(self.scheme, self.body()))
    }

    /// The same for a delivery and its retries, different for different events,
    /// and made of signed material only; `None` where the vendor signs nothing
    /// that tells two events apart. Remember it to refuse replays.
    #[must_use]
    pub fn replay_key(&self) -> Option<String> {
        self.replay_key_beside_body().or_else(|| replay_key_in_body(self.scheme, self.body()))
    }

    /// The id, where it stands outside the body.
    pub(crate) fn id_beside_body(&self) -> Option<String> {
        self.verified.facts().id.as_deref().map(text)
    }

    /// The form, where it stands outside the body.
    pub(crate) fn form_beside_body(&self) -> Option<&[u8]> {
        self.verified.facts().form.as_deref()
    }

    /// The replay key, where it is made of something outside the body.
    pub(crate) fn replay_key_beside_body(&self) -> Option<String> {
        let facts = self.verified.facts();
        let key = if self.scheme.replays_by_id() { &facts.id } else { &facts.replay };
        key.as_deref().map(text)
    }
}

impl<B> fmt::Debug for Event<'_, B> {
    /// Without the body.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event").field("scheme", &self.scheme.name).finish_non_exhaustive()
    }
}
