//! A delivery that passed every check.

use std::fmt;

use crate::document::{self, Members};
use crate::error::Error;
use crate::mac;
use crate::scheme::{Covers, Replay, Scheme};
use crate::shape;
use crate::verify::Verified;

/// A delivery that passed every check. Only [`Webhook::verify`](crate::Webhook::verify) makes one.
pub struct Event<'s, B> {
    scheme: &'s Scheme<'s>,
    verified: Verified<B>,
}

impl<'s, B: AsRef<[u8]>> Event<'s, B> {
    pub(crate) const fn new(scheme: &'s Scheme<'s>, verified: Verified<B>) -> Self {
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
        self.scheme.covers()
    }

    /// Which of the secrets matched, from 0; `None` where nothing is signed.
    #[must_use]
    pub const fn key_index(&self) -> Option<usize> {
        self.verified.key()
    }

    /// The signed time in milliseconds since 1970-01-01T00:00Z, where there is one.
    #[must_use]
    pub const fn timestamp(&self) -> Option<u64> {
        self.verified.timestamp()
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

    /// The body's members, checked against what the vendor documents; unknown
    /// ones are kept. The vendor's module has a typed view: `View::from(&members)`.
    ///
    /// # Errors
    /// [`Code::MalformedPayload`](crate::Code::MalformedPayload).
    pub fn payload(&self) -> Result<Members<'_>, Error> {
        let (mut members, format) = document::read(self.scheme, self.body())?;
        shape::conform(self.scheme.body.shape, &mut members, format)?;
        let ids = self.scheme.body.id;
        if ids.len() > 1 && ids.iter().all(|name| members.get(name).is_none()) {
            return Err(document::malformed(
                "none of the members that the vendor's bodies begin with is there",
            ));
        }
        Ok(members)
    }

    /// The vendor's identifier of what the event is about, where it sends one.
    #[must_use]
    pub fn id(&self) -> Option<String> {
        let (members, _) = document::read(self.scheme, self.body()).ok()?;
        self.scheme.body.id.iter().find_map(|name| shape::text(&members, name).present()).map(Into::into)
    }

    /// The same for a delivery and its retries, different for different events,
    /// and made of signed material only; `None` where the vendor signs nothing
    /// that tells two events apart. Remember it to refuse replays.
    #[must_use]
    pub fn replay_key(&self) -> Option<String> {
        match self.scheme.replay {
            Replay::Body => Some(hex::encode(mac::digest(self.body()))),
            Replay::Member(name) => {
                let (members, _) = document::read(self.scheme, self.body()).ok()?;
                let key = shape::text(&members, name).present()?;
                (!key.is_empty()).then(|| key.into())
            }
        }
    }
}

impl<B> fmt::Debug for Event<'_, B> {
    /// Without the body.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event").field("scheme", &self.scheme.name).finish_non_exhaustive()
    }
}
