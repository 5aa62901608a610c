//! What an id_token says (OpenID Connect Core 1.0, section 2), as far as it is judged.

use super::algorithm::Algorithm;
use super::expected::Expected;
use super::proven::Proven;
use crate::document::{Members, Value};
use crate::evidence::claims::{self, text};
use crate::evidence::digest::sha256;
use crate::evidence::refusal::{Code, Flaw};
use crate::evidence::token::Token;
use crate::request::time;

/// The longest name of a person at an issuer, in ASCII characters: OpenID Connect's own.
const MAX_SUBJECT: usize = 255;

const NO_NAMES: Flaw = (
    Code::UnsupportedProfile,
    "the id_token has not its claims iss, sub and aud: texts that are not empty, sub of 255 ASCII characters at most, aud one or a list of some",
);
const NO_TIMES: Flaw = (
    Code::UnsupportedProfile,
    "the id_token has not its claims exp and iat, or an nbf that is none: numbers of seconds, without an exponent",
);
const OTHER_ISSUER: Flaw =
    (Code::IssuerMismatch, "the id_token is of another issuer (iss) than the expected, byte for byte");
const OTHER_AUDIENCE: Flaw = (
    Code::RelyingPartyMismatch,
    "the id_token is for another relying party: its audience (aud) has not the client id",
);
const OTHER_PARTY: Flaw = (
    Code::RelyingPartyMismatch,
    "the id_token was issued to another relying party: its azp is not the client id, or is missing with several audiences (aud)",
);
const OTHER_SUBJECT: Flaw =
    (Code::IdentityMismatch, "the id_token is about somebody else (sub) than the expected");
const OTHER_NONCE: Flaw =
    (Code::NonceMismatch, "the id_token answers another request: its nonce is missing, or not the expected");
const OTHER_ACR: Flaw = (
    Code::AcrMismatch,
    "the person was authenticated in another way: the id_token's acr is missing, or none of the expected",
);
const EXPIRED: Flaw = (
    Code::TooOld,
    "the id_token has expired (exp): is it replayed, or delivered late? What a vendor delivers again needs a wider tolerance",
);
const NOT_YET: Flaw = (
    Code::InFuture,
    "the id_token was issued (iat), or begins to be good (nbf), after the window: is the clock right?",
);
const NO_AUTH_TIME: Flaw = (
    Code::UnsupportedProfile,
    "the id_token does not say when the person was authenticated (auth_time, a number of seconds), which has to be recent: the request asks for it by max_age",
);
const LONG_AGO: Flaw = (Code::TooOld, "the person was authenticated (auth_time) longer ago than is expected");
const AUTHENTICATED_LATER: Flaw =
    (Code::InFuture, "the person was authenticated (auth_time) after the window: is the clock right?");

/// What an id_token says. Times are in milliseconds since 1970-01-01T00:00Z.
pub(super) struct Content<'c> {
    members: Members<'c>,
    issuer: String,
    subject: String,
    audience: Vec<String>,
    issued_at: u64,
    expires_at: u64,
    not_before: Option<u64>,
}

impl<'c> Content<'c> {
    /// Of claims that are authentic. What is asked for by the caller alone is not judged yet.
    pub(super) fn read(claims: &'c [u8]) -> Result<Self, Flaw> {
        let members = claims::members(claims)?;
        let subject = text(&members, "sub").filter(|text| text.len() <= MAX_SUBJECT && text.is_ascii());
        let said = |name: &str| moment(&members, name).ok_or(NO_TIMES);
        Ok(Self {
            issuer: text(&members, "iss").ok_or(NO_NAMES)?,
            subject: subject.ok_or(NO_NAMES)?,
            audience: audience(&members).ok_or(NO_NAMES)?,
            issued_at: said("iat")?,
            expires_at: said("exp")?,
            not_before: members.get("nbf").map(|_| said("nbf")).transpose()?,
            members,
        })
    }

