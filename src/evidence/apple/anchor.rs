//! What is trusted: Apple's root, pinned.

use crate::evidence::anchor::pinned;
use crate::evidence::certificate::Certificate;
use crate::evidence::refusal::{At as _, Code, Flaw, Refusal, Step};

/// Whose certificates are taken. Apple has one root for production and for its sandbox: which
/// of them a notification is of stands in what is signed, and is compared with
/// [`Expected::environment`](super::Expected::environment).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Root {
    /// `Apple Root CA - G3`, valid from 2014-04-30 to 2039-04-30: P-384.
    G3,
    /// Another, by the SHA-256 of its DER: Apple's next, or one for tests.
    Pinned([u8; 32]),
}

/// SHA-256 of the DER of `Apple Root CA - G3`, which Apple publishes at
/// <https://www.apple.com/certificateauthority/>.
const G3: [u8; 32] = [
    0x63, 0x34, 0x3a, 0xbf, 0xb8, 0x9a, 0x6a, 0x03, 0xeb, 0xb5, 0x7e, 0x9b, 0x3f, 0x5f, 0xa7, 0xbe, 0x7c,
    0x4f, 0x5c, 0x75, 0x6f, 0x30, 0x17, 0xb3, 0xa8, 0xc4, 0x88, 0xc3, 0x65, 0x3e, 0x91, 0x79,
];

const OTHER_ANCHOR: Flaw = (
    Code::UntrustedRoot,
    "the trust anchor is not Apple Root CA - G3, or not the one of the fingerprint: Apple has other roots, with which it signs other things",
);

/// A root that is trusted: given by the caller, and held to a fingerprint.
#[derive(Clone, Debug)]
pub struct Anchor {
    pub(super) der: Vec<u8>,
}

impl Anchor {
    /// Takes a certificate in PEM (RFC 7468) or in DER.
    ///
    /// # Errors
    /// [`Code::InvalidAnchor`] when it is none, and [`Code::UntrustedRoot`] when it is
    /// another than the one that is named.
    pub fn new(certificate: &[u8], root: Root) -> Result<Self, Refusal> {
        let fingerprint = match &root {
            Root::G3 => &G3,
            Root::Pinned(fingerprint) => fingerprint,
        };
        let der = pinned(certificate, fingerprint, OTHER_ANCHOR).at(Step::Input)?;
        Ok(Self { der })
    }

    pub(super) fn certificate(&self) -> Result<Certificate<'_>, Flaw> {
        Certificate::read(&self.der)
    }
}
