//! A text that Apple signed: a token (JWS, RFC 7515) that brings its certificates (`x5c`).

use std::ops::RangeInclusive;

use super::anchor::Anchor;
use super::proven::Signer;
use crate::document::Value;
use crate::evidence::base64;
use crate::evidence::certificate::{Certificate, KeyUsage};
use crate::evidence::chain;
use crate::evidence::ecdsa;
use crate::evidence::name::{COMMON_NAME, Name};
use crate::evidence::refusal::{Code, Flaw};
use crate::evidence::token::Token;
use crate::scheme::JwsAlgorithm;
use der::asn1::ObjectIdentifier;

/// What Apple marks the certificates with that sign for the App Store, and those that issue
/// these ("WWDR intermediate").
const SIGNS_RECEIPTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113635.100.6.11.1");
const ISSUES_SIGNERS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113635.100.6.2.1");

const OTHER_LENGTH: Flaw = (
    Code::UnsupportedProfile,
    "the header does not bring three certificates (x5c): the signer's, the intermediate's and the root's",
);
const NOT_BASE64: Flaw = (Code::MalformedBase64, "a certificate is not canonical base64");
const OTHER_ROOT: Flaw =
    (Code::UntrustedRoot, "the third certificate is not the trust anchor, byte for byte");
const NOT_A_SIGNER: Flaw = (
    Code::CertificateConstraint,
    "the first certificate is not one that signs for the App Store: it is a CA's, its key is for another use, or Apple's mark 1.2.840.113635.100.6.11.1 is missing",
);
const NOT_AN_INTERMEDIATE: Flaw = (
    Code::CertificateConstraint,
    "the second certificate has not Apple's mark 1.2.840.113635.100.6.2.1: it issues for other purposes",
);
const EXPIRED: Flaw =
    (Code::CertificateExpired, "a certificate of the chain was not valid when the text was signed");
const NOT_SIGNED: Flaw =
    (Code::SignatureMismatch, "the text is not signed by the key of its first certificate");

/// A token that brings its certificates, read and not yet judged.
pub(super) struct Signed<'t> {
    pub(super) token: Token<'t>,
    /// In base64, the signer's first. They are the sender's, and prove nothing before they lead to
    /// a root of the receiver's own.
    certificates: Vec<String>,
}

impl<'t> Signed<'t> {
    pub(super) fn read(token: &'t str) -> Result<Self, Flaw> {
        let token = Token::read(token, &[JwsAlgorithm::Es256])?;
        // RFC 7515, section 4.1.6.
        let certificates = match token.header()?.get("x5c") {
            Some(Value::List(list)) => list.iter().map(|one| one.as_text().map(ToOwned::to_owned)).collect(),
            _ => None,
        };
        Ok(Self { certificates: certificates.ok_or(OTHER_LENGTH)?, token })
    }
}

/// Whoever signs: a chain that leads to the root. When that was is not judged yet.
pub(super) struct Authority {
    /// The chain, as it came.
    certificates: Vec<String>,
    /// SubjectPublicKeyInfo.
    key: Vec<u8>,
    /// When all of its certificates are good, in milliseconds since 1970-01-01T00:00Z.
    validity: RangeInclusive<u64>,
    pub(super) signer: Signer,
}

impl Authority {
    /// Who a token says that signed it, if that leads to the root.
    pub(super) fn of(signed: &Signed<'_>, anchor: &Anchor) -> Result<Self, Flaw> {
        let [leaf, intermediate, root] = &signed.certificates[..] else { return Err(OTHER_LENGTH) };
        let decoded = |text: &String| base64::decode(text).ok_or(NOT_BASE64);
        let [leaf, intermediate, root] = [decoded(leaf)?, decoded(intermediate)?, decoded(root)?];
        (root == anchor.der).then_some(()).ok_or(OTHER_ROOT)?;
        let root = anchor.certificate()?;
        let chain = [Certificate::read(&leaf)?, Certificate::read(&intermediate)?];
        chain::verify(&chain, &root, ecdsa::verify, None)?;
        let [leaf, intermediate] = &chain;
        is_signer(leaf).then_some(()).ok_or(NOT_A_SIGNER)?;
        intermediate.extensions.names.contains(&ISSUES_SIGNERS).then_some(()).ok_or(NOT_AN_INTERMEDIATE)?;
        let all = [leaf, intermediate, &root];
        let from = all.iter().map(|one| one.not_before).max().unwrap_or(u64::MAX);
        let until = all.iter().map(|one| one.not_after).min().unwrap_or_default();
        Ok(Self {
            certificates: signed.certificates.clone(),
            key: leaf.key_info.to_vec(),
            validity: from..=until,
            signer: signer(leaf),
        })
    }

    /// Whether a token brings the same chain, which need not be judged twice.
    pub(super) fn is_of(&self, signed: &Signed<'_>) -> bool {
        self.certificates == signed.certificates
    }

    pub(super) fn signed(&self, signed: &Signed<'_>) -> Result<(), Flaw> {
        let is_signed =
            ecdsa::verify_es256(&self.key, signed.token.message.as_bytes(), &signed.token.signature)?;
        is_signed.then_some(()).ok_or(NOT_SIGNED)
    }

    pub(super) fn was_valid(&self, at: u64) -> Result<(), Flaw> {
        self.validity.contains(&at).then_some(()).ok_or(EXPIRED)
    }
}

fn is_signer(leaf: &Certificate<'_>) -> bool {
    let extensions = &leaf.extensions;
    let is_authority = extensions.constraints.as_ref().is_some_and(|constraints| constraints.is_authority);
    let may_sign = extensions.key_usage.is_some_and(|usage| {
        usage.allows(KeyUsage::DIGITAL_SIGNATURE) && !usage.allows(KeyUsage::CERTIFICATE_SIGN)
    });
    !is_authority && may_sign && extensions.purposes.is_none() && extensions.names.contains(&SIGNS_RECEIPTS)
}

fn signer(leaf: &Certificate<'_>) -> Signer {
    let common_name = |name| Name::read(name).and_then(|name| name.one(COMMON_NAME).map(ToOwned::to_owned));
    Signer {
        name: common_name(leaf.subject).unwrap_or_default(),
        issuer: common_name(leaf.issuer).unwrap_or_default(),
        serial: leaf.serial.to_vec(),
        der: leaf.der.to_vec(),
        not_before: leaf.not_before,
        not_after: leaf.not_after,
    }
}
