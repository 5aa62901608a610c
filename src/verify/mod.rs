//! The one path from a request to an event, and the proof that it was taken.

mod address;
pub(crate) mod candidate;
mod covered;
mod delivery;
mod event;
mod freshness;
pub(crate) mod handshake;
pub(crate) mod message;
mod mismatch;
mod named_key;
mod options;
pub(crate) mod payload;
mod require;
pub(crate) mod secret;
mod unlike;
mod verified;

use std::borrow::Cow;
use std::fmt;

use zeroize::Zeroizing;

use self::candidate::Candidate;
pub use self::delivery::Delivery;
pub use self::event::Event;
pub use self::handshake::Challenge;
use self::message::Marked;
use self::mismatch::mismatch;
pub(crate) use self::options::IDLE;
pub use self::options::Options;
use self::options::check_audience;
pub use self::secret::Secret;
use self::secret::{MAX_SECRETS, Prepared};
use self::verified::{Facts, Verified};
use crate::crypto::mac;
use crate::document::{self, Value};
use crate::error::{Code, Error};
use crate::request::Request;
use crate::request::fields::{Fields, MAX_URL_BYTES};
use crate::scheme::{Algorithm, Feature, Field, Handshake, KeyFormat, Replay, Scheme, Tolerance};
use crate::text::decimal;

/// Which secret made which of the presented signatures.
pub(crate) struct Signer {
    /// The secret's index.
    pub(crate) key: usize,
    candidate: Candidate,
    /// The SHA-256 of the signed message, in hexadecimal, where it is the replay key.
    replay: Option<Vec<u8>>,
}

/// Which secret matches, and the replay key, where that is of what was signed.
type Match = (usize, Option<Vec<u8>>);

/// A scheme and its secrets, prepared once and used for every delivery.
pub struct Webhook<'s> {
    pub(crate) scheme: &'s Scheme<'s>,
    pub(crate) secrets: Vec<Prepared>,
    options: Options,
    /// That of `options`, which has none any more.
    verify_token: Option<Zeroizing<Vec<u8>>>,
}

