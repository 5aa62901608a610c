//! What is trusted: one root, pinned.

use der::Tag;

use super::base64;
use super::certificate::{self, Certificate};
use super::digest::sha256;
use super::refusal::{At as _, Code, Flaw, Refusal, Step};

/// Whose certificates are taken. Production and test never both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Environment {
    /// People: `BankID Root CA v1`, valid from 2011-12-07 to 2034-12-31.
    Production,
    /// Nobody: whoever asks for a test BankID gets one of any name and number. `Test
    /// BankID Root CA v1 Test`, valid from 2011-09-22 to 2034-12-31.
    Test,
    /// A root of one's own, by the SHA-256 of its DER: BankID's next, or one for tests.
    Pinned([u8; 32]),
}

/// SHA-256 of the roots' DER. BankID gives them on request; both stand, the same, in two
/// public repositories that have nothing to do with each other, and BankID's published
/// sample verifies with the second.
const PRODUCTION: [u8; 32] = [
    0xca, 0x32, 0x58, 0x8e, 0x38, 0x5b, 0x96, 0x1d, 0x58, 0xe2, 0x60, 0x10, 0xc6, 0xf8, 0xc8, 0x39, 0xf7,
    0xca, 0x07, 0x1e, 0x49, 0x7d, 0xe6, 0xb7, 0x84, 0x16, 0x40, 0xa6, 0x15, 0x06, 0xfd, 0x31,
];
const TEST: [u8; 32] = [
    0xc6, 0xfa, 0xea, 0xf8, 0xcc, 0xad, 0xcf, 0xd0, 0x73, 0x8d, 0xc9, 0x91, 0x40, 0xca, 0x78, 0x8c, 0x1a,
    0x19, 0xa9, 0x3f, 0x84, 0x3c, 0x5a, 0x9e, 0xc1, 0x36, 0x98, 0x72, 0xd5, 0x0e, 0x45, 0xf2,
];

const NOT_A_CERTIFICATE: Flaw =
    (Code::InvalidAnchor, "the trust anchor is not one X.509 certificate, in PEM or DER");
const OTHER_ANCHOR: Flaw = (
    Code::UntrustedRoot,
    "the trust anchor is not the root of this environment: production and test have one each, and their TLS roots are others",
);

impl Environment {
    pub(super) const fn fingerprint(&self) -> &[u8; 32] {
        match self {
            Self::Production => &PRODUCTION,
            Self::Test => &TEST,
            Self::Pinned(fingerprint) => fingerprint,
        }
    }
}

/// A root that is trusted: given by the caller, and held to a fingerprint.
#[derive(Clone, Debug)]
pub struct Anchor {
    der: Vec<u8>,
    environment: Environment,
}

impl Anchor {
    /// Takes a certificate in PEM (RFC 7468) or in DER.
    ///
    /// # Errors
    /// [`Code::InvalidAnchor`] when it is none, and [`Code::UntrustedRoot`] when it is
    /// another than the environment's.
    pub fn new(certificate: &[u8], environment: Environment) -> Result<Self, Refusal> {
        let der = pinned(certificate, environment.fingerprint(), OTHER_ANCHOR).at(Step::Input)?;
        Ok(Self { der, environment })
    }

    /// The environment that it was given for.
    #[must_use]
    pub const fn environment(&self) -> Environment {
        self.environment
    }

    pub(super) fn certificate(&self) -> Result<Certificate<'_>, Flaw> {
        Certificate::read(&self.der)
    }
}

/// The DER of a root, in PEM or in DER, that has this fingerprint.
pub(super) fn pinned(certificate: &[u8], fingerprint: &[u8; 32], otherwise: Flaw) -> Result<Vec<u8>, Flaw> {
    let der = der_of(certificate).ok_or(NOT_A_CERTIFICATE)?;
    (sha256(&der) == *fingerprint).then_some(()).ok_or(otherwise)?;
    Certificate::read(&der).map_err(|_| NOT_A_CERTIFICATE)?;
    Ok(der)
}

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE-----";

/// One certificate, in either form.
fn der_of(certificate: &[u8]) -> Option<Vec<u8>> {
    // PEM is a third larger, and has lines.
    (certificate.len() <= certificate::MAX_BYTES.saturating_mul(2)).then_some(())?;
    if super::der::only(certificate, Tag::Sequence).is_some() {
        return Some(certificate.to_vec());
    }
    let text = std::str::from_utf8(certificate).ok()?.trim();
    base64::decode_lines(text.strip_prefix(BEGIN)?.strip_suffix(END)?)
}
