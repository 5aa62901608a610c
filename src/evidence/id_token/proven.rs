//! What an id_token proves.

use std::fmt;

use super::algorithm::Algorithm;
use crate::evidence::refusal::Step;

/// What an id_token proves: that this issuer authenticated this person, for this relying party. Times are in
/// milliseconds since 1970-01-01T00:00Z.
#[derive(Clone)]
pub struct Proven {
    /// Which id_token it is: SHA-256 of what was signed, header and claims. What is remembered to take it once.
    pub id: [u8; 32],
    /// Who issued it (`iss`): one of the expected.
    pub issuer: String,
    /// Who was authenticated (`sub`): a name that means somebody at this issuer alone.
    pub subject: String,
    /// For whom (`aud`): the expected is among them.
    pub audience: Vec<String>,
    /// When it was issued (`iat`).
    pub issued_at: u64,
    /// Until when it was to be taken (`exp`).
    pub expires_at: u64,
    /// When the person was authenticated (`auth_time`), where that is said.
    pub authenticated_at: Option<u64>,
    /// The class of the authentication (`acr`), where that is said.
    pub acr: Option<String>,
    /// The methods of the authentication (`amr`; RFC 8176), where they are said as texts.
    pub amr: Option<Vec<String>>,
    /// The name of the key that signed it (`kid`), where the token says it.
    pub key_id: Option<String>,
    /// What it was signed with.
    pub algorithm: Algorithm,
    /// All that was signed: JSON, each name once.
    pub claims: String,
    /// What the caller asked for beside issuer, relying party and time, and was shown.
    pub(super) asked: Vec<&'static str>,
}

/// What each step has shown.
const CHECKED: [(Step, &str); 5] = [
    (Step::Token, "a token of RS256 or ES256, without critical extensions"),
    (Step::Key, "one key of the issuer's is the one that it means, and is for its algorithm"),
    (Step::Signature, "signed by that key"),
    (
        Step::Content,
        "an id_token, JSON with each name once: issuer, subject, audience, and when it was issued and expires",
    ),
    (Step::Identity, "issuer, relying party and time are those expected"),
];

impl Proven {
    /// What was checked, step by step; what the caller asked for beside it is of the last step.
    #[must_use]
    pub fn checked(&self) -> Vec<(Step, &'static str)> {
        let asked = self.asked.iter().map(|what| (Step::Identity, *what));
        CHECKED.into_iter().chain(asked).collect()
    }
}

impl fmt::Debug for Proven {
    /// Nothing of a person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Proven { .. }")
    }
}
