//! A signed text: a token (JWS, RFC 7515) in its compact form, read and not yet judged.

use super::ecdsa;
use super::refusal::{Code, Flaw};
use crate::document::{self, Members};
use crate::request::form_error::FormError;
use crate::request::jws;
use crate::scheme::JwsAlgorithm;

const MALFORMED: Flaw = (
    Code::MalformedToken,
    "what is signed is not three parts of canonical base64url, with a header of JSON whose names are there once",
);
const OTHER_ALGORITHM: Flaw = (
    Code::UnsupportedProfile,
    "what is signed names another algorithm (alg) than is taken: ES256 of Apple's, RS256 and ES256 of id_tokens, unless fewer are expected; never none, and never that of a shared secret",
);
const CRITICAL: Flaw = (
    Code::UnsupportedProfile,
    "the header of what is signed has extensions (crit, b64), of which none is known here",
);
const NOT_A_SIGNATURE: Flaw = (
    Code::MalformedToken,
    "the signature of ES256 is not two numbers of 32 bytes (RFC 7518, section 3.4): DER is another form",
);

/// A token.
pub(super) struct Token<'t> {
    /// What the signature is of.
    pub(super) message: &'t str,
    pub(super) signature: Vec<u8>,
    pub(super) algorithm: JwsAlgorithm,
    /// Which key its header names.
    pub(super) kid: Option<String>,
    /// JSON, as it was signed.
    pub(super) claims: Vec<u8>,
    header: Vec<u8>,
}

impl<'t> Token<'t> {
    /// Reads a token of one of these algorithms.
    pub(super) fn read(text: &'t str, allowed: &[JwsAlgorithm]) -> Result<Self, Flaw> {
        let (header, signature) = jws::read(text, allowed).map_err(flaw)?;
        let is_whole = header.algorithm != JwsAlgorithm::Es256 || signature.len() == ecdsa::ES256_BYTES;
        is_whole.then_some(()).ok_or(NOT_A_SIGNATURE)?;
        Ok(Self {
            message: jws::signed(text).ok_or(MALFORMED)?,
            signature,
            algorithm: header.algorithm,
            kid: header.kid,
            claims: jws::claims(text).ok_or(MALFORMED)?,
            header: jws::header(text).ok_or(MALFORMED)?,
        })
    }

    /// All that its header says. It is the sender's: a key or a certificate there proves nothing by itself.
    pub(super) fn header(&self) -> Result<Members<'_>, Flaw> {
        document::object(&self.header).ok_or(MALFORMED)
    }
}

fn flaw(error: FormError) -> Flaw {
    match error {
        FormError::OtherAlgorithm => OTHER_ALGORITHM,
        FormError::Critical => CRITICAL,
        _ => MALFORMED,
    }
}
