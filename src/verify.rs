//! The one path from a request to an event, and the proof that it was taken.

use std::borrow::Cow;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

#[cfg(feature = "public-keys")]
use crate::address;
use crate::content;
use crate::document::{self, Value};
use crate::error::{Code, Error};
use crate::event::Event;
use crate::explain;
use crate::fields::Fields;
use crate::freshness;
use crate::handshake::{self, Challenge};
use crate::mac;
use crate::request::Request;
use crate::scheme::{
    Algorithm, Feature, Field, Handshake, KeyFormat, Origin, Replay, Require, Scheme, Tolerance, Unit,
};
use crate::secret::{self, MAX_SECRETS, Prepared, Secret};
use crate::signature::{self, Claim};
use crate::source::Sources;
use crate::{FULL, PUBLIC_KEYS, SLIM};

/// What may be asked of a [`Webhook`] beside its scheme and secrets.
#[derive(Clone)]
pub struct Options {
    /// How far a signed time may lie from now; the scheme's own window by default.
    pub tolerance: Option<Tolerance>,
    /// The largest body taken, in bytes; 1 MiB by default.
    pub max_body_bytes: usize,
    /// The addresses a delivery may come from; any by default.
    pub sources: Option<Sources>,
    /// The token that the caller gave the vendor for its handshake (Meta).
    pub verify_token: Option<String>,
    /// Whom deliveries must be for, where they say so ([`Scheme::has_audience`]):
    /// PayPal's webhook ID, the ARN of an SNS topic.
    #[cfg(feature = "public-keys")]
    pub audience: Option<String>,
}

impl fmt::Debug for Options {
    /// Without the token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("tolerance", &self.tolerance)
            .field("max_body_bytes", &self.max_body_bytes)
            .field("sources", &self.sources)
            .finish_non_exhaustive()
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            tolerance: None,
            max_body_bytes: 1 << 20,
            sources: None,
            verify_token: None,
            #[cfg(feature = "public-keys")]
            audience: None,
        }
    }
}

/// Why an option is refused that does nothing.
pub(crate) const IDLE: &str = "it does nothing for this scheme";

