//! An id_token of OpenID Connect that stands in a webhook's payload: what an issuer signed about a
//! person whom it has authenticated, for one relying party.
//!
//! The steps of [`IdToken::verify`] are those of OpenID Connect Core 1.0, section 3.1.3.7, with the
//! best practices of RFC 8725. The keys are the caller's: nothing is fetched (docs/evidence.md).

mod algorithm;
mod content;
mod expected;
mod keys;
mod proven;

use std::fmt;

pub use algorithm::Algorithm;
pub use expected::Expected;
pub use keys::Keys;
pub use proven::Proven;

use super::refusal::{At as _, Code, Flaw, Refusal, Step};
use super::token::Token;
use crate::document::Value;
use content::Content;

/// The longest token, in bytes: some issuers put a picture of the person into it.
const MAX_BYTES: usize = 256 * 1024;
/// The dots of a token that is encrypted (RFC 7516, section 3.1).
const DOTS_OF_ENCRYPTED: usize = 4;
/// What a token says that it is (RFC 7519, section 5.1), where it says so, with and without what
/// RFC 7515, section 4.1.9, has left out.
const TYPES: [&str; 2] = ["JWT", "application/JWT"];

const MISSING: Flaw = (
    Code::EvidenceMissing,
    "there is no id_token: the text is empty, or where the event's payload was to have one (member) stands no text",
);
const TOO_LARGE: Flaw = (Code::TooLarge, "the id_token has over 262,144 bytes");
const ENCRYPTED: Flaw = (
    Code::EncryptedToken,
    "the id_token has five parts: it is encrypted for you (JWE); decrypt it first, and pass what stands in it",
);
const OTHER_TYPE: Flaw = (
    Code::UnsupportedProfile,
    "the header says that it is another kind of token (typ) than JWT: an access or a logout token is no id_token",
);

/// An id_token, as it was received.
#[derive(Clone, Copy)]
pub struct IdToken<'t> {
    /// The token (JWS, RFC 7515, section 7.1): three parts of base64url with dots between them, 262,144
    /// bytes at most.
    pub token: &'t str,
}

impl fmt::Debug for IdToken<'_> {
    /// Nothing of a person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdToken { .. }")
    }
}

impl IdToken<'_> {
    /// Verifies the id_token: who was authenticated, by whom, for whom, when and how. `now` is in
    /// milliseconds since 1970-01-01T00:00Z.
    ///
    /// # Errors
    /// Whatever is not the form of an id_token is [`Code::MalformedToken`] or
    /// [`Code::UnsupportedProfile`]; every other code says what does not hold.
    pub fn verify(&self, keys: &Keys, expected: &Expected<'_>, now: u64) -> Result<Proven, Refusal> {
        expected.check().at(Step::Input)?;
        self.is_there().at(Step::Input)?;
        let token = self.read(expected).at(Step::Token)?;
        let key = keys.meant_by(&token).at(Step::Key)?;
        key.signed(&token).at(Step::Signature)?;
        let content = Content::read(&token.claims).at(Step::Content)?;
        content.is_for(expected).at(Step::Identity)?;
        content.is_at(expected, now).at(Step::Identity)?;
        content.proven(&token, key.algorithm, expected).at(Step::Content)
    }

    fn is_there(&self) -> Result<(), Flaw> {
        (!self.token.is_empty()).then_some(()).ok_or(MISSING)?;
        (self.token.len() <= MAX_BYTES).then_some(()).ok_or(TOO_LARGE)
    }

    fn read(&self, expected: &Expected<'_>) -> Result<Token<'_>, Flaw> {
        let dots = self.token.bytes().filter(|byte| *byte == b'.').count();
        (dots != DOTS_OF_ENCRYPTED).then_some(()).ok_or(ENCRYPTED)?;
        let algorithms: Vec<_> = expected.algorithms.iter().map(|one| one.of_token()).collect();
        let token = Token::read(self.token, &algorithms)?;
        let is_type = |kind: &Value<'_>| {
            kind.as_text().is_some_and(|kind| TYPES.iter().any(|one| one.eq_ignore_ascii_case(kind)))
        };
        token.header()?.get("typ").is_none_or(is_type).then_some(()).ok_or(OTHER_TYPE)?;
        Ok(token)
    }
}
