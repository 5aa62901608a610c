//! What an id_token is held against.

use std::fmt;

use super::algorithm::Algorithm;
use crate::evidence::refusal::{Code, Flaw};

/// The most issuers, and the most classes of authentication, that are expected.
const MAX_TEXTS: usize = 16;
/// The longest text that is expected, in bytes.
const MAX_TEXT: usize = 2048;

const NO_TEXT: Flaw = (
    Code::InvalidOption,
    "an expected issuer, client id, nonce, subject or acr is empty, or has over 2,048 bytes",
);
const NOT_SOME: Flaw =
    (Code::InvalidOption, "there are one to 16 expected issuers, and 16 expected acr at most");
const NO_ALGORITHM: Flaw = (Code::InvalidOption, "none of RS256 and ES256 is expected");
const NO_WINDOW: Flaw = (Code::InvalidOption, "a window of no time takes nothing: it has milliseconds");

/// What an id_token is held against.
#[derive(Clone, Copy)]
pub struct Expected<'e> {
    /// Who may have issued it (`iss`), one to 16, each compared as it is: for one set of keys there is
    /// one issuer, and more only where it writes itself in several ways.
    pub issuers: &'e [&'e str],
    /// For whom it must be (`aud`, `azp`): the relying party's `client_id`.
    pub client_id: &'e str,
    /// What it may be signed with.
    pub algorithms: &'e [Algorithm],
    /// The `nonce` of the request that it must answer.
    pub nonce: Option<&'e str>,
    /// About whom it must be (`sub`).
    pub subject: Option<&'e str>,
    /// How long ago the person may have been authenticated (`auth_time`), in milliseconds.
    pub max_age: Option<u64>,
    /// The classes of authentication (`acr`) of which it must be one; empty for any, and for none.
    pub acr: &'e [&'e str],
    /// How long ago it may have expired (`exp`), in milliseconds; likewise of `max_age`.
    pub past: u64,
    /// How far ahead it may have been issued (`iat`), or begin to be good (`nbf`), likewise.
    pub future: u64,
}

impl fmt::Debug for Expected<'_> {
    /// Nothing of a person or of a request.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Expected { .. }")
    }
}

impl<'e> Expected<'e> {
    /// What these issuers sign for this client, by either algorithm, with clocks that differ by five
    /// minutes; about anybody, however they were authenticated.
    #[must_use]
    pub const fn new(issuers: &'e [&'e str], client_id: &'e str) -> Self {
        Self {
            issuers,
            client_id,
            algorithms: &Algorithm::ALL,
            nonce: None,
            subject: None,
            max_age: None,
            acr: &[],
            past: 5 * 60_000,
            future: 5 * 60_000,
        }
    }

    /// Whether it can be held against anything: judged before the token is.
    pub(super) fn check(&self) -> Result<(), Flaw> {
        let are_some =
            !self.issuers.is_empty() && self.issuers.len() <= MAX_TEXTS && self.acr.len() <= MAX_TEXTS;
        are_some.then_some(()).ok_or(NOT_SOME)?;
        let one = [Some(self.client_id), self.nonce, self.subject].into_iter().flatten();
        let mut texts = one.chain(self.issuers.iter().chain(self.acr).copied());
        texts.all(|text| (1..=MAX_TEXT).contains(&text.len())).then_some(()).ok_or(NO_TEXT)?;
        (!self.algorithms.is_empty()).then_some(()).ok_or(NO_ALGORITHM)?;
        (self.past > 0 && self.future > 0).then_some(()).ok_or(NO_WINDOW)
    }

    /// What is asked for beside issuer, relying party and time, as it is told when it holds.
    pub(super) fn asked(&self) -> Vec<&'static str> {
        let asked = [
            (self.subject.is_some(), "the person is the expected (sub)"),
            (self.nonce.is_some(), "it answers the expected request (nonce)"),
            (!self.acr.is_empty(), "the person was authenticated as expected (acr)"),
            (self.max_age.is_some(), "the person was authenticated as lately as expected (auth_time)"),
        ];
        asked.into_iter().filter(|(is_asked, _)| *is_asked).map(|(_, what)| what).collect()
    }
}
