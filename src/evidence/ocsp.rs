//! OCSP responses (RFC 6960) of BankID's profile: one answer, about one certificate, by
//! a responder of the certificate's issuer, made for one signature.

use der::Tag;
use der::asn1::ObjectIdentifier;

use super::certificate::{Certificate, Extensions, KeyUsage, extension};
use super::chain;
use super::der::{Elements, bit_string, explicit, implicit, integer, only};
use super::digest::sha1;
use super::refusal::{Code, Flaw};
use super::rsa;
use super::time;

/// The largest response, in bytes: BankID's have 1,922.
pub(super) const MAX_BYTES: usize = 12_288;
/// How far the status may lie before the response, in milliseconds. BankID's are made
/// for the question: both times are the same, and there is no time of a next.
const MAX_STATUS_AGE: u64 = 5 * 60_000;
/// SHA-1 of the signature, and 12 bytes that the responder does not know.
const NONCE_BYTES: usize = 32;

const SUCCESSFUL: &[u8] = &[0];
const BASIC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.1");
const NONCE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.2");
/// `AlgorithmIdentifier` of SHA-1, in DER, with and without its NULL (RFC 3370, section 2.1).
const SHA1: [&[u8]; 2] = [
    &[0x30, 0x09, 0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a, 0x05, 0x00],
    &[0x30, 0x07, 0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a],
];

const MALFORMED: Flaw = (Code::MalformedOcsp, "the OCSP response is not strict DER of RFC 6960");
const OTHER_PROFILE: Flaw = (
    Code::UnsupportedProfile,
    "the OCSP response has not one answer and one certificate, or critical extensions that are not understood here",
);
const OTHER_ALGORITHM: Flaw =
    (Code::UnsupportedProfile, "the OCSP response is signed with another algorithm than RSA with SHA-256");
const OTHER_NONCE: Flaw = (
    Code::UnsupportedProfile,
    "the OCSP response has its nonce in another form than BankID's, which is no OCTET STRING of its own",
);
const NOT_SUCCESSFUL: Flaw =
    (Code::OcspNotSuccessful, "the OCSP responder answered an error, which says nothing of the certificate");
const OTHER_RESPONDER: Flaw = (
    Code::OcspResponder,
    "the OCSP response is not by a responder that the certificate's own issuer authorised (OCSPSigning, ocsp-nocheck)",
);
const NOT_SIGNED: Flaw = (Code::OcspSignatureMismatch, "the OCSP response is not signed by its responder");
const OTHER_CERTIFICATE: Flaw =
    (Code::OcspOtherCertificate, "the OCSP response is about another certificate");
const REVOKED: Flaw = (Code::Revoked, "the certificate had been revoked");
const UNKNOWN: Flaw = (Code::StatusUnknown, "the OCSP responder does not know the certificate");
const TIMES: Flaw = (
    Code::OcspTime,
    "the times in the OCSP response contradict one another, or its status is over 5 minutes old",
);
const OTHER_SIGNATURE: Flaw = (
    Code::OcspNotForThisSignature,
    "the nonce of the OCSP response is not that of this signature: are both of the same order, and the signature's base64 unchanged?",
);

/// A response, read and not yet judged.
pub(super) struct Response<'r> {
    signed: &'r [u8],
    algorithm: &'r [u8],
    signature: &'r [u8],
    responder: Certificate<'r>,
    data: Data<'r>,
}

/// What the responder signed.
struct Data<'r> {
    /// A name in DER.
    responder: &'r [u8],
    /// In milliseconds since 1970-01-01T00:00Z, as are the others.
    produced_at: u64,
    answer: Answer<'r>,
    nonce: Option<&'r [u8]>,
}

/// What is said of one certificate.
struct Answer<'r> {
    issuer_name_hash: &'r [u8],
    issuer_key_hash: &'r [u8],
    serial: &'r [u8],
    status: Status,
    this_update: u64,
    next_update: Option<u64>,
}

#[derive(Clone, Copy)]
enum Status {
    Good,
    Revoked,
    Unknown,
}

impl<'r> Response<'r> {
    /// RFC 6960, section 4.2.1.
    pub(super) fn read(der: &'r [u8]) -> Result<Self, Flaw> {
        let basic = basic(der)?;
        let (signed, algorithm, signature, certificates) = parts(basic).ok_or(MALFORMED)?;
        let data = Data::read(signed)?;
        let mut list = Elements::of(certificates.ok_or(OTHER_PROFILE)?).ok_or(MALFORMED)?;
        let responder = Certificate::read(list.whole(Tag::Sequence).ok_or(OTHER_PROFILE)?)?;
        list.end().ok_or(OTHER_PROFILE)?;
        Ok(Self { signed, algorithm, signature, responder, data })
    }

