//! From a certificate to the trust anchor (RFC 5280, section 6.1, without policies and
//! without name constraints, which are refused where they are read).
//!
//! The chain is the one that the signature names, in its order: none is searched for.

use super::certificate::{Certificate, KeyUsage};
use super::refusal::{Code, Flaw};

/// The most certificates before the anchor: BankID has three.
pub(super) const MAX_LENGTH: usize = 4;

const OTHER_ROOT: Flaw = (
    Code::UntrustedRoot,
    "the chain does not lead to the trust anchor: is that the root of this environment?",
);
const ROOT_INSIDE: Flaw =
    (Code::UntrustedRoot, "the signature brings a root of its own, which proves nothing");
const BROKEN: Flaw = (Code::BrokenChain, "a certificate was not issued by the one after it");
const NO_AUTHORITY: Flaw = (
    Code::CertificateConstraint,
    "a certificate that issued another may not do so: no CA, no keyCertSign, a limited purpose, or its path is too long",
);
const EXPIRED: Flaw =
    (Code::CertificateExpired, "a certificate of the chain was not valid when the signature was made");

/// Whether the owner of a key, a SubjectPublicKeyInfo, signed with an algorithm, an
/// AlgorithmIdentifier, both in DER, a message: with which the kind of evidence is signed.
pub(super) type Verify =
    fn(key: &[u8], algorithm: &[u8], message: &[u8], signature: &[u8]) -> Result<bool, Flaw>;

/// Whether `chain`, the leaf first, leads to the anchor, all of it valid at a time, in
/// milliseconds since 1970-01-01T00:00Z, where one is known already. From the anchor
/// downwards: whoever is not under it costs one signature.
pub(super) fn verify(
    chain: &[Certificate<'_>],
    anchor: &Certificate<'_>,
    signs: Verify,
    at: Option<u64>,
) -> Result<(), Flaw> {
    let is_valid = |certificate| at.map_or(Ok(()), |at| is_valid(certificate, at));
    let mut issuer = anchor;
    for (below, certificate) in chain.iter().enumerate().rev() {
        if certificate.subject == certificate.issuer {
            return Err(ROOT_INSIDE);
        }
        is_authority(issuer, below)?;
        is_valid(issuer)?;
        let is_below_anchor = std::ptr::eq(issuer, anchor);
        issued(certificate, issuer, signs, if is_below_anchor { OTHER_ROOT } else { BROKEN })?;
        issuer = certificate;
    }
    is_valid(issuer)
}

/// Whether a certificate was issued by the owner of another.
pub(super) fn issued(
    certificate: &Certificate<'_>,
    issuer: &Certificate<'_>,
    signs: Verify,
    otherwise: Flaw,
) -> Result<(), Flaw> {
    let ids = [certificate.extensions.authority_key_id, issuer.extensions.subject_key_id];
    let is_other_key = matches!(ids, [Some(named), Some(own)] if named != own);
    if certificate.issuer != issuer.subject || is_other_key {
        return Err(otherwise);
    }
    let Certificate { algorithm, signed, signature, .. } = certificate;
    signs(issuer.key_info, algorithm, signed, signature)?.then_some(()).ok_or(otherwise)
}

/// Whether it was valid at a time.
pub(super) fn is_valid(certificate: &Certificate<'_>, at: u64) -> Result<(), Flaw> {
    (certificate.not_before..=certificate.not_after).contains(&at).then_some(()).ok_or(EXPIRED)
}

/// Whether it may issue certificates, with `below` others between it and the leaf.
fn is_authority(certificate: &Certificate<'_>, below: usize) -> Result<(), Flaw> {
    let extensions = &certificate.extensions;
    let may_sign = extensions.key_usage.is_some_and(|usage| usage.allows(KeyUsage::CERTIFICATE_SIGN));
    let reaches = extensions.constraints.as_ref().is_some_and(|constraints| {
        constraints.is_authority && constraints.path_length.is_none_or(|length| below <= length)
    });
    // BankID's CAs have no purposes; what one would limit below it is not read here.
    (may_sign && reaches && extensions.purposes.is_none()).then_some(()).ok_or(NO_AUTHORITY)
}

/// NIST's paths (PKITS), as far as they are of this profile: no policies, no name
/// constraints, no CRLs.
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use serde_json::Value;

    use super::super::certificate::Certificate;
    use super::super::refusal::Flaw;
    use super::super::rsa;
    use super::verify;

    /// 2026-11-01T12:00:00Z: the certificates are good from 2010 to 2030.
    const AT: u64 = 1_793_534_400_000;

    fn judge(chain: &[Vec<u8>], anchor: &[u8]) -> Result<(), Flaw> {
        let chain = chain.iter().map(|der| Certificate::read(der)).collect::<Result<Vec<_>, _>>()?;
        verify(&chain, &Certificate::read(anchor)?, rsa::verify, Some(AT))
    }

    #[test]
    fn pkits() {
        let data: Value = serde_json::from_str(include_str!("../../tests/evidence/pkits.json")).unwrap();
        let certificate = |name: &str| STANDARD.decode(data["certificates"][name].as_str().unwrap()).unwrap();
        let anchor = certificate("TrustAnchorRootCertificate");
        let paths = data["paths"].as_array().unwrap();
        for path in paths {
            let names = path["chain"].as_array().unwrap().iter();
            let chain: Vec<_> = names.map(|name| certificate(name.as_str().unwrap())).collect();
            let is_taken = path["valid"] == true && path.get("refused").is_none();
            assert_eq!(judge(&chain, &anchor).is_ok(), is_taken, "{}", path["test"]);
        }
        assert!(paths.len() > 40);
    }
}