impl<'s> Webhook<'s> {
    /// Prepares a scheme and its secrets: the current one first, and those that
    /// are being replaced after it.
    ///
    /// # Errors
    /// [`Code::InvalidSecret`] for a secret that cannot be the vendor's, for
    /// none at all, and for more than 16; also for an `options.audience` that is
    /// missing, or that the scheme has none of. [`Code::Unsigned`] for a scheme
    /// that signs nothing, which needs `options.sources` instead.
    /// [`Code::InvalidOption`] for an option that does nothing for the scheme.
    pub fn new<'k>(
        scheme: &'s Scheme<'s>,
        secrets: impl IntoIterator<Item = impl Into<Secret<'k>>>,
        mut options: Options,
    ) -> Result<Self, Error> {
        let needs = scheme.needs();
        if needs > Feature::ALL {
            return Err(Error::new(Code::UnknownScheme, &["this scheme needs the feature ", needs.as_str()]));
        }
        check_audience(scheme, options.audience.as_deref())?;
        if let Some(name) = options.idle(scheme) {
            return Err(Error::new(Code::InvalidOption, &[name, ": ", IDLE]));
        }
        let mut prepared = Vec::new();
        for secret in secrets {
            let key = secret::prepare(scheme, secret.into());
            prepared
                .push(key.map_err(|error| if names_key(scheme) { where_keys_are(&error) } else { error })?);
        }
        let secrets = prepared;
        let verify_token = options.verify_token.take().map(|token| Zeroizing::new(token.into_bytes()));
        match scheme.algorithm {
            Algorithm::SenderOnly if options.sources.is_none() => Err(Error::new(
                Code::Unsigned,
                &["this scheme signs nothing: say with sourceAddresses where its deliveries may come from"],
            )),
            Algorithm::SenderOnly if !secrets.is_empty() => {
                Err(Error::new(Code::InvalidSecret, &["this scheme signs nothing and takes no secret"]))
            }
            // Key discovery: a scheme whose deliveries name their key may begin with none; the first
            // delivery is refused with `key_required`, which names the key to fetch.
            _ if secrets.is_empty() && names_key(scheme) => {
                Ok(Self { scheme, secrets, options, verify_token })
            }
            _ if scheme.algorithm != Algorithm::SenderOnly && secrets.is_empty() => {
                Err(Error::new(Code::InvalidSecret, &["no secret was given"]))
            }
            _ if secrets.len() > MAX_SECRETS => {
                Err(Error::new(Code::InvalidSecret, &["more than 16 secrets were given"]))
            }
            _ => Ok(Self { scheme, secrets, options, verify_token }),
        }
    }

    /// The same secrets and options for another copy of the scheme that they were
    /// prepared for: the boundary to JavaScript keeps the one without the other.
    pub(crate) fn with_scheme<'t>(self, scheme: &'t Scheme<'t>) -> Webhook<'t> {
        Webhook { scheme, secrets: self.secrets, options: self.options, verify_token: self.verify_token }
    }

    /// The same with another scheme or other secrets, for which every time and every
    /// address is good: for the search for causes, never for a verdict.
    pub(crate) fn timeless<'t>(&self, scheme: &'t Scheme<'t>, secrets: Vec<Prepared>) -> Webhook<'t> {
        let options = Options { tolerance: Some(Tolerance::ANY), sources: None, ..self.options.clone() };
        Webhook { scheme, secrets, options, verify_token: None }
    }

    /// Whether a verification hashes a secret's text, a block of which the hash leaves on the stack.
    pub(crate) fn hashes_secrets(&self) -> bool {
        self.verify_token.is_some() || self.secrets.iter().any(|secret| secret.key.is_in_messages())
    }

    /// Verifies a delivery. `now` is in milliseconds since 1970-01-01T00:00Z.
    ///
    /// # Errors
    /// Whatever is found first: the method, the source, the body's size, the
    /// form of the signature, the signature, freshness, the body's kind.
    pub fn verify<B: AsRef<[u8]>>(
        &self,
        request: Request<'_, B>,
        now: u64,
    ) -> Result<Delivery<'s, B>, Error> {
        match self.inspect(&request, now)? {
            Outcome::Challenge(challenge) => Ok(Delivery::Challenge(challenge)),
            Outcome::Authentic(facts) => {
                let verified = Verified::new(request.body, facts);
                Ok(Delivery::Event(Event::new(self.scheme, verified)))
            }
        }
    }

    pub(crate) fn inspect<B: AsRef<[u8]>>(
        &self,
        request: &Request<'_, B>,
        now: u64,
    ) -> Result<Outcome, Error> {
        self.admit(request)?;
        let fields = self.fields(request, now);
        if let Some(handshake) = handshake::find(&fields, false)
            && !self.is_signed_delivery(&fields, handshake)
        {
            return self.answer(&fields, handshake);
        }
        let (signer, timestamp) = self.prove(&fields, now)?;
        if let Some(handshake) = handshake::find(&fields, true) {
            return self.answer(&fields, handshake);
        }
        // Signed, and yet no handshake.
        self.check_method(request.method)?;
        unlike::check(self.scheme, fields.body)?;
        let mut id = None;
        for field in self.scheme.body.id {
            id = id.or(outside_body(&fields, *field)?);
        }
        let field_replay = match self.scheme.replay {
            Replay::Field(field) if !self.scheme.replays_by_id() => outside_body(&fields, field)?,
            Replay::Field(_) | Replay::Content | Replay::Body | Replay::Unknown => None,
        };
        let (key, replay) = signer.map_or((None, None), |signer| (Some(signer.key), signer.replay));
        let form = (self.scheme.signs_form() && document::is_blank_form(fields.body))
            .then(|| fields.query_text().into());
        Ok(Outcome::Authentic(Facts { key, timestamp, id, replay: replay.or(field_replay), form }))
    }

    /// The request as the scheme sees it.
    pub(crate) fn fields<'r, B: AsRef<[u8]>>(&'r self, request: &'r Request<'_, B>, now: u64) -> Fields<'r> {
        let fields = Fields::new(self.scheme, request, request.body.as_ref());
        fields.checked(self.options.audience.as_deref(), now)
    }

    /// Whether it has the signature of a delivery, and the method: then it is one, also
    /// where it looks like a handshake that nobody signs. The signature alone is enough
    /// where the handshake has nothing but a method to tell it by.
    fn is_signed_delivery(&self, fields: &Fields<'_>, handshake: &Handshake<'_>) -> bool {
        let is_delivery = handshake.when.is_empty() || self.check_method(fields.method).is_ok();
        is_delivery && candidate::is_there(fields)
    }

    /// Which key signed, and the signed time: of a verdict all that depends neither on
    /// handshakes nor on what a body is.
    pub(crate) fn prove(
        &self,
        fields: &Fields<'_>,
        now: u64,
    ) -> Result<(Option<Signer>, Option<u64>), Error> {
        let shakes =
            |method| self.scheme.handshakes.iter().any(|one| one.signed && method == Some(one.method));
        if !(shakes(fields.method)) {
            self.check_method(fields.method)?;
        }
        let signer = match self.scheme.algorithm {
            Algorithm::SenderOnly => None,
            _ => Some(self.authenticate(fields, now)?),
        };
        let time = signer.as_ref().map_or(&[][..], |signer| signer.candidate.time());
        let timestamp = self.check_freshness(fields, time, now)?;
        Ok((signer, timestamp))
    }

    fn answer(&self, fields: &Fields<'_>, handshake: &Handshake<'_>) -> Result<Outcome, Error> {
        let key = self.secrets.first().and_then(|secret| secret.key.code());
        handshake::answer(fields, handshake, key, self.verify_token.as_deref().map(Vec::as_slice))
            .map(Outcome::Challenge)
    }

    /// What needs no key: a method that the vendor uses at all, the sender's address,
    /// the size of body and URL.
    pub(crate) fn admit<B: AsRef<[u8]>>(&self, request: &Request<'_, B>) -> Result<(), Error> {
        let shakes = |method| self.scheme.handshakes.iter().any(|handshake| handshake.method == method);
        if !request.method.is_some_and(shakes) {
            self.check_method(request.method)?;
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
        let length = request.outside.map_or(request.body.as_ref().len(), |outside| outside.length);
        let limit = self.options.max_body_bytes.unwrap_or(self.scheme.about.reception.max_body_bytes);
        if length > limit {
            let limit = decimal(u64::try_from(limit).unwrap_or(u64::MAX));
            return Err(Error::new(
                Code::BodyTooLarge,
                &["the body is larger than the limit of ", &limit, " bytes (maxBodyBytes)"],
            ));
        }
        if request.url.is_some_and(|url| url.len() > MAX_URL_BYTES) {
            return Err(Error::new(Code::MalformedSignature, &["the URL has more than 32,768 bytes"]));
        }
        Ok(())
    }

    fn check_method(&self, method: Option<&str>) -> Result<(), Error> {
        let expected = self.scheme.method;
        if expected.is_empty() || method.is_none_or(|method| method == expected) {
            return Ok(());
        }
        let advice = self.scheme.advice(Code::MethodNotAllowed);
        Err(Error::new(Code::MethodNotAllowed, &["the vendor sends ", expected, advice]))
    }

    /// Which key signed, where everything holds that must beside the signature.
    fn authenticate(&self, fields: &Fields<'_>, now: u64) -> Result<Signer, Error> {
        let signer = match self.scheme.items {
            Some((list, item)) => self.authenticate_items(fields, list, item, now)?,
            _ => self.authenticate_one(fields)?,
        };
        for require in self.scheme.require {
            require::check(fields, *require)?;
        }
        Ok(signer)
    }

    fn authenticate_one(&self, fields: &Fields<'_>) -> Result<Signer, Error> {
        let candidates = candidate::read(fields)?;
        self.check_certificate(fields)?;
        let token = candidates.first().and_then(|candidate| candidate.presented().token.clone());
        for candidate in candidates {
            if let Some((key, replay)) = self.matching_key(fields, &candidate)? {
                return Ok(Signer { key, candidate, replay });
            }
        }
        self.check_key_is_there(token.as_deref())?;
        Err(mismatch(self.scheme, fields))
    }

    /// A batch: what one item proves, no other does, nor is its time another's.
    #[inline(never)]
    fn authenticate_items(
        &self,
        fields: &Fields<'_>,
        list: &str,
        name: &str,
        now: u64,
    ) -> Result<Signer, Error> {
        let items = match fields.document().and_then(|value| value.at(list)) {
            Some(Value::List(items)) => items.as_slice(),
            _ => &[],
        };
        let mut first = None;
        for item in items {
            let item = match name {
                "" => item,
                _ => item.at(name).ok_or_else(|| document::malformed("an item of the batch is empty"))?,
            };
            let fields = fields.with(fields.body, Some(item));
            let found = self.authenticate_one(&fields)?;
            self.check_freshness(&fields, found.candidate.time(), now)?;
            first.get_or_insert(found);
        }
        first.ok_or_else(|| document::malformed("the body is not a batch of items"))
    }

    /// Which secret made one of the candidate's signatures. A message is made once for all secrets, and one that was
    /// tried is not tried again.
    fn matching_key(&self, fields: &Fields<'_>, candidate: &Candidate) -> Result<Option<Match>, Error> {
        let mut tried: Vec<Marked<'_>> = Vec::new();
        for parts in self.scheme.messages() {
            let message = Marked::of(parts, fields, candidate.time())?;
            if tried.contains(&message) {
                continue;
            }
            let signs = |secret: &Prepared| secret.signs(&message, candidate.presented());
            let mut secrets = self.secrets.iter().enumerate();
            if let Some((key, _)) =
                secrets.find(|(index, secret)| may_sign(fields, candidate, *index, secret) && signs(secret))
            {
                message.check_marks()?;
                return Ok(Some((key, self.replay_of(&message))));
            }
            tried.push(message);
        }
        Ok(None)
    }

    /// The SHA-256 of the signed message, where that tells deliveries apart.
    fn replay_of(&self, message: &Marked<'_>) -> Option<Vec<u8>> {
        let is_asked = self.scheme.replay == Replay::Content;
        is_asked.then(|| hex::encode(mac::digest(message.public_texts())).into_bytes())
    }
}