    /// Whether it is of an expected issuer, for the relying party, and about whom and as the caller says.
    pub(super) fn is_for(&self, expected: &Expected<'_>) -> Result<(), Flaw> {
        let client = expected.client_id;
        expected.issuers.contains(&&*self.issuer).then_some(()).ok_or(OTHER_ISSUER)?;
        self.audience.iter().any(|one| one == client).then_some(()).ok_or(OTHER_AUDIENCE)?;
        // Core, section 3.1.3.7, steps 4 and 5.
        let is_party = match self.members.get("azp") {
            None => self.audience.len() == 1,
            Some(party) => party.as_text() == Some(client),
        };
        is_party.then_some(()).ok_or(OTHER_PARTY)?;
        let is =
            |name: &str, expected: &str| self.members.get(name).and_then(Value::as_text) == Some(expected);
        expected.subject.is_none_or(|subject| self.subject == subject).then_some(()).ok_or(OTHER_SUBJECT)?;
        expected.nonce.is_none_or(|nonce| is("nonce", nonce)).then_some(()).ok_or(OTHER_NONCE)?;
        let is_class = expected.acr.is_empty() || expected.acr.iter().any(|class| is("acr", class));
        is_class.then_some(()).ok_or(OTHER_ACR)
    }

    /// Whether it is good at this time, and the person was authenticated within the expected.
    pub(super) fn is_at(&self, expected: &Expected<'_>, now: u64) -> Result<(), Flaw> {
        let begins_at = self.issued_at.max(self.not_before.unwrap_or_default());
        let latest = now.saturating_add(expected.future);
        (begins_at <= latest).then_some(()).ok_or(NOT_YET)?;
        (now.saturating_sub(expected.past) < self.expires_at).then_some(()).ok_or(EXPIRED)?;
        let Some(max_age) = expected.max_age else { return Ok(()) };
        let authenticated_at = self.authenticated_at().ok_or(NO_AUTH_TIME)?;
        (authenticated_at <= latest).then_some(()).ok_or(AUTHENTICATED_LATER)?;
        let longest = max_age.saturating_add(expected.past);
        (now.saturating_sub(authenticated_at) <= longest).then_some(()).ok_or(LONG_AGO)
    }

    fn authenticated_at(&self) -> Option<u64> {
        moment(&self.members, "auth_time")
    }

    /// What it proves, being what this token says, that such a key signed.
    pub(super) fn proven(
        self,
        token: &Token<'_>,
        algorithm: Algorithm,
        expected: &Expected<'_>,
    ) -> Result<Proven, Flaw> {
        Ok(Proven {
            id: sha256(token.message.as_bytes()),
            authenticated_at: self.authenticated_at(),
            acr: text(&self.members, "acr"),
            amr: self.members.get("amr").and_then(texts),
            asked: expected.asked(),
            issuer: self.issuer,
            subject: self.subject,
            audience: self.audience,
            issued_at: self.issued_at,
            expires_at: self.expires_at,
            key_id: token.kid.clone(),
            algorithm,
            claims: claims::text_of(&token.claims)?,
        })
    }
}

/// A time (RFC 7519, section 2, NumericDate).
fn moment(members: &Members<'_>, name: &str) -> Option<u64> {
    let Value::Number(digits) = members.get(name)? else { return None };
    time::numeric_date(digits)
}

/// For whom: one, or a list of some.
fn audience(members: &Members<'_>) -> Option<Vec<String>> {
    let one = |audience| [audience].into();
    let several = || members.get("aud").and_then(texts).filter(|audience| !audience.is_empty());
    text(members, "aud").map(one).or_else(several)
}

/// A list of texts.
fn texts(value: &Value<'_>) -> Option<Vec<String>> {
    let Value::List(list) = value else { return None };
    list.iter().map(|one| one.as_text().map(ToOwned::to_owned)).collect()
}