    /// When it was made, in milliseconds since 1970-01-01T00:00Z: unverified as yet, and
    /// the time at which all certificates are judged.
    pub(super) const fn produced_at(&self) -> u64 {
        self.data.produced_at
    }

    /// Whether a responder of the issuer said of this certificate that it is good, for
    /// this signature, which is the text that was signed for: base64 without white space.
    pub(super) fn verify(
        &self,
        certificate: &Certificate<'_>,
        issuer: &Certificate<'_>,
        signature: &str,
    ) -> Result<(), Flaw> {
        (self.algorithm == rsa::SHA256_WITH_RSA).then_some(()).ok_or(OTHER_ALGORITHM)?;
        self.is_authorised(issuer)?;
        rsa::verify(self.responder.key_info, self.algorithm, self.signed, self.signature)?
            .then_some(())
            .ok_or(NOT_SIGNED)?;
        self.data.answer.is_about(certificate, issuer).then_some(()).ok_or(OTHER_CERTIFICATE)?;
        self.data.has_consistent_times().then_some(()).ok_or(TIMES)?;
        match self.data.answer.status {
            Status::Good => self.data.is_for(signature),
            Status::Revoked => Err(REVOKED),
            Status::Unknown => Err(UNKNOWN),
        }
    }

    /// RFC 6960, section 4.2.2.2: the issuer itself issued the responder's certificate,
    /// for this purpose. Any other CA of the same root is none.
    fn is_authorised(&self, issuer: &Certificate<'_>) -> Result<(), Flaw> {
        let Extensions { purposes, key_usage, constraints, is_without_revocation, .. } =
            &self.responder.extensions;
        let is_for_ocsp = purposes.as_ref().is_some_and(|purposes| purposes.ocsp_signing);
        let signs = KeyUsage::DIGITAL_SIGNATURE | KeyUsage::NON_REPUDIATION;
        let may_sign = key_usage.is_some_and(|usage| usage.allows(signs));
        let is_authority = constraints.as_ref().is_some_and(|constraints| constraints.is_authority);
        let is_named = self.data.responder == self.responder.subject;
        if !is_for_ocsp || !may_sign || is_authority || !is_without_revocation || !is_named {
            return Err(OTHER_RESPONDER);
        }
        chain::issued(&self.responder, issuer, rsa::verify, OTHER_RESPONDER)?;
        chain::is_valid(&self.responder, self.data.produced_at)
    }
}

/// The BasicOCSPResponse within an OCSPResponse.
fn basic(der: &[u8]) -> Result<&[u8], Flaw> {
    let mut outer = only(der, Tag::Sequence).and_then(Elements::of).ok_or(MALFORMED)?;
    let status = outer.value(Tag::Enumerated).ok_or(MALFORMED)?;
    if status != SUCCESSFUL {
        return Err(NOT_SUCCESSFUL);
    }
    let bytes = outer.value(explicit(0)).ok_or(MALFORMED)?;
    outer.end().ok_or(MALFORMED)?;
    let mut bytes = only(bytes, Tag::Sequence).and_then(Elements::of).ok_or(MALFORMED)?;
    if bytes.value(Tag::ObjectIdentifier).ok_or(MALFORMED)? != BASIC.as_bytes() {
        return Err(OTHER_PROFILE);
    }
    let basic = bytes.value(Tag::OctetString).ok_or(MALFORMED)?;
    bytes.end().ok_or(MALFORMED)?;
    Ok(basic)
}

/// What is signed, with which algorithm (DER), the signature, and the certificates.
type Parts<'r> = (&'r [u8], &'r [u8], &'r [u8], Option<&'r [u8]>);

fn parts(basic: &[u8]) -> Option<Parts<'_>> {
    let mut fields = Elements::of(only(basic, Tag::Sequence)?)?;
    let signed = fields.whole(Tag::Sequence)?;
    let algorithm = fields.whole(Tag::Sequence)?;
    let signature = bit_string(fields.value(Tag::BitString)?)?;
    let certificates = match fields.optional(explicit(0)) {
        Some(list) => Some(only(list, Tag::Sequence)?),
        None => None,
    };
    fields.end()?;
    Some((signed, algorithm, signature, certificates))
}

impl<'r> Data<'r> {
    /// ResponseData, of version 1, which is not written; a responder is named by its name.
    fn read(der: &'r [u8]) -> Result<Self, Flaw> {
        let mut fields = only(der, Tag::Sequence).and_then(Elements::of).ok_or(MALFORMED)?;
        let responder = fields.optional(explicit(1)).ok_or(OTHER_PROFILE)?;
        let produced_at = fields.value(Tag::GeneralizedTime).and_then(time::generalized).ok_or(MALFORMED)?;
        let mut answers = fields.sequence().ok_or(MALFORMED)?;
        let answer = Answer::read(&mut answers)?;
        answers.end().ok_or(OTHER_PROFILE)?;
        let extensions = fields.optional(explicit(1));
        fields.end().ok_or(MALFORMED)?;
        Ok(Self { responder, produced_at, answer, nonce: nonce(extensions)? })
    }

