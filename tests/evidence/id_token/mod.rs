//! OpenID Connect's id_tokens: an issuer made for the test, and attacks of which each has its code.

mod attacks;
pub(crate) mod issuer;
#[cfg(test)]
mod verdicts;

#[allow(unused_imports, reason = "each of those who include this takes its own")]
pub(crate) use attacks::ATTACKS;

use hookseal::evidence::id_token::Expected;

use issuer::{CLIENT, ISSUER, NONCE, SUBJECT};

/// All that can be asked for.
pub(crate) const EXPECTED: Expected<'_> = Expected {
    nonce: Some(NONCE),
    subject: Some(SUBJECT),
    max_age: Some(3_600_000),
    acr: &["urn:example:high", "urn:example:substantial"],
    ..Expected::new(&[ISSUER], CLIENT)
};
