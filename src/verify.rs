//! The one path from a request to an event, and the proof that it was taken.

use std::fmt;

use crate::content;
use crate::document::{self, Value};
use crate::error::{Code, Error};
use crate::event::Event;
use crate::explain;
use crate::freshness;
use crate::mac;
use crate::request::Request;
use crate::scheme::{Algorithm, Origin, Scheme, Tolerance};
use crate::secret::{self, MAX_SECRETS, Prepared, Secret};
use crate::signature;
use crate::source::Sources;

/// What may be asked of a [`Webhook`] beside its scheme and secrets.
#[derive(Clone, Debug)]
pub struct Options {
    /// How far a signed time may lie from now; the scheme's own window by default.
    pub tolerance: Option<Tolerance>,
    /// The largest body taken, in bytes; 1 MiB by default.
    pub max_body_bytes: usize,
    /// The addresses a delivery may come from; any by default.
    pub sources: Option<Sources>,
}

impl Default for Options {
    fn default() -> Self {
        Self { tolerance: None, max_body_bytes: 1 << 20, sources: None }
    }
}

/// A scheme and its secrets, prepared once and used for every delivery.
pub struct Webhook<'s> {
    pub(crate) scheme: &'s Scheme<'s>,
    pub(crate) secrets: Vec<Prepared>,
    options: Options,
}

impl<'s> Webhook<'s> {
    /// Prepares a scheme and its secrets: the current one first, and those that
    /// are being replaced after it.
    ///
    /// # Errors
    /// [`Code::InvalidSecret`] for a secret that cannot be the vendor's, for
    /// none at all, and for more than 16. [`Code::Unsigned`] for a scheme that
    /// signs nothing, which needs `options.sources` instead.
    pub fn new<'k>(
        scheme: &'s Scheme<'s>,
        secrets: impl IntoIterator<Item = impl Into<Secret<'k>>>,
        options: Options,
    ) -> Result<Self, Error> {
        let secrets = secrets
            .into_iter()
            .map(|secret| secret::prepare(secret.into()))
            .collect::<Result<Vec<_>, _>>()?;
        match scheme.algorithm {
            Algorithm::SenderOnly if options.sources.is_none() => Err(Error::new(
                Code::Unsigned,
                &["this scheme signs nothing: say with sourceAddresses where its deliveries may come from"],
            )),
            Algorithm::SenderOnly if !secrets.is_empty() => {
                Err(Error::new(Code::InvalidSecret, &["this scheme signs nothing and takes no secret"]))
            }
            Algorithm::HmacSha256 if secrets.is_empty() => {
                Err(Error::new(Code::InvalidSecret, &["no secret was given"]))
            }
            _ if secrets.len() > MAX_SECRETS => {
                Err(Error::new(Code::InvalidSecret, &["more than 16 secrets were given"]))
            }
            _ => Ok(Self { scheme, secrets, options }),
        }
    }

    /// Verifies a delivery. `now` is in milliseconds since 1970-01-01T00:00Z.
    ///
    /// # Errors
    /// Whatever is found first: the method, the source, the body's size, the
    /// form of the signature, the signature, freshness, the body's kind.
    pub fn verify<B: AsRef<[u8]>>(&self, request: Request<'_, B>, now: u64) -> Result<Event<'s, B>, Error> {
        self.admit(&request)?;
        let (key, signed_time) = match self.scheme.algorithm {
            Algorithm::HmacSha256 => self.authenticate(&request)?,
            Algorithm::SenderOnly => (None, &[][..]),
        };
        let body = request.body.as_ref();
        let timestamp = self.check_freshness(body, signed_time, now)?;
        document::format_of(self.scheme, body)?;
        let verified = Verified { body: request.body, key, timestamp };
        Ok(Event::new(self.scheme, verified))
    }

    /// What needs no key: the method, the sender's address, the body's size.
    fn admit<B: AsRef<[u8]>>(&self, request: &Request<'_, B>) -> Result<(), Error> {
        let scheme = self.scheme;
        if request.method.is_some_and(|method| method != scheme.method) {
            let advice = scheme.advice(Code::MethodNotAllowed);
            return Err(Error::new(Code::MethodNotAllowed, &["the vendor sends ", scheme.method, advice]));
        }
        if let Some(sources) = &self.options.sources {
            let hint = match request.source {
                None => "the sender's address is not known: pass it as sourceAddress",
                Some(address) if !sources.allow(address) => "the sender's address is not on the list",
                Some(_) => "",
            };
            if !hint.is_empty() {
                return Err(Error::new(Code::SourceNotAllowed, &[hint]));
            }
        }
        if request.body.as_ref().len() > self.options.max_body_bytes {
            return Err(Error::new(
                Code::BodyTooLarge,
                &["the body is larger than the limit (maxBodyBytes)"],
            ));
        }
        Ok(())
    }

    /// Which key signed, and the time it signed, in the header's own characters.
    fn authenticate<'r, B: AsRef<[u8]>>(
        &self,
        request: &Request<'r, B>,
    ) -> Result<(Option<usize>, &'r [u8]), Error> {
        let claim = signature::read(self.scheme, request)?;
        let content = content::of(self.scheme, &claim, request.body.as_ref());
        let keys = self.secrets.iter().map(|secret| &secret.key);
        match mac::matching_key(keys, &content, claim.tags()) {
            Some(key) => Ok((Some(key), claim.timestamp)),
            None => Err(explain::mismatch(self, &claim, request.body.as_ref())),
        }
    }

    /// The signed time, checked against the clock.
    fn check_freshness(&self, body: &[u8], signed: &[u8], now: u64) -> Result<Option<u64>, Error> {
        let Some(timestamp) = self.scheme.timestamp else {
            return Ok(None);
        };
        let tolerance = self.options.tolerance.unwrap_or(timestamp.tolerance);
        let check = |text| freshness::check(self.scheme, text, timestamp.unit, tolerance, now).map(Some);
        match timestamp.origin {
            Origin::Signature => check(signed),
            Origin::Member(name) => {
                let (members, _) = document::read(self.scheme, body)?;
                match members.get(name) {
                    None | Some(Value::Null) => Ok(None),
                    Some(Value::Text(text) | Value::Number(text)) => check(text.as_bytes()),
                    Some(_) => check(&[]),
                }
            }
        }
    }
}

impl fmt::Debug for Webhook<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook")
            .field("scheme", &self.scheme.name)
            .field("secrets", &self.secrets.len())
            .field("options", &self.options)
            .finish()
    }
}

/// The proof that a body passed every check. Its only constructor is [`Webhook::verify`].
pub(crate) struct Verified<B> {
    body: B,
    key: Option<usize>,
    timestamp: Option<u64>,
}

impl<B> Verified<B> {
    pub(crate) const fn key(&self) -> Option<usize> {
        self.key
    }

    pub(crate) const fn timestamp(&self) -> Option<u64> {
        self.timestamp
    }

    pub(crate) fn into_body(self) -> B {
        self.body
    }
}

impl<B: AsRef<[u8]>> Verified<B> {
    pub(crate) fn body(&self) -> &[u8] {
        self.body.as_ref()
    }
}