impl Options {
    /// The name, as JavaScript has it, of an option that does nothing for a
    /// scheme. [`check_audience`] is about the one that must be there.
    pub(crate) fn idle(&self, scheme: &Scheme<'_>) -> Option<&'static str> {
        let expires = || scheme.require.iter().any(|require| matches!(require, Require::Expires(_)));
        let has_time = || scheme.timestamp.is_some() || scheme.algorithm == Algorithm::Jws || expires();
        let asks_token = || scheme.handshakes.iter().any(|handshake| handshake.token.is_some());
        if self.tolerance.is_some() && !has_time() {
            return Some("tolerance");
        }
        (self.verify_token.is_some() && !asks_token()).then_some("verifyToken")
    }
}

/// Which secret signed, and the claim that it made good.
type Signer = (usize, Claim);

/// A scheme and its secrets, prepared once and used for every delivery.
pub struct Webhook<'s> {
    pub(crate) scheme: &'s Scheme<'s>,
    pub(crate) secrets: Vec<Prepared>,
    options: Options,
    /// That of `options`, which has none any more.
    verify_token: Option<Zeroizing<String>>,
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
        let needs = if SLIM { Feature::None } else { scheme.needs() };
        if needs > Feature::ALL {
            return Err(Error::new(Code::UnknownScheme, &["this scheme needs the feature ", needs.as_str()]));
        }
        #[cfg(feature = "public-keys")]
        check_audience(scheme, options.audience.as_deref())?;
        if let Some(name) = options.idle(scheme) {
            return Err(Error::new(Code::InvalidOption, &[name, ": ", IDLE]));
        }
        let secrets = secrets
            .into_iter()
            .map(|secret| secret::prepare(scheme, secret.into()))
            .collect::<Result<Vec<_>, _>>()?;
        let verify_token = options.verify_token.take().map(Zeroizing::new);
        match scheme.algorithm() {
            Algorithm::SenderOnly if options.sources.is_none() => Err(Error::new(
                Code::Unsigned,
                &["this scheme signs nothing: say with sourceAddresses where its deliveries may come from"],
            )),
            Algorithm::SenderOnly if !secrets.is_empty() => {
                Err(Error::new(Code::InvalidSecret, &["this scheme signs nothing and takes no secret"]))
            }
            // Those who fetch keys when a delivery names one begin with none.
            _ if PUBLIC_KEYS && secrets.is_empty() && names_key(scheme) => {
                Ok(Self { scheme, secrets, options, verify_token })
            }
            _ if scheme.algorithm() != Algorithm::SenderOnly && secrets.is_empty() => {
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
    #[cfg(all(feature = "js", feature = "full"))]
    pub(crate) fn with_scheme<'t>(self, scheme: &'t Scheme<'t>) -> Webhook<'t> {
        Webhook { scheme, secrets: self.secrets, options: self.options, verify_token: self.verify_token }
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
            Finding::Challenge(challenge) => Ok(Delivery::Challenge(challenge)),
            Finding::Authentic(facts) => {
                let verified = Verified { body: request.body, facts };
                Ok(Delivery::Event(Event::new(self.scheme, verified)))
            }
        }
    }

    fn inspect<B: AsRef<[u8]>>(&self, request: &Request<'_, B>, now: u64) -> Result<Finding, Error> {
        self.admit(request)?;
        let fields = Fields::new(self.scheme, request, request.body.as_ref());
        #[cfg(feature = "public-keys")]
        let fields = fields.checked(self.options.audience.as_deref(), now);
        if FULL && let Some(handshake) = handshake::find(&fields, false) {
            return self.answer(&fields, handshake);
        }
        let (proof, timestamp) = self.prove(&fields, now)?;
        if FULL && let Some(handshake) = handshake::find(&fields, true) {
            return self.answer(&fields, handshake);
        }
        if FULL {
            // Signed, and yet no handshake.
            self.check_method(request.method)?;
        }
        document::check_format(self.scheme, fields.body)?;
        let replay = match self.scheme.replay {
            Replay::Field(field) if !self.scheme.replays_by_id() => outside_body(&fields, field)?,
            Replay::Content if FULL => self.content_digest(&fields, proof.as_ref())?,
            Replay::Field(_) | Replay::Content | Replay::Body | Replay::Unknown => None,
        };
        let mut id = None;
        for field in self.scheme.body.id {
            id = id.or(outside_body(&fields, *field)?);
        }
        let key = proof.map(|(key, _)| key);
        Ok(Finding::Authentic(Facts { key, timestamp, id, replay }))
    }

    /// Which key signed, with the claim that it made good, and the signed time:
    /// of a verdict all that depends neither on handshakes nor on what a body is.
    pub(crate) fn prove(
        &self,
        fields: &Fields<'_>,
        now: u64,
    ) -> Result<(Option<Signer>, Option<u64>), Error> {
        let shakes =
            |method| self.scheme.handshakes.iter().any(|one| one.signed && method == Some(one.method));
        if !(FULL && shakes(fields.method)) {
            self.check_method(fields.method)?;
        }
        let proof = match self.scheme.algorithm() {
            Algorithm::SenderOnly => None,
            _ => Some(self.authenticate(fields)?),
        };
        let time = proof.as_ref().map_or(&[][..], |(_, claim)| claim.time());
        let timestamp = self.check_freshness(fields, time, now)?;
        Ok((proof, timestamp))
    }

    fn answer(&self, fields: &Fields<'_>, handshake: &Handshake<'_>) -> Result<Finding, Error> {
        let key = self.secrets.first().map(|secret| &secret.key);
        handshake::answer(fields, handshake, key, self.verify_token.as_ref().map(|token| token.as_str()))
            .map(Finding::Challenge)
    }

    /// What needs no key: the sender's address, the body's size, and a method
    /// that the vendor uses at all.
    pub(crate) fn admit<B: AsRef<[u8]>>(&self, request: &Request<'_, B>) -> Result<(), Error> {
        let shakes = |method| self.scheme.handshakes.iter().any(|handshake| handshake.method == method);
        if !request.method.is_some_and(shakes) {
            self.check_method(request.method)?;
        }
        if !SLIM && let Some(sources) = &self.options.sources {
            let hint = match request.source {
                None => "the sender's address is not known: pass it as sourceAddress",
                Some(address) if !sources.allow(address) => "the sender's address is not on the list",
                Some(_) => "",
            };
            if !hint.is_empty() {
                return Err(Error::new(Code::SourceNotAllowed, &[hint]));
            }
        }
        let length = request.outside.unwrap_or(request.body.as_ref().len());
        if length > self.options.max_body_bytes {
            let hint = "the body is larger than the limit (maxBodyBytes)";
            return Err(Error::new(Code::BodyTooLarge, &[hint]));
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

    /// Which key signed, and the claim that it made good.
    fn authenticate(&self, fields: &Fields<'_>) -> Result<Signer, Error> {
        let proof = match self.scheme.items {
            Some((list, item)) if FULL => self.authenticate_items(fields, list, item)?,
            _ => self.authenticate_one(fields)?,
        };
        let require = if FULL { self.scheme.require } else { &[] };
        for require in require {
            check(fields, *require)?;
        }
        Ok(proof)
    }

    fn authenticate_one(&self, fields: &Fields<'_>) -> Result<Signer, Error> {
        let (claim, more) = signature::read(fields)?;
        #[cfg(feature = "public-keys")]
        self.check_certificate(fields)?;
        if let Some(key) = self.matching_key(fields, &claim)? {
            return Ok((key, claim));
        }
        for other in more.into_iter().filter(|_| FULL) {
            if let Some(key) = self.matching_key(fields, &other)? {
                return Ok((key, other));
            }
        }
        #[cfg(feature = "public-keys")]
        self.check_key_is_there(&claim)?;
        Err(explain::mismatch(self, &claim, fields))
    }

    /// Refuses a token whose key the caller can still get, where none of the
    /// given ones is it.
    #[cfg(feature = "public-keys")]
    fn check_key_is_there(&self, claim: &Claim) -> Result<(), Error> {
        let Some(header) = &claim.proof().token else {
            return Ok(());
        };
        if self.secrets.iter().any(|secret| secret.key.is_meant(header)) {
            return Ok(());
        }
        // Nobody has signed it: it may not say anything it likes in a log.
        let is_plain =
            |kid: &str| kid.len() <= MAX_KID_BYTES && kid.bytes().all(|byte| byte.is_ascii_graphic());
        let kid = header.kid.as_ref().filter(|kid| is_plain(kid)).map(String::as_str);
        let name = kid.unwrap_or("(not a name)");
        let hint = ["the token was signed with the key \"", name, "\": get its JWK from the vendor"];
        Err(Error::key_required(kid, &hint))
    }

    /// Refuses a delivery that names a certificate which is none of the vendor's, and
    /// one for which no certificate is at hand.
    #[cfg(feature = "public-keys")]
    fn check_certificate(&self, fields: &Fields<'_>) -> Result<(), Error> {
        let KeyFormat::Certificate(published) = self.scheme.key else {
            return Ok(());
        };
        let named_by = published.named_by.describe();
        let address = fields.get(published.named_by)?.ok_or_else(|| {
            Error::new(Code::MissingSignature, &[&named_by, " has to name a certificate, and is not there"])
        })?;
        // Nobody has signed it: a caller who fetches what is there must not be sent anywhere.
        let address = std::str::from_utf8(&address).unwrap_or_default();
        if !address::is_one_of(address, published.addresses) {
            let words = [&named_by, " is not an address at which the vendor has certificates"];
            return Err(Error::new(Code::MalformedSignature, &words));
        }
        if self.secrets.iter().any(|secret| secret.is_valid(fields.now)) {
            return Ok(());
        }
        let words = match self.secrets.first() {
            None => "no certificate was given: get the one at ",
            Some(_) => "the given certificate has expired, or is not valid yet: get the one at ",
        };
        Err(Error::key_required(Some(address), &[words, address]))
    }

    /// A batch: what one item proves, no other does.
    fn authenticate_items(&self, fields: &Fields<'_>, list: &str, name: &str) -> Result<Signer, Error> {
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
            let found = self.authenticate_one(&fields.with(fields.body, Some(item)))?;
            first.get_or_insert(found);
        }
        first.ok_or_else(|| document::malformed("the body is not a batch of items"))
    }

    /// Which secret made one of the claim's signatures.
    fn matching_key(&self, fields: &Fields<'_>, claim: &Claim) -> Result<Option<usize>, Error> {
        for (index, secret) in self.secrets.iter().enumerate() {
            if claim.secret.is_some_and(|only| only != index) {
                continue;
            }
            #[cfg(feature = "public-keys")]
            if !secret.is_valid(fields.now) {
                continue;
            }
            let alternates = if FULL { self.scheme.alternates } else { &[] };
            let messages = std::iter::once(&self.scheme.content).chain(alternates);
            for parts in messages {
                let content = content::of(parts, fields, claim.time(), &secret.key)?;
                if secret.key.matches(&content, claim.proof()) {
                    return Ok(Some(index));
                }
            }
        }
        Ok(None)
    }

    fn content_digest(&self, fields: &Fields<'_>, proof: Option<&Signer>) -> Result<Option<Vec<u8>>, Error> {
        let Some((key, claim)) = proof else { return Ok(None) };
        let Some(secret) = self.secrets.get(*key) else { return Ok(None) };
        let content = content::of(self.scheme.content, fields, claim.time(), &secret.key)?;
        Ok(Some(hex::encode(mac::digest(content.pieces())).into_bytes()))
    }

    /// The signed time, checked against the clock.
    fn check_freshness(&self, fields: &Fields<'_>, signed: &[u8], now: u64) -> Result<Option<u64>, Error> {
        if FULL {
            self.check_validity(fields, now)?;
        }
        let Some(timestamp) = self.scheme.timestamp else {
            return Ok(None);
        };
        let tolerance = self.options.tolerance.unwrap_or(timestamp.tolerance);
        let check =
            |text: &[u8]| freshness::check(self.scheme, text, timestamp.unit, tolerance, now).map(Some);
        match timestamp.origin {
            Origin::Signature => check(signed),
            Origin::Field(field) => match fields.get(field)? {
                Some(text) => check(&text),
                None => Err(content::missing(fields, field)),
            },
            Origin::OptionalMember(_) if SLIM => Err(document::malformed("the full module is needed")),
            Origin::OptionalMember(path) => {
                let (value, _) = document::read(self.scheme, fields.body)?;
                match value.at(path) {
                    None | Some(Value::Null) => Ok(None),
                    Some(Value::Text(text) | Value::Number(text)) => check(text.as_bytes()),
                    Some(_) => check(&[]),
                }
            }
        }
    }

    /// From when on and until when it may be taken, where the sender says so.
    fn check_validity(&self, fields: &Fields<'_>, now: u64) -> Result<(), Error> {
        let default = self.scheme.timestamp.map_or(Tolerance::FIVE_MINUTES, |timestamp| timestamp.tolerance);
        let tolerance = self.options.tolerance.unwrap_or(default);
        // RFC 7519, section 4.1.4: refused from that time on, not after it.
        let until = Tolerance { past: tolerance.future.saturating_sub(1), future: u64::MAX };
        for require in self.scheme.require {
            let Require::Expires(field) = *require else { continue };
            let text = fields
                .get(field)?
                .ok_or_else(|| Error::new(Code::MissingTimestamp, &[&field.describe(), " is not there"]))?;
            freshness::check(self.scheme, &text, Unit::Seconds, until, now)?;
        }
        if !PUBLIC_KEYS || !matches!(self.scheme.algorithm(), Algorithm::Jws) {
            return Ok(());
        }
        // Sections 4.1.4 and 4.1.5: these hold in any token, also where no vendor is known to send them.
        let from = Tolerance { past: u64::MAX, future: tolerance.future };
        for (claim, window) in [("exp", until), ("nbf", from)] {
            if let Some(text) = fields.get(Field::Claim(claim))? {
                freshness::check(self.scheme, &text, Unit::Seconds, window, now)?;
            }
        }
        Ok(())
    }
}

/// Whether a delivery says which key it was signed with.
fn names_key(scheme: &Scheme<'_>) -> bool {
    match scheme.key {
        KeyFormat::Public => scheme.algorithm == Algorithm::Jws,
        KeyFormat::Certificate(_) => true,
        _ => false,
    }
}

/// The longest audience: an ARN has at most 2,048 characters, and no topic's has so many.
#[cfg(feature = "public-keys")]
const MAX_AUDIENCE_BYTES: usize = 512;

/// Without one a delivery for anybody would pass; and one that nobody asks for
/// would be taken for a check.
#[cfg(feature = "public-keys")]
fn check_audience(scheme: &Scheme<'_>, audience: Option<&str>) -> Result<(), Error> {
    let words = match audience {
        None if scheme.has_audience() => {
            "the vendor signs whom a delivery is for, and anybody can have deliveries for themselves: say with audience who you are (PayPal's webhook ID, the ARN of the SNS topic)"
        }
        Some(_) if !scheme.has_audience() => {
            "this scheme's deliveries do not say whom they are for: audience must be left out"
        }
        Some(text)
            if text.is_empty()
                || text.len() > MAX_AUDIENCE_BYTES
                || !text.bytes().all(|byte| byte.is_ascii_graphic()) =>
        {
            "the audience is not 1 to 512 visible ASCII characters"
        }
        _ => return Ok(()),
    };
    Err(Error::new(Code::InvalidSecret, &[words]))
}

/// The longest name of a key that is repeated in a hint.
#[cfg(feature = "public-keys")]
const MAX_KID_BYTES: usize = 128;

/// What must hold beside the signature.
fn check(fields: &Fields<'_>, require: Require<'_>) -> Result<(), Error> {
    let (field, holds) = match require {
        Require::Is(field, expected) => {
            (field, fields.get(field)?.is_some_and(|value| value == expected.as_bytes()))
        }
        Require::Same(field, other) => (field, fields.get(field)? == fields.get(other)?),
        Require::Audience(field) => {
            (field, fields.get(field)?.is_some_and(|value| value == fields.audience().as_bytes()))
        }
        Require::BodySha256Base64(field) => {
            (field, is_hash(fields, field, fields.body, |hash| STANDARD.encode(hash))?)
        }
        Require::BodySha256IfAny(field) if fields.body.is_empty() => (field, fields.get(field)?.is_none()),
        Require::BodySha256(field) | Require::BodySha256IfAny(field) => {
            (field, is_hash(fields, field, fields.body, hex::encode)?)
        }
        Require::Url(field) => {
            (field, fields.url.is_some() && fields.get(field)?.as_deref() == fields.url.map(str::as_bytes))
        }
        Require::UrlSha256(field) => {
            let url = fields.url.unwrap_or_default();
            (field, !url.is_empty() && is_hash(fields, field, url.as_bytes(), hex::encode)?)
        }
        Require::Expires(field) => (field, true),
    };
    if holds {
        return Ok(());
    }
    let code = match require {
        Require::Is(..) | Require::Same(..) | Require::Expires(_) => Code::MalformedSignature,
        _ => Code::SignatureMismatch,
    };
    let words = match require {
        Require::Is(_, expected) => ["must be ", expected].concat(),
        Require::Same(_, other) => ["must be the same as ", &other.describe()].concat(),
        Require::Audience(_) => "is not the audience: the vendor signed it for somebody else".to_owned(),
        Require::Url(_) | Require::UrlSha256(_) if fields.url.is_none() => {
            "says which URL the vendor calls: pass it as url, as configured with the vendor".to_owned()
        }
        Require::Url(_) | Require::UrlSha256(_) => {
            "must be of this URL: the one configured with the vendor, not the one behind a proxy".to_owned()
        }
        _ => "must be the SHA-256 of the body: check that it is the raw one, before any parsing or decoding"
            .to_owned(),
    };
    Err(Error::new(code, &[&field.describe(), " ", &words]))
}

/// Whether a field is the SHA-256 of this, written so.
fn is_hash(
    fields: &Fields<'_>,
    field: Field<'_>,
    of: &[u8],
    write: fn([u8; 32]) -> String,
) -> Result<bool, Error> {
    let expected = write(mac::digest([of]));
    Ok(fields.get(field)?.is_some_and(|value| mac::is_same(&value, expected.as_bytes())))
}

/// A field's bytes, unless it is in the body: the event has the body and reads it when asked.
fn outside_body(fields: &Fields<'_>, field: Field<'_>) -> Result<Option<Vec<u8>>, Error> {
    if field.is_in_body() {
        return Ok(None);
    }
    Ok(fields.get(field)?.map(Cow::into_owned))
}

/// What a request is.
enum Finding {
    Challenge(Challenge),
    Authentic(Facts),
}

/// What came in: an event, or a vendor's handshake, which is not one.
#[derive(Debug)]
pub enum Delivery<'s, B> {
    /// A delivery that passed every check.
    Event(Event<'s, B>),
    /// Send this answer, and nothing happens.
    Challenge(Challenge),
}

impl<'s, B> Delivery<'s, B> {
    /// The event, where the scheme has no handshakes or this is none.
    #[must_use]
    pub fn event(self) -> Option<Event<'s, B>> {
        match self {
            Self::Event(event) => Some(event),
            Self::Challenge(_) => None,
        }
    }
}

impl fmt::Debug for Webhook<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook")
            .field("scheme", &self.scheme.name)
            .field("secrets", &self.secrets.len())
            .finish_non_exhaustive()
    }
}

/// What was found out about an authentic delivery.
pub(crate) struct Facts {
    pub(crate) key: Option<usize>,
    pub(crate) timestamp: Option<u64>,
    /// The id and the replay key, where they stand outside the body.
    pub(crate) id: Option<Vec<u8>>,
    pub(crate) replay: Option<Vec<u8>>,
}

/// The proof that a body passed every check. Its only constructor is [`Webhook::verify`].
pub(crate) struct Verified<B> {
    body: B,
    facts: Facts,
}

impl<B> Verified<B> {
    pub(crate) const fn facts(&self) -> &Facts {
        &self.facts
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