/// Whether a secret may have made this signature, by its place in the request and the clock.
fn may_sign(fields: &Fields<'_>, candidate: &Candidate, index: usize, secret: &Prepared) -> bool {
    if !secret.is_valid(fields.now) {
        return false;
    }
    candidate.secret.is_none_or(|only| only == index)
}

/// A field's bytes, unless it is in the body: the event has the body and reads it when asked.
fn outside_body(fields: &Fields<'_>, field: Field<'_>) -> Result<Option<Vec<u8>>, Error> {
    if field.is_in_body() { Ok(None) } else { Ok(fields.get(field)?.map(Cow::into_owned)) }
}

/// What a request is.
pub(crate) enum Outcome {
    Challenge(Challenge),
    Authentic(Facts),
}

impl fmt::Debug for Webhook<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook")
            .field("scheme", &self.scheme.name)
            .field("secrets", &self.secrets.len())
            .finish_non_exhaustive()
    }
}

/// What is no key may be the vendor's API secret, which verifies nothing of such a scheme.
fn where_keys_are(error: &Error) -> Error {
    let hint = "; where deliveries name their key, give none, and then the one that key_required asks for (docs/keys.md)";
    Error::new(error.code(), &[error.hint(), hint])
}

/// Whether a delivery says which key it was signed with.
fn names_key(scheme: &Scheme<'_>) -> bool {
    match scheme.key {
        KeyFormat::Public => scheme.algorithm == Algorithm::Jws,
        KeyFormat::Certificate(_) => true,
        _ => false,
    }
}