    fn has_consistent_times(&self) -> bool {
        let Answer { this_update, next_update, .. } = self.answer;
        let age = self.produced_at.checked_sub(this_update);
        age.is_some_and(|age| age <= MAX_STATUS_AGE)
            && next_update.is_none_or(|next| self.produced_at <= next)
    }

    /// BankID's guidelines for relying parties: the nonce begins with the SHA-1 of the
    /// signature's base64. It stands in its extension as it is, not in an OCTET STRING
    /// of its own as RFC 8954 has it.
    fn is_for(&self, signature: &str) -> Result<(), Flaw> {
        let nonce = self.nonce.ok_or(OTHER_SIGNATURE)?;
        if nonce.len() == NONCE_BYTES && nonce.starts_with(&sha1(signature.as_bytes())) {
            return Ok(());
        }
        Err(if only(nonce, Tag::OctetString).is_some() { OTHER_NONCE } else { OTHER_SIGNATURE })
    }
}

/// The nonce, where there is one.
fn nonce(extensions: Option<&[u8]>) -> Result<Option<&[u8]>, Flaw> {
    let Some(extensions) = extensions else { return Ok(None) };
    let mut list = only(extensions, Tag::Sequence).and_then(Elements::of).ok_or(MALFORMED)?;
    let mut nonce = None;
    while !list.is_end() {
        let (name, is_critical, value) = extension(&mut list).ok_or(MALFORMED)?;
        if name == NONCE {
            // Of two, which one counts would be for the reader to say.
            nonce.replace(value).is_none().then_some(()).ok_or(OTHER_PROFILE)?;
        } else if is_critical {
            return Err(OTHER_PROFILE);
        }
    }
    Ok(nonce)
}

impl<'r> Answer<'r> {
    /// SingleResponse.
    fn read(list: &mut Elements<'r>) -> Result<Self, Flaw> {
        let mut fields = list.sequence().ok_or(OTHER_PROFILE)?;
        let mut id = fields.sequence().ok_or(MALFORMED)?;
        let algorithm = id.whole(Tag::Sequence).ok_or(MALFORMED)?;
        if !SHA1.contains(&algorithm) {
            return Err(OTHER_PROFILE);
        }
        let answer = Self::read_rest(id, &mut fields).ok_or(MALFORMED)?;
        let extensions = fields.optional(explicit(1));
        fields.end().ok_or(MALFORMED)?;
        // A nonce has no place here.
        if nonce(extensions)?.is_some() {
            return Err(OTHER_PROFILE);
        }
        Ok(answer)
    }

    fn read_rest(mut id: Elements<'r>, fields: &mut Elements<'r>) -> Option<Self> {
        let issuer_name_hash = id.value(Tag::OctetString)?;
        let issuer_key_hash = id.value(Tag::OctetString)?;
        let serial = integer(id.value(Tag::Integer)?)?;
        id.end()?;
        let status = status(fields)?;
        let this_update = time::generalized(fields.value(Tag::GeneralizedTime)?)?;
        let next_update = match fields.optional(explicit(0)) {
            Some(time) => Some(time::generalized(only(time, Tag::GeneralizedTime)?)?),
            None => None,
        };
        Some(Self { issuer_name_hash, issuer_key_hash, serial, status, this_update, next_update })
    }

    fn is_about(&self, certificate: &Certificate<'_>, issuer: &Certificate<'_>) -> bool {
        self.serial == certificate.serial
            && self.issuer_name_hash == sha1(issuer.subject)
            && self.issuer_key_hash == sha1(issuer.key)
    }
}

/// `good` is empty, `unknown` too; `revoked` has a time and may have a reason.
fn status(fields: &mut Elements<'_>) -> Option<Status> {
    if let Some(value) = fields.optional(implicit(0)) {
        return value.is_empty().then_some(Status::Good);
    }
    if let Some(revoked) = fields.optional(explicit(1)) {
        let mut revoked = Elements::of(revoked)?;
        time::generalized(revoked.value(Tag::GeneralizedTime)?)?;
        if let Some(reason) = revoked.optional(explicit(0)) {
            only(reason, Tag::Enumerated)?;
        }
        revoked.end()?;
        return Some(Status::Revoked);
    }
    fields.value(implicit(2))?.is_empty().then_some(Status::Unknown)
}
